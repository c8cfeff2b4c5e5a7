/** How workflows about those who work here are spoken to. Plain values, as those of tickets are. */

/** Names of the workflow types, as `workflows/index.ts` exports them. */
export const HAND_OVER_WORKFLOW = 'handOverWorkflow';
export const PASSWORD_MAIL_WORKFLOW = 'passwordMailWorkflow';
export const NOTICE_MAIL_WORKFLOW = 'noticeMailWorkflow';

/** A link by its id; its token is made where the mail is written, and stands in no history. */
export type PasswordMail = { link: string; tries: number };

/** How a link is mailed. */
export const passwordMailStart = (mail: PasswordMail, taskQueue: string) => ({
  workflowId: `password-link-${mail.link}`,
  taskQueue,
  args: [mail] as [PasswordMail],
});

/** How open tickets are handed over whose owner or team is none any more: one run at a time, which ends when there are none. */
export const handOverStart = (taskQueue: string) =>
  ({
    workflowId: `hand-over-${taskQueue}`,
    taskQueue,
    args: [],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  }) as const;

/** How a mail about notices is sent: one attempt at a time for each. */
export const noticeMailStart = (id: string, taskQueue: string) =>
  ({
    workflowId: `notice-mail-${id}`,
    taskQueue,
    args: [{ id }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  }) as const;

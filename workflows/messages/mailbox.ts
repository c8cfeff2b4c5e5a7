/** How the workflows of mailboxes, of held mail and of the housekeeping are spoken to. Plain values, as those of tickets are. */
import type { SignalDefinition } from '@temporalio/common';
import type { QuarantineDecision } from '../../domain/mail/ledger.ts';

/** One workflow a mailbox; the id carries nothing personal. */
export const mailboxWorkflowId = (id: string): string => `mailbox-${id}`;
export const HOUSEKEEPING_ID = 'housekeeping';

/** Names of the workflow types, as `workflows/index.ts` exports them. */
export const MAILBOX_WORKFLOW = 'mailboxWorkflow';
export const CHECK_MAILBOX_WORKFLOW = 'checkMailboxWorkflow';
export const DRY_COUNT_WORKFLOW = 'dryCountWorkflow';
export const RECOGNISE_MAILBOX_WORKFLOW = 'recogniseMailboxWorkflow';
export const TRY_APPLICATION_WORKFLOW = 'tryApplicationWorkflow';
export const RELEASE_MAIL_WORKFLOW = 'releaseMailWorkflow';
export const REDEEM_CONSENT_WORKFLOW = 'redeemConsentWorkflow';
export const ALARM_MAIL_WORKFLOW = 'alarmMailWorkflow';
export const HOUSEKEEPING_WORKFLOW = 'housekeepingWorkflow';

/** Queues hang on one base name, so that installations and tests can share a namespace. */
export const queues = (base: string) => ({ tickets: base, mailOut: `${base}-mail-out`, mailIn: `${base}-mail-in` });

export type MailboxRun = { mailbox: string };

/** How a mailbox's workflow starts, whoever starts it; one that runs goes on. */
export const mailboxStart = (mailbox: string, taskQueue: string) =>
  ({
    workflowId: mailboxWorkflowId(mailbox),
    taskQueue,
    args: [{ mailbox } satisfies MailboxRun],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
  }) as const;

/** What a person decided about the held mail of a ledger row. */
export type HeldMailDecision = { inbound: number; to: QuarantineDecision };

/** How a decision is carried out: one at a time for one mail, whose `key` names the run; a second click joins the first. */
export const releaseStart = (key: string, decision: HeldMailDecision, taskQueue: string) =>
  ({
    workflowId: `release-${key}`,
    taskQueue,
    args: [decision],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  }) as const;

/** How the tokens of a consent are fetched: once for each, whose secrets stand sealed in Postgres. */
export const consentStart = (consent: string, taskQueue: string) =>
  ({
    workflowId: `mail-consent-${consent}`,
    taskQueue,
    args: [{ consent }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  }) as const;

/** The mailbox's settings changed, or an operator wants it to connect now. */
export const reconnectSignal = { type: 'signal', name: 'reconnect' } as SignalDefinition;

/** How a mailbox is told to connect anew, whoever tells it; its workflow begins where there is none. */
export const reconnectStart = (mailbox: string, taskQueue: string) => ({
  ...mailboxStart(mailbox, taskQueue),
  signal: reconnectSignal,
  signalArgs: [] as [],
});

/** How an alarm is sent: one attempt at a time for each. */
export const alarmMailStart = (id: string, taskQueue: string) =>
  ({
    workflowId: `alarm-${id}`,
    taskQueue,
    args: [{ id }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  }) as const;

/** What is to be done when somebody works here no longer, or a team is merged into another. */
import { continueAsNew, sleep } from '@temporalio/workflow';
import { mailOut, store } from './activities.ts';
import type { PasswordMail } from './messages/people.ts';

/** A page a second: tickets of hundreds must not come down on the installation at once. */
const PACE_MS = 1_000;
const PAGES = 200;

/** Hands over open tickets page by page until there are none, or none can be just now; the housekeeping looks again. */
export async function handOverWorkflow(): Promise<void> {
  for (let page = 0; page < PAGES; page += 1) {
    const { moved } = await store.handOver();
    if (moved === 0) return;
    await sleep(PACE_MS);
  }
  await continueAsNew<typeof handOverWorkflow>();
}

/** Between two attempts. Of a mail that somebody waits for at their desk there is one, of one that was asked for at the door three. */
const AGAIN_MS = 60_000;

/** Mails a link to choose a password; `sent` says whether a server took it. */
export async function passwordMailWorkflow({ link, tries }: PasswordMail): Promise<{ sent: boolean }> {
  for (let left = tries; ; left -= 1) {
    const answer = await mailOut().mailPasswordLink({ link });
    if (answer.sent || left <= 1) return answer;
    await sleep(AGAIN_MS);
  }
}

/** One attempt to mail somebody what they have not read; the housekeeping begins the next. */
export async function noticeMailWorkflow(mail: { id: string }): Promise<void> {
  await mailOut().sendNoticeMail(mail);
}

/** One mailbox, watched for ever: a single long activity, started again when it ends or its settings change. */
import {
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  log,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { checks, mailOut, consents, mailIn, store } from './activities.ts';
import type { LedgerState } from '../domain/mail/ledger.ts';
import { type HeldMailDecision, type MailboxRun, reconnectSignal } from './messages/mailbox.ts';

/** Ends only when the mailbox is gone; `reconnect` makes it read its settings and connect anew. */
export async function mailboxWorkflow({ mailbox }: MailboxRun): Promise<void> {
  let asked = false;
  let scope: CancellationScope | undefined;
  setHandler(
    reconnectSignal,
    () => {
      asked = true;
      scope?.cancel();
    },
    { description: 'settings changed: connect anew' },
  );

  for (;;) {
    asked = false;
    scope = new CancellationScope();
    let outcome: 'again' | 'paused' | 'gone' = 'again';
    try {
      outcome = await scope.run(() => mailIn().watchMailbox({ mailbox }));
    } catch (error) {
      // Ours to end only when the whole workflow was cancelled; a cancelled scope is a reconnect.
      if (isCancellation(error) && !asked) throw error;
      if (!isCancellation(error)) {
        log.error('watching failed', { mailbox, error: String(error) });
        await sleep('10 seconds');
      }
    }
    // It may have been taken up again since the watch looked: whoever did so has asked for one.
    if (outcome === 'gone' && !asked) return;
    if (outcome === 'paused') await condition(() => asked);
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof mailboxWorkflow>({ mailbox });
  }
}

/** Tries a connection with sealed settings; the answer, sealed too, says what was proved of each server. */
export async function checkMailboxWorkflow(request: { sealed: string }): Promise<{ sealed: string }> {
  return checks().checkMailbox(request);
}

/** Fetches the tokens of a consent; what became of it stands in Postgres. */
export async function redeemConsentWorkflow({ consent }: { consent: string }): Promise<void> {
  await consents().redeemConsent({ consent });
}

/** Counts what an archive would take; settings and answer are sealed. */
export async function dryCountWorkflow(request: { sealed: string }): Promise<{ sealed: string }> {
  return checks().countMails(request);
}

/** Asks the world about the domain of an address; address and answer are sealed. */
export async function recogniseMailboxWorkflow(request: { sealed: string }): Promise<{ sealed: string }> {
  return checks().recogniseMailbox(request);
}

/** Has an application prove itself at its service; settings and answer are sealed. */
export async function tryApplicationWorkflow(request: { sealed: string }): Promise<{ sealed: string }> {
  return checks().tryApplication(request);
}

/** Carries out a person's decision on a held mail; the answer is the row's state afterwards. */
export async function releaseMailWorkflow(decision: HeldMailDecision): Promise<{ state: LedgerState }> {
  return store.releaseMail(decision);
}

/** One attempt to send an alarm; what is put off, the housekeeping has tried again. */
export async function alarmMailWorkflow(mail: { id: string }): Promise<void> {
  await mailOut().sendAlarmMail(mail);
}

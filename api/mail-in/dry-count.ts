/** What an archive would take, counted by the worker before anybody decides about it. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../contract/routes.ts';
import { storedServers } from '../../db/mail-in/mailboxes.ts';
import type { DryCount } from '../../domain/mail/folders.ts';
import { Problem } from '../../domain/problem.ts';
import { DRY_COUNT_WORKFLOW } from '../../workflows/messages/mailbox.ts';
import type { Handler } from '../http/handler.ts';
import { requireTemporal } from '../temporal.ts';
import { checkSince } from './incoming.ts';
import { passwordsFor } from './passwords.ts';
import { consentToTry } from './sign-in.ts';
import { withCheckedTrust } from './trust.ts';

const WITHIN_MS = 60_000;

/** A stored password stands in for an absent one where it may go. Problems `password-again`, `unavailable` without an answer in a minute. */
export const dryCountMailbox: Handler<Routes['dryCountMailbox']> = async (deps, { body: asked }) => {
  checkSince('since', asked.since);
  await requireTemporal(deps);
  // Nothing is sent: only the receiving side is looked at.
  const { imap } = withCheckedTrust({ imap: asked.imap, smtp: asked.imap }, Date.now());
  const stored = asked.id === undefined ? undefined : await storedServers(deps.pool, asked.id);
  const given = { imapPassword: asked.imapPassword, consent: asked.consent };
  const consent = await consentToTry(deps, { imap, smtp: imap, ...given }, stored);
  const imapPassword =
    consent === null ? passwordsFor(deps.vault, stored, { imap, smtp: stored?.smtp ?? imap, ...given }).imap : '';
  const folders = asked.folders?.map(({ path }) => path) ?? [asked.folder];
  const request = { imap, consent, imapPassword, folders, since: asked.since };
  try {
    return await deps.temporal.withDeadline(Date.now() + WITHIN_MS, async () => {
      const { sealed }: { sealed: string } = await deps.temporal.workflow.execute(DRY_COUNT_WORKFLOW, {
        workflowId: `mailbox-dry-count-${randomUUID()}`,
        taskQueue: deps.taskQueue,
        args: [{ sealed: deps.vault.seal('mailbox-check', JSON.stringify(request)) }],
        workflowExecutionTimeout: WITHIN_MS,
      });
      return JSON.parse(deps.vault.open('mailbox-checked', sealed)) as DryCount;
    });
  } catch (error) {
    deps.log.warn('a dry count had no answer', { error: String(error) });
    throw new Problem('unavailable', 'the count did not answer within a minute; see that a worker runs');
  }
};

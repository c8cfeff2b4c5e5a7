/** What an archive would take, counted by the worker before anybody decides about it. */
import type { Routes } from '../../contract/routes.ts';
import { deletedWith } from '../../db/mail-in/deletion.ts';
import { storedServers } from '../../db/mail-in/mailboxes.ts';
import type { DryCount } from '../../domain/mail/folders.ts';
import { DRY_COUNT_WORKFLOW } from '../../workflows/messages/mailbox.ts';
import type { Handler } from '../http/handler.ts';
import { requireTemporal } from '../temporal.ts';
import { checkSince } from './incoming.ts';
import { passwordsFor } from './passwords.ts';
import { consentToTry } from './sign-in.ts';
import { withCheckedTrust } from './trust.ts';
import { workerAnswer } from './worker-answer.ts';

const COUNT = {
  workflow: DRY_COUNT_WORKFLOW,
  id: 'mailbox-dry-count',
  name: 'dry count',
  withinMs: 60_000,
  owners: { asked: 'mailbox-check', answered: 'mailbox-checked' },
};

/** A stored password stands in for an absent one where it may go. Problems `password-again`, `unavailable` without an answer in a minute. */
export const dryCountMailbox: Handler<Routes['dryCountMailbox']> = async (deps, { body: asked }) => {
  checkSince('since', asked.since);
  await requireTemporal(deps);
  // Nothing is sent: only the receiving side is looked at.
  const { imap } = withCheckedTrust({ imap: asked.imap, smtp: asked.imap }, Date.now());
  const stored = asked.id === undefined ? undefined : await storedServers(deps.pool, asked.id);
  const given = { imapPassword: asked.imapPassword, consent: asked.consent };
  const consent = await consentToTry(deps, { imap, smtp: imap, ...given }, stored && { ...stored, smtp: stored.imap });
  const imapPassword =
    consent === null ? passwordsFor(deps.vault, stored, { imap, smtp: stored?.smtp ?? imap, ...given }).imap : '';
  const folders = asked.folders?.map(({ path }) => path) ?? [asked.folder];
  const known = stored?.id ?? (asked.address === undefined ? null : await deletedWith(deps.pool, asked.address));
  const address = stored?.address ?? asked.address ?? null;
  return workerAnswer<DryCount>(deps, COUNT, {
    ...{ imap, consent, imapPassword, folders, since: asked.since },
    ...{ mailbox: known, address },
  });
};

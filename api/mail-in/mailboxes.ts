/** Mailboxes: settings, trying a connection, and the ledger of what was taken from them. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { listLedger as readLedger } from '../../db/mail-in/ledger-lists.ts';
import { deletedWith, reviveMailbox } from '../../db/mail-in/deletion.ts';
import {
  insertMailbox,
  lockAddresses,
  listMailboxes as readMailboxes,
  mailboxById,
  notifyMailbox,
  storedServers,
  updateMailbox as saveMailbox,
  type MailboxRow,
  type MailboxSettings,
} from '../../db/mail-in/mailboxes.ts';
import { chooseConsent } from '../../db/mail-in/oauth-consents.ts';
import { forgetRefusals } from '../../db/mail-in/sign-ins.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { defaultTeam, knownTeams } from '../../db/people/teams.ts';
import { noticeTo } from '../../db/people/agent-notices.ts';
import { chosenOf } from '../../domain/mail/folders.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { ConnectionCheck } from '../../domain/mail/provider/connection-check.ts';
import { changesOf } from '../../domain/mail/mailbox.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { CHECK_MAILBOX_WORKFLOW, MAILBOX_WORKFLOW, reconnectStart } from '../../workflows/messages/mailbox.ts';
import { sealPassword } from '../../vault/mailbox-password.ts';
import { checkSince, incomingOf, taken } from './incoming.ts';
import { passwordsFor } from './passwords.ts';
import { withCheckedTrust } from './trust.ts';
import { workerAnswer } from './worker-answer.ts';
import { consentFor, consentIn, consentToTry } from './sign-in.ts';
import type { Deps } from '../http/deps.ts';
import { nextOf } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { failureOf, requireTemporal } from '../temporal.ts';

type Body = Parameters<Handler<Routes['createMailbox']>>[1]['body'];
const CHECK_MS = 30_000;
const CHECK = {
  workflow: CHECK_MAILBOX_WORKFLOW,
  id: 'mailbox-check',
  name: 'connection test',
  owners: { asked: 'mailbox-check', answered: 'mailbox-checked' },
};

export const listMailboxes: Handler<Routes['listMailboxes']> = async ({ pool }) => ({
  items: await readMailboxes(pool),
  next: null,
});

/** Problems: `bad-input` for an address that has a mailbox, an unknown team or no password, `unavailable`. */
export const createMailbox: Handler<Routes['createMailbox']> = async (deps, { body, who }) => {
  await requireTemporal(deps);
  // An address that was here before goes on where it was: its ledger knows what was taken.
  return saved(deps, who.id, (await deletedWith(deps.pool, body.address)) ?? randomUUID(), body, null);
};

export const updateMailbox: Handler<Routes['updateMailbox']> = async (deps, { params, body, who }) => {
  const before = await found(deps, params.id);
  await requireTemporal(deps);
  return saved(deps, who.id, params.id, body, before);
};

/** Makes or changes a mailbox and has its workflow connect anew. `by` is null when the installation itself asks. */
export async function saved(
  deps: Deps,
  by: string | null,
  id: string,
  asked: Body,
  before: MailboxRow | null,
): Promise<MailboxRow> {
  const { pool, vault } = deps;
  const body = withCheckedTrust(asked, Date.now());
  await inTransaction(pool, async (db) => {
    await lockAddresses(db);
    const teamId = body.team ?? before?.team.id ?? (await defaultTeam(db))?.id;
    if (teamId === undefined || !(await knownTeams(db, [teamId])).has(teamId))
      throw badField('team', 'unknown', 'there is no such team');
    const incoming = await incomingOf(db, { id, body, before }, deps.settings.mailProviders.providers);
    const consent = await consentFor(deps, db, body, before ?? undefined);
    // What a consent does needs no password, and none is kept.
    const passwords =
      consent === null
        ? passwordsFor(vault, before === null ? undefined : await storedServers(db, id), body)
        : { imap: '', smtp: '' };
    // Always sealed anew: the place may be a safer one than before.
    const sealed = (side: 'imap' | 'smtp') => sealPassword(vault, { id, side, at: body[side] }, passwords[side]);
    const kept = before?.archive?.since ?? null;
    const archiveSince = body.archiveSince === undefined ? kept : body.archiveSince;
    if (archiveSince !== null && archiveSince !== kept) checkSince('archiveSince', archiveSince);
    const probeHours = body.probeHours === undefined ? (before?.probeHours ?? null) : body.probeHours;
    const ticketsPerMinute = body.ticketsPerMinute ?? before?.ticketsPerMinute ?? LIMITS.ticketsMinute;
    const box: MailboxSettings = {
      id,
      teamId,
      address: body.address,
      name: body.name,
      language: body.language,
      folder: incoming.folders[0]!.path,
      ...incoming,
      pollSeconds: body.pollSeconds,
      acknowledge: body.acknowledge,
      plusAddressing: body.plusAddressing,
      ticketsPerMinute,
      probeHours,
      paused: body.paused,
      imap: body.imap,
      smtp: body.smtp,
      imapSecret: sealed('imap'),
      smtpSecret: sealed('smtp'),
      // What the configuration names, whoever runs the installation vouches for.
      trusted: by === null,
      // What a folder holds from before would become open tickets with promises, and its senders would get mail.
      fromNow: true,
      archiveSince,
    };
    if (before !== null || (await reviveMailbox(db, id))) {
      await saveMailbox(db, box);
      await forgetRefusals(db, id);
    } else if (!(await insertMailbox(db, box))) throw taken('address');
    await chooseConsent(db, id, consent);
    const entered = (['imap', 'smtp'] as const).filter((side) => body[`${side}Password`] !== undefined);
    const changed =
      before === null
        ? []
        : changesOf(
            {
              ...before,
              consent: consentIn(before.signIn),
              folders: chosenOf(before.folders),
              team: before.team.id,
              archiveSince: kept,
            },
            { ...body, consent, ...incoming, team: teamId, archiveSince, ticketsPerMinute, probeHours },
            entered,
          );
    await audit(db, by, before === null ? 'mailbox.create' : 'mailbox.update', id, {
      imap: body.imap.host,
      smtp: body.smtp.host,
      paused: body.paused,
      passwords: entered,
      changed,
    });
    if (before === null || changed.length > 0)
      await noticeTo(db, 'admin', {
        by,
        kind: before === null ? 'mailbox-connected' : 'mailbox-changed',
        subject: id,
        detail: { address: body.address, changed },
      });
    await notifyMailbox(db, id);
  });
  await reconnect(deps, id);
  return found(deps, id);
}

/** Starts the mailbox's workflow, or tells it to read its settings again. The worker also starts those it finds without one. */
export async function reconnect(deps: Deps, id: string): Promise<void> {
  try {
    await deps.temporal.withDeadline(Date.now() + 5_000, () =>
      deps.temporal.workflow.signalWithStart(MAILBOX_WORKFLOW, reconnectStart(id, deps.taskQueue)),
    );
  } catch (error) {
    if (failureOf(error).kind === 'fault') throw error;
    deps.log.warn('a mailbox waits for its workflow', { mailbox: id });
  }
}

/**
 * Tries both servers from the worker; a stored password stands in for an absent one where it may go. Problems `password-again`, `bad-input`
 * for a mail around without an address, `unavailable` when there was no answer in time.
 */
export const checkMailbox: Handler<Routes['checkMailbox']> = async (deps, { body: asked }) => {
  await requireTemporal(deps);
  const body = withCheckedTrust(asked, Date.now());
  const stored = body.id === undefined ? undefined : await storedServers(deps.pool, body.id);
  const consent = await consentToTry(deps, body, stored);
  const passwords = consent === null ? passwordsFor(deps.vault, stored, body) : { imap: '', smtp: '' };
  const address = body.address ?? stored?.address;
  if (body.loop && address === undefined)
    throw badField('address', 'missing', 'a mail is sent around from this address to itself');
  const request = {
    imap: body.imap,
    smtp: body.smtp,
    folder: body.folder,
    consent,
    imapPassword: passwords.imap,
    smtpPassword: passwords.smtp,
    loop: body.loop ? address : null,
  };
  const withinMs = body.loop ? CHECK_MS + LIMITS.loopMs + CHECK_MS / 2 : CHECK_MS;
  return workerAnswer<ConnectionCheck>(deps, { ...CHECK, withinMs }, request);
};

/** Has a mailbox signed in to again that was given up, at both servers; nothing else of it changes. */
export const signInAgain: Handler<Routes['signInAgain']> = async (deps, { params, who }) => {
  await found(deps, params.id);
  await requireTemporal(deps);
  await inTransaction(deps.pool, async (db) => {
    await forgetRefusals(db, params.id);
    await audit(db, who.id, 'mailbox.sign-in', params.id, {});
  });
  await reconnect(deps, params.id);
  return found(deps, params.id);
};

export const listLedger: Handler<Routes['listLedger']> = async (deps, { params, query }) => {
  await found(deps, params.id);
  const items = await readLedger(deps.pool, params.id, query.before ?? null, query.limit);
  return { items, next: nextOf(items, query.limit, ({ id }) => String(id)) };
};

export async function found({ pool }: Deps, id: string): Promise<MailboxRow> {
  const mailbox = await mailboxById(pool, id);
  if (mailbox === undefined) throw new Problem('not-found', 'there is no such mailbox');
  return mailbox;
}

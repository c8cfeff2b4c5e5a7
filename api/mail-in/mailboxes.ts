/** Mailboxes: settings, trying a connection, and the ledger of what was taken from them. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { listLedger as readLedger } from '../../db/mail-in/ledger-lists.ts';
import {
  addressTaken,
  insertMailbox,
  listMailboxes as readMailboxes,
  mailboxById,
  mailboxSecrets,
  notifyMailbox,
  updateMailbox as saveMailbox,
  type MailboxRow,
  type MailboxSettings,
} from '../../db/mail-in/mailboxes.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { defaultTeam, knownTeams } from '../../db/people/teams.ts';
import type { ConnectionCheck } from '../../domain/mail/mailbox.ts';
import { badField, Problem } from '../../domain/problem.ts';
import {
  CHECK_MAILBOX_WORKFLOW,
  MAILBOX_WORKFLOW,
  mailboxStart,
  reconnectSignal,
} from '../../workflows/messages/mailbox.ts';
import type { Deps } from '../http/deps.ts';
import type { Handler } from '../http/handler.ts';
import { failureOf, requireTemporal } from '../temporal.ts';

type Body = Parameters<Handler<Routes['createMailbox']>>[1]['body'];
const CHECK_MS = 30_000;

export const listMailboxes: Handler<Routes['listMailboxes']> = async ({ pool }) => ({
  items: await readMailboxes(pool),
  next: null,
});

/** Problems: `bad-input` for an address that has a mailbox or an unknown team, `unavailable`. */
export const createMailbox: Handler<Routes['createMailbox']> = async (deps, { body, who }) => {
  await requireTemporal(deps);
  return saved(deps, who.id, randomUUID(), body, null);
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
  body: Body,
  before: MailboxRow | null,
): Promise<MailboxRow> {
  const { pool, vault } = deps;
  await inTransaction(pool, async (db) => {
    const teamId = body.team ?? before?.team.id ?? (await defaultTeam(db))?.id;
    if (teamId === undefined || !(await knownTeams(db, [teamId])).has(teamId))
      throw badField('team', 'there is no such team');
    const sealed = (side: 'imap' | 'smtp', password: string | undefined) =>
      password === undefined && before !== null ? null : vault.seal(`mailbox:${id}:${side}`, password ?? '');
    const box: MailboxSettings = {
      id,
      teamId,
      address: body.address,
      name: body.name,
      language: body.language,
      folder: body.folder,
      pollSeconds: body.pollSeconds,
      acknowledge: body.acknowledge,
      paused: body.paused,
      imap: body.imap,
      smtp: body.smtp,
      imapSecret: sealed('imap', body.imapPassword),
      smtpSecret: sealed('smtp', body.smtpPassword),
    };
    if (before === null ? !(await insertMailbox(db, box)) : await addressTaken(db, body.address, id))
      throw badField('address', 'this address has a mailbox already');
    if (before !== null) await saveMailbox(db, box);
    const passwords = [body.imapPassword !== undefined && 'imap', body.smtpPassword !== undefined && 'smtp'].filter(
      Boolean,
    );
    await audit(db, by, before === null ? 'mailbox.create' : 'mailbox.update', id, {
      imap: body.imap.host,
      smtp: body.smtp.host,
      paused: body.paused,
      passwords,
    });
    await notifyMailbox(db, id);
  });
  await reconnect(deps, id);
  return found(deps, id);
}

/** Starts the mailbox's workflow, or tells it to read its settings again. The worker also starts those it finds without one. */
async function reconnect(deps: Deps, id: string): Promise<void> {
  try {
    await deps.temporal.withDeadline(Date.now() + 5_000, () =>
      deps.temporal.workflow.signalWithStart(MAILBOX_WORKFLOW, {
        ...mailboxStart(id, deps.taskQueue),
        signal: reconnectSignal,
        signalArgs: [],
      }),
    );
  } catch (error) {
    if (failureOf(error).kind === 'fault') throw error;
    deps.log.warn('a mailbox waits for its workflow', { mailbox: id });
  }
}

/** Tries both servers from the worker; stored passwords stand in for absent ones. Problem `unavailable` after 30 s. */
export const checkMailbox: Handler<Routes['checkMailbox']> = async (deps, { body }) => {
  await requireTemporal(deps);
  const stored = body.id === undefined ? undefined : await mailboxSecrets(deps.pool, body.id);
  const password = (side: 'imap' | 'smtp', given: string | undefined) =>
    given ?? (stored?.[side] ? deps.vault.open(`mailbox:${body.id}:${side}`, stored[side]) : '');
  const request = {
    imap: body.imap,
    smtp: body.smtp,
    folder: body.folder,
    imapPassword: password('imap', body.imapPassword),
    smtpPassword: password('smtp', body.smtpPassword),
  };
  try {
    return await deps.temporal.withDeadline(Date.now() + CHECK_MS, async () => {
      const result: ConnectionCheck = await deps.temporal.workflow.execute(CHECK_MAILBOX_WORKFLOW, {
        workflowId: `mailbox-check-${randomUUID()}`,
        taskQueue: deps.taskQueue,
        // Sealed: passwords must not stand in a workflow's history.
        args: [{ sealed: deps.vault.seal('mailbox-check', JSON.stringify(request)) }],
        workflowExecutionTimeout: CHECK_MS,
      });
      return result;
    });
  } catch (error) {
    deps.log.warn('a mailbox check had no answer', { error: String(error) });
    throw new Problem('unavailable', 'the connection test did not answer within 30 seconds; see that a worker runs');
  }
};

export const listLedger: Handler<Routes['listLedger']> = async (deps, { params, query }) => {
  await found(deps, params.id);
  const items = await readLedger(deps.pool, params.id, query.before ?? null, query.limit);
  return { items, next: items.length === query.limit ? String(items.at(-1)?.id) : null };
};

async function found({ pool }: Deps, id: string): Promise<MailboxRow> {
  const mailbox = await mailboxById(pool, id);
  if (mailbox === undefined) throw new Problem('not-found', 'there is no such mailbox');
  return mailbox;
}

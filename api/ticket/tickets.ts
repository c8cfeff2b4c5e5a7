/** Tickets: lists, counters, one in full, its timeline, and opening one for a caller. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Routes } from '../../contract/routes.ts';
import { contactById, contactFor } from '../../db/people/contacts.ts';
import { listEvents as readEvents } from '../../db/ticket/events.ts';
import { mailboxBrief } from '../../db/mail-in/mailboxes.ts';
import { insertMessage, markRead as readAll, writtenMessage, type WrittenMessage } from '../../db/ticket/messages.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { knownTeams } from '../../db/people/teams.ts';
import { countViews, insertTicket, ticketByNumber } from '../../db/ticket/tickets.ts';
import { listTickets as readTickets } from '../../db/ticket/lists.ts';
import { codeFrom } from '../../domain/mail/code.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { AGENT_COMMANDS } from '../../domain/ticket/commands.ts';
import { obstacle } from '../../domain/ticket/refusal.ts';
import { factSignal, TICKET_WORKFLOW, ticketStart, type FactCall } from '../../workflows/messages.ts';
import { pendingAnswer, projectedAnswer } from './command.ts';
import { cursorOf, readNumberCursor } from '../http/cursor.ts';
import type { Deps } from '../http/deps.ts';
import type { Input, Handler } from '../http/handler.ts';
import { keyReused, derivedId } from '../http/idempotency.ts';
import { failureOf, requireTemporal } from '../temporal.ts';
import { briefOf } from './wire.ts';

export const listTickets: Handler<Routes['listTickets']> = async ({ pool }, { query, who }) => {
  const rows = await readTickets(pool, {
    view: query.view,
    agentId: who.id,
    teamIds: who.teams.map((team) => team.id),
    q: query.q || null,
    team: query.team ?? null,
    contact: query.contact ?? null,
    after: readNumberCursor(query.after),
    limit: query.limit,
  });
  const last = rows.length === query.limit ? rows.at(-1) : undefined;
  return { items: rows.map(briefOf), next: last ? cursorOf(last.cursorAt, last.number) : null };
};

export const getCounters: Handler<Routes['getCounters']> = ({ pool }, { who }) =>
  countViews(
    pool,
    who.id,
    who.teams.map((team) => team.id),
  );

export const getTicket: Handler<Routes['getTicket']> = async ({ pool }, { params, res }) => {
  const row = await ticketByNumber(pool, params.number);
  if (row === undefined) throw new Problem('ticket-not-found', `there is no ticket ${params.number}`);
  res.set('ETag', `"${row.version}"`);
  const allowed = Object.fromEntries(AGENT_COMMANDS.map((kind) => [kind, obstacle(row, kind) === null]));
  return { ...briefOf(row), allowed };
};

export const listEvents: Handler<Routes['listEvents']> = async ({ pool }, { params, query }) => {
  const items = await readEvents(pool, params.number, query.before ?? null, query.limit);
  const last = items.length === query.limit ? items.at(-1) : undefined;
  return { items, next: last ? String(last.version) : null };
};

export const markRead: Handler<Routes['markRead']> = async ({ pool }, { params }) => {
  await readAll(pool, params.number);
};

/**
 * Opens a ticket for a caller: rows first, then its workflow. Repeated with the same key it finds its own rows.
 * Problems: `bad-input` for an unknown mailbox or team, `key-reused`, `unavailable`.
 */
export const createTicket: Handler<Routes['createTicket']> = async (deps, input) => {
  await requireTemporal(deps);
  const message = input.key === null ? randomUUID() : derivedId('ticket', input.key);
  const before = await writtenMessage(deps.pool, message);
  if (before !== undefined && !asks(before, input.body)) throw keyReused();
  const number = before?.number ?? (await writeTicket(deps, input, message));
  const opened: FactCall = {
    fact: { kind: 'opened', message, dues: [] },
    actor: { kind: 'agent', id: input.who.id },
    at: Date.now(),
    key: `opened:${message}`,
  };
  try {
    await deps.temporal.withDeadline(Date.now() + 5_000, () =>
      deps.temporal.workflow.signalWithStart(TICKET_WORKFLOW, {
        ...ticketStart({ number, ticket: null }, deps.taskQueue),
        signal: factSignal,
        signalArgs: [opened],
      }),
    );
  } catch (error) {
    // The row stands and is found by the sweeper or by the next command; the caller learns that it is not settled.
    if (failureOf(error).kind === 'fault') throw error;
    deps.log.warn('a ticket waits for its workflow', { ticket: number });
    return { ...(await pendingAnswer(deps, number)), messageId: message };
  }
  return { ...(await projectedAnswer(deps, number, 1)), messageId: message };
};

const asks = (before: WrittenMessage, { subject, text, contact }: Input<Routes['createTicket']>['body']): boolean =>
  before.subject === subject && before.text === text && before.fromAddress === contact.address.toLowerCase();

async function writeTicket(
  { pool }: Deps,
  { body, who }: Input<Routes['createTicket']>,
  message: string,
): Promise<number> {
  return inTransaction(pool, async (db) => {
    const mailbox = await mailboxBrief(db, body.mailbox);
    if (mailbox === undefined) throw badField('mailbox', 'there is no such mailbox');
    if (body.team !== undefined && !(await knownTeams(db, [body.team])).has(body.team))
      throw badField('team', 'there is no such team');
    const address = body.contact.address.toLowerCase();
    const contactId = await contactFor(db, address, body.contact.name);
    const contact = await contactById(db, contactId);
    const { number } = await insertTicket(db, {
      code: codeFrom(randomBytes(32)),
      mailboxId: mailbox.id,
      contactId,
      channel: body.channel,
      subject: body.subject,
      language: body.language ?? contact?.language ?? mailbox.language,
      teamId: body.team ?? mailbox.teamId,
      priority: body.priority,
      preview: body.text.replace(/\s+/g, ' ').slice(0, 200),
    });
    await insertMessage(db, {
      id: message,
      number,
      direction: 'in',
      kind: 'person',
      agentId: who.id,
      contactId,
      fromName: contact?.name || body.contact.name,
      fromAddress: address,
      subject: body.subject,
      text: body.text,
      html: null,
      accepted: true,
    });
    return number;
  });
}

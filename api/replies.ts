/** Replies and notes: the words stand in Postgres first, unseen, and show once the ticket has taken them. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../contract/routes.ts';
import { takeUploads } from '../db/attachments.ts';
import { mailboxBrief } from '../db/mailboxes.ts';
import {
  dropUnaccepted,
  insertMessage,
  newestInbound,
  replyAddress,
  wroteSince,
  type NewMessage,
} from '../db/messages.ts';
import { outboxOfMessage, queueReply } from '../db/outbox-read.ts';
import { inTransaction, type Db } from '../db/pool.ts';
import { ticketHead, type TicketHead } from '../db/tickets.ts';
import type { Command } from '../domain/event.ts';
import { LIMITS } from '../domain/limits.ts';
import { Problem } from '../domain/problem.ts';
import { allowed } from '../domain/ticket.ts';
import { command, Uncertain, type View } from './commands.ts';
import type { Deps } from './deps.ts';
import type { Ask, Handler } from './handler.ts';
import { plainText } from './plain-text.ts';
import { derivedId } from './secret.ts';
import { away } from './temporal.ts';

type Words = { text?: string | undefined; html?: string | undefined; attachments: string[] };

/** Problems: `ticket-closed`, `stale-version` (the customer wrote meanwhile), `bad-input`, `unavailable`. */
export const createReply: Handler<Routes['createReply']> = async (deps, ask) => {
  const { pool } = deps;
  const { body, who } = ask;
  const ticket = await ready(deps, ask.params.number, 'reply');
  if (body.lastSeen !== undefined && (await wroteSince(pool, ticket.number, body.lastSeen)))
    throw new Problem(
      'stale-version',
      'the customer wrote after the last message you have seen; read it and send again',
      { version: ticket.version },
    );
  const mailbox = ticket.mailboxId === null ? undefined : await mailboxBrief(pool, ticket.mailboxId);
  if (mailbox === undefined)
    throw new Problem(
      'bad-input',
      `ticket ${ticket.number} belongs to no mailbox, so there is no address to answer from; connect a mailbox first`,
    );
  const to = await replyAddress(pool, ticket.number, ticket.contactId);
  if (to === null) throw new Problem('bad-input', `the contact of ticket ${ticket.number} has no address to answer to`);
  const last = await newestInbound(pool, ticket.number);
  const id = ask.key === null ? randomUUID() : derivedId('reply', ask.key);
  const message = messageOf(ask, ticket, id, {
    direction: 'out',
    kind: 'reply',
    fromAddress: mailbox.address,
    refs: [...(last?.refs ?? []), ...(last?.mailId ? [last.mailId] : [])].slice(-LIMITS.references),
  });
  const outbox = await inTransaction(pool, async (db) => {
    if (await write(db, message, body.attachments, who.id))
      return queueReply(db, { number: ticket.number, messageId: id, mailboxId: mailbox.id, to });
    // A repetition finds what its first run wrote, also when that one was never answered.
    const before = await outboxOfMessage(db, id);
    if (before === undefined) throw new Problem('in-progress', 'this reply is being written by another request');
    return before;
  });
  const view = await offer(deps, ask, id, { kind: 'reply', message: id, outbox, then: body.then });
  return { ...view, messageId: id, outboxId: outbox };
};

/** Allowed in every state. Never touches the outbox: a note cannot be sent. */
export const createNote: Handler<Routes['createNote']> = async (deps, ask) => {
  const ticket = await ready(deps, ask.params.number, 'note');
  const id = ask.key === null ? randomUUID() : derivedId('note', ask.key);
  const message = messageOf(ask, ticket, id, { direction: 'note', kind: 'note', fromAddress: '', refs: [] });
  await inTransaction(deps.pool, (db) => write(db, message, ask.body.attachments, ask.who.id));
  const view = await offer(deps, ask, id, { kind: 'note', message: id });
  return { ...view, messageId: id };
};

/** The ticket, when a command has a chance: nothing is written before the workflow engine stands. */
async function ready(deps: Deps, number: number, kind: Command['kind']): Promise<TicketHead> {
  if (!(await deps.reachable(1_500))) throw away();
  const ticket = await ticketHead(deps.pool, number);
  if (ticket === undefined) throw new Problem('ticket-not-found', `there is no ticket ${number}`);
  if (!allowed(ticket.state, kind))
    throw new Problem(
      'ticket-closed',
      `ticket ${number} is ${ticket.state}, which does not allow ${kind}; reopen it first`,
      { version: ticket.version },
    );
  return ticket;
}

function messageOf(
  { body, who }: { body: Words; who: Ask<Routes['createNote']>['who'] },
  ticket: TicketHead,
  id: string,
  rest: Pick<NewMessage, 'direction' | 'kind' | 'fromAddress' | 'refs'>,
): NewMessage {
  const html = body.html?.trim() ? body.html : null;
  const text = body.text?.trim() ? body.text : plainText(html ?? '');
  return {
    id,
    number: ticket.number,
    agentId: who.id,
    contactId: null,
    fromName: who.name,
    subject: ticket.subject,
    text,
    html,
    accepted: false,
    ...rest,
  };
}

/** False when the message stands already. Problems: `bad-input` for uploads that are not this agent's or were used. */
async function write(db: Db, message: NewMessage, attachments: string[], agentId: string): Promise<boolean> {
  if (!(await insertMessage(db, message))) return false;
  if (attachments.length === 0) return true;
  const asked = [...new Set(attachments)];
  const { count, bytes } = await takeUploads(db, asked, agentId, message.id);
  if (count !== asked.length)
    throw new Problem(
      'bad-input',
      'an attachment is not yours, was used already or is older than a day; upload it again',
      { fields: [{ path: 'attachments', message: 'is not a loose upload of yours' }] },
    );
  if (bytes > LIMITS.replyBytes)
    throw new Problem('too-large', `the attachments of one message may have ${LIMITS.replyBytes} bytes together`);
  return true;
}

/** Offers the message to its ticket; takes it back when the ticket refuses, keeps it when the end is not known. */
async function offer(
  deps: Deps,
  ask: Pick<Ask<Routes['createNote']>, 'params' | 'who' | 'expected' | 'key'>,
  id: string,
  what: Command,
): Promise<View> {
  try {
    return await command(deps, ask.params.number, what, {
      actor: { kind: 'agent', id: ask.who.id },
      expected: ask.expected,
      key: ask.key,
    });
  } catch (error) {
    if (error instanceof Problem && !(error instanceof Uncertain))
      await inTransaction(deps.pool, (db) => dropUnaccepted(db, id));
    throw error;
  }
}

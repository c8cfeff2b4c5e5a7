/** Replies and notes: the words stand in Postgres first, unseen, and show once the ticket has taken them. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../contract/routes.ts';
import { takeUploads } from '../../db/ticket/attachments.ts';
import { mailboxBrief } from '../../db/mail-in/mailboxes.ts';
import {
  dropUnaccepted,
  insertMessage,
  wroteSince,
  writtenMessage,
  type NewMessage,
  type WrittenMessage,
} from '../../db/ticket/messages.ts';
import { customerAddress } from '../../db/mail-out/customer-address.ts';
import { outboxOfMessage } from '../../db/mail-out/outbox-read.ts';
import { queueReply } from '../../db/mail-out/queue.ts';
import { inTransaction, type Db } from '../../db/core/pool.ts';
import type { TicketHead } from '../../db/ticket/tickets.ts';
import type { Command } from '../../domain/ticket/event.ts';
import { LIMITS } from '../../domain/limits.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { byAgent, carryOut, knownTicket, type CommandAnswer } from './command.ts';
import { Uncertain } from '../http/errors.ts';
import type { Deps } from '../http/deps.ts';
import type { Input, Handler } from '../http/handler.ts';
import { keyReused, derivedId } from '../http/idempotency.ts';
import { plainText } from '../../domain/text/plain-text.ts';
import { requireTemporal } from '../temporal.ts';

type Words = { text?: string | undefined; html?: string | undefined; attachments: string[] };

/** Problems: `ticket-closed`, `stale-version` (the customer wrote meanwhile), `bad-input`, `key-reused`, `unavailable`. */
export const createReply: Handler<Routes['createReply']> = async (deps, input) => {
  const { pool } = deps;
  const { body, who } = input;
  await requireTemporal(deps);
  const ticket = await knownTicket(deps, input.params.number);
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
  const to = await customerAddress(pool, ticket.number);
  if (to === null) throw new Problem('bad-input', `the contact of ticket ${ticket.number} has no address to answer to`);
  const id = input.key === null ? randomUUID() : derivedId('reply', input.key);
  const message = messageOf(input, ticket, id, {
    direction: 'out',
    kind: 'reply',
    fromAddress: mailbox.address,
  });
  const outbox = await inTransaction(pool, async (db) => {
    if (await write(db, message, body.attachments, who.id))
      return queueReply(db, { number: ticket.number, messageId: id, mailboxId: mailbox.id, to });
    // A repetition finds what its first run wrote, also when that one was never answered.
    const before = await outboxOfMessage(db, id);
    if (before === undefined) throw new Problem('in-progress', 'this reply is being written by another request');
    return before;
  });
  const answer = await offer(deps, input, id, { kind: 'reply', message: id, outbox, then: body.then });
  return { ...answer, messageId: id, outboxId: outbox };
};

/** Allowed in every state. Never touches the outbox: a note cannot be sent. */
export const createNote: Handler<Routes['createNote']> = async (deps, input) => {
  await requireTemporal(deps);
  const ticket = await knownTicket(deps, input.params.number);
  const id = input.key === null ? randomUUID() : derivedId('note', input.key);
  const message = messageOf(input, ticket, id, { direction: 'note', kind: 'note', fromAddress: '' });
  await inTransaction(deps.pool, (db) => write(db, message, input.body.attachments, input.who.id));
  const answer = await offer(deps, input, id, { kind: 'note', message: id });
  return { ...answer, messageId: id };
};

function messageOf(
  { body, who }: { body: Words; who: Input<Routes['createNote']>['who'] },
  ticket: TicketHead,
  id: string,
  rest: Pick<NewMessage, 'direction' | 'kind' | 'fromAddress'>,
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

/**
 * False when the message stands already, as this one would. Problems: `key-reused` when it says something else,
 * `bad-input` for uploads that are not this agent's or were used.
 */
async function write(db: Db, message: NewMessage, attachments: string[], agentId: string): Promise<boolean> {
  const asked = [...new Set(attachments.map((id) => id.toLowerCase()))];
  if (!(await insertMessage(db, message))) {
    const before = await writtenMessage(db, message.id);
    if (before !== undefined && !says(before, message, asked)) throw keyReused();
    return false;
  }
  if (asked.length === 0) return true;
  const { count, bytes } = await takeUploads(db, asked, agentId, message.id);
  if (count !== asked.length)
    throw badField(
      'attachments',
      'an attachment is not yours, was used already or is older than a day; upload it again',
    );
  if (bytes > LIMITS.replyBytes)
    throw new Problem('too-large', `the attachments of one message may have ${LIMITS.replyBytes} bytes together`);
  return true;
}

const says = (before: WrittenMessage, { number, text, html }: NewMessage, attachments: string[]): boolean =>
  before.number === number &&
  before.text === text &&
  before.html === html &&
  before.attachments.length === attachments.length &&
  before.attachments.every((id) => attachments.includes(id));

/** Offers the message to its ticket; takes it back when the ticket refuses, keeps it when the end is not known. */
async function offer(
  deps: Deps,
  input: Pick<Input<Routes['createNote']>, 'params' | 'who' | 'expected' | 'key'>,
  id: string,
  what: Command,
): Promise<CommandAnswer> {
  try {
    return await carryOut(deps, input.params.number, what, byAgent(input));
  } catch (error) {
    if (error instanceof Problem && !(error instanceof Uncertain))
      await inTransaction(deps.pool, (db) => dropUnaccepted(db, id));
    throw error;
  }
}

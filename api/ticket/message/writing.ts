/** Replies and notes: the words stand in Postgres first, unseen, and show once the ticket has taken them. */
import type { Routes } from '../../../contract/routes.ts';
import { inTransaction, type Db } from '../../../db/core/pool.ts';
import { takeUploads } from '../../../db/ticket/attachments.ts';
import { dropSentDraft } from '../../../db/ticket/drafts.ts';
import {
  dropUnaccepted,
  insertMessage,
  writtenMessage,
  type NewMessage,
  type WrittenMessage,
} from '../../../db/ticket/messages.ts';
import type { TicketHead } from '../../../db/ticket/tickets.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { pictureCid, uploadsShown } from '../../../domain/mail/content-id.ts';
import { badField, Problem } from '../../../domain/problem.ts';
import { isBlankHtml, isBlankText } from '../../../domain/text/blank.ts';
import { nestsTooDeep } from '../../../domain/text/nesting.ts';
import { plainText } from '../../../domain/text/plain-text.ts';
import type { Command } from '../../../domain/ticket/event.ts';
import type { StaffNames } from '../../../domain/ticket/names.ts';
import type { Deps } from '../../http/deps.ts';
import { Uncertain } from '../../http/errors.ts';
import type { Input } from '../../http/handler.ts';
import { keyReused } from '../../http/idempotency.ts';
import { byAgent, carryOut, type CommandAnswer } from '../command/command.ts';

type Words = { text?: string | undefined; html?: string | undefined };

/**
 * What a request says. Problems: `empty-message` when nothing of it could be seen, `html-too-deep` when its elements nest so deep that
 * reading them would stop all others.
 */
export function wordsOf(given: Words): Pick<NewMessage, 'text' | 'html'> {
  if (nestsTooDeep(given.html ?? ''))
    throw new Problem(
      'html-too-deep',
      `more than ${LIMITS.htmlOpenElements} elements of the html are open at once; close them, or write text`,
    );
  const html = given.html === undefined || isBlankHtml(given.html) ? null : given.html;
  const text = given.text === undefined || isBlankText(given.text) ? null : given.text;
  if (html === null && text === null)
    throw new Problem('empty-message', 'there is neither a word nor a picture in it; write text or html');
  return { text: text ?? plainText(html ?? ''), html };
}

/** The message that a request asks for, not accepted yet. Problems as above. */
export function messageOf(
  { body, who }: { body: Words; who: Input<Routes['createNote']>['who'] },
  ticket: TicketHead,
  id: string,
  rest: Pick<NewMessage, 'direction' | 'kind' | 'fromAddress' | 'subject'>,
): NewMessage {
  const { text, html } = wordsOf(body);
  return {
    id,
    number: ticket.number,
    agentId: who.id,
    contactId: null,
    fromName: who.name,
    text,
    html,
    accepted: false,
    ...rest,
  };
}

/** A note, which bears the title of its ticket. Problems as above. */
export const noteOf = (words: Parameters<typeof messageOf>[0], ticket: TicketHead, id: string): NewMessage =>
  messageOf(words, ticket, id, { direction: 'note', kind: 'note', fromAddress: '', subject: ticket.subject });

/**
 * `ownSubject`: what its writer calls a mail. How many bytes its files have; null when the message stands already, as this one would. Problems: `key-reused` when it says something else,
 * `bad-input` for uploads that are not this agent's or were used.
 */
export async function write(
  db: Db,
  message: NewMessage,
  attachments: string[],
  agentId: string,
  ownSubject: string | null = null,
): Promise<{ bytes: number } | null> {
  const asked = eachOnce(attachments);
  if (!(await insertMessage(db, message))) {
    const before = await writtenMessage(db, message.id);
    if (before !== undefined && !says(before, message, asked, ownSubject)) throw keyReused();
    return null;
  }
  const kind = message.direction === 'note' ? 'note' : 'reply';
  await dropSentDraft(db, { number: message.number, agentId, kind }, message.text);
  return takeFiles(db, message, asked, agentId);
}

/** The ids of uploads, each once and in one spelling. */
export const eachOnce = (ids: string[]): string[] => [...new Set(ids.map((id) => id.toLowerCase()))];

/** Gives a message its files. Problems: `bad-input` for uploads that are not this agent's or were used, `too-large`. */
export async function takeFiles(
  db: Db,
  { id, html }: Pick<NewMessage, 'id' | 'html'>,
  asked: string[],
  agentId: string,
): Promise<{ bytes: number }> {
  if (asked.length === 0) return { bytes: 0 };
  const pictures = uploadsShown(html ?? '').map((one) => ({ id: one, contentId: pictureCid(one) }));
  const { count, bytes } = await takeUploads(db, asked, agentId, id, pictures);
  if (count !== asked.length)
    throw badField(
      'attachments',
      'unknown',
      'an attachment is not yours, was used already or is older than a day; upload it again',
    );
  if (bytes > LIMITS.replyBytes)
    throw new Problem('too-large', `the attachments of one message may have ${LIMITS.replyBytes} bytes together`);
  return { bytes };
}

const says = (
  before: WrittenMessage,
  { number, text, html }: NewMessage,
  attachments: string[],
  ownSubject: string | null,
): boolean =>
  before.number === number &&
  before.ownSubject === ownSubject &&
  before.text === text &&
  before.html === html &&
  before.attachments.length === attachments.length &&
  before.attachments.every((id) => attachments.includes(id));

/** Offers the message to its ticket; takes it back when the ticket refuses, keeps it when the end is not known. */
export async function offer(
  deps: Deps,
  input: Pick<Input<Routes['createNote']>, 'who' | 'expected' | 'key'>,
  { number, workflow }: Pick<TicketHead, 'number' | 'workflow'>,
  id: string,
  what: Command,
  names?: StaffNames,
): Promise<CommandAnswer> {
  try {
    const by = byAgent(input);
    return await carryOut(deps, number, what, { ...by, workflow, names: { ...by.names, ...names } });
  } catch (error) {
    if (error instanceof Problem && !(error instanceof Uncertain))
      await inTransaction(deps.pool, (db) => dropUnaccepted(db, id));
    throw error;
  }
}

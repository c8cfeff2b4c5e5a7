/**
 * The page behind the links of a confirmation mail: `GET` asks, `POST` decides. A mail scanner that follows every link
 * decides nothing. Works without script, in the ticket's language.
 */
import express, { type Request, type RequestHandler, type Response } from 'express';
import { derivedId } from '../../db/core/derived-id.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { type AskedTicket, askedTicket } from '../../db/customer/confirmation.ts';
import { dropUnaccepted, insertMessage } from '../../db/ticket/messages.ts';
import { LIMITS } from '../../domain/limits.ts';
import { Problem } from '../../domain/problem.ts';
import { cleanText } from '../../domain/text/clean.ts';
import { allowed } from '../../domain/ticket/moves.ts';
import { readLink, signLink, type ConfirmationLink } from '../../vault/confirmation-link.ts';
import type { Deps } from '../http/deps.ts';
import { languageOf, Uncertain } from '../http/errors.ts';
import { requireTemporal } from '../temporal.ts';
import { carryOut } from '../ticket/command/command.ts';
import {
  type Asked,
  pageOfLink,
  pageOfOldLink,
  pageOfQuestion,
  pageOfStanding,
  pageOfThanks,
  pageOfTrouble,
} from './confirmation-page.ts';

type Handler = RequestHandler<{ token: string }>;

/** The form of the page: the customer's words. */
export const readAnswer = express.urlencoded({ extended: false, limit: LIMITS.answerFormBytes, parameterLimit: 10 });

export const askConfirmation =
  (deps: Deps): Handler =>
  async (req, res) => {
    const found = await readTicket(deps, req, res);
    if (found === null) return;
    const { link, ticket } = found;
    if (isAsked(ticket, link)) pageOfQuestion(res, asked(deps, found), { words: '', tooLong: false });
    else pageOfStanding(res, ticket, { status: 200, cycle: link.cycle, words: '' });
  };

export const decideConfirmation =
  (deps: Deps): Handler =>
  async (req, res) => {
    const found = await readTicket(deps, req, res);
    if (found === null) return;
    const { link, ticket } = found;
    const words = link.answer === 'no' ? wordsOf(req) : '';
    if (words.length > LIMITS.answerChars) return pageOfQuestion(res, asked(deps, found), { words, tooLong: true });
    try {
      const pending = await answer(deps, link, ticket, words);
      if (pending) pageOfTrouble(res, ticket, { status: 202, words });
      else pageOfThanks(res, ticket, { answer: link.answer, words });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'unavailable') return pageOfTrouble(res, ticket, { status: 503, words });
      if (error.code !== 'link-expired' && error.code !== 'wrong-transition' && error.code !== 'ticket-closed')
        throw error;
      const now = (await askedTicket(deps.pool, ticket.number)) ?? ticket;
      pageOfStanding(res, now, { status: error.code === 'link-expired' ? 410 : 409, cycle: link.cycle, words });
    }
  };

/**
 * Gives the ticket the customer's answer, their words first: they stand unseen until it has taken them. A link says that the
 * customer clicked, not which of the people who read the mail; their words are of whom the question was sent to. Pressed
 * twice, it does once. True when the ticket did not say in time whether it took the answer.
 */
async function answer(deps: Deps, link: ConfirmationLink, ticket: AskedTicket, words: string): Promise<boolean> {
  await requireTemporal(deps);
  const key = `confirmation:${link.cycle}`;
  const message = words === '' ? null : derivedId('confirmation-words', String(ticket.number), key, words);
  if (message !== null)
    await insertMessage(deps.pool, {
      id: message,
      number: ticket.number,
      direction: 'in',
      kind: 'person',
      agentId: null,
      contactId: ticket.contact,
      fromName: ticket.name,
      fromAddress: ticket.address,
      subject: ticket.subject,
      text: words,
      html: null,
      accepted: false,
    });
  const kind = link.answer === 'yes' ? 'confirm' : 'deny';
  try {
    const by = { actor: { kind: 'contact', id: null }, expected: null, key } as const;
    return (await carryOut(deps, ticket.number, { kind, cycle: link.cycle, message }, by)).pending;
  } catch (error) {
    if (message !== null && error instanceof Problem && !(error instanceof Uncertain))
      await inTransaction(deps.pool, (db) => dropUnaccepted(db, message));
    throw error;
  }
}

const isAsked = (ticket: AskedTicket, link: ConfirmationLink): boolean =>
  allowed(ticket.state, link.answer === 'yes' ? 'confirm' : 'deny') && ticket.cycle <= link.cycle;

/** Both answers can be given on the page of either, each to its own signed address. */
function asked(deps: Deps, { link, ticket }: Found): Asked {
  const to = (answer: 'yes' | 'no') => `/c/${signLink(deps.vault, { ...link, answer })}`;
  return { ticket, answer: link.answer, yes: to('yes'), no: to('no') };
}

function wordsOf(req: Request): string {
  const words: unknown = (req.body as Record<string, unknown> | undefined)?.['words'];
  return typeof words === 'string' ? cleanText(words.replace(/\r\n?/g, '\n')).trim() : '';
}

type Found = { link: ConfirmationLink; ticket: AskedTicket };

/** The ticket of a valid link; null when a page was sent that says what is wrong with it. */
async function readTicket(deps: Deps, req: Request<{ token: string }>, res: Response): Promise<Found | null> {
  const link = readLink(deps.vault, req.params.token, await deps.clock.look());
  // An expired link is signed all the same: its number may be used to find the language.
  const number = link === 'expired' ? Number(req.params.token.split('.')[0]) : link === 'invalid' ? null : link.ticket;
  const ticket = number === null ? undefined : await askedTicket(deps.pool, number);
  if (typeof link === 'object' && ticket !== undefined && (link.code === null || link.code === ticket.code))
    return { link, ticket };
  if (link === 'expired' && ticket !== undefined) pageOfOldLink(res, ticket);
  else if (link === 'expired') pageOfLink(res, languageOf(req), 'expired');
  else pageOfLink(res, languageOf(req), 'invalid');
  return null;
}

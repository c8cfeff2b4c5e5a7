/** What keeps a reply back until its sender has mended or confirmed it (docs/decisions/0026). */
import type { Routes } from '../../../contract/routes.ts';
import type { Db } from '../../../db/core/pool.ts';
import { cannedWords } from '../../../db/mail-out/canned-replies.ts';
import { knownOn, readUpTo, ticketOfMessage, unseenSince } from '../../../db/ticket/seen.ts';
import { concernsOf, type ConcernKind, judgedWords, openConcerns } from '../../../domain/mail/concerns.ts';
import { broughtBlanks } from '../../../domain/mail/template/blanks.ts';
import { greetedIn } from '../../../domain/mail/words/greeted.ts';
import { badField, Problem } from '../../../domain/problem.ts';
import type { Input } from '../../http/handler.ts';

type Asked = {
  /** Null: of a ticket that this mail begins. */
  number: number | null;
  version: number;
  agent: string;
  text: string;
  html: string | null;
  files: number;
  /** What canned replies have brought into it. */
  blanks?: string[];
  /** Whom it goes to besides those of the ticket. */
  recipients: { name: string; address: string }[];
  /** Where the sender has seen the thread up to; null: nobody knows. */
  seen: string | null;
  confirmed: ConcernKind[];
};

/** What canned replies have brought into a mail, as its caller says. Problem `bad-input` for one that there is not for them. */
export async function blanksOf(
  db: Db,
  { body, who, permits }: Pick<Input<Routes['createReply'] | Routes['createTicket']>, 'body' | 'who' | 'permits'>,
): Promise<string[]> {
  const { blanks = [], cannedReplies = [] } = body;
  const asked = [...new Set(cannedReplies.map((one) => one.toLowerCase()))];
  if (asked.length === 0) return blanks;
  const teams = permits('canned-reply:share') ? null : who.teams.map(({ id }) => id);
  const words = await cannedWords(db, asked, { agentId: who.id, teams });
  if (words.length < asked.length)
    throw badField('cannedReplies', 'unknown', 'one of them is no canned reply, or none for you');
  return [...blanks, ...words.flatMap(({ tr, en }) => [...broughtBlanks(tr), ...broughtBlanks(en)])];
}

/**
 * Up to where a sender has seen the thread: the message that they name, else as far as they have marked the ticket as read. What was taken
 * back, or refused by its ticket, is no message any more: then their marks count as well, and without marks nothing of the thread was seen.
 * Null: they have said nothing of it. Problem `bad-input` for a message of another ticket.
 */
export async function seenBy(
  db: Db,
  { number, agent, named }: { number: number; agent: string; named: string | undefined },
): Promise<string | null> {
  if (named === undefined) return readUpTo(db, number, agent);
  const of = await ticketOfMessage(db, named);
  if (of === undefined) return (await readUpTo(db, number, agent)) ?? named;
  if (of !== number)
    throw badField(
      'lastSeen',
      'unknown',
      `this message is none of ticket ${number}; name the newest of its own that you have seen, or leave it out`,
    );
  return named;
}

const NOBODY = { people: [], ours: [], said: '' };

/**
 * Problems: `stale-version` when there is something newer than what was seen, `to-confirm` for anything else that was not confirmed; both name
 * all concerns.
 */
export async function refuseConcerns(db: Db, { number, version, agent, recipients, ...asked }: Asked): Promise<void> {
  const { seen, confirmed, text, html, files, blanks = [] } = asked;
  const unseen = seen === null || number === null ? [] : await unseenSince(db, number, seen, agent);
  const greets = greetedIn(judgedWords({ text, html })) !== null;
  const known = greets ? await knownOn(db, number, agent) : NOBODY;
  const people = greets ? [...known.people, ...recipients.flatMap(({ name, address }) => [name, address])] : [];
  const open = openConcerns(
    concernsOf({ text, html, files, blanks }, { known: { ...known, people }, unseen: unseen.map(({ id }) => id) }),
    confirmed,
  );
  if (open.length === 0) return;
  if (open.some(({ kind }) => kind === 'unseen')) {
    const who = unseen.some(({ byCustomer }) => byCustomer) ? 'the customer' : 'a colleague';
    const said = `${who} wrote after the last message you have seen; read it and send again`;
    throw new Problem('stale-version', said, { version, concerns: open });
  }
  const kinds = [...new Set(open.map(({ kind }) => kind))];
  const blocked = open.filter(({ blocks }) => blocks).map(({ found }) => found);
  const cure =
    blocked.length > 0
      ? `fill in or remove ${blocked.join(', ')}${kinds.length > 1 ? ', and look at the others of `concerns`' : ''}`
      : `mend what \`concerns\` names, or send it again with \`confirmed\`: ${JSON.stringify(kinds)}`;
  throw new Problem('to-confirm', `what is written gives reason to ask (${kinds.join(', ')}); ${cure}`, {
    concerns: open,
  });
}

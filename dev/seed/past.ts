/**
 * Requests of the weeks before, filed like the older mail of a mailbox: closed, and with the kind that somebody has set. What kinds of message
 * are learned from, because a demo of one morning has too few.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { change, type Db } from '../../db/core/pool.ts';
import { contactsFor } from '../../db/people/contacts.ts';
import { policyOfTeam } from '../../db/sla/policies.ts';
import { drawIdentities, insertBorn } from '../../db/ticket/birth.ts';
import { insertMessage } from '../../db/ticket/messages.ts';
import { recordTicket } from '../../db/ticket/record.ts';
import { codeFrom } from '../../domain/mail/code.ts';
import { kindWords } from '../../domain/routing/kind.ts';
import { languageOf } from '../../domain/mail/words/guess-language.ts';
import { previewOf } from '../../domain/text/preview.ts';
import { born } from '../../domain/ticket/birth.ts';
import { decide } from '../../domain/ticket/decide.ts';
import { RULES, type TicketType } from '../../domain/ticket/ticket.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { EARLIER } from './customers.ts';
import { PAST } from './letters/past.ts';

/** The youngest is so old, and so far apart are they. */
const YOUNGEST_MS = 6 * DAY_MS;
const APART_MS = 26 * HOUR_MS;

type Place = { mailbox: string; team: string; agents: readonly string[] };

/** Everything at once, for a database that has nothing of it; `now` in epoch ms. The oldest is the first, so that numbers rise with time. */
export async function seedPast(db: Db, { mailbox, team, agents }: Place, now: number): Promise<void> {
  const contacts = await contactsFor(db, [...EARLIER]);
  const { id: policy, limits } = await policyOfTeam(db, team);
  const letters = mixed();
  const identities = await drawIdentities(db, letters.length);
  const rows = letters.map(({ type, subject, text }, nth) => {
    const from = EARLIER[nth % EARLIER.length]!;
    const contact = contacts.get(from.address)!;
    const at = now - YOUNGEST_MS - (letters.length - nth) * APART_MS;
    const { number, workflow } = identities[nth]!;
    const message = randomUUID();
    const { ticket, event } = born(
      { number, team, policy, limits, priority: 'normal', at, archived: true },
      { kind: 'filed', message, actor: { kind: 'system' }, at, key: null },
      at,
    );
    return {
      ...{ ticket, event, workflow, mailbox, contact, subject, from, text, type, message, relatedTo: null },
      ...{ code: codeFrom(randomBytes(64)), channel: 'email' as const, language: languageOf(text, 'tr') },
      ...{ preview: previewOf(text), messages: 1, at: new Date(at) },
    };
  });
  await insertBorn(db, rows);
  for (const [nth, { ticket, workflow, ...row }] of rows.entries()) {
    await insertMessage(db, {
      ...{
        id: row.message,
        number: ticket.number,
        direction: 'in',
        kind: 'person',
        agentId: null,
        contactId: row.contact,
      },
      ...{ fromName: row.from.name, fromAddress: row.from.address, subject: row.subject, text: row.text, html: null },
      accepted: true,
    });
    const set = decide(
      ticket,
      {
        ...{ kind: 'set-type', type: row.type, key: null },
        ...{ actor: { kind: 'agent', id: agents[nth % agents.length]! }, at: row.at.getTime() + HOUR_MS },
      },
      now,
      RULES,
    );
    const events = set.effects.flatMap((effect) => (effect.kind === 'record' ? effect.events : []));
    await recordTicket(db, { number: ticket.number, workflow, ticket: set.ticket, events });
  }
  await change(db, {
    text: `update message m set created_at = t.created_at, sent_at = t.created_at, arrival = 0, kind_words = w.words
             from ticket t, json_to_recordset($1::json) as w(id uuid, words text[]) where t.number = m.ticket_number and m.id = w.id`,
    values: [
      JSON.stringify(rows.map(({ message, subject, text }) => ({ id: message, words: kindWords(subject, text) }))),
    ],
  });
}

/** One of each kind after another. */
function mixed(): { type: TicketType; subject: string; text: string }[] {
  const kinds = Object.entries(PAST) as [TicketType, (typeof PAST)[TicketType]][];
  const longest = Math.max(...kinds.map(([, lines]) => lines.length));
  return Array.from({ length: longest }, (_, nth) =>
    kinds.flatMap(([type, lines]) => {
      const line = lines[nth];
      return line === undefined ? [] : [{ type, subject: line[0], text: line[1] }];
    }),
  ).flat();
}

/** Tickets that have been, as rules would have seen them. */
import type { Pool } from '../../db/core/pool.ts';
import { type PastRow, pastTickets, type Wanted } from '../../db/routing/past.ts';
import { type SenderFacts, senderFacts, STRANGER } from '../../db/routing/senders.ts';
import { fieldsIn } from '../../domain/routing/check.ts';
import { channelOf } from '../../domain/ticket/channel.ts';
import type { FieldName } from '../../domain/ticket/field.ts';
import { openAt } from '../../domain/routing/roster.ts';
import type { Rule } from '../../domain/routing/rule.ts';
import type { PastTicket } from '../../domain/routing/trial-world.ts';
import type { Calendar } from '../../domain/sla/calendar.ts';
import { eachPast as eachPastOf } from '../http/each-past.ts';

type Asked = {
  since: Date;
  /** Columns that they do not ask for are not read. */
  rules: readonly Rule[];
  calendars: ReadonlyMap<string, Calendar>;
  /** The trial ends between two tickets. */
  signal: AbortSignal;
};

/** Hands each of them to `look`, in the order in which they came; tells how far it is. Throws the reason of `signal`. */
export async function eachPast(
  pool: Pool,
  { since, rules, calendars, signal }: Asked,
  look: (ticket: PastTicket) => void,
  tell: (looked: number, of: number) => void,
): Promise<void> {
  const fields = new Set(rules.flatMap(({ when }) => fieldsIn(when)));
  const wanted: Wanted = {
    text: fields.has('text'),
    attachments: fields.has('attachments') || fields.has('attachment-name'),
    recipients: fields.has('recipient'),
  };
  return eachPastOf(pool, {
    ...{ since, signal, tell },
    page: (place) => pageAfter(pool, place, wanted, fields),
    look: (row, { senders }) =>
      look(asItCame(row, senders.get(row.address) ?? STRANGER, fields.has('hours') ? openAt(calendars, row.at) : [])),
  });
}

async function pageAfter(
  pool: Pool,
  place: Parameters<typeof pastTickets>[1],
  wanted: Wanted,
  fields: ReadonlySet<FieldName>,
): Promise<{ rows: PastRow[]; senders: Map<string, SenderFacts> }> {
  const rows = await pastTickets(pool, place, wanted);
  const asks = fields.has('sender-vip') || fields.has('sender-organisation');
  return { rows, senders: asks ? await senderFacts(pool, rows) : new Map() };
}

/** A person opens them, for somebody whom they talk to. */
const BY_HAND: ReadonlySet<PastRow['channel']> = new Set(['phone', 'api']);

/** Written out: what is put together of parts takes the runtime ten times as long, and there are fifty thousand. */
function asItCame(row: PastRow, { vip, organisation }: SenderFacts, openCalendars: string[]): PastTicket {
  const isMail = row.channel === 'email';
  return {
    number: row.number,
    freeAt: row.freeAt,
    answered: row.answered,
    facts: {
      moment: 'ticket-opened',
      at: row.at,
      channel: channelOf(row.channel),
      sender: {
        name: row.name,
        address: row.address === '' ? null : row.address,
        vip,
        organisation,
        isMachine: isMail && row.kind !== 'person',
      },
      recipients: row.recipients ?? [],
      mailbox: row.mailbox,
      subject: row.subject,
      text: row.text ?? '',
      abusive: row.abusive,
      attachments: row.attachments ?? [],
      importance: row.importance,
      spam: row.spam,
      language: row.language,
      // Of a mail nobody has said anything yet; whoever takes a call says it at once.
      type: isMail ? null : row.type,
      priority: isMail ? 'normal' : row.priority,
      tags: isMail ? [] : row.tags,
      team: row.team,
      owner: null,
      state: 'new',
      minutesInState: 0,
      cameAt: row.at,
      openCalendars,
      isOpenedByHand: BY_HAND.has(row.channel),
    },
  };
}

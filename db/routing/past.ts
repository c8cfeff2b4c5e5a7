/** Tickets as they were when they came, for trials: page by page in the order of their numbers, with as little as is asked for. */
import { LIMITS } from '../../domain/limits.ts';
import type { RoutingFacts } from '../../domain/routing/facts.ts';
import type { StoredChannel } from '../../domain/ticket/channel.ts';
import type { Language } from '../../domain/text/language.ts';
import type { Priority, TicketType } from '../../domain/ticket/ticket.ts';
import { type Db, many, maybe } from '../core/pool.ts';
import { isKept } from '../ticket/shown.ts';
import { ms } from './book.ts';

/** Columns that cost, and are read only where a rule compares them. */
export type Wanted = { text: boolean; attachments: boolean; recipients: boolean };

/** `at` and `freeAt` in epoch ms; `freeAt`: a person's first answer, or the end. */
export type PastRow = {
  number: number;
  at: number;
  channel: StoredChannel;
  language: Language;
  mailbox: string | null;
  contact: string;
  /** Of the folder or mailbox that it came to. */
  team: string;
  subject: string;
  priority: Priority;
  type: TicketType | null;
  tags: string[];
  kind: string;
  importance: RoutingFacts['importance'];
  spam: RoutingFacts['spam'];
  name: string;
  address: string;
  text: string | null;
  abusive: boolean;
  attachments: string[] | null;
  recipients: string[] | null;
  freeAt: number | null;
  answered: boolean;
};

/** Behind it lie the tickets that came since: numbers are given in the order of time, so it is looked for by halves. */
export async function numberBefore(db: Db, since: Date): Promise<{ before: number; last: number }> {
  const newest = await maybe<{ number: number }>(db, {
    name: 'newest-ticket',
    text: 'select number from ticket order by number desc limit 1',
  });
  let [before, from] = [0, (newest?.number ?? 0) + 1];
  const last = from - 1;
  while (before + 1 < from) {
    const middle = Math.floor((before + from) / 2);
    const came = await maybe<{ late: boolean }>(db, {
      name: 'came-since',
      text: 'select created_at >= $2 as late from ticket where number >= $1 and not archived order by number limit 1',
      values: [middle, since],
    });
    if (came === undefined || came.late) from = middle;
    else before = middle;
  }
  return { before, last };
}

/** The next of them, up to the number `last`. Mail of an archive is none of them. */
export const pastTickets = (
  db: Db,
  { since, after, last, limit }: { since: Date; after: number; last: number; limit: number },
  { text, attachments, recipients }: Wanted,
): Promise<PastRow[]> =>
  many<PastRow>(db, {
    name: 'past-tickets',
    text: `select t.number, ${ms('t.created_at')} as at, t.channel, t.language, t.mailbox_id as mailbox, t.contact_id as contact,
                  case when t.channel = 'email' then coalesce(f.team_id, b.team_id, t.team_id) else t.team_id end as team,
                  t.subject, t.priority, t.type, t.tags, m.kind, coalesce(m.importance, 'normal') as importance,
                  coalesce(m.spam, '{"marked": false, "score": null}') as spam, m.from_name as name, m.from_address as address,
                  case when $5 then left(coalesce(m.new_text, m.text), ${LIMITS.trialTextChars}) end as text,
                  coalesce(m.abuse = 'flagged', false) as abusive,
                  case when $6 then array(select name from attachment where message_id = m.id and not inline order by position) end as attachments,
                  case when $7 then array(select r->>'address' from jsonb_array_elements(coalesce(m.recipients->'to', '[]') || coalesce(m.recipients->'cc', '[]')) as r) end as recipients,
                  ${ms('least(answer.at, t.closed_at)')} as "freeAt", answer.at is not null as answered
             from ticket t
             join lateral (select id, kind, importance, spam, abuse, from_name, from_address, new_text, text, recipients, inbound_id from message
                            where ticket_number = t.number order by created_at, id limit 1) as m on true
             left join lateral (select min(created_at) as at from message
                                 where ticket_number = t.number and direction = 'out' and kind = 'reply' and ${isKept('message')}) as answer on true
             left join mailbox b on b.id = t.mailbox_id
             left join inbound i on i.id = m.inbound_id
             left join mailbox_folder f on f.mailbox_id = i.mailbox_id and f.path = i.folder
            where t.number > $1 and t.number <= $2 and t.created_at >= $3 and not t.archived
            order by t.number limit $4`,
    values: [after, last, since, limit, text, attachments, recipients],
  });

/** Lives of tickets as they were, for trials of promises: page by page in the order of their numbers, with what matters to promises alone. */
import { MATTERS, type PastEvent, type PastTicket } from '../../domain/sla/past-ticket.ts';
import type { Actor } from '../../domain/ticket/event.ts';
import type { StoredChannel } from '../../domain/ticket/channel.ts';
import type { Priority } from '../../domain/ticket/ticket.ts';
import type { Named } from '../core/named.ts';
import { type Db, many } from '../core/pool.ts';

type Row = Omit<PastTicket, 'requester' | 'events'> & {
  channel: StoredChannel;
  mailboxTeam: string | null;
  /** Lists in JSON, one after another: put together as a text they cost Postgres a third less than as JSON. */
  events: string | null;
};
type Told = [kind: PastEvent['kind'], at: number, actor: Actor['kind'], id: string | null, data: PastEvent['data']];

export type PastLife = Omit<PastTicket, 'requester'> & { channel: StoredChannel };

/** In whole microseconds first: a part of a second is not exact. */
const ms = (column: string): string => `round(date_part('epoch', ${column}) * 1e6)::bigint / 1000`;

/** Written out: Postgres looks for a kind in a list that it knows beforehand by its hash. */
const KINDS = MATTERS.map((kind) => `'${kind}'`).join(', ');

/** Told by the calendar of then, or to people: no promise is counted by it. */
const UNREAD = ['dues', 'terms', 'of', 'message', 'note', 'reason', 'also', 'does', 'tags', 'late'];

/** The next of them, up to the number `last`. Mail of an archive is none of them. */
export async function pastLives(
  db: Db,
  { since, after, last, limit }: { since: Date; after: number; last: number; limit: number },
): Promise<PastLife[]> {
  const rows = await many<Row>(db, {
    name: 'past-lives',
    text: `select t.number, t.subject, ${ms('t.created_at')} as at, t.channel, t.team_id as team, t.priority, t.type,
                  b.team_id as "mailboxTeam", life.events
             from ticket t
             left join mailbox b on b.id = t.mailbox_id
            cross join lateral (
              select string_agg('["' || e.kind || '",' || ${ms('e.at')} || ',"' || e.actor_kind || '",' ||
                                coalesce('"' || e.actor_id || '"', 'null') || ',' || (e.data - $5::text[]) || ']', ',' order by e.version) as events
                from ticket_event e where e.ticket_number = t.number and e.kind in (${KINDS})) as life
            where t.number > $1 and t.number <= $2 and t.created_at >= $3 and not t.archived
            order by t.number limit $4`,
    values: [after, last, since, limit, UNREAD],
  });
  const lives = rows.map(({ events, mailboxTeam, ...row }) => ({
    ...row,
    mailboxTeam,
    events: (JSON.parse(`[${events ?? ''}]`) as Told[]).map(asEvent),
  }));
  const births = await birthsOf(db, lives.filter(isOtherwise));
  return lives.map(({ mailboxTeam, ...life }) => (isOtherwise(life) ? bornAs(life, mailboxTeam, births) : life));
}

const asEvent = ([kind, at, actor, id, data]: Told): PastEvent => ({
  ...{ kind, at, data },
  actor: { kind: actor, id } as Actor,
});

/** It may have begun as something else than it is now. */
const isOtherwise = ({ events }: Pick<PastLife, 'events'>): boolean =>
  events.some(
    ({ kind, data }) => CHANGES.has(kind) && (data['team'] ?? data['priority'] ?? data['type']) !== undefined,
  );
const CHANGES: ReadonlySet<PastEvent['kind']> = new Set(['assign', 'routed', 'set-priority', 'set-type', 'escalated']);

type BirthRow = { id: string; team: string; priority: Priority | null };

/** What the decisions of their births came to, by their ids. */
async function birthsOf(db: Db, lives: readonly Pick<PastLife, 'events'>[]): Promise<Map<string, BirthRow>> {
  const ids = lives.flatMap(({ events }) => decisionOf(events) ?? []);
  if (ids.length === 0) return new Map();
  const rows = await many<BirthRow>(db, {
    name: 'births-of-lives',
    text: `select id, explanation ->> 'team' as team, explanation -> 'need' ->> 'priority' as priority
             from routing_decision where id = any($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

const decisionOf = ([first]: readonly PastEvent[]): string | null =>
  typeof first?.data['routing'] === 'string' ? first.data['routing'] : null;

/** No event tells what a ticket was before one: what the decision of its birth says goes, then what everything that comes is. */
function bornAs(life: PastLife, mailboxTeam: string | null, births: ReadonlyMap<string, BirthRow>): PastLife {
  const birth = births.get(decisionOf(life.events) ?? '');
  const changes = (field: string): boolean =>
    life.events.some(({ kind, data }) => CHANGES.has(kind) && (data[field] ?? null) !== null);
  return {
    ...life,
    team: changes('team') ? (birth?.team ?? mailboxTeam ?? life.team) : life.team,
    priority: changes('priority') ? (birth?.priority ?? 'normal') : life.priority,
    type: changes('type') ? null : life.type,
  };
}

/** Of all teams there are and were. */
export const namesOfTeams = (db: Db): Promise<Named[]> =>
  many<Named>(db, { name: 'names-of-teams', text: 'select id, name from team order by tr_order(name), id' });

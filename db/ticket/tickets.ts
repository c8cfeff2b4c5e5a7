/** Tickets as lists, counters and one in full. Reads of the projection; the workflow alone decides what stands there. */
import type { Preview } from '../../domain/mail/report.ts';
import { QUARANTINE } from '../../domain/mail/ledger.ts';
import { sendStatesThat } from '../../domain/mail/outbox.ts';
import type { Answer } from '../../domain/ticket/reach.ts';
import type { Wait, WaitingFor } from '../../domain/ticket/rules/awaiting.ts';
import type { GivenPromise } from '../../domain/ticket/rules/promises.ts';
import type { Held } from '../../domain/ticket/rules/holding.ts';
import type { FollowUp } from '../../domain/ticket/rules/snoozing.ts';
import type { Clock, ClosedAs, Priority, Snooze, State, TicketType } from '../../domain/ticket/ticket.ts';
import { many, maybe, first, type Db } from '../core/pool.ts';
import { inWords } from '../core/words.ts';
import { firstAddressOf } from '../core/contact-address.ts';
import type { Named } from '../core/named.ts';
import type { StoredChannel } from '../../domain/ticket/channel.ts';
import { type FlatRow, rowOf } from './flat-row.ts';
import { readingOf, unreadCount } from './reading.ts';
import { isKept } from './shown.ts';
import { waitsIn } from './queued.ts';
import { workflowIdIn } from './workflow-id.ts';

/** One line of a list. Clocks and snooze as the workflow recorded them: instants in epoch ms. */
export type TicketRow = {
  number: number;
  code: string;
  state: State;
  version: number;
  subject: string;
  preview: string;
  previewKind: Preview['kind'];
  priority: Priority;
  type: TicketType | null;
  tags: string[];
  language: 'tr' | 'en';
  channel: StoredChannel;
  owner: Named | null;
  team: Named;
  contact: { id: string; name: string; address: string; vip: boolean };
  mailbox: { id: string; address: string; name: string } | null;
  snooze: Snooze | null;
  snoozeCount: number;
  followUp: FollowUp | null;
  held: Pick<Held, 'for' | 'until'>[] | null;
  waitingFor: WaitingFor | null;
  wait: Wait | null;
  /** Null while the ticket's workflow has not recorded it yet. */
  clocks: Clock[] | null;
  /** Null as well when an earlier release recorded it. */
  answers: Answer[] | null;
  promises: GivenPromise[] | null;
  dueAt: Date | null;
  owedAt: Date | null;
  breached: boolean;
  nextDeadlineAt: Date | null;
  needsAttention: boolean;
  denied: boolean;
  undelivered: boolean;
  messageCount: number;
  /** For the agent who asks. */
  unreadCount: number;
  lastMessageAt: Date;
  lastMessageDirection: 'in' | 'out';
  /** Whose words wait there in a draft. */
  drafts: Named[];
  /** The newest mail brings files. */
  attached: boolean;
  /** A mail of its customer is abusive, and nobody has called that a false alarm. */
  abusive: boolean;
  /** Their answer to our question, while nothing was said since. */
  customerSaid: 'yes' | 'no' | null;
  reopenCount: number;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  closedAs: ClosedAs | null;
  archived: boolean;
  /** Microseconds matter to the cursor and are lost in a Date. */
  cursorAt: string;
};

/** SQL: what the customer has answered, of a ticket `t` that looks like it: the others, nearly all, are not asked for their events. */
const CUSTOMER_SAID = `case when t.last_message_direction = 'in' and (t.denied or t.closed_as = 'solved' or t.preview = '') then
    (select case e.kind when 'confirm' then 'yes' else 'no' end from ticket_event e
      where e.ticket_number = t.number and e.kind in ('confirm', 'deny') and greatest(e.at, e.recorded_at) >= t.last_message_at
      order by e.version desc limit 1) end`;

/** SQL: whether the newest mail of ticket `t` brings files, those that its words show apart. */
const ATTACHED = `coalesce((select exists (select from attachment a where a.message_id = m.id and not a.inline) from message m
    where m.ticket_number = t.number and m.accepted and ${isKept('m')} and m.direction <> 'note' order by m.created_at desc limit 1), false)`;

const ABUSIVE = `exists (select from message where ticket_number = t.number and abuse = 'flagged')`;

const DRAFTS = `coalesce((select json_agg(distinct jsonb_build_object('id', w.id, 'name', w.name)) from draft d join agent w on w.id = d.agent_id
    where d.ticket_number = t.number), '[]'::json)`;

/** What a row of a list is for `agent`, an SQL expression; beside `ticketJoins`. Read by `rowOf`. */
export const ticketColumns = (
  agent: string,
): string => `t.number, t.code, t.state, t.version, t.subject, t.preview, t.preview_kind as "previewKind", t.priority, t.type, t.tags, t.language, t.channel,
  o.id as "ownerId", o.name as "ownerName", g.id as "teamId", g.name as "teamName", c.id as "contactId", c.name as "contactName", c.vip as "contactVip",
  coalesce(${firstAddressOf('c.id')}, '') as "contactAddress",
  b.id as "mailboxId", b.name as "mailboxName", b.address as "mailboxAddress",
  nullif(s.snapshot -> 'snooze', 'null') as snooze, coalesce((s.snapshot -> 'snoozeCount')::int, 0) as "snoozeCount",
  nullif(s.snapshot -> 'followUp', 'null') as "followUp", (select jsonb_agg(jsonb_build_object('for', h -> 'for', 'until', h -> 'until')) from jsonb_array_elements(s.snapshot -> 'held') h) as held,
  s.snapshot ->> 'waitingFor' as "waitingFor", nullif(s.snapshot -> 'wait', 'null') as wait, s.snapshot -> 'clocks' as clocks, s.snapshot -> 'answers' as answers, nullif(s.snapshot -> 'promises', '[]') as promises,
  t.due_at as "dueAt", t.owed_at as "owedAt", t.breached, t.next_deadline_at as "nextDeadlineAt", t.needs_attention as "needsAttention", t.denied,
  t.needs_attention and exists (select from outbox u where u.ticket_number = t.number and u.state ${inWords(sendStatesThat('waitsForPerson'))}) as undelivered,
  t.message_count as "messageCount", ${unreadCount(agent)} as "unreadCount",
  t.last_message_at as "lastMessageAt", t.last_message_direction as "lastMessageDirection", ${ATTACHED} as attached, ${ABUSIVE} as abusive, ${DRAFTS} as drafts, ${CUSTOMER_SAID} as "customerSaid", t.reopen_count as "reopenCount",
  t.created_at as "createdAt", t.updated_at as "updatedAt", t.closed_at as "closedAt", t.closed_as as "closedAs", t.archived,
  to_char(t.last_message_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "cursorAt"`;

export const ticketJoins = (agent: string): string => `left join agent o on o.id = t.owner_id
  join team g on g.id = t.team_id
  join contact c on c.id = t.contact_id
  left join mailbox b on b.id = t.mailbox_id
  -- Unpacked once, and not for each of its parts.
  cross join lateral (select t.snapshot || '{}' as snapshot offset 0) s
  ${readingOf(agent)}`;

/** One ticket as `agent` sees it; null: as nobody who reads. */
export async function ticketByNumber(
  db: Db,
  number: number,
  agent: string | null = null,
): Promise<(TicketRow & { relatedTo: number | null }) | undefined> {
  const row = await maybe<FlatRow & { relatedTo: number | null }>(db, {
    name: 'ticket-by-number',
    text: `select ${ticketColumns('$2::uuid')}, t.related_to as "relatedTo" from ticket t ${ticketJoins('$2::uuid')} where t.number = $1`,
    values: [number, agent],
  });
  return row && { ...rowOf(row), relatedTo: row.relatedTo };
}

export type TicketHead = {
  number: number;
  /** The id of its workflow. */
  workflow: string;
  state: State;
  snoozedUntil: Date | null;
  version: number;
  mailboxId: string | null;
  contactId: string;
  language: 'tr' | 'en';
  subject: string;
  /** In the queue of its team. */
  waits: boolean;
};

/** The few facts a command needs before it asks the workflow. */
export const ticketHead = (db: Db, number: number): Promise<TicketHead | undefined> =>
  maybe<TicketHead>(db, {
    name: 'ticket-head',
    text: `select number, ${workflowIdIn('t')} as workflow, state, snoozed_until as "snoozedUntil", version, mailbox_id as "mailboxId", contact_id as "contactId", language, subject,
                  ${waitsIn('t.number')} as waits
             from ticket t where number = $1`,
    values: [number],
  });

/** The recorded versions of some tickets; one that does not exist is left out. */
export const versionsOf = (db: Db, numbers: number[]): Promise<{ number: number; version: number }[]> =>
  many(db, {
    name: 'versions-of',
    text: 'select number, version from ticket where number = any($1::bigint[])',
    values: [numbers],
  });

/** The projection's version; undefined when there is no such ticket. */
export const versionOf = async (db: Db, number: number): Promise<number | undefined> =>
  (
    await maybe<{ version: number }>(db, {
      name: 'version-of',
      text: 'select version from ticket where number = $1',
      values: [number],
    })
  )?.version;

export type Counters = {
  unassigned: number;
  mine: number;
  team: number;
  open: number;
  snoozed: number;
  followup: number;
  breached: number;
  /** Of the breached: no other list of open tickets holds them. */
  breachedSnoozed: number;
  quarantine: number;
};

/**
 * How many tickets each view of an agent holds: one pass over the open tickets, along an index that has all that is asked. An index of its own for
 * each count looks most of them up several times, because Postgres asks of each entry whether its row is still there. A closed ticket is never snoozed.
 */
export const countViews = (db: Db, agentId: string, teamIds: string[]): Promise<Counters> =>
  first<Counters>(db, {
    name: 'count-views',
    text: `select c.*, (select count(*) from ticket where follow_up_at is not null)::integer as followup,
                  (select count(*) from inbound where state ${inWords(QUARANTINE)})::integer as quarantine
             from (select count(*) filter (where state = 'new' and awake)::integer as unassigned,
                          count(*) filter (where owner_id = $1 and awake)::integer as mine,
                          count(*) filter (where team_id = any($2::uuid[]) and awake)::integer as team,
                          count(*) filter (where awake)::integer as open,
                          count(*) filter (where not awake)::integer as snoozed,
                          count(*) filter (where breached)::integer as breached,
                          count(*) filter (where breached and not awake)::integer as "breachedSnoozed"
                     from (select state, owner_id, team_id, breached, snoozed_until is null as awake from ticket where state <> 'closed') t) c`,
    values: [agentId, teamIds],
  });

/** The promises that tickets are kept by, with their calendars, in versions. */
import type { Calendar } from '../../domain/sla/calendar.ts';
import type { Amounts, Policy } from '../../domain/sla/policy.ts';
import { type Pauses, USUAL_PAUSES } from '../../domain/ticket/clock/standstill.ts';
import type { Condition } from '../../domain/ticket/condition.ts';
import { type ClockKind, PRIORITIES } from '../../domain/ticket/ticket.ts';
import { type Db, many, maybe } from '../core/pool.ts';
import type { Named } from '../core/named.ts';

type Amount = number | null;
type Row = {
  id: string;
  version: number;
  name: string;
  isDefault: boolean;
  condition: Condition | null;
  firstResponseMs: Amount;
  nextResponseMs: Amount;
  resolutionMs: Amount;
  promises: Partial<Amounts>;
  aroundClock: ClockKind[];
  pauses: Pauses | null;
  warnAfter: number;
  escalations: Policy['escalations'];
  unownedMs: number;
  staleMs: number;
  reminderMs: number;
  closingProposalMs: number;
  confirmationMs: number;
  asks: boolean;
  reminds: boolean;
  closesUnanswered: boolean;
  changedAt: Date;
  changedBy: Named | null;
  calendarId: string;
  calendarVersion: number;
  calendarName: string;
  timeZone: string;
  openHours: Calendar['openHours'];
  holidays: Calendar['holidays'];
};

/** A policy as it stands. */
export type PolicyRow = Policy & {
  isDefault: boolean;
  calendarName: string;
  changedAt: Date;
  changedBy: Named | null;
};

const POLICY = `p.id, p.version, p.name, p.is_default as "isDefault", p.condition, p.first_response_ms as "firstResponseMs",
  p.next_response_ms as "nextResponseMs", p.resolution_ms as "resolutionMs", p.promises, p.around_clock as "aroundClock", p.pauses,
  p.warn_after as "warnAfter", p.escalations, p.unowned_ms as "unownedMs", p.stale_ms as "staleMs", p.reminder_ms as "reminderMs",
  p.closing_proposal_ms as "closingProposalMs", p.confirmation_ms as "confirmationMs", p.asks, p.reminds, p.closes_unanswered as "closesUnanswered", p.changed_at as "changedAt",
  case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end as "changedBy",
  c.id as "calendarId", c.version as "calendarVersion", c.name as "calendarName", c.time_zone as "timeZone", c.open_hours as "openHours", c.holidays
  from policy p join calendar c on c.id = p.calendar_id left join agent a on a.id = p.changed_by`;

/** In the order in which they are asked, the default one last. */
export const listPolicies = async (db: Db): Promise<PolicyRow[]> =>
  (
    await many<Row>(db, {
      name: 'list-policies',
      text: `select ${POLICY} where p.deleted_at is null order by p.is_default, p.position, p.id`,
    })
  ).map(fromRow);

export async function policyById(db: Db, id: string): Promise<PolicyRow | undefined> {
  const row = await maybe<Row>(db, {
    name: 'policy-by-id',
    text: `select ${POLICY} where p.id = $1 and p.deleted_at is null`,
    values: [id],
  });
  return row && fromRow(row);
}

/** The policy of an id; the default one when that id is gone. Throws when there is no default policy. */
export async function policyOf(db: Db, id: string): Promise<Policy> {
  const row = await maybe<Row>(db, {
    name: 'policy-of',
    text: `select ${POLICY} where (p.id = $1 and p.deleted_at is null) or p.is_default order by (p.id = $1) desc limit 1`,
    values: [id],
  });
  return standing(row);
}

/** The policy of a team, else the default one. */
export async function policyOfTeam(db: Db, team: string): Promise<Policy> {
  const row = await maybe<Row>(db, {
    name: 'policy-of-team',
    text: `select ${POLICY} where (p.id = (select policy_id from team where id = $1) and p.deleted_at is null) or p.is_default
            order by p.is_default limit 1`,
    values: [team],
  });
  return standing(row);
}

/** The policy that a ticket goes by, else the default one; undefined when there is no such ticket. */
export async function policyOfTicket(db: Db, number: number): Promise<Policy | undefined> {
  const row = await maybe<{ policy: string | null }>(db, {
    name: 'policy-of-ticket',
    text: `select nullif(t.snapshot ->> 'policy', '') as policy from ticket t where number = $1`,
    values: [number],
  });
  return row && policyOf(db, row.policy ?? NOBODYS);
}
const NOBODYS = '00000000-0000-0000-0000-000000000000';

const standing = (row: Row | undefined): Policy => {
  if (row === undefined) throw new Error('there is no default policy; start the API once, it makes one');
  return fromRow(row);
};

function fromRow(row: Row): PolicyRow {
  const normal = {
    'first-response': row.firstResponseMs,
    'next-response': row.nextResponseMs,
    resolution: row.resolutionMs,
  };
  const countBy = (clock: ClockKind) => (row.aroundClock.includes(clock) ? 'calendar' : 'business');
  return {
    ...{ id: row.id, version: row.version, name: row.name, isDefault: row.isDefault, when: row.condition },
    promises: Object.fromEntries(
      PRIORITIES.map((priority) => [priority, { ...normal, ...row.promises[priority] }]),
    ) as Amounts,
    countBy: {
      'first-response': countBy('first-response'),
      'next-response': countBy('next-response'),
      resolution: countBy('resolution'),
    },
    ...{ pauses: { ...USUAL_PAUSES, ...row.pauses }, warnAfter: row.warnAfter, escalations: row.escalations },
    limits: {
      ...{ unownedMs: row.unownedMs, staleMs: row.staleMs, reminderMs: row.reminderMs },
      ...{ closingProposalMs: row.closingProposalMs, confirmationMs: row.confirmationMs },
      ...{ countBy: 'business', asks: row.asks, reminds: row.reminds, closesUnanswered: row.closesUnanswered },
    },
    calendar: {
      ...{ id: row.calendarId, version: row.calendarVersion },
      ...{ timeZone: row.timeZone, openHours: row.openHours, holidays: row.holidays },
    },
    ...{ calendarName: row.calendarName, changedAt: row.changedAt, changedBy: row.changedBy },
  };
}

/** The promises a ticket is kept by, with their calendar. */
import type { Calendar } from '../../domain/sla/calendar.ts';
import type { Policy } from '../../domain/sla/policy.ts';
import { type Db, maybe } from '../core/pool.ts';

type Row = {
  id: string;
  firstResponseMs: number;
  nextResponseMs: number;
  resolutionMs: number;
  warnAfter: number;
  unownedMs: number;
  staleMs: number;
  reminderMs: number;
  closingProposalMs: number;
  confirmationMs: number;
  asks: boolean;
  reminds: boolean;
  closesUnanswered: boolean;
  timeZone: string;
  openHours: Calendar['openHours'];
  holidays: Calendar['holidays'];
};

const COLUMNS = `p.id, p.first_response_ms as "firstResponseMs", p.next_response_ms as "nextResponseMs",
  p.resolution_ms as "resolutionMs", p.warn_after as "warnAfter", p.unowned_ms as "unownedMs", p.stale_ms as "staleMs",
  p.reminder_ms as "reminderMs", p.closing_proposal_ms as "closingProposalMs", p.confirmation_ms as "confirmationMs",
  p.asks, p.reminds, p.closes_unanswered as "closesUnanswered",
  c.time_zone as "timeZone", c.open_hours as "openHours", c.holidays
  from policy p join calendar c on c.id = p.calendar_id`;

/** The policy of an id; the default one when that id is gone. Throws when there is no default policy. */
export async function policyOf(db: Db, id: string): Promise<Policy> {
  const row = await maybe<Row>(db, {
    name: 'policy-of',
    text: `select ${COLUMNS} where p.id = $1 or p.is_default order by (p.id = $1) desc limit 1`,
    values: [id],
  });
  return fromRow(row);
}

/** The policy of a team, else the default one. */
export async function policyOfTeam(db: Db, team: string): Promise<Policy> {
  const row = await maybe<Row>(db, {
    name: 'policy-of-team',
    text: `select ${COLUMNS} where p.id = (select policy_id from team where id = $1) or p.is_default order by p.is_default limit 1`,
    values: [team],
  });
  return fromRow(row);
}

/** The policy of the team that has a ticket, else the default one; undefined when there is no such ticket. */
export async function policyOfTicket(db: Db, number: number): Promise<Policy | undefined> {
  const row = await maybe<{ team: string }>(db, {
    name: 'team-of-ticket',
    text: 'select team_id as team from ticket where number = $1',
    values: [number],
  });
  return row && policyOfTeam(db, row.team);
}

function fromRow(row: Row | undefined): Policy {
  if (row === undefined) throw new Error('there is no default policy; start the API once, it makes one');
  return {
    id: row.id,
    promises: {
      'first-response': row.firstResponseMs,
      'next-response': row.nextResponseMs,
      resolution: row.resolutionMs,
    },
    warnAfter: row.warnAfter,
    limits: {
      unownedMs: row.unownedMs,
      staleMs: row.staleMs,
      reminderMs: row.reminderMs,
      closingProposalMs: row.closingProposalMs,
      confirmationMs: row.confirmationMs,
      countBy: 'business',
      asks: row.asks,
      reminds: row.reminds,
      closesUnanswered: row.closesUnanswered,
    },
    calendar: { timeZone: row.timeZone, openHours: row.openHours, holidays: row.holidays },
  };
}

/** Policies as administrators keep them: each change makes the next version, and those before stay, because promises name them. */
import type { PolicyTerms } from '../../domain/sla/policy.ts';
import { CLOCK_KINDS } from '../../domain/ticket/ticket.ts';
import { change, type Db, first } from '../core/pool.ts';
import type { PolicyRow } from './policies.ts';

/** Until the transaction ends nobody else changes a policy or their order. */
export const lockPolicies = (db: Db): Promise<unknown> =>
  first(db, { name: 'lock-policies', text: `select pg_advisory_xact_lock(hashtext('policy'))` });

/** The next version takes the place of the one that stands, which is kept. */
export async function savePolicy(
  db: Db,
  by: string,
  before: PolicyRow,
  terms: PolicyTerms,
  calendar: string,
): Promise<void> {
  await change(db, {
    name: 'save-policy',
    text: `with kept as (insert into policy_version (policy_id, version, definition, calendar_id, ended_by) values ($2, $3, $4::jsonb, $5, $1))
           update policy set version = version + 1, changed_at = now(), changed_by = $1,
             (calendar_id, ${COLUMNS}) = (select $6::uuid, ${COLUMNS} from ${GIVEN(7)}) where id = $2`,
    values: [
      by,
      before.id,
      before.version,
      JSON.stringify(termsIn(before)),
      before.calendar.id,
      calendar,
      packed(terms),
    ],
  });
}

/** Its id. It is asked after all others but the default one. */
export const insertPolicy = async (db: Db, by: string, terms: PolicyTerms, calendar: string): Promise<string> =>
  (
    await first<{ id: string }>(db, {
      name: 'insert-policy',
      text: `insert into policy (changed_by, calendar_id, position, ${COLUMNS})
             select $1, $2, (select coalesce(max(position), 0) + 1 from policy), ${COLUMNS} from ${GIVEN(3)} returning id`,
      values: [by, calendar, packed(terms)],
    })
  ).id;

/** Its versions stay, for the promises that name them. */
export const deletePolicy = (db: Db, by: string, id: string): Promise<number> =>
  change(db, {
    name: 'delete-policy',
    text: 'update policy set deleted_at = now(), changed_at = now(), changed_by = $1 where id = $2 and not is_default',
    values: [by, id],
  });

export const orderPolicies = (db: Db, ids: readonly string[]): Promise<number> =>
  change(db, {
    name: 'order-policies',
    text: `update policy p set position = o.place from unnest($1::uuid[]) with ordinality as o(id, place) where p.id = o.id`,
    values: [ids],
  });

/** By which policy each of these teams goes as a team: its hours are theirs. Null: the default one. */
export const setPoliciesOfTeams = (db: Db, policies: { team: string; policy: string | null }[]): Promise<number> =>
  change(db, {
    name: 'set-policies-of-teams',
    text: `update team t set policy_id = o.policy from json_to_recordset($1::json) as o(team uuid, policy uuid)
            where t.id = o.team and t.policy_id is distinct from o.policy`,
    values: [JSON.stringify(policies)],
  });

const TYPES = `name text, condition jsonb, first_response_ms bigint, next_response_ms bigint, resolution_ms bigint, promises jsonb,
  around_clock jsonb, pauses jsonb, warn_after real, escalations jsonb, unowned_ms bigint, stale_ms bigint, reminder_ms bigint,
  closing_proposal_ms bigint, confirmation_ms bigint, asks boolean, reminds boolean, closes_unanswered boolean`;
const COLUMNS = TYPES.split(',')
  .map((column) => column.trim().split(' ')[0]!)
  .join(', ');
const GIVEN = (parameter: number): string => `jsonb_to_record($${parameter}::jsonb) as given(${TYPES})`;

function packed({ name, when, promises, countBy, pauses, warnAfter, escalations, limits }: PolicyTerms): string {
  const { unownedMs, staleMs, reminderMs, closingProposalMs, confirmationMs } = limits;
  const { normal, ...others } = promises;
  return JSON.stringify({
    ...{ name, condition: when, pauses, escalations, promises: others, warn_after: warnAfter },
    ...{ first_response_ms: normal['first-response'], next_response_ms: normal['next-response'] },
    resolution_ms: normal.resolution,
    around_clock: CLOCK_KINDS.filter((clock) => countBy[clock] === 'calendar'),
    ...{ unowned_ms: unownedMs, stale_ms: staleMs, reminder_ms: reminderMs, closing_proposal_ms: closingProposalMs },
    confirmation_ms: confirmationMs,
    ...{ asks: limits.asks, reminds: limits.reminds, closes_unanswered: limits.closesUnanswered },
  });
}

/** What a person has said of it. */
export const termsIn = ({
  name,
  when,
  promises,
  countBy,
  pauses,
  warnAfter,
  escalations,
  limits,
}: PolicyTerms): PolicyTerms => ({ name, when, promises, countBy, pauses, warnAfter, escalations, limits });

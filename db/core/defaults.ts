/** What must stand before the first ticket: a default team, a calendar and a policy. */
import { amountsFrom } from '../../domain/sla/presets.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { change, type Db } from './pool.ts';

const DEFAULT_TEAM = 'Destek';
const WEEK = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }));

const WORKDAY_MS = 9 * HOUR_MS;
/** What a new installation promises: a quarter of a normal ticket's time where it is urgent, twice as much where it is not. */
const { normal, ...others } = amountsFrom({
  'first-response': 4 * HOUR_MS,
  'next-response': 8 * HOUR_MS,
  resolution: 40 * HOUR_MS,
});

/** A fixed id, so that several processes that start at once make one calendar. */
const CALENDAR = '6f1c2c1e-93a5-4c3b-9d5e-2b7a30d40001';

/**
 * Makes the default team, its calendar (Istanbul, Monday to Friday, 9 to 18) and the default policy when they are
 * missing. Three statements that each do nothing when their row stands: run twice or by several at once, one set is made.
 */
export async function ensureDefaults(db: Db): Promise<void> {
  await change(db, {
    text: `insert into calendar (id, name, time_zone, open_hours)
           select $1, 'İstanbul', 'Europe/Istanbul', $2::jsonb where not exists (select from calendar)
           on conflict do nothing`,
    values: [CALENDAR, JSON.stringify(WEEK)],
  });
  await change(db, {
    text: `insert into policy (name, is_default, calendar_id, first_response_ms, next_response_ms, resolution_ms,
                               unowned_ms, stale_ms, reminder_ms, closing_proposal_ms, confirmation_ms, promises)
           select 'Standart', true, (select id from calendar order by id = $9 desc, id limit 1),
                  $1::bigint, $2::bigint, $3::bigint, $4::bigint, $5::bigint, $6::bigint, $7::bigint, $8::bigint, $10::jsonb
            where not exists (select from policy where is_default)
           on conflict do nothing`,
    values: [
      normal['first-response'],
      normal['next-response'],
      normal.resolution,
      4 * HOUR_MS,
      72 * HOUR_MS,
      2 * WORKDAY_MS,
      3 * WORKDAY_MS,
      3 * WORKDAY_MS,
      CALENDAR,
      JSON.stringify(others),
    ],
  });
  await change(db, {
    text: `insert into team (name, is_default, policy_id)
           select $1, true, (select id from policy where is_default) where not exists (select from team where is_default)
           on conflict (name) do update set is_default = true`,
    values: [DEFAULT_TEAM],
  });
}

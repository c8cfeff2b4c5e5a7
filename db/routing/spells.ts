/** Open tickets that have been in their state for so long that rules are to be asked about them, once for each spell and length. */
import type { Rule } from '../../domain/routing/rule.ts';
import type { TicketIdentity } from '../../domain/ticket/identity.ts';
import { change, type Db, many } from '../core/pool.ts';
import { workflowIdIn } from '../ticket/workflow-id.ts';
import { type Stored, unpacked } from './rules.ts';

/** The rules that are asked when time has passed. */
export const spellRules = async (db: Db): Promise<Rule[]> =>
  (
    await many<Stored<Rule>>(db, {
      name: 'spell-rules',
      text: `select id, version, name, enabled, definition from rule where enabled and deleted_at is null and definition->'on' ? 'time-passed'`,
    })
  ).map(unpacked);

/** `after`: so many minutes it was when it was last asked about, -1 when it never was; `failed`: the last attempt to ask about it has. */
export type Spell = TicketIdentity & { since: Date; after: number; minutes: number; failed: boolean };

/** One that could not be asked about keeps none that can from being. */
const AGAIN = `interval '10 minutes'`;

/**
 * Those that passed one of `minutes` and have not been asked about since, longest first, and before those that have failed; what is put
 * aside is left alone, and so is for a while what failed. At most `limit`.
 */
export const spellsPast = (db: Db, minutes: number[], limit: number): Promise<Spell[]> =>
  many<Spell>(db, {
    name: 'spells-past',
    text: `select t.number, ${workflowIdIn('t')} as workflow, t.state_since as since, coalesce(told.minutes, -1) as after, due.minutes,
                  told.failed_at is not null as failed
             from ticket t
             cross join lateral (select max(m) as minutes from unnest($1::int[]) as m where t.state_since <= now() - m * interval '1 minute') as due
             left join time_told told on told.ticket_number = t.number and told.state_since = t.state_since
            where t.state <> 'closed' and t.snoozed_until is null and due.minutes is not null
              and (told.ticket_number is null or told.minutes < due.minutes)
              and (told.failed_at is null or told.failed_at < now() - ${AGAIN})
            order by told.failed_at is not null, t.state_since limit $2`,
    values: [minutes, limit],
  });

/** Rules have been asked about this spell after so many minutes. */
export const markSpell = (db: Db, { number, since, minutes }: Spell): Promise<number> =>
  change(db, {
    name: 'mark-spell',
    text: `insert into time_told (ticket_number, state_since, minutes) values ($1, $2, $3)
           on conflict (ticket_number) do update set state_since = excluded.state_since, minutes = excluded.minutes, failed_at = null`,
    values: [number, since, minutes],
  });

/** It could not be asked about, and is tried again later. */
export const setSpellAside = (db: Db, { number, since, after }: Spell): Promise<number> =>
  change(db, {
    name: 'set-spell-aside',
    text: `insert into time_told (ticket_number, state_since, minutes, failed_at) values ($1, $2, $3, now())
           on conflict (ticket_number) do update set state_since = excluded.state_since, minutes = excluded.minutes, failed_at = now()`,
    values: [number, since, after],
  });

/** By which ways somebody wants to be told of what. */
import {
  type ChosenPreferences,
  type NoticePreferences,
  preferencesOf,
  silentKinds,
} from '../../domain/people/notice-preferences.ts';
import { change, type Db, first } from '../core/pool.ts';

/** SQL: what agent `a` has chosen, with their time zone, else that of the company's hours; beside which `p` is joined. */
export const CHOSEN = `p.chosen, coalesce(a.preferences->>'zone', (select c.time_zone from policy d join calendar c on c.id = d.calendar_id where d.is_default)) as "timeZone"`;
export type Chosen = { chosen: ChosenPreferences | null; timeZone: string | null };

/** What they have chosen, and the first day's where they have not. */
export const preferencesIn = ({ chosen, timeZone }: Chosen): NoticePreferences =>
  preferencesOf(chosen, timeZone ?? 'UTC');

export const noticePreferences = async (db: Db, agent: string): Promise<NoticePreferences> =>
  preferencesIn(
    await first<Chosen>(db, {
      name: 'notice-preferences',
      text: `select ${CHOSEN} from agent a left join notice_preference p on p.agent_id = a.id where a.id = $1`,
      values: [agent],
    }),
  );

/** What was told and not decided about yet is looked at again, by what they want now. */
export const saveNoticePreferences = (
  db: Db,
  agent: string,
  chosen: Omit<NoticePreferences, 'timeZone'>,
): Promise<number> =>
  change(db, {
    name: 'save-notice-preferences',
    text: `with looked as (update agent_notice set look_at = now() where agent_id = $1 and look_at is not null)
           insert into notice_preference (agent_id, chosen, silent) values ($1, $2, $3)
           on conflict (agent_id) do update set chosen = excluded.chosen, silent = excluded.silent, updated_at = now()`,
    values: [agent, JSON.stringify(chosen), silentKinds(chosen)],
  });

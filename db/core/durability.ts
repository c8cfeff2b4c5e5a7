/** Whether Postgres keeps over a crash what it has confirmed: mails taken, replies accepted and sent all rest on that. */
import { type Db, first } from './pool.ts';

/** The settings by which it would not, in its own words; none in a Postgres that nobody has told to be fast and forgetful. */
export const durabilityFaults = async (db: Db): Promise<string[]> =>
  (
    await first<{ off: string[] }>(db, {
      name: 'durability-faults',
      text: `select array(select name || '=off' from unnest(array['fsync', 'full_page_writes', 'synchronous_commit']) as name
                           where current_setting(name) = 'off') as off`,
    })
  ).off;

/** Says so to whoever reads the log. */
export async function warnOfForgetting(
  db: Db,
  warn: (message: string, attributes: Record<string, unknown>) => void,
): Promise<void> {
  const settings = await durabilityFaults(db);
  if (settings.length > 0)
    warn(
      'Postgres may forget what it has confirmed when its machine fails: mail may be lost, and replies sent twice; turn these settings on',
      {
        settings,
      },
    );
}

/** The day since which older mail of a mailbox is taken as an archive, as `2026-11-30`. */

/** Before mail was kept on servers. */
export const FIRST_DAY = '1990-01-01';

/** What keeps a text from being such a day, in the order in which it is said. */
type ArchiveDayFault = 'malformed' | 'future' | 'too-early';

/** What is wrong with a day that was asked for; null: nothing. `today` is the last that may be meant. */
export function archiveDayFault(day: string, today: string): ArchiveDayFault | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return 'malformed';
  if (day > today) return 'future';
  return day < FIRST_DAY ? 'too-early' : null;
}

/** What a count of an archive came to; of folders that nobody could count nothing is said to be in them. */
import type { Output } from '../../data/api-types.ts';

type Folders = Output<'dryCountMailbox'>['folders'];

/** All mails of the folders that were counted, each of those, and the paths of the others; null when there is no number at all. */
export function countedOf(folders: Folders) {
  const counted = folders.flatMap(({ path, mails }) => (mails === null ? [] : [{ path, mails }]));
  if (counted.length === 0) return null;
  const all = counted.reduce((sum, { mails }) => sum + mails, 0);
  return { all, counted, uncounted: folders.filter(({ mails }) => mails === null).map(({ path }) => path) };
}

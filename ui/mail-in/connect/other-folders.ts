import type { Settings } from '../expert/mailbox-settings.ts';
import type { Checked } from './proof-lines.ts';

type Found = Checked['folders'];

/** Folders in which no customer's mail arrives. */
const ASIDE: readonly Found[number]['use'][] = ['sent', 'drafts', 'trash', 'junk', 'all'];

/** Those beside the main one that may be read, and those that are, the main one first among them. */
export const otherFolders = (found: Found, chosen: NonNullable<Settings['folders']>): Found =>
  found.filter(
    ({ path, use }) => path !== chosen[0]?.path && (!ASIDE.includes(use) || chosen.some((one) => one.path === path)),
  );

import { isOffered } from '../../../domain/mail/folders.ts';
import type { Settings } from '../expert/mailbox-settings.ts';
import type { Checked } from './proof-lines.ts';

type Found = Checked['folders'];

/** Those beside the main one that may be read, and those that are, the main one first among them. */
export const otherFolders = (found: Found, chosen: NonNullable<Settings['folders']>): Found =>
  found.filter(
    ({ path, use }) => path !== chosen[0]?.path && (isOffered({ use }) || chosen.some((one) => one.path === path)),
  );

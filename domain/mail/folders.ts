/** The folders of a mailbox: which of them are offered and read, and whose their mail is. */
import type { CheckedFolder, CheckOutcome } from './provider/connection-check.ts';

/** A folder that is read. Its new tickets go to `team` (an id); null: to the mailbox's. */
export type MailboxFolder = { path: string; team: string | null };

/** What an archive would take of each folder; null: it could not be read. */
export type DryCount = { imap: CheckOutcome; folders: { path: string; mails: number | null }[] };

/** The folders as they are chosen, of those that an answer shows with their teams. */
export const chosenOf = (folders: readonly { path: string; team: { id: string } | null }[]): MailboxFolder[] =>
  folders.map(({ path, team }) => ({ path, team: team?.id ?? null }));

/** Holds mail that nobody has sent to us, or that somebody has put away; one of all mail holds that too, and once more what stands elsewhere. */
const NOT_OFFERED: readonly CheckedFolder['use'][] = ['sent', 'junk', 'drafts', 'trash', 'all'];

/** Whether a folder is offered to be read. */
export const isOffered = ({ use }: Pick<CheckedFolder, 'use'>): boolean => !NOT_OFFERED.includes(use);

/** The team of a mail that came into a folder. A folder that is read no longer gives its mail to the mailbox's. */
export const teamIn = (folder: string, folders: readonly MailboxFolder[], mailboxTeam: string): string =>
  folders.find(({ path }) => path === folder)?.team ?? mailboxTeam;

/** The folders with another main one. */
export const withMain = (main: string, folders: readonly MailboxFolder[]): MailboxFolder[] => {
  const known = folders.find(({ path }) => path === main);
  return [{ path: main, team: known?.team ?? null }, ...folders.slice(1).filter(({ path }) => path !== main)];
};

/** A folder's name in its one spelling: INBOX is one folder however it is spelled (RFC 3501, 5.1). */
export const spelledFolder = (path: string): string => (path.toUpperCase() === 'INBOX' ? 'INBOX' : path);

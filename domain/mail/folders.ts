/** The folders of a mailbox: which of them are read, and what a server or a name tells each is for. */
import { fold } from '../text/fold.ts';

/** A folder that is read. Its new tickets go to `team` (an id); null: to the mailbox's. */
export type MailboxFolder = { path: string; team: string | null };

/** The folders as they are chosen, of those that an answer shows with their teams. */
export const chosenOf = (folders: readonly { path: string; team: { id: string } | null }[]): MailboxFolder[] =>
  folders.map(({ path, team }) => ({ path, team: team?.id ?? null }));

/** What a folder is for, as far as anything tells; null: whatever its owner puts there. */
const FOLDER_USES = ['inbox', 'sent', 'junk', 'drafts', 'trash', 'archive', 'all'] as const;
export type FolderUse = (typeof FOLDER_USES)[number];

/** A folder as a server lists it. */
export type ListedFolder = { path: string; name: string; use: FolderUse | null; mails: number | null };

/** RFC 6154, and INBOX, which has no attribute of its own. */
const BY_ATTRIBUTE: Record<string, FolderUse> = {
  '\\inbox': 'inbox',
  '\\sent': 'sent',
  '\\junk': 'junk',
  '\\drafts': 'drafts',
  '\\trash': 'trash',
  '\\archive': 'archive',
  '\\all': 'all',
};

/** Names that servers and mail programs give, where no attribute tells, compared as `fold` does. */
const BY_NAME: readonly [FolderUse, readonly string[]][] = [
  ['inbox', ['inbox', 'gelen kutusu']],
  [
    'sent',
    ['sent', 'sent items', 'sent mail', 'sent messages', 'gönderilmiş', 'gönderilen', 'gönderilenler'].concat([
      'gönderilmiş öğeler',
      'gönderilen öğeler',
      'gönderilmiş postalar',
      'gönderilmiş e-posta',
    ]),
  ],
  [
    'junk',
    ['junk', 'junk e-mail', 'junk email', 'spam', 'bulk mail', 'önemsiz', 'önemsiz e-posta', 'istenmeyen', 'gereksiz'],
  ],
  ['drafts', ['drafts', 'draft', 'taslaklar', 'taslak']],
  [
    'trash',
    ['trash', 'deleted', 'deleted items', 'deleted messages', 'bin', 'çöp', 'çöp kutusu'].concat([
      'silinmiş öğeler',
      'silinen öğeler',
      'silinenler',
      'silinmiş',
    ]),
  ],
  ['archive', ['archive', 'archives', 'arşiv']],
];

const NAMES = new Map(BY_NAME.flatMap(([use, names]) => names.map((name) => [fold(name), use] as const)));

/** What a folder is for: by the server's attribute, else by its name. */
export const folderUse = (name: string, attribute: string | undefined): FolderUse | null =>
  BY_ATTRIBUTE[(attribute ?? '').toLowerCase()] ?? NAMES.get(fold(name)) ?? null;

/** Holds mail that nobody has sent to us, or that somebody has put away. */
const NOT_OFFERED: readonly (FolderUse | null)[] = ['sent', 'junk', 'drafts', 'trash'];

/** Whether a folder is offered to be read. */
export const isOffered = ({ use }: Pick<ListedFolder, 'use'>): boolean => !NOT_OFFERED.includes(use);

/** The team of a mail that came into a folder. A folder that is read no longer gives its mail to the mailbox's. */
export const teamIn = (folder: string, folders: readonly MailboxFolder[], mailboxTeam: string): string =>
  folders.find(({ path }) => path === folder)?.team ?? mailboxTeam;

/** The folders with another main one: INBOX is one folder however it is spelled (RFC 3501, 5.1). */
export const withMain = (main: string, folders: readonly MailboxFolder[]): MailboxFolder[] => {
  const same = (path: string): boolean => path === main || (isInbox(path) && isInbox(main));
  const known = folders.find(({ path }) => same(path));
  return [{ path: main, team: known?.team ?? null }, ...folders.slice(1).filter(({ path }) => !same(path))];
};

export const isInbox = (path: string): boolean => path.toUpperCase() === 'INBOX';

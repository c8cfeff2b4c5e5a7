/** A mailbox as its form holds it. */
import type { Input } from '../../data/api-types.ts';
import type { Mailbox } from '../../data/types.ts';

/** What the form of a mailbox sends. */
export type Settings = Input<'createMailbox'>['body'];

/** Of a mailbox that is about to be connected. */
export const FRESH: Settings = {
  address: '',
  name: '',
  language: 'tr',
  folder: 'INBOX',
  pollSeconds: 60,
  acknowledge: true,
  plusAddressing: false,
  paused: false,
  archiveSince: null,
  imap: { host: '', port: 993, tls: 'tls', user: '' },
  smtp: { host: '', port: 587, tls: 'starttls', user: '' },
};

/** Of one that there is; its passwords are never shown. */
export const settingsOf = ({
  address,
  name,
  team,
  language,
  folder,
  folders,
  aliases,
  sentCopy,
  pollSeconds,
  acknowledge,
  plusAddressing,
  ticketsPerMinute,
  probeHours,
  paused,
  archive,
  imap,
  smtp,
}: Mailbox): Settings => ({
  address,
  name,
  team: team.id,
  language,
  folder,
  folders: folders.map(({ path, team: of }) => ({ path, team: of?.id ?? null })),
  aliases,
  sentCopy,
  pollSeconds,
  acknowledge,
  plusAddressing,
  ticketsPerMinute,
  probeHours,
  paused,
  archiveSince: archive?.since ?? null,
  imap,
  smtp,
});

/** All that are read, the main one first. */
export const foldersOf = ({ folders, folder = 'INBOX' }: Settings): NonNullable<Settings['folders']> =>
  folders ?? [{ path: folder, team: null }];

/** With another main folder; where it is one of the others, it is no longer that too. */
export const withMainFolder = (settings: Settings, folder: string): Partial<Settings> => {
  const [main, ...others] = foldersOf(settings);
  return {
    folder,
    folders: [{ path: folder, team: main?.team ?? null }, ...others.filter(({ path }) => path !== folder)],
  };
};

/** Those that were entered. */
export const passwords = ({ imapPassword, smtpPassword }: Settings) => ({
  ...(imapPassword ? { imapPassword } : {}),
  ...(smtpPassword ? { smtpPassword } : {}),
});

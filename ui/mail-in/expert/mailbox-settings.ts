/** A mailbox as its form holds it. */
import { chosenOf } from '../../../domain/mail/folders.ts';
import { smtpHostFor } from '../../../domain/mail/provider/providers.ts';
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
export const settingsOf = (mailbox: Mailbox): Settings => ({
  address: mailbox.address,
  name: mailbox.name,
  team: mailbox.team.id,
  language: mailbox.language,
  folder: mailbox.folder,
  folders: chosenOf(mailbox.folders),
  aliases: mailbox.aliases,
  sentCopy: mailbox.sentCopy,
  pollSeconds: mailbox.pollSeconds,
  acknowledge: mailbox.acknowledge,
  plusAddressing: mailbox.plusAddressing,
  ticketsPerMinute: mailbox.ticketsPerMinute,
  probeHours: mailbox.probeHours,
  paused: mailbox.paused,
  archiveSince: mailbox.archive?.since ?? null,
  imap: mailbox.imap,
  smtp: mailbox.smtp,
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

/** With another server to receive at; the one to send from follows it, until somebody writes another place. Of a mailbox that is connected it was settled then, and stays. */
export const receivingAt = (
  { imap, smtp }: Pick<Settings, 'imap' | 'smtp'>,
  next: Settings['imap'],
  { isConnected = false } = {},
) => {
  const follows = !isConnected && (smtp.host === '' || smtp.host === smtpHostFor(imap.host));
  return { imap: next, smtp: follows ? { ...smtp, host: smtpHostFor(next.host) } : smtp };
};

/** With one server that is believed by this certificate of it. */
export const withPin = (settings: Settings, side: 'imap' | 'smtp', pin: string): Partial<Settings> => ({
  [side]: { ...settings[side], trust: { pin } },
});

/** Those that were entered. */
export const passwords = ({ imapPassword, smtpPassword }: Settings) => ({
  ...(imapPassword ? { imapPassword } : {}),
  ...(smtpPassword ? { smtpPassword } : {}),
});

/** What a test of the connection takes of them. Passwords that were not entered are those stored for `mailbox`, where there is one. */
export const connectionOf = (asked: Settings, mailbox: Mailbox | null = null) => ({
  ...(mailbox ? { id: mailbox.id } : {}),
  imap: asked.imap,
  smtp: asked.smtp,
  folder: asked.folder ?? 'INBOX',
  ...passwords(asked),
  ...(asked.consent ? { consent: asked.consent } : {}),
});

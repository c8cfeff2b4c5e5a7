/** A mailbox in words that database, worker, contract and desk share. */
import type { Language } from '../text/language.ts';
import type { MailboxAlias } from './aliases.ts';
import type { MailboxFolder } from './folders.ts';
import { sameTrust, type ServerTrust } from './provider/server-trust.ts';
import type { SentCopy } from './sent-copy.ts';

export const TLS_MODES = ['none', 'starttls', 'tls'] as const;

/** Where a server is, and as whom we sign in there. */
export type ServerAddress = {
  host: string;
  port: number;
  tls: (typeof TLS_MODES)[number];
  user: string;
  /** Absent: the authorities that everybody knows vouch for its certificate. */
  trust?: ServerTrust | undefined;
};

/**
 * Whether a password entered for `before` may go to `after` unasked: the same server and user, no weaker encryption, and no
 * certificate that was not believed then.
 * To any other place only who knows the password sends it, by entering it again.
 */
export const mayFollow = (before: ServerAddress, after: ServerAddress): boolean =>
  before.host.toLowerCase() === after.host.toLowerCase() &&
  before.port === after.port &&
  before.user.toLowerCase() === after.user.toLowerCase() &&
  TLS_MODES.indexOf(after.tls) >= TLS_MODES.indexOf(before.tls) &&
  (after.trust === undefined || sameTrust(before.trust, after.trust));

/** A mailbox as it is set up, its passwords apart. */
export type Mailbox = {
  id: string;
  address: string;
  /** Of the sender, in the From line. */
  name: string;
  language: Language;
  /** The main one of its folders. */
  folder: string;
  pollSeconds: number;
  /** Whether a new request is acknowledged by mail. */
  acknowledge: boolean;
  /** Its server delivers `name+anything@…` to it, so that its mails may carry a reply address that names their ticket. */
  plusAddressing: boolean;
  /** New tickets of a minute, all senders together; the rest is held. */
  ticketsPerMinute: number;
  /** A mail goes from it to itself every so many hours; null: none does. */
  probeHours: number | null;
  paused: boolean;
  imap: ServerAddress;
  smtp: ServerAddress;
  /** Further addresses of ours, whose mail comes here. */
  aliases: MailboxAlias[];
  sentCopy: SentCopy;
};

/** What may change of a mailbox, in words for whoever is told of it. */
export const MAILBOX_CHANGES = [
  ...['address', 'name', 'team', 'language', 'folder', 'poll', 'acknowledge', 'plus', 'flood', 'probe', 'paused'],
  ...['aliases', 'sent-copy', 'archive', 'sign-in', 'imap', 'smtp', 'imap-password', 'smtp-password'],
] as const;

type Compared = Omit<Mailbox, 'id' | 'folder'> & {
  team: string;
  folders: MailboxFolder[];
  archiveSince: string | null;
  /** By which it signs in; null: by passwords. */
  consent: string | null;
};

const foldersText = (folders: MailboxFolder[]): string => JSON.stringify(folders.map(({ path, team }) => [path, team]));

const aliasesText = (aliases: MailboxAlias[]): string =>
  JSON.stringify(aliases.map(({ address, name, sendAs }) => [address, name, sendAs]));

/** What is different, in the order of the list. `entered` are the passwords that came with the change. */
export function changesOf(before: Compared, after: Compared, entered: readonly ('imap' | 'smtp')[]): string[] {
  const same = (a: ServerAddress, b: ServerAddress) =>
    a.host === b.host && a.port === b.port && a.tls === b.tls && a.user === b.user && sameTrust(a.trust, b.trust);
  const differs: Record<string, boolean> = {
    address: before.address !== after.address,
    name: before.name !== after.name,
    team: before.team !== after.team,
    language: before.language !== after.language,
    folder: foldersText(before.folders) !== foldersText(after.folders),
    poll: before.pollSeconds !== after.pollSeconds,
    acknowledge: before.acknowledge !== after.acknowledge,
    plus: before.plusAddressing !== after.plusAddressing,
    flood: before.ticketsPerMinute !== after.ticketsPerMinute,
    probe: before.probeHours !== after.probeHours,
    paused: before.paused !== after.paused,
    aliases: aliasesText(before.aliases) !== aliasesText(after.aliases),
    'sent-copy': before.sentCopy !== after.sentCopy,
    archive: before.archiveSince !== after.archiveSince,
    'sign-in': before.consent !== after.consent,
    imap: !same(before.imap, after.imap),
    smtp: !same(before.smtp, after.smtp),
    'imap-password': entered.includes('imap'),
    'smtp-password': entered.includes('smtp'),
  };
  return MAILBOX_CHANGES.filter((one) => differs[one] === true);
}

/** `stalled` and `unwatched` are never reported: a watcher that hangs or is not there says nothing. Whoever reads a mailbox finds it (db/mail-in/trouble.ts). */
export const MAILBOX_STATUSES = [
  'connecting',
  'live',
  'stalled',
  'unwatched',
  'files-away',
  'consent',
  'credentials',
  'unreachable',
  'throttled',
  'paused',
] as const;
export type MailboxStatus = (typeof MAILBOX_STATUSES)[number];

/** Statuses that come with a fault: what its watcher reports when it cannot go on. Each is a trouble, too. */
export const FAULTY_STATUSES = [
  'files-away',
  'consent',
  'credentials',
  'unreachable',
  'throttled',
] as const satisfies readonly MailboxStatus[];

/** The best first. `waiting`: nothing is wrong, and nothing has been read yet. */
export const CONNECTIONS = ['connected', 'waiting', 'refused'] as const;

/** Whether a mailbox is read. One that is being connected, or was paused, has been if anything was read of it before; a fault is none, whatever came before. */
export function connectionOf({
  status,
  hasRead,
}: {
  status: MailboxStatus;
  hasRead: boolean;
}): (typeof CONNECTIONS)[number] {
  if (FAULTS.has(status)) return 'refused';
  return hasRead || READ.has(status) ? 'connected' : 'waiting';
}
const FAULTS = new Set<MailboxStatus>(FAULTY_STATUSES);
/** Whoever watches it has got as far as its mail, whatever keeps it waiting since. */
const READ = new Set<MailboxStatus>(['live', 'stalled', 'unwatched']);

/**
 * What is wrong with a mailbox, the worst first: mail waits and is not read; nobody looks for new mail; what is fetched cannot be kept;
 * the provider's consent to sign us in is gone; the server refuses us; it cannot be reached; it has us wait, because it was asked too
 * much; it is read, but nothing is sent from it, because the sign-in to send is refused; what it sends to itself does not come back; so many new tickets came at once that the rest is held; automatic answers were
 * stopped, because there were too many of them; the secret of the application by which it signs in is to be renewed soon.
 */
export const MAILBOX_TROUBLES = [
  'stalled',
  'unwatched',
  ...FAULTY_STATUSES,
  'sending',
  'loop-broken',
  'flooded',
  'silenced',
  'secret-ends',
] as const;
export type MailboxTrouble = (typeof MAILBOX_TROUBLES)[number];

/** The status of a mailbox by those of its folders: the worst; `connecting` while one of them has none yet. */
export const worstStatus = (statuses: readonly MailboxStatus[]): MailboxStatus =>
  FAULTY_STATUSES.find((one) => statuses.includes(one)) ?? (statuses.includes('connecting') ? 'connecting' : 'live');

/** The worst of several; null when there is none. */
export const worstTrouble = (troubles: MailboxTrouble[]): MailboxTrouble | null =>
  MAILBOX_TROUBLES.find((one) => troubles.includes(one)) ?? null;

/** Whether mail in stands still, here or on its server, by a fault of ours, which only whoever runs the installation can mend. */
export const standsStill = (worst: MailboxTrouble | undefined): boolean => worst === 'stalled' || worst === 'unwatched';

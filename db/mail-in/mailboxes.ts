/** Mailboxes as settings show and change them. Passwords are sealed before they come here (vault/vault.ts). */
import type { Mailbox, MailboxStatus, MailboxTrouble, ServerAddress } from '../../domain/mail/mailbox.ts';
import { type MailboxFault, readFaultLine } from '../../domain/mail/provider/mailbox-fault.ts';
import type { SignIn } from '../../domain/mail/provider/oauth.ts';
import type { MailboxFolder } from '../../domain/mail/folders.ts';
import { change, many, maybe, first, type Db } from '../core/pool.ts';
import { notice } from '../core/notices.ts';
import type { Named } from '../core/named.ts';
import { ALIASES } from '../core/aliases.ts';
import { ANSWERING } from '../core/answering.ts';
import { saveAliases } from './aliases.ts';
import { ARCHIVED, FOLDERS, forgetArchives, saveFolders } from './folders.ts';
import { SIGN_IN } from './oauth-consents.ts';
import { LOOP_BROKEN_SINCE } from './probes.ts';
import { LAST_MAIL_AT } from './last-mail.ts';
import { FLOODS, MAILBOX_STATUS, SENDING_FAULT } from './trouble.ts';

export type MailboxRow = Mailbox & {
  team: Named;
  /** Those that are read, the main one first, each with the code of what keeps it from being read. */
  folders: { path: string; team: Named | null; fault: string | null }[];
  signIn: SignIn;
  status: MailboxStatus;
  statusDetail: string | null;
  /** What the detail says, by its code; null for a detail of release 0.1.0. */
  statusFault: Omit<MailboxFault, 'detail'> | null;
  statusAt: Date;
  /** Why nothing is sent just now, if anything. */
  sendingFault: Omit<MailboxFault, 'detail'> | null;
  trouble: MailboxTrouble | null;
  /** The last pass over its folder that succeeded, and the last mail of somebody else; null before the first. */
  lastLookAt: Date | null;
  lastMailAt: Date | null;
  /** Since when mails that it sends to itself do not come back; null while they do, or none is sent. */
  loopBrokenSince: Date | null;
  /** Mails that are held because so many came at once. */
  flooded: number;
  /** The last of them, by its ledger row. */
  floodedUpTo: number | null;
  /** Older mail that is taken as an archive: since which day, how much there is (null before the folder was looked at), how much is left. */
  archive: { since: string; found: number | null; left: number | null } | null;
};

const MAILBOX = `b.id, b.address, b.name, jsonb_build_object('id', g.id, 'name', g.name) as team, b.language, b.folder,
  b.poll_seconds as "pollSeconds", b.acknowledge, b.plus_addressing as "plusAddressing", b.tickets_minute as "ticketsPerMinute", b.probe_hours as "probeHours", b.paused, b.imap, b.smtp, b.status_detail as "statusDetail",
  b.sent_copy as "sentCopy", ${ALIASES} as aliases, ${FOLDERS} as folders, ${ARCHIVED} as archive, ${SIGN_IN} as "signIn",
  held.flooded, held."floodedUpTo", ${SENDING_FAULT} as "sendingLine", b.looked_at as "lastLookAt", ${LAST_MAIL_AT} as "lastMailAt", ${LOOP_BROKEN_SINCE} as "loopBrokenSince", ${MAILBOX_STATUS}`;

const FROM = `mailbox b join team g on g.id = b.team_id
  cross join lateral (select count(*)::int as flooded, max(i.id) as "floodedUpTo" from inbound i where ${FLOODS('b.id')}) as held`;

type Stored = Omit<MailboxRow, 'statusFault' | 'sendingFault'> & { sendingLine: string | null };

function withFaults({ sendingLine, ...row }: Stored): MailboxRow {
  const [status, sending] = [readFaultLine(row.statusDetail), readFaultLine(sendingLine)];
  const bare = (fault: MailboxFault | null) => fault && { code: fault.code, at: fault.at, said: fault.said };
  return {
    ...row,
    statusDetail: status?.detail ?? row.statusDetail,
    statusFault: bare(status),
    sendingFault: bare(sending),
  };
}

export const listMailboxes = async (db: Db): Promise<MailboxRow[]> => {
  const rows = await many<Stored>(db, {
    name: 'list-mailboxes',
    text: `select ${MAILBOX} from ${FROM} where b.deleted_at is null order by b.address`,
  });
  return rows.map(withFaults);
};

export const mailboxById = async (db: Db, id: string): Promise<MailboxRow | undefined> => {
  const row = await maybe<Stored>(db, {
    name: 'mailbox-by-id',
    text: `select ${MAILBOX} from ${FROM} where b.id = $1 and b.deleted_at is null`,
    values: [id],
  });
  return row && withFaults(row);
};

export type MailboxSettings = Mailbox & {
  teamId: string;
  /** Sealed; null keeps the one stored. */
  imapSecret: string | null;
  smtpSecret: string | null;
  /** Its servers may stand in private networks, because the operator's configuration names them. */
  trusted?: boolean;
  /** Its main folder first. */
  folders: MailboxFolder[];
  /** Takes only what arrives from now on; said once, when it is connected. Else the whole folder. */
  fromNow?: boolean;
  /** The first day (YYYY-MM-DD) whose mail from before the connection is taken as an archive; null: none is. */
  archiveSince: string | null;
};

const values = (box: MailboxSettings) => [
  box.id,
  box.address,
  box.name,
  box.teamId,
  box.language,
  box.folder,
  box.pollSeconds,
  box.acknowledge,
  box.paused,
  JSON.stringify(box.imap),
  JSON.stringify(box.smtp),
  box.imapSecret,
  box.smtpSecret,
  box.plusAddressing,
  box.archiveSince,
  box.ticketsPerMinute,
  box.sentCopy,
  box.probeHours,
];

/** Makes a mailbox, in the transaction of the caller. False when the address has one already. */
export async function insertMailbox(db: Db, box: MailboxSettings): Promise<boolean> {
  const made = await change(db, {
    name: 'insert-mailbox',
    text: `insert into mailbox (id, address, name, team_id, language, folder, poll_seconds, acknowledge, paused, imap, smtp, imap_secret, smtp_secret, plus_addressing, archive_since, tickets_minute, sent_copy, probe_hours, trusted, from_now)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, coalesce($12, ''), coalesce($13, ''), $14, $15, $16, $17, $18, $19, $20) on conflict (address) do nothing`,
    values: [...values(box), box.trusted ?? false, box.fromNow ?? false],
  });
  if (made === 0) return false;
  await saveFolders(db, box.id, box.folders);
  await saveAliases(db, box.id, box.aliases);
  return true;
}

/** Changes a mailbox, in the transaction of the caller. */
export async function updateMailbox(db: Db, box: MailboxSettings): Promise<void> {
  await forgetArchives(db, box);
  await change(db, {
    name: 'update-mailbox',
    text: `update mailbox set address = $2, name = $3, team_id = $4, language = $5, folder = $6, poll_seconds = $7, acknowledge = $8, paused = $9,
                  plus_addressing = $14, archive_since = $15, tickets_minute = $16, sent_copy = $17, probe_hours = $18,
                  imap = $10, smtp = $11, imap_secret = coalesce($12, imap_secret), smtp_secret = coalesce($13, smtp_secret),
                  trusted = trusted and imap->>'host' = $10::jsonb->>'host' and smtp->>'host' = $11::jsonb->>'host',
                  status = case when $9 then 'paused' else 'connecting' end, status_detail = null, status_at = now()
            where id = $1`,
    values: values(box),
  });
  await saveFolders(db, box.id, box.folders);
  await saveAliases(db, box.id, box.aliases);
}

/** Until the transaction ends nobody else gives a mailbox an address: each is that of one mailbox, as its own or as an alias. */
export const lockAddresses = (db: Db): Promise<unknown> =>
  first(db, { name: 'lock-mailbox-addresses', text: `select pg_advisory_xact_lock(hashtext('mailbox-addresses'))` });

/** Of an address and its aliases those that another mailbox has, as its own or as an alias; one that was deleted keeps its own for its return. */
export const takenAddresses = async (db: Db, address: string, aliases: string[], exceptId: string): Promise<string[]> =>
  (
    await many<{ address: string }>(db, {
      name: 'taken-addresses',
      text: `select address from mailbox where address = any($1::text[]) and id <> $2 and (deleted_at is null or address = $3)
             union select address from mailbox_alias where address = any($1::text[]) and mailbox_id <> $2`,
      values: [[address, ...aliases], exceptId, address],
    })
  ).map(({ address }) => address);

export type StoredServers = {
  id: string;
  consent: string | null;
  address: string;
  imap: ServerAddress;
  smtp: ServerAddress;
  imapSecret: string;
  smtpSecret: string;
};

/** Both servers with their sealed passwords: what is kept, and where it may go. */
export const storedServers = (db: Db, id: string): Promise<StoredServers | undefined> =>
  maybe<StoredServers>(db, {
    name: 'stored-servers',
    text: 'select id, consent_id as consent, address, imap, smtp, imap_secret as "imapSecret", smtp_secret as "smtpSecret" from mailbox where id = $1',
    values: [id],
  });

/** Puts another sealed text in the place of one that still stands. */
export const resealServers = (db: Db, before: StoredServers, imapSecret: string, smtpSecret: string): Promise<number> =>
  change(db, {
    name: 'reseal-servers',
    text: 'update mailbox set imap_secret = $4, smtp_secret = $5 where id = $1 and imap_secret = $2 and smtp_secret = $3',
    values: [before.id, before.imapSecret, before.smtpSecret, imapSecret, smtpSecret],
  });

/** The mailbox that answers for the one of this id: itself, or its successor once it was deleted; undefined when none does. */
export const mailboxBrief = (
  db: Db,
  id: string,
): Promise<
  (Pick<Mailbox, 'id' | 'address' | 'name' | 'language'> & { teamId: string; smtpHost: string }) | undefined
> =>
  maybe(db, {
    name: 'mailbox-brief',
    text: `select a.id, a.address, a.name, a.team_id as "teamId", a.language, a.smtp->>'host' as "smtpHost" from mailbox b ${ANSWERING} where b.id = $1`,
    values: [id],
  });

/** Tells every open desk that a mailbox changed. */
export const notifyMailbox = async (db: Db, id: string): Promise<void> => {
  await first(db, {
    name: 'notify-mailbox',
    text: `select ${notice('mailbox', { id: '$1::text' })}`,
    values: [id],
  });
};

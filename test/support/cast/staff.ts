/** What an administrator sets up before the first mail: the people of the cast, and a mailbox. */
import { randomUUID } from 'node:crypto';
import { change, type Db, type Pool } from '../../../db/core/pool.ts';
import { insertMailbox } from '../../../db/mail-in/mailboxes.ts';
import { createAgent, keepPreferences, updateProfile } from '../../../db/people/agents.ts';
import { defaultTeam } from '../../../db/people/teams.ts';
import { LIMITS } from '../../../domain/limits.ts';
import type { MailboxAlias } from '../../../domain/mail/aliases.ts';
import type { MailboxFolder } from '../../../domain/mail/folders.ts';
import type { SentCopy } from '../../../domain/mail/sent-copy.ts';
import type { ServerAddress } from '../../../domain/mail/mailbox.ts';
import type { Role } from '../../../domain/people/permission.ts';
import { hashPassword } from '../../../vault/password.ts';
import { sealPassword } from '../../../vault/mailbox-password.ts';
import type { Vault } from '../../../vault/vault.ts';
import { AYSE, CAN, PASSWORD, SELIN } from './cast.ts';

export type Person = { email: string; name: string; role: Role; signature?: string; capacity?: number };

/**
 * Makes them an agent of the default team, with the password that everybody has; returns the id. Nothing is given to them unless the test
 * says how much they take, and what they send leaves at once.
 */
export async function hire(db: Db, { signature = '', capacity = 0, ...person }: Person): Promise<string> {
  const language = 'tr';
  const team = await homeTeam(db);
  const passwordHash = await hashPassword(PASSWORD);
  const id = await createAgent(db, { ...person, language, passwordHash, teams: [team] });
  if (id === undefined) throw new Error(`${person.email} works here already`);
  await updateProfile(db, id, { name: person.name, language, signature, undoSeconds: 0 });
  // The desk of the cast is set up: nobody is shown first steps.
  await keepPreferences(db, id, { firstSteps: 'later' });
  await change(db, { text: 'update agent set capacity = $2 where id = $1', values: [id, capacity] });
  return id;
}

/** Everybody of the cast who works here, by their ids. */
export const hireCast = async (pool: Pool): Promise<{ ayse: string; can: string; selin: string }> => ({
  ayse: await hire(pool, AYSE),
  can: await hire(pool, CAN),
  selin: await hire(pool, SELIN),
});

export type Box = {
  address: string;
  imapPort: number;
  password: string;
  smtpPort: number;
  acknowledge?: boolean;
  /** Default the product's. */
  ticketsPerMinute?: number;
  /** Takes only what arrives from now on; default the whole folder. */
  fromNow?: boolean;
  folders?: MailboxFolder[];
  aliases?: MailboxAlias[];
  sentCopy?: SentCopy;
  /** A day (YYYY-MM-DD). */
  archiveSince?: string;
  /** Signs in to the SMTP server too; default without. */
  smtpLogin?: { user: string; password: string };
};

/** Connects a mailbox on servers of this machine, which is looked at every five seconds; returns its id. */
export async function connectMailbox(db: Db, vault: Vault, box: Box): Promise<string> {
  const id = randomUUID();
  const { user, password } = box.smtpLogin ?? { user: '', password: '' };
  const at = (port: number, as: string): ServerAddress => ({ host: '127.0.0.1', port, tls: 'none', user: as });
  const [imap, smtp] = [at(box.imapPort, box.address), at(box.smtpPort, user)];
  const isNew = await insertMailbox(db, {
    id,
    address: box.address,
    name: 'Örnek Destek',
    teamId: await homeTeam(db),
    language: 'tr',
    folder: 'INBOX',
    folders: box.folders ?? [{ path: 'INBOX', team: null }],
    aliases: box.aliases ?? [],
    sentCopy: box.sentCopy ?? 'none',
    pollSeconds: 5,
    acknowledge: box.acknowledge ?? false,
    plusAddressing: false,
    ticketsPerMinute: box.ticketsPerMinute ?? LIMITS.ticketsMinute,
    probeHours: null,
    paused: false,
    fromNow: box.fromNow ?? false,
    archiveSince: box.archiveSince ?? null,
    imap,
    smtp,
    imapSecret: sealPassword(vault, { id, side: 'imap', at: imap }, box.password),
    smtpSecret: sealPassword(vault, { id, side: 'smtp', at: smtp }, password),
  });
  if (!isNew) throw new Error(`${box.address} is connected already`);
  return id;
}

async function homeTeam(db: Db): Promise<string> {
  const team = await defaultTeam(db);
  if (team === undefined) throw new Error('there is no default team: call ensureDefaults first');
  return team.id;
}

/** The people, teams and mailbox of the demo. */
import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../vault/password.ts';
import { createAgent, keepPreferences, updateProfile } from '../../db/people/agents.ts';
import { LIMITS } from '../../domain/limits.ts';
import { chosenOf } from '../../domain/mail/folders.ts';
import { insertMailbox, listMailboxes, updateMailbox, type MailboxRow } from '../../db/mail-in/mailboxes.ts';
import { change, inTransaction, type Db, type Pool } from '../../db/core/pool.ts';
import { ensureDefaults } from '../../db/core/defaults.ts';
import { listStaff } from '../../db/people/staff.ts';
import { createTeam, listTeams } from '../../db/people/teams.ts';
import { sealPassword } from '../../vault/mailbox-password.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Role } from '../../domain/people/permission.ts';
import { ANY_PASSWORD } from '../mailserver/accounts.ts';
import { seedPast } from './past.ts';
import { seedCannedReplies } from './canned-replies.ts';
import { type Known, seedRouting } from './routing.ts';
import { AGENTS, TEAMS } from './staff.ts';

export type Account = { email: string; password: string; role: Role; name: string };

export type PeopleOptions = {
  pool: Pool;
  vault: Vault;
  mailServer: { host: string; smtpPort: number; imapPort: number };
  sink: { host: string; port: number };
};

/** The demo's mailbox as our mail server must know it. */
export const DEMO_MAILBOX = { address: 'destek@bilet.test', password: ANY_PASSWORD } as const;

/** Simple on purpose: it is printed, and opens nothing but a demo. */
export const DEMO_PASSWORD = 'bilet-demo';

/**
 * Makes what is missing and leaves the rest as it stands: names, passwords and settings changed by hand survive the next
 * start. Only the ports of our own servers are followed, because they may differ from start to start.
 */
export async function seedPeople(
  options: PeopleOptions,
): Promise<{ accounts: Account[]; mailbox: { id: string; address: string } }> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const mailbox = await inTransaction(options.pool, async (db) => {
    await ensureDefaults(db);
    const there = (await listTeams(db, true)).map(({ name }) => name);
    for (const name of TEAMS) if (!there.includes(name)) await createTeam(db, name);
    const teams = await listTeams(db);
    const idOf = (name: string) => teams.find((team) => team.name === name)?.id ?? [];
    for (const { signature, ...person } of AGENTS) {
      const id = await createAgent(db, { ...person, passwordHash, teams: person.teams.flatMap(idOf) });
      if (id === undefined) continue;
      await updateProfile(db, id, { name: person.name, language: person.language, signature });
      // The demo is set up already; whoever wants to see them finds them in the menu.
      await keepPreferences(db, id, { firstSteps: 'later' });
    }
    const home = teams.find((team) => team.isDefault);
    if (home === undefined) throw new Error('there is no default team');
    const box = await demoMailbox(db, options, home.id);
    // A demo without a team for the night has nothing else of how work is shared either.
    if (there.includes('Nöbet')) return box;
    const [known, now] = [await knownOf(db, teams), Date.now()];
    await seedRouting(db, known, now);
    await seedCannedReplies(db, known);
    const agents = ['can', 'ayse', 'mert'].map((name) => known.agents.get(name)!);
    await seedPast(db, { mailbox: box.id, team: home.id, agents }, now);
    return box;
  });
  const accounts = AGENTS.map(({ email, role, name }) => ({ email, password: DEMO_PASSWORD, role, name }));
  return { accounts, mailbox };
}

/** Ids by name; those who work here by the part of their address before its `@`. */
async function knownOf(db: Db, teams: { id: string; name: string }[]): Promise<Known> {
  const staff = await listStaff(db, true);
  return {
    teams: new Map(teams.map(({ id, name }) => [name, id])),
    agents: new Map(staff.map(({ id, email }) => [email.split('@')[0]!, id])),
  };
}

async function demoMailbox(
  db: Db,
  { vault, mailServer, sink }: PeopleOptions,
  teamId: string,
): Promise<{ id: string; address: string }> {
  const { address, password } = DEMO_MAILBOX;
  const imap = { host: mailServer.host, port: mailServer.imapPort, tls: 'none' as const, user: address };
  const smtp = { host: sink.host, port: sink.port, tls: 'none' as const, user: '' };
  const known = (await listMailboxes(db)).find((mailbox) => mailbox.address === address);
  if (known !== undefined) {
    await followPorts(db, vault, known, imap, smtp);
    return { id: known.id, address };
  }
  const id = randomUUID();
  await insertMailbox(db, {
    id,
    address,
    name: 'Bilet Destek',
    teamId,
    language: 'tr',
    folder: 'INBOX',
    folders: [{ path: 'INBOX', team: null }],
    aliases: [],
    sentCopy: 'append',
    pollSeconds: 60,
    acknowledge: true,
    // Our own server delivers such addresses (dev/mailserver/accounts.ts).
    plusAddressing: true,
    ticketsPerMinute: LIMITS.ticketsMinute,
    probeHours: null,
    paused: false,
    archiveSince: null,
    imap,
    smtp,
    imapSecret: sealPassword(vault, { id, side: 'imap', at: imap }, password),
    smtpSecret: sealPassword(vault, { id, side: 'smtp', at: smtp }, ''),
  });
  // Mail waits since it came, and not since before its mailbox was connected: the demo's was, before its first letter came.
  await change(db, {
    text: `update mailbox set created_at = created_at - interval '5 days' where id = $1`,
    values: [id],
  });
  return { id, address };
}

/** A mailbox that was pointed at servers elsewhere by hand is nobody's business here. */
async function followPorts(
  db: Db,
  vault: Vault,
  known: MailboxRow,
  imap: MailboxRow['imap'],
  smtp: MailboxRow['smtp'],
): Promise<void> {
  const own = known.imap.host === imap.host && known.smtp.host === smtp.host;
  if (!own || (known.imap.port === imap.port && known.smtp.port === smtp.port)) return;
  const { id } = known;
  const [inAt, outAt] = [
    { ...known.imap, port: imap.port },
    { ...known.smtp, port: smtp.port },
  ];
  await updateMailbox(db, {
    ...known,
    teamId: known.team.id,
    folders: chosenOf(known.folders),
    archiveSince: known.archive?.since ?? null,
    imap: inAt,
    smtp: outAt,
    // A password is bound to its port; ours is known.
    imapSecret: sealPassword(vault, { id, side: 'imap', at: inAt }, DEMO_MAILBOX.password),
    smtpSecret: sealPassword(vault, { id, side: 'smtp', at: outAt }, ''),
  });
}

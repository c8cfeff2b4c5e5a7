import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, killTree, logTail, spawnDetached } from '../children.ts';
import { freePort } from '../ports.ts';
import { chooseUsers, configText, findDovecot, introspectionText } from './config.ts';
import type { LmtpClient } from './lmtp.ts';
import { lmtpClient } from './lmtp.ts';

export type DovecotOptions = {
  /** Where mail is kept; default a new temporary folder, removed by `stop`. Keep the path below 80 characters. */
  dir?: string;
  log?: (line: string) => void;
  /** Lets in by tokens as well (XOAUTH2, OAUTHBEARER), which it asks for at this address (RFC 7662). Of Dovecot 2.3 only. */
  introspection?: string;
};

/** A throw-away IMAP and LMTP server on 127.0.0.1 for tests. */
export type Dovecot = {
  host: '127.0.0.1';
  imapPort: number;
  lmtpPort: number;
  /** Of every user; each name is a user with an empty mailbox. */
  password: string;
  /** Delivers by LMTP and resolves when the server said "Saved". `from` '' is the null sender. */
  deliver: LmtpClient['deliver'];
  /** Cuts all sessions of a user. */
  kickUser(user: string): void;
  /** The sessions of a user that stand, each in words of its own. */
  sessionsOf(user: string): string[];
  /** Gives the INBOX another UIDVALIDITY; UIDs are kept, and sessions that have it open are thrown out. */
  setUidValidity(user: string, uidValidity: number): void;
  stop(): Promise<void>;
  /** SIGKILL to all of it; `restart` brings it back on the same ports and mail. */
  kill(): Promise<void>;
  restart(): Promise<void>;
};

const READY_WITHIN_MS = 10_000;

/** Starts Dovecot in about 50 ms. Throws when it is not installed, or with its log when it does not come up. */
export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const found = findDovecot();
  if (!found)
    throw new Error(
      'Dovecot is not installed (Debian: apt-get install --no-install-recommends dovecot-imapd dovecot-lmtpd)',
    );
  const dir = resolve(options.dir ?? mkdtempSync(join(tmpdir(), 'dc-')));
  const users = chooseUsers();
  mkdirSync(join(dir, 'run'), { recursive: true });
  mkdirSync(join(dir, 'mail'), { recursive: true });
  // mkdtemp makes 0700, which the mail user could not enter.
  chmodSync(dir, 0o755);
  if (process.getuid?.() === 0) chownSync(join(dir, 'mail'), users.mailUid, users.mailGid);

  const imapPort = await freePort();
  const lmtpPort = await freePort(undefined, [imapPort]);
  const password = 'parola';
  const config = join(dir, 'dovecot.conf');
  const { introspection = null } = options;
  writeFileSync(config, configText(found.version, { dir, imapPort, lmtpPort, password, users, introspection }));
  if (introspection !== null) writeFileSync(join(dir, 'oauth2.conf'), introspectionText(introspection));

  let pid = await launch(found.dovecot, config, dir, [imapPort, lmtpPort]);
  options.log?.(`dovecot ${found.version}: imap ${imapPort}, lmtp ${lmtpPort}`);
  const lmtp = lmtpClient(lmtpPort);
  const doveadm = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(found.doveadm, ['-c', config, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`doveadm ${args.join(' ')}: ${stderr.trim()}`);
    return stdout;
  };
  const kill = async () => {
    lmtp.close();
    await killTree(pid);
  };
  return {
    host: '127.0.0.1',
    imapPort,
    lmtpPort,
    password,
    deliver: lmtp.deliver,
    kickUser: (user) => void doveadm('kick', user),
    sessionsOf: (user) =>
      doveadm('who', '-1', user)
        .split('\n')
        .filter((line) => line.startsWith(user)),
    setUidValidity: (user, uidValidity) =>
      void doveadm('mailbox', 'update', '-u', user, '--uid-validity', String(uidValidity), 'INBOX'),
    // SIGTERM to the master waits a second for nothing, so even an orderly stop is a kill.
    async stop() {
      await kill();
      if (!options.dir) rmSync(dir, { recursive: true, force: true });
    },
    kill,
    async restart() {
      await kill();
      pid = await launch(found.dovecot, config, dir, [imapPort, lmtpPort]);
    },
  };
}

async function launch(dovecot: string, config: string, dir: string, ports: number[]): Promise<number> {
  const logFile = join(dir, 'log');
  // A SIGKILL leaves this behind; its pid may belong to somebody else by now.
  rmSync(join(dir, 'run', 'master.pid'), { force: true });
  const pid = await spawnDetached(dovecot, ['-F', '-c', config], { logFile: join(dir, 'output') });
  for (const deadline = Date.now() + READY_WITHIN_MS; ; await delay(5)) {
    if (existsSync(join(dir, 'run')) && (await Promise.all(ports.map(greets))).every(Boolean)) return pid;
    if (isAlive(pid) && Date.now() < deadline) continue;
    await killTree(pid);
    throw new Error(`Dovecot did not start: ${logTail(join(dir, 'output'))}\n${logTail(logFile)}`);
  }
}

/** True when the port sends its greeting: it listens a little before it can serve. */
function greets(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 });
    const end = (answer: boolean) => {
      socket.destroy();
      done(answer);
    };
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
    socket.once('close', () => end(false));
  });
}

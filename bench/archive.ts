/**
 * A mailbox full of old mail, connected as an archive: how long that takes, what it costs, and how soon new mail is shown meanwhile, while
 * the worker is killed three times. At its end it is looked whether each mail has its place and nobody was disturbed.
 */
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { listenForChanges } from '../db/core/notices.ts';
import { DAY_MS, SECOND_MS } from '../domain/time.ts';
import { type Appended, faultsOf } from './archive-checks.ts';
import { watchProgress } from './archive-progress.ts';
import type { Findings, Flags } from './benchmark.ts';
import { type Ask, insertAgent, signIn } from './caller.ts';
import { latencies, percentile, short } from './figures.ts';
import { type Letter, letter } from './letters.ts';
import { createLives, type Lives } from './lives.ts';
import { BLOCK, oldMails, type OldMail, oversize } from './old-mails.ts';
import { counted, dovecotHost, say, type Stack, startStack, until } from './stack.ts';

const ADDRESS = 'destek@example.test';
/** Of the archive, when the worker is killed. */
const KILLS = [0.2, 0.5, 0.8];
const DAYS = 300;
/** Mails that came within one minute, as after an outage or in a campaign: today they would be a flood. */
const BURST = 2_000;
/** Older than the day that is asked for. */
const OLDER = 50;

/** Flags: `--n` old mails, `--every` so many seconds a new one, `--kills=0` for a worker that lives; `--source` as in inbound. */
export async function archive(flags: Flags): Promise<Findings> {
  const n = flags.number('n', 20_000);
  const everyS = flags.number('every', 3);
  const kills = KILLS.slice(0, flags.number('kills', KILLS.length));
  const source = flags.has('source');
  const stack = await startStack({ dovecot: true });
  const changes = listenForChanges(stack.databaseUrl, (error) => say(error.message));
  try {
    const old = await fill(stack, n);
    const heard = new Map<number, Set<string>>();
    changes.subscribe((change) => {
      if (change.t === 'change' || change.t === 'outbox')
        heard.set(
          change.ticket,
          (heard.get(change.ticket) ?? new Set()).add(change.t === 'change' ? change.event : 'outbox'),
        );
    });
    const api = await stack.start('API', { source });
    const admin = await insertAgent(stack.pool, 'Selin Kaya', 'admin');
    await insertAgent(stack.pool, 'Ayşe Yılmaz', 'admin');
    const ask = await signIn((JSON.parse(api.line) as { url: string }).url, admin.email);
    const lives = createLives(stack, source);
    await lives.begin();
    await delay(SECOND_MS);
    const began = Date.now();
    const id = await connect(stack, ask);
    const progress = watchProgress(ask, id);
    const mails = newMails(stack, lives, everyS * SECOND_MS);
    const resumed: number[] = [];
    for (const part of kills) {
      await until(`${part} of the archive`, n * 200 + 60_000, 50, async () => (await placed(stack, id)) >= n * part);
      resumed.push(await lives.kill());
      say(`killed at ${part}; mail was taken again ${resumed.at(-1)} ms after the next worker ran`);
    }
    await until('the whole archive', n * 200 + 60_000, 100, async () => progress.last()?.left === 0);
    await until('all of it placed', 60_000, 50, async () => (await waiting(stack, id)) === 0);
    const seconds = (Date.now() - began) / SECOND_MS;
    say(`complete after ${Math.round(seconds)} s`);
    const shown = await mails.end();
    const { steps, faults: unsteady } = await progress.end();
    const spent = await lives.end();
    const faults = [...unsteady, ...(await faultsOf(stack, ask, { id, old, shown, heard }))];
    const beside = shown.filter(({ beside: alive }) => alive).map(({ ms }) => ms);
    return {
      parameters: { n, every: everyS, kills: kills.length },
      results: {
        seconds: short(seconds),
        mailsPerSecond: short(n / seconds),
        cpuSecondsPer1000: spent.cpuPer1000(n),
        peakMb: spent.peakMb,
        newMail: latencies(beside),
        newMailOverAKill: shown.filter(({ beside: alive }) => !alive).map(({ ms }) => Math.round(ms)),
        resumedMs: resumed,
        progressSteps: steps,
        mailKb: short(
          percentile(
            old.map(({ size }) => size / 1_000),
            50,
          ),
        ),
        faults,
      },
      faults,
    };
  } finally {
    await changes.stop();
    await stack.stop();
  }
}

/** Puts the mails into the folder in their order, each with its day; those that are too old come first. */
async function fill(stack: Stack, n: number): Promise<Appended[]> {
  say(`putting ${n} old mails into the mailbox`);
  const { imapPort: port, password: pass } = dovecotHost(stack);
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth: { user: ADDRESS, pass }, logger: false });
  await client.connect();
  const begin = Date.now() - DAYS * DAY_MS;
  const dayOf = (index: number) =>
    new Date(begin + Math.floor(index / BURST) * ((DAYS - 1) / Math.ceil(n / BURST)) * DAY_MS + (index % BURST) * 30);
  const appended: Appended[] = [];
  const put = async (mail: OldMail | null, raw: string, day: Date) => {
    const answer = await client.append('INBOX', Buffer.from(raw), [], day);
    if (!answer || answer.uid === undefined) throw new Error('the server did not say the UID of a mail');
    const sha256 = createHash('sha256').update(raw).digest('hex');
    appended.push({ uid: answer.uid, sha256, size: raw.length, what: mail?.what ?? 'older', fate: mail?.fate ?? null });
  };
  try {
    for (let nth = 0; nth < OLDER; nth += 1)
      await put(null, letter(nth, ADDRESS).raw, new Date(begin - 100 * DAY_MS + nth * SECOND_MS));
    const blocks: Letter[][] = [];
    for (let index = 0; index < n - 1;) {
      const block = oldMails(blocks.length, ADDRESS, blocks);
      blocks.push(block);
      for (const mail of block.slice(0, n - 1 - index)) await put(mail, mail.raw, dayOf(index++));
      if (index % 5_000 < BLOCK) say(`${index} mails`);
    }
    const last = oversize(n - 1, ADDRESS);
    await put(last, last.raw, dayOf(n - 1));
  } finally {
    client.close();
  }
  return appended;
}

/** As an administrator does, by the API; new mail is acknowledged. */
async function connect(stack: Stack, ask: Ask): Promise<string> {
  const at = (port: number) => ({ host: '127.0.0.1', port, tls: 'none', user: ADDRESS });
  const host = dovecotHost(stack);
  const { id } = await ask<{ id: string }>('POST', '/mailboxes', 201, {
    ...{ address: ADDRESS, name: 'Örnek Destek', imap: at(host.imapPort), smtp: at(stack.sink.port) },
    ...{ imapPassword: host.password, smtpPassword: 'parola', acknowledge: true },
    archiveSince: new Date(Date.now() - (DAYS + 2) * DAY_MS).toISOString().slice(0, 10),
  });
  return id;
}

/** `beside`: one worker lived from its delivery until it was shown. */
export type Shown = { from: string; subject: string; ms: number; beside: boolean };

/** Delivers a new mail every so often, from now on, and measures until its ticket stands in the lists. */
function newMails(stack: Stack, lives: Lives, everyMs: number): { end(): Promise<Shown[]> } {
  const ended = new AbortController();
  const host = dovecotHost(stack);
  const shown: Shown[] = [];
  const one = async (index: number) => {
    const mail = letter(index, ADDRESS);
    const subject = `Yeni ${index}: ${mail.mailId.slice(0, 8)}`;
    const life = lives.current();
    await host.deliver(mail.raw.replace(/^Subject: .*$/m, `Subject: ${subject}`), ADDRESS);
    const at = performance.now();
    const isShown = async () =>
      (await stack.pool.query('select 1 from ticket where subject = $1', [subject])).rowCount === 1;
    await until(`new mail ${index} shown`, 120_000, 10, isShown);
    shown.push({
      from: mail.from,
      subject,
      ms: performance.now() - at,
      beside: life !== null && life === lives.current(),
    });
  };
  const all = (async () => {
    const underWay: Promise<void>[] = [];
    for (let index = 0; !ended.signal.aborted; index += 1) {
      underWay.push(one(index));
      await delay(everyMs, undefined, { signal: ended.signal }).catch(() => undefined);
    }
    await Promise.all(underWay);
  })();
  all.catch(() => undefined);
  return {
    async end() {
      ended.abort();
      await all;
      return shown;
    },
  };
}

const placed = (stack: Stack, mailbox: string): Promise<number> =>
  counted(stack, `inbound where mailbox_id = $1 and archived and state <> 'stored'`, [mailbox]);
const waiting = (stack: Stack, mailbox: string): Promise<number> =>
  counted(stack, `inbound where mailbox_id = $1 and state = 'stored'`, [mailbox]);

/** A token is renewed by one process alone, and a process that dies while it renews one loses nothing. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { insertApp } from '../../db/mail-in/oauth-apps.ts';
import { chooseConsent, insertConsent } from '../../db/mail-in/oauth-consents.ts';
import { keepTokens } from '../../db/mail-in/oauth-tokens.ts';
import { sealOAuth } from '../../vault/oauth-secret.ts';
import { eventually } from '../support/eventually.ts';
import { type OAuthHouse, startOAuthHouse } from '../support/oauth/house.ts';
import { CLIENT } from '../support/oauth/token-server.ts';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';
import { type WorkerProcess, workerProcess } from '../support/stack/worker-process.ts';
import { MAILBOX_WORKFLOW, mailboxStart, reconnectSignal } from '../../workflows/messages/mailbox.ts';

const ADDRESS = 'kisi@gmail.com';
/** The watch of a killed worker is begun anew when its heartbeat has been missed for 12 s. */
const BEGUN_WITHIN_MS = 60_000;
let house: OAuthHouse;
let bilet: CrashInstallation;
let second: WorkerProcess;
let mailbox: string;
let consent: string;

beforeAll(async () => {
  house = await startOAuthHouse();
  bilet = await startCrashInstallation({ mailProviders: house.providers() });
  second = workerProcess(bilet.settings);
  const { imap, smtp } = house.serversFor(ADDRESS);
  mailbox = await bilet.connect({
    address: ADDRESS,
    imapPort: imap.port,
    password: house.password,
    smtpPort: smtp.port,
  });
  consent = await granted();
  await bilet.pool.query(`update mailbox set imap = imap || $2, smtp = smtp || $3 where id = $1`, [
    mailbox,
    JSON.stringify(imap),
    JSON.stringify(smtp),
  ]);
}, 120_000);
beforeEach(() => house.tokens.forget());
afterAll(async () => {
  await second?.kill();
  await bilet?.stop();
  await house?.stop();
}, 60_000);

/** A consent of the mailbox whose token is as good as used up. */
async function granted(): Promise<string> {
  const [app, id] = [randomUUID(), randomUUID()];
  const service = house.providers().services.google;
  const seal = (kind: Parameters<typeof sealOAuth>[2], of: string, secret: string) =>
    sealOAuth(bilet.vault, service, kind, of, secret);
  const secret = seal('client-secret', app, CLIENT.secret);
  const settings = { id: app, service: 'google', tenant: '', clientId: CLIENT.id, secretExpiresOn: null } as const;
  await insertApp(bilet.pool, settings, secret);
  await insertConsent(bilet.pool, { id, app, flow: 'code', address: ADDRESS, mailbox, by: null, asked: null });
  await keepTokens(bilet.pool, id, {
    refreshToken: seal('refresh-token', id, house.tokens.refreshTokenFor(ADDRESS)),
    accessToken: seal('access-token', id, 'used-up'),
    livesS: 60,
    account: ADDRESS,
  });
  await chooseConsent(bilet.pool, mailbox, id);
  return id;
}

const stored = async () =>
  (
    await bilet.rows<{ refresh_token: string; state: string }>('select * from oauth_consent where id = $1', [consent])
  )[0]!;

const age = () =>
  bilet.rows(`update oauth_consent set expires_at = now() + interval '1 minute' where id = $1`, [consent]);

const status = async () =>
  (await bilet.rows<{ status: string }>('select status from mailbox where id = $1', [mailbox]))[0]!.status;

/** Mailboxes by the same consent that wait, paused. */
async function shareConsent(count: number): Promise<string[]> {
  const { imap, smtp } = house.serversFor(ADDRESS);
  const ids = [];
  for (let n = 0; n < count; n++) {
    const id = await bilet.connect({ address: `kisi${n}@gmail.com` });
    await bilet.rows('update mailbox set imap = $2, smtp = $3, paused = true where id = $1', [
      id,
      JSON.stringify(imap),
      JSON.stringify(smtp),
    ]);
    await chooseConsent(bilet.pool, id, consent);
    ids.push(id);
  }
  return ids;
}

/** Whichever worker is there takes it. */
async function watch(id: string): Promise<void> {
  await bilet.rows('update mailbox set paused = false where id = $1', [id]);
  const start = mailboxStart(id, bilet.settings.temporal.taskQueue);
  await bilet.temporal.workflow.signalWithStart(MAILBOX_WORKFLOW, {
    ...start,
    signal: reconnectSignal,
    signalArgs: [],
  });
}

test('of two workers that need a token at once one asks the service, and all their mailboxes sign in by it', async () => {
  const before = await stored();
  const others = await shareConsent(12);
  const gate = await bilet.pool.connect();
  await gate.query('begin');
  await gate.query('select from oauth_consent where id = $1 for update', [consent]);
  await Promise.all([bilet.workerProcess.start(), second.start()]);
  // In a process one waits for all.
  const waiting = async () =>
    (
      await bilet.pool.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%for update of c%'`,
      )
    ).rowCount;
  await eventually(
    async () => {
      if ((await waiting()) === 2) return true;
      // Nobody says which worker takes a mailbox; of so many both have one.
      const next = others.pop();
      if (next !== undefined) await watch(next);
      return false;
    },
    { label: 'both workers wait', everyMs: 200, withinMs: 30_000 },
  );
  await gate.query('commit');
  gate.release();
  await eventually(
    async () => {
      const rows = await bilet.rows<{ status: string }>(
        'select status from mailbox where consent_id = $1 and not paused',
        [consent],
      );
      return rows.every((one) => one.status === 'live');
    },
    { label: 'all live', withinMs: 30_000 },
  );
  expect(house.tokens.asked()).toEqual(['refresh_token']);
  expect((await stored()).refresh_token).not.toBe(before.refresh_token);
}, 90_000);

test('a worker killed while the service answers leaves the old refresh token, with which the next goes on', async () => {
  await Promise.all([bilet.workerProcess.kill(), second.kill()]);
  // The first one alone is enough from here on.
  await bilet.rows('update mailbox set paused = true where consent_id = $1 and id <> $2', [consent, mailbox]);
  await age();
  const before = await stored();
  const release = house.tokens.hold();
  await bilet.workerProcess.start();
  await eventually(() => house.tokens.asked().length === 1, { withinMs: BEGUN_WITHIN_MS, label: 'the service asked' });
  // The service has given another refresh token, and nobody will ever have it.
  await bilet.workerProcess.kill();
  release();
  expect(await stored()).toMatchObject({ refresh_token: before.refresh_token, state: 'granted' });
  await bilet.rows(`update mailbox set status = 'connecting' where id = $1`, [mailbox]);
  await bilet.workerProcess.start();
  await eventually(async () => (await status()) === 'live', {
    withinMs: BEGUN_WITHIN_MS,
    label: 'the mailbox live again',
  });
  expect(house.tokens.asked()).toEqual(['refresh_token', 'refresh_token']);
  await house.dovecot.deliver(
    `From: a@baska.test\r\nSubject: Sonra\r\nMessage-ID: <s@baska.test>\r\n\r\nMerhaba\r\n`,
    ADDRESS,
    'a@baska.test',
  );
  await bilet.ticketBySubject('Sonra');
}, 180_000);

/** An address leads to its servers: the world is asked about its domain alone, briefly, and nowhere that mail may not go. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRecognition } from '../../../activities/mail-in/recognition.ts';
import type { Api } from '../../../api/server.ts';
import { mailProviders } from '../../../domain/mail/provider/providers.ts';
import type { Recognition } from '../../../domain/mail/recognition.ts';
import { createVault } from '../../../vault/vault.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { CAN, SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { type SmallInternet, startSmallInternet } from '../../support/mail/internet.ts';
import { startApiOf } from '../../support/stack/api.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';

const fixture = (name: string) =>
  readFileSync(path.join(import.meta.dirname, '..', '..', 'fixtures', 'recognition', name), 'utf8');

const ADDRESS = 'destek@firma.test';
const CONFIG = 'https://autoconfig.firma.test/mail/config-v1.1.xml';
const WELL_KNOWN = 'https://firma.test/.well-known/autoconfig/mail/config-v1.1.xml';
const AUTODISCOVER = 'https://autodiscover.firma.test/autodiscover/autodiscover.xml';
const WEB = ['firma.test', 'autoconfig.firma.test', 'autodiscover.firma.test', 'other.test'];
const here = (...names: string[]) => names.map((name) => `${name} A 127.0.0.1`);

let world: SmallInternet;
const vault = createVault('a key for tests that is long enough to be one');

/** What the worker says of an address. */
async function found(address = ADDRESS): Promise<Recognition> {
  const { recogniseMailbox } = createRecognition({
    vault,
    internet: world.internet,
    settings: { mailHosts: ['127.0.0.1'], mailProviders: mailProviders() },
  });
  const { sealed } = await recogniseMailbox({ sealed: vault.seal('recognition', JSON.stringify({ address })) });
  return JSON.parse(vault.open('recognition', sealed)) as Recognition;
}
const told = async () => {
  const { by, provider, imap, smtp } = await found();
  return { by, provider, imap: imap?.host ?? null, smtp: smtp?.host ?? null };
};
const PANEL = { by: 'autoconfig', provider: null, imap: 'panel7.host.test', smtp: 'smtp.firma.test' };
const NOTHING = { by: 'nothing', provider: null, imap: null, smtp: null };

beforeAll(async () => {
  world = await startSmallInternet([...WEB, 'mail.firma.test', 'srv7.host.test']);
});
afterEach(() => world.forget());
afterAll(() => world.stop());

test('the servers that take its mail tell a provider, and nothing else is waited for', async () => {
  world.zone(
    'firma.test MX 5 alt1.aspmx.l.google.com',
    'firma.test MX 1 aspmx.l.google.com',
    'autoconfig.firma.test A silent',
  );
  expect(await told()).toEqual({ by: 'mx', provider: 'workspace', imap: 'imap.gmail.com', smtp: 'smtp.gmail.com' });
});

test.each([CONFIG, WELL_KNOWN])('servers are read at %s', async (url) => {
  world.zone(...here(...WEB));
  world.page(url, { body: fixture('config-panel.xml') });
  expect(await told()).toEqual(PANEL);
});

test('records of the name server tell servers', async () => {
  world.zone(
    '_imaps._tcp.firma.test SRV 0 1 993 in.firma.test',
    '_submissions._tcp.firma.test SRV 0 1 465 out.firma.test',
  );
  expect(await told()).toEqual({ by: 'srv', provider: null, imap: 'in.firma.test', smtp: 'out.firma.test' });
});

test('autodiscover tells them, and whom a domain refers to', async () => {
  world.zone(...here('autodiscover.firma.test'));
  world.page(AUTODISCOVER, { body: fixture('autodiscover-panel.xml') });
  expect(await told()).toEqual({
    by: 'autodiscover',
    provider: null,
    imap: 'mail.firma.test',
    smtp: 'mail.firma.test',
  });
  world.forget();
  world.zone('autodiscover.firma.test CNAME autodiscover.outlook.com');
  expect(await told()).toMatchObject({ by: 'autodiscover', provider: 'microsoft' });
  world.forget();
  world.zone('_autodiscover._tcp.firma.test SRV 0 0 443 cpanelemaildiscovery.cpanel.net');
  expect(await told()).toMatchObject({ by: 'autodiscover', provider: 'cpanel', imap: 'mail.firma.test' });
});

test('of an address nothing but its domain leaves the house', async () => {
  world.zone('firma.test MX 10 mail.firma.test', ...here(...WEB, 'mail.firma.test'));
  await found('cok.gizli.ad@firma.test');
  expect(world.asked.map(({ method, url }) => `${method} ${url}`).toSorted()).toEqual(
    [`GET ${CONFIG}`, `GET ${WELL_KNOWN}`, `POST ${AUTODISCOVER}`].toSorted(),
  );
  expect(JSON.stringify(world.asked)).not.toContain('gizli');
  expect(world.asked.find(({ method }) => method === 'POST')?.body).toContain('<EMailAddress>postmaster@firma.test<');
});

describe('usual names', () => {
  test('are a guess where a server of that name greets', async () => {
    world.zone(...here('mail.firma.test'));
    expect(await found()).toMatchObject({
      by: 'guess',
      note: 'panel',
      imap: { host: 'mail.firma.test', port: 993, tls: 'tls', user: ADDRESS },
      smtp: { host: 'mail.firma.test', port: 465 },
    });
  });

  test('may be that of the machine, where the certificate is of its name', async () => {
    world.zone('mail.kiraci.test A 127.0.0.1', '1.0.0.127.in-addr.arpa PTR srv7.host.test', ...here('srv7.host.test'));
    const { by, imap, smtp } = await found('destek@kiraci.test');
    expect([by, imap?.host, smtp?.host]).toEqual(['guess', 'srv7.host.test', 'srv7.host.test']);
  });

  test('are none where another protocol greets, nobody does, or the certificate is of another name', async () => {
    world.zone(...here('mail.firma.test'));
    world.greeting.imap = 'SSH-2.0-OpenSSH_9.2\r\n';
    expect(await told()).toEqual(NOTHING);
    world.greeting.imap = null;
    expect(await told()).toEqual(NOTHING);
    world.forget();
    world.zone(...here('imap.firma.test', 'smtp.firma.test'));
    expect(await told()).toEqual(NOTHING);
  }, 20_000);
});

describe('a domain that means no good', () => {
  test('leads to no address inside', async () => {
    world.zone(...WEB.map((name) => `${name} A 10.0.0.1`), 'mail.firma.test A 127.0.0.2', ...here('firma.test'));
    world.page(CONFIG, { body: fixture('config-panel.xml') });
    world.page(WELL_KNOWN, { body: fixture('config-panel.xml') });
    expect(await told()).toEqual(NOTHING);
    expect([world.asked, world.connected]).toEqual([[], { imaps: 0, smtps: 0, submission: 0 }]);
  });

  test('is followed to another page twice, and never past encryption, its own port or the certificate', async () => {
    world.zone(...here(...WEB, 'unknown.test'));
    world.page('https://other.test/b', { status: 302, location: '/c' });
    world.page('https://other.test/c', { body: fixture('config-panel.xml') });
    world.page(CONFIG, { status: 301, location: 'https://other.test/b' });
    expect(await told()).toEqual(PANEL);
    world.page(CONFIG, { status: 307, location: 'https://other.test/a' });
    world.page('https://other.test/a', { status: 302, location: '/b' });
    expect(await told()).toEqual(NOTHING);
    for (const location of [
      'http://other.test/c',
      'https://other.test:8443/c',
      'https://unknown.test/c',
      'https://user:password@other.test/c',
      'file:///etc/passwd',
      'https://',
    ]) {
      world.page(CONFIG, { status: 302, location });
      world.asked.length = 0;
      expect(await told()).toEqual(NOTHING);
      expect(world.asked.filter(({ url }) => url.endsWith('/c'))).toEqual([]);
    }
  });

  test('is read to a limit', async () => {
    world.zone(...here('autoconfig.firma.test'));
    world.page(CONFIG, { body: fixture('config-panel.xml') + ' '.repeat(70_000) });
    expect(await told()).toEqual(NOTHING);
  });

  test('is waited for so long and no longer, and what others said by then counts', async () => {
    world.zone('_imaps._tcp.firma.test SRV 0 1 993 in.firma.test', '_imap._tcp.firma.test SRV silent', ...here(...WEB));
    world.page(CONFIG, { silent: true });
    world.page(AUTODISCOVER, { silent: true });
    expect(await told()).toMatchObject({ by: 'srv', imap: 'in.firma.test' });
  }, 20_000);
});

describe('in the whole house', () => {
  let bilet: Installation;
  let api: Api;
  let selin: ApiClient;

  beforeAll(async () => {
    bilet = await startInstallation({ server: 'own', worker: false });
    bilet.settings.internet = world.internet;
    bilet.settings.privateMailHosts = ['127.0.0.1'];
    api = await startApiOf(bilet);
    selin = await signedIn(api.url, SELIN.email);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await bilet?.stop();
  }, 60_000);

  test('an address that says it all is answered without a worker', async () => {
    const { status, body } = await selin.post('/mailboxes/recognition', { address: 'Destek@Gmail.com' });
    expect([status, body]).toEqual([
      200,
      {
        provider: 'gmail',
        name: 'Gmail',
        by: 'address',
        imap: { host: 'imap.gmail.com', port: 993, tls: 'tls', user: 'destek@gmail.com' },
        smtp: { host: 'smtp.gmail.com', port: 465, tls: 'tls', user: 'destek@gmail.com' },
        ways: ['google', 'password'],
        note: 'app-password',
      },
    ]);
  });

  test('a provider that a person names is taken for what it is, without a worker; one that nobody has is refused', async () => {
    const named = (provider: string) => selin.post('/mailboxes/recognition', { address: ADDRESS, provider });
    expect((await named('microsoft')).body).toMatchObject({
      ...{ provider: 'microsoft', by: 'choice', ways: ['microsoft'] },
      imap: { host: 'outlook.office365.com', user: ADDRESS },
    });
    const refused = await named('nobody');
    expect([refused.status, refused.body.fields]).toMatchObject([422, [{ path: 'provider', code: 'unknown' }]]);
  });

  test('another one is asked about by the worker, and no history of a workflow has it', async () => {
    world.zone('firma.test MX 10 firma-test.mail.protection.outlook.com');
    await bilet.startWorker();
    const { status, body } = await selin.post('/mailboxes/recognition', { address: ADDRESS });
    expect([status, body]).toMatchObject([200, { provider: 'microsoft', by: 'mx', ways: ['microsoft'] }]);
    const queue = bilet.settings.temporal.taskQueue;
    const query = `WorkflowType = 'recogniseMailboxWorkflow' AND TaskQueue = '${queue}'`;
    const listed = async () => {
      const ids: string[] = [];
      for await (const { workflowId } of bilet.temporal.workflow.list({ query })) ids.push(workflowId);
      return ids;
    };
    // Temporal lists a run a moment after it has begun.
    await eventually(async () => (await listed()).length > 0, { label: 'its run listed' });
    const [run, ...others] = await listed();
    expect(others).toEqual([]);
    const history = JSON.stringify(await bilet.temporal.workflow.getHandle(run!).fetchHistory());
    expect(history).not.toMatch(/firma|ZmlybWE/);
  }, 60_000);

  test('whoever may connect no mailbox may not ask, and what is no address is none', async () => {
    const can = await signedIn(api.url, CAN.email);
    expect((await can.post('/mailboxes/recognition', { address: ADDRESS })).status).toBe(403);
    expect((await selin.post('/mailboxes/recognition', { address: 'firma.test' })).status).toBe(422);
  });
});

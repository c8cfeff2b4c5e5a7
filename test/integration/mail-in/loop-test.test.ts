/** A mail goes around: the test says where it came back, what it tells of the provider, and leaves no ticket behind. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Sink, startSink } from '../../../dev/sink.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { inInbox } from '../../support/mail/inbox.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet } = servedDesk({ server: 'dovecot' });
const selin = sessionOf(bilet, SELIN);
let relay: Sink;
/** What becomes of a mail that was handed over. */
let delivered: (raw: Buffer, to: string) => Promise<void>;

const straight = (raw: Buffer, to: string) => bilet.deliver(raw, to);
const into = (folder: string) => async (raw: Buffer, to: string) =>
  inInbox(bilet.server, to.replace(/\+.*@/, '@'), async (client) => {
    await client.mailboxCreate(folder).catch(() => undefined);
    await client.append(folder, raw);
  });

beforeAll(async () => {
  relay = await startSink({
    onMail: async ({ raw, envelope }) => {
      for (const to of envelope.to) await delivered(raw, to);
    },
  });
});
beforeEach(() => {
  relay.script({});
  delivered = straight;
});
afterAll(() => relay?.stop());

async function around(address: string, more: object = {}) {
  const at = (port: number) => ({ host: '127.0.0.1', port, tls: 'none', user: address });
  const { status, body } = await selin.post('/mailboxes/check', {
    imap: at(bilet.server.imapPort),
    smtp: at(relay.port),
    imapPassword: bilet.server.password,
    smtpPassword: 'parola',
    address,
    loop: true,
    ...more,
  });
  expect(status).toBe(200);
  type Told = { step: string; code: string; proved: boolean | null; ms: number };
  const steps = Object.fromEntries((body.steps as Told[]).map((one) => [one.step, one]));
  return { ...body, told: Object.fromEntries(Object.entries(steps).map(([step, { code }]) => [step, code])), steps };
}

test('a mail that comes back proves sending, receiving and the address with +, and says who keeps no copy', async () => {
  const found = await around('yeni@example.test');
  expect(found.told).toEqual({
    'sign-in-imap': 'ok',
    folder: 'ok',
    folders: 'ok',
    'sign-in-smtp': 'ok',
    sending: 'ok',
    return: 'ok',
    plus: 'ok',
    'sent-copy': 'no-copy',
  });
  expect(found).toMatchObject({ loop: { ok: true, code: 'ok', at: 'INBOX' }, plus: true, keepsSent: false });
  expect(found.folders).toEqual(
    expect.arrayContaining([
      { path: 'INBOX', name: 'INBOX', use: 'inbox', mails: 0 },
      { path: 'Sent', name: 'Sent', use: 'sent', mails: 0 },
    ]),
  );
  for (const { ms } of Object.values(found.steps) as { ms: number }[]) expect(Number.isInteger(ms)).toBe(true);
}, 60_000);

test('the mails stay where they came, read, and nobody deletes them', async () => {
  await around('kalan@example.test');
  const left = await inInbox(bilet.server, 'kalan@example.test', (client) =>
    client.fetchAll('1:*', { flags: true, envelope: true }),
  );
  expect(left.map(({ flags }) => [...flags!].includes('\\Seen'))).toEqual([true, true]);
}, 60_000);

test('a mail that a server put into junk is told as one, and whoever refuses the + is believed', async () => {
  await inInbox(bilet.server, 'cop@example.test', (client) => client.mailboxCreate('Junk'));
  delivered = into('Junk');
  relay.script({ rcpt: { 'cop+bilet-deneme@example.test': '550 5.1.1 no such mailbox' } });
  const found = await around('cop@example.test');
  expect(found.told).toMatchObject({ return: 'in-junk', plus: 'no-plus' });
  expect(found).toMatchObject({ loop: { ok: true, at: 'Junk' }, plus: false });
}, 60_000);

test('a provider that keeps a copy of what is sent is known by it', async () => {
  delivered = async (raw, to) => {
    await straight(raw, to);
    await into('Sent')(raw, to);
  };
  expect(await around('kopya@example.test')).toMatchObject({ keepsSent: true });
}, 60_000);

test('a mail that the server does not take is refused, and nothing after it counts as tried', async () => {
  relay.script({ mailFrom: '550 5.7.60 not allowed to send as this sender' });
  const found = await around('baskasi@example.test');
  expect(found.told).toMatchObject({ sending: 'sender-denied', return: 'not-tried', plus: 'not-tried' });
  expect(found).toMatchObject({
    loop: { ok: false, code: 'sender-denied', said: '550-5.7.60' },
    plus: null,
    keepsSent: null,
  });
}, 60_000);

test('a mail that is not seen in time proves nothing, and the test says so', async () => {
  delivered = async () => undefined;
  const found = await around('kayip@example.test');
  expect(found.loop).toMatchObject({ ok: false, code: 'not-arrived' });
  expect(found.steps['return']).toMatchObject({ proved: null });
}, 90_000);

test('without a loop no mail is sent', async () => {
  const before = relay.mails().length;
  expect(await around('sessiz@example.test', { loop: false })).toMatchObject({
    loop: null,
    plus: null,
    keepsSent: null,
  });
  expect(relay.mails()).toHaveLength(before);
});

test('a loop without an address is refused before anybody is asked', async () => {
  const at = { host: '127.0.0.1', port: 1, tls: 'none', user: 'x' };
  const { status, body } = await selin.post('/mailboxes/check', { imap: at, smtp: at, loop: true });
  expect([status, body.fields[0].path]).toEqual([422, 'address']);
});

test('in a mailbox that is connected the mail becomes no ticket, no contact and no acknowledgement', async () => {
  const id = await bilet.connectWatched({ address: 'bagli@example.test', acknowledge: true });
  await eventually(
    async () =>
      (await bilet.rows<{ status: string }>('select status from mailbox where id = $1', [id]))[0]?.status === 'live',
    { label: 'connected' },
  );
  await around('bagli@example.test', { id });
  await bilet.deliver(letter({ from: 'ayla@musteri.test', subject: 'Sonraki', text: 'Merhaba' }), 'bagli@example.test');
  await bilet.ticketBySubject('Sonraki');
  const states = await bilet.rows<{ state: string }>(
    `select state from inbound where mailbox_id = $1 and subject like 'Bilet:%' order by id`,
    [id],
  );
  expect(states).toEqual([{ state: 'service' }, { state: 'service' }]);
  expect(await bilet.rows(`select 1 from ticket where subject like 'Bilet:%'`)).toEqual([]);
  expect(await bilet.rows(`select 1 from contact_address where address like 'bagli%'`)).toEqual([]);
}, 90_000);

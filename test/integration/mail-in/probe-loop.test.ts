/** A mail goes around by itself: while it comes back all is well, when it does not the mailbox is in trouble, and then no more. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Sink, startSink } from '../../../dev/sink.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet } = servedDesk();
const selin = sessionOf(bilet, SELIN);
let relay: Sink;
let isDelivered = true;
/** The last one that was handed over. */
let probe = '';
const address = 'tur@example.test';

beforeAll(async () => {
  relay = await startSink({
    onMail: async ({ raw, envelope }) => {
      probe = raw.toString();
      if (isDelivered) for (const to of envelope.to) await bilet.deliver(raw, to);
    },
  });
});
afterAll(() => relay?.stop());

const settings = (probeHours: number | null) => {
  const server = (port: number) => ({ host: '127.0.0.1', port, tls: 'none', user: address });
  return {
    ...{ address, name: 'Tur', probeHours, imapPassword: bilet.server.password, smtpPassword: 'parola' },
    imap: server(bilet.server.imapPort),
    smtp: server(relay.port),
  };
};
type Probe = { seen_at: Date | null; refused: string | null };
const probes = (id: string) =>
  bilet.rows<Probe>('select * from mail_probe where mailbox_id = $1 order by sent_at', [id]);
const box = async (id: string) =>
  (await selin.get('/mailboxes')).body.items.find((one: { id: string }) => one.id === id);
/** As if time had passed; what is watched looks again when its settings are saved. */
const later = async (id: string, hours: string) => {
  await bilet.rows(`update mail_probe set sent_at = sent_at - $2::interval where mailbox_id = $1`, [id, hours]);
  expect((await selin.put(`/mailboxes/${id}`, settings(24))).status).toBe(200);
};

test('a probe that comes back leaves no trace but its row, one that does not is a trouble, and the next that does ends it', async () => {
  const made = await selin.post('/mailboxes', settings(24));
  expect([made.status, made.body.probeHours]).toEqual([201, 24]);
  const { id } = made.body;
  await eventually(async () => (await probes(id))[0]?.seen_at, { label: 'the first came back' });
  expect(await box(id)).toMatchObject({ trouble: null, loopBrokenSince: null });
  expect(await bilet.rows('select state from inbound where mailbox_id = $1', [id])).toEqual([{ state: 'service' }]);

  isDelivered = false;
  await later(id, '30 hours');
  await eventually(async () => (await probes(id)).length === 2, { label: 'the second is sent' });
  expect((await box(id)).trouble).toBeNull();
  await bilet.rows(`update mail_probe set sent_at = sent_at - interval '20 minutes' where mailbox_id = $1`, [id]);
  const broken = await box(id);
  expect(broken.trouble).toBe('loop-broken');
  expect(Date.parse(broken.loopBrokenSince)).toBeLessThan(Date.now() - 19 * 60_000);

  isDelivered = true;
  await later(id, '1 hour');
  await eventually(async () => (await probes(id)).at(-1)?.seen_at, { label: 'the third came back' });
  expect(await box(id)).toMatchObject({ trouble: null, loopBrokenSince: null });
  expect(await bilet.rows(`select 1 from ticket where subject like 'Bilet:%'`)).toEqual([]);
}, 120_000);

test('a mail of a customer that carries the id of a probe is a ticket, by its own words or a machine’s', async () => {
  const id = /^Message-ID:\s*<([^>]+)>/im.exec(probe)?.[1];
  expect(id).toContain('@');
  const mail = (subject: string, more: string) =>
    `From: Ayşe <ayse@ornek.test>\r\nTo: ${address}\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@ornek.test>\r\n${more}\r\n\r\nMerhaba\r\n`;
  await bilet.deliver(Buffer.from(mail('Kopya', `X-Bilet-Probe: ${id}`)), address);
  await bilet.deliver(Buffer.from(mail('Makine', `Auto-Submitted: auto-generated\r\nReferences: <${id}>`)), address);
  const opened = () => bilet.rows(`select subject from ticket where subject in ('Kopya', 'Makine')`);
  await eventually(async () => (await opened()).length === 2, { label: 'both are tickets' });
}, 60_000);

test('a mail that its server does not take is a broken loop at once', async () => {
  const { id } = (await selin.get('/mailboxes')).body.items.find((one: { address: string }) => one.address === address);
  relay.script({ mailFrom: '550 5.7.60 no' });
  await later(id, '30 hours');
  await eventually(async () => (await probes(id)).at(-1)?.refused, { label: 'refused' });
  expect((await box(id)).trouble).toBe('loop-broken');
  relay.script({});
}, 60_000);

test('one that we held back ourselves says nothing of the loop, and goes when it may', async () => {
  const { id } = (await selin.get('/mailboxes')).body.items.find((one: { address: string }) => one.address === address);
  await bilet.rows(`update mail_probe set refused = null, seen_at = sent_at where mailbox_id = $1`, [id]);
  const [before, was] = [(await probes(id)).length, probe];
  // Saving settings would forgive it.
  await bilet.rows(
    `insert into mailbox_sign_in (mailbox_id, side, refused, wait_until, fault) values ($1, 'smtp', 1, now() + interval '45 seconds', '[throttled - -] later')`,
    [id],
  );
  await bilet.rows(`update mail_probe set sent_at = sent_at - interval '30 hours' where mailbox_id = $1`, [id]);
  const looks = async () =>
    (
      await bilet.rows<{ n: number }>(
        `select n_tup_del::int as n from pg_stat_user_tables where relname = 'mail_probe'`,
      )
    )[0]!.n;
  const deleted = await looks();
  await eventually(async () => (await looks()) > deleted, { label: 'a look that was held back', withinMs: 60_000 });
  expect((await box(id)).trouble).not.toBe('loop-broken');
  expect(await probes(id)).toHaveLength(before);
  await eventually(async () => (await probes(id)).length > before && (await probes(id)).at(-1)?.seen_at, {
    label: 'it went and came back',
    withinMs: 120_000,
  });
  expect(probe).not.toBe(was);
}, 200_000);

test('without probe hours none is sent, and no old one is held against the mailbox', async () => {
  const { id } = (await selin.get('/mailboxes')).body.items.find((one: { address: string }) => one.address === address);
  const before = (await probes(id)).length;
  expect((await selin.put(`/mailboxes/${id}`, settings(null))).status).toBe(200);
  await eventually(async () => (await box(id)).status === 'live', { label: 'watched' });
  expect((await box(id)).trouble).toBeNull();
  expect(await probes(id)).toHaveLength(before);
});

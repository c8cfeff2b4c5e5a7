/** A ticket by the API: a whole installation, real Postgres, Temporal, worker, mailbox and sink. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { signLink } from '../../../vault/confirmation-link.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE, CAN, DENIZ } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let bilet: ServedDesk;
let ayse: ApiClient;

beforeAll(async () => {
  bilet = await startServedDesk();
  ayse = await signedIn(bilet.url, AYSE.email);
}, 60_000);

afterAll(() => bilet?.stop(), 60_000);

const open = () => phoneTicket(ayse, bilet, 'Kargom gelmedi');

test('a ticket for a caller shows with its clocks, and each command shows in the next read', async () => {
  const number = await open();
  const ticket = await ayse.get(`/tickets/${number}`);
  expect(ticket.headers.get('etag')).toBe(`"${ticket.body.version}"`);
  expect(ticket.body).toMatchObject({
    number,
    state: 'new',
    channel: 'phone',
    contact: { address: DENIZ.address, name: DENIZ.name },
  });
  expect(ticket.body.clocks.map((clock: { kind: string }) => clock.kind)).toContain('resolution');

  const assigned = await ayse.put(`/tickets/${number}/assignee`, { agent: bilet.people.ayse });
  expect(assigned).toMatchObject({
    status: 202,
    body: { state: 'assigned', ownerId: bilet.people.ayse, pending: false },
  });
  expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({
    owner: { id: bilet.people.ayse },
    version: assigned.body.version,
  });

  expect((await ayse.put(`/tickets/${number}/priority`, { priority: 'urgent' })).body.priority).toBe('urgent');
  expect((await ayse.put(`/tickets/${number}/type`, { type: 'complaint' })).body.type).toBe('complaint');
  expect((await ayse.put(`/tickets/${number}/tags`, { tags: ['kargo', 'acil'] })).body.tags).toEqual(['kargo', 'acil']);
  const until = new Date(Date.now() + 3_600_000).toISOString();
  expect(
    (await ayse.put(`/tickets/${number}/snooze`, { until, dueAt: until, reason: 'Kargo bekleniyor' })).body.snooze
      .until,
  ).toBe(until);
  const views = async (view: string) =>
    (await ayse.get(`/tickets?view=${view}`)).body.items.map((item: { number: number }) => item.number);
  expect(await views('snoozed')).toContain(number);
  expect(await views('mine')).not.toContain(number);
  expect((await ayse.delete(`/tickets/${number}/snooze`)).body.snooze).toBeNull();
  expect(await views('mine')).toContain(number);
  const counted = async () => (await ayse.get('/counters')).body.followup;
  const [following] = [await counted()];
  expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ followUp: { why: 'woken' }, snoozeCount: 1 });
  expect(await views('followup')).toContain(number);
  expect((await ayse.put(`/tickets/${number}/assignee`, { agent: bilet.people.ayse })).status).toBe(202);
  await ayse.post(`/tickets/${number}/notes`, { text: 'Aradım' });
  expect(await views('followup')).not.toContain(number);
  expect(await counted()).toBe(following - 1);
  expect((await ayse.put(`/tickets/${number}/assignee`, { agent: null })).body).toMatchObject({
    ownerId: null,
    state: 'new',
  });
  expect((await ayse.put(`/tickets/${number}/assignee`, { agent: randomUUID() })).status).toBe(422);
  const events = (await ayse.get(`/tickets/${number}/events`)).body.items;
  expect(events[0]).toMatchObject({ kind: 'assign', actor: { kind: 'agent', name: AYSE.name } });
  expect(events.map((event: { version: number }) => event.version)).toEqual(
    events.map((_: unknown, i: number) => events.length - i),
  );
});

test('a command on an old version is refused with the present one', async () => {
  const number = await open();
  const { body } = await ayse.put(`/tickets/${number}/priority`, { priority: 'high' });
  const refused = await ayse.put(
    `/tickets/${number}/priority`,
    { priority: 'low' },
    { 'if-match': `"${body.version - 1}"` },
  );
  expect(refused).toMatchObject({ status: 409, body: { code: 'stale-version', version: body.version } });
  expect(
    (await ayse.put(`/tickets/${number}/priority`, { priority: 'low' }, { 'if-match': `"${body.version}"` })).status,
  ).toBe(202);
});

test('an agent who is refused because the ticket changed reads the changed ticket next, however late it is written', async () => {
  const number = await open();
  const can = await signedIn(bilet.url, CAN.email);
  const { version: seen } = (await ayse.get(`/tickets/${number}`)).body;
  const holder = await bilet.pool.connect();
  try {
    await holder.query('begin');
    await holder.query('select 1 from ticket where number = $1 for update', [number]);
    const { body } = await can.put(`/tickets/${number}/priority`, { priority: 'high' });
    expect(body.version).toBe(seen + 1);
    const refused = await ayse.put(`/tickets/${number}/priority`, { priority: 'low' }, { 'if-match': `"${seen}"` });
    expect(refused.body).toMatchObject({ code: 'stale-version', version: body.version });
    const [began] = await bilet.rows<{ at: string }>('select clock_timestamp()::text as at');
    const reading = ayse.get(`/tickets/${number}`);
    await eventually(
      async () =>
        (
          await bilet.rows(
            `select from pg_stat_activity where datname = current_database() and query_start > $1::timestamptz
                and query like 'select number, version from ticket %'`,
            [began!.at],
          )
        ).length > 0,
      { label: 'the reading asks which version is recorded' },
    );
    await holder.query('rollback');
    expect((await reading).body).toMatchObject({ version: body.version, priority: 'high' });
  } finally {
    // With what it may still hold.
    holder.release(true);
  }
});

test('a reply goes out once, with its attachment, and shows how its delivery went', async () => {
  const number = await open();
  const bytes = Buffer.from('fatura içeriği');
  const upload = await ayse.upload('fatura ıİğ.pdf', 'application/pdf', bytes);
  expect(upload).toMatchObject({ status: 201, body: { name: 'fatura ıİğ.pdf', size: bytes.length } });
  const key = { 'idempotency-key': randomUUID() };
  const words = { html: '<p>Kargonuz <b>yarın</b> gelecek.</p>', attachments: [upload.body.id], then: 'await' };
  const [first, second] = await Promise.all([
    ayse.post(`/tickets/${number}/replies`, words, key),
    ayse.post(`/tickets/${number}/replies`, words, key),
  ]);
  const done = first.status === 202 ? first : second;
  expect(done).toMatchObject({ status: 202, body: { state: 'awaiting-reply', ownerId: bilet.people.ayse } });
  const again = await ayse.post(`/tickets/${number}/replies`, words, key);
  expect(again.text).toBe(done.text);
  expect(await ayse.post(`/tickets/${number}/replies`, { ...words, text: 'başka' }, key)).toMatchObject({
    status: 422,
    body: { code: 'key-reused' },
  });

  const sent = await eventually(
    async () => {
      const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
      return items.find(
        (item: { direction: string; delivery: { state: string } | null }) =>
          item.direction === 'out' && item.delivery?.state === 'sent',
      );
    },
    { label: 'the reply is sent' },
  );
  expect(sent).toMatchObject({
    id: done.body.messageId,
    text: 'Kargonuz yarın gelecek.',
    html: null,
    hasHtml: true,
    author: { kind: 'agent', name: AYSE.name },
  });
  const outbox = await ayse.get(`/outbox/${done.body.outboxId}`);
  expect(outbox.body).toMatchObject({
    state: 'sent',
    kind: 'reply',
    ticketNumber: number,
    recipients: [{ address: DENIZ.address, state: 'sent' }],
  });
  expect((await bilet.rows(`select 1 from outbox where ticket_number = $1`, [number])).length).toBe(1);

  await bilet.rows(`update outbox set state = 'deferred', next_try_at = now() + interval '1 hour' where id = $1`, [
    done.body.outboxId,
  ]);
  expect((await ayse.delete(`/outbox/${done.body.outboxId}`)).status).toBe(202);
  expect((await ayse.get(`/outbox/${done.body.outboxId}`)).body).toMatchObject({ state: 'halted', nextTryAt: null });
  expect((await ayse.delete(`/outbox/${done.body.outboxId}`)).body.code).toBe('wrong-transition');

  const file = await ayse.raw(sent.attachments[0].url);
  expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
  expect(file.headers.get('content-disposition')).toContain("filename*=UTF-8''fatura%20%C4%B1%C4%B0%C4%9F.pdf");
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect((await ayse.raw(`/api/messages/${sent.id}/raw`)).headers.get('content-type')).toContain('message/rfc822');
  const frame = await ayse.raw(`/api/messages/${sent.id}/frame?theme=dark`);
  expect(frame.headers.get('content-security-policy')).toContain(
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'",
  );
  expect(await frame.text()).toContain('<b>yarın</b>');
});

test('a reply is refused when the customer wrote meanwhile, and leaves no trace', async () => {
  const number = await open();
  const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
  const seen = items.at(-1).id;
  await bilet.rows(
    `insert into message (ticket_number, direction, kind, text) values ($1, 'in', 'person', 'bir şey daha')`,
    [number],
  );
  expect(await ayse.post(`/tickets/${number}/replies`, { text: 'cevap', lastSeen: seen })).toMatchObject({
    status: 409,
    body: { code: 'stale-version' },
  });
  const stale = await ayse.post(`/tickets/${number}/replies`, { text: 'cevap' }, { 'if-match': '"99"' });
  expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version' } });
  expect(
    (await bilet.rows(`select 1 from message where ticket_number = $1 and direction = 'out'`, [number])).length,
  ).toBe(0);
  expect((await bilet.rows(`select 1 from outbox where ticket_number = $1`, [number])).length).toBe(0);
});

test('a closed ticket takes a note and a reopening, and no reply', async () => {
  const number = await open();
  expect((await ayse.post(`/tickets/${number}/archiving`)).body.state).toBe('closed');
  await eventually(async () => (await (await bilet.run(number)).describe()).status.name === 'COMPLETED');
  expect(await ayse.post(`/tickets/${number}/replies`, { text: 'geç' })).toMatchObject({
    status: 409,
    body: { code: 'ticket-closed' },
  });
  expect(await ayse.put(`/tickets/${number}/assignee`, { agent: bilet.people.can })).toMatchObject({
    status: 409,
    body: { code: 'ticket-closed' },
  });
  expect(await ayse.post(`/tickets/${number}/notes`, { text: 'müşteri aradı' })).toMatchObject({
    status: 202,
    body: { state: 'closed' },
  });
  const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
  expect(items.at(-1)).toMatchObject({ direction: 'note', text: 'müşteri aradı', delivery: null });
  expect(await ayse.post(`/tickets/${number}/reopening`)).toMatchObject({ status: 202, body: { state: 'new' } });
  expect((await ayse.get('/tickets/999999999999')).body.code).toBe('ticket-not-found');
  expect((await ayse.put('/tickets/999999999999/priority', { priority: 'low' })).body.code).toBe('ticket-not-found');
});

test('a list shows as much of what a caller said as of what a mail says', async () => {
  const number = await phoneTicket(ayse, bilet, 'Uzun hikâye', { text: `Satır\n\nbir ${'çok '.repeat(100)}` });
  const { preview } = (await ayse.get(`/tickets/${number}`)).body;
  expect(preview).toHaveLength(140);
  expect(preview).toMatch(/^Satır bir çok çok/);
});

test('a reply is taken at once after a reopening, before Postgres shows that the ticket is open', async () => {
  const number = await open();
  expect((await ayse.post(`/tickets/${number}/archiving`)).body.state).toBe('closed');
  await eventually(async () => (await (await bilet.run(number)).describe()).status.name === 'COMPLETED');
  // Nobody can record a step of the ticket while this transaction lasts.
  const slow = await bilet.pool.connect();
  try {
    await slow.query('begin');
    await slow.query('select from ticket where number = $1 for no key update', [number]);
    expect(await ayse.post(`/tickets/${number}/reopening`)).toMatchObject({ status: 202, body: { state: 'new' } });
    expect((await bilet.ticket(number)).state).toBe('closed');
    expect(await ayse.post(`/tickets/${number}/replies`, { text: 'hemen' })).toMatchObject({
      status: 202,
      body: { state: 'awaiting-reply' },
    });
  } finally {
    await slow.query('rollback');
    slow.release();
  }
  await eventually(
    async () => (await ayse.get(`/tickets/${number}/messages`)).body.items.at(-1)?.delivery?.state === 'sent',
    { label: 'the reply is sent' },
  );
});

test('the customer’s link asks first, decides once, and says so in the ticket’s language', async () => {
  const number = await open();
  expect((await ayse.post(`/tickets/${number}/resolution`)).body.state).toBe('resolved-pending-confirmation');
  // The mail with the link is made after the resolution was recorded; here nothing is mailed, so the record is read first.
  expect((await ayse.get(`/tickets/${number}`)).body.state).toBe('resolved-pending-confirmation');
  const { code } = await bilet.ticket(number);
  const link = { ticket: number, cycle: 1, answer: 'yes', code } as const;
  const token = signLink(bilet.vault, { ...link, expiresAt: Date.now() + 60_000 });
  const page = await fetch(`${bilet.url}/c/${token}`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Sorununuz çözüldü mü?');
  expect((await ayse.get(`/tickets/${number}`)).body.state).toBe('resolved-pending-confirmation');
  const done = await fetch(`${bilet.url}/c/${token}`, { method: 'POST' });
  expect([done.status, (await done.text()).includes('Teşekkür ederiz')]).toEqual([200, true]);
  expect(await bilet.inState(number, 'closed')).toMatchObject({ closed_as: 'solved' });
  expect(await (await fetch(`${bilet.url}/c/${token}`)).text()).toContain('çözüldü olarak kapatıldı');
  const expired = signLink(bilet.vault, { ...link, expiresAt: Date.now() - 1 });
  expect((await fetch(`${bilet.url}/c/${expired}`)).status).toBe(410);
  expect((await fetch(`${bilet.url}/c/${token.slice(0, -1)}`)).status).toBe(404);
  // Of a ticket that had this number before the database was set back.
  const stranger = signLink(bilet.vault, { ...link, code: 'Xk8m2pQn', expiresAt: Date.now() + 60_000 });
  expect((await fetch(`${bilet.url}/c/${stranger}`)).status).toBe(404);
});

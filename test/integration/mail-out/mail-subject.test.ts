/** What mails are called, and what the ticket is called in the desk: two things. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { showCode } from '../../../domain/mail/code.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();
const SECRET = 'VIP, yine o adam';

/** A customer of their own with a ticket, which somebody has given a title that is nobody else's business. */
async function customer({ titled = true } = {}) {
  const from = `konu-${randomUUID().slice(0, 8)}@x.test`;
  const subject = `Kargom nerede ${from.slice(5, 13)}`;
  await desk.deliver(letter({ from, subject, text: 'Siparişim nerede?' }));
  const { number, code } = await desk.ticketBySubject(subject);
  const title = (to: string, was?: string) => ayse.put(`/tickets/${number}/title`, { title: to, was });
  if (titled) expect(await title(SECRET, subject)).toMatchObject({ status: 200, body: { title: SECRET } });
  const reply = (text: string, more: object = {}, headers: Record<string, string> = {}) =>
    ayse.post(`/tickets/${number}/replies`, { text, ...more }, headers);
  const writes = (called: string, text: string) =>
    desk.deliver(letter({ from, subject: called, text: `${text}\r\n${showCode(code)}` }));
  const mails = async (count: number) => {
    const theirs = () => desk.sink.mails().filter(({ envelope }) => envelope.to.includes(from));
    await eventually(() => theirs().length >= count, { withinMs: 30_000, label: `${count} mails` });
    return Promise.all(theirs().map(({ raw }) => parseMail(raw)));
  };
  const subjects = async (count: number) => (await mails(count)).map((mail) => mail.subject);
  const ticket = async () => (await ayse.get(`/tickets/${number}`)).body;
  return { from, subject, number, title, reply, writes, mails, subjects, ticket };
}

test('another title changes no mail: replies, questions and the customer’s page are called as the thread is', async () => {
  const { subject, number, reply, mails, subjects, ticket } = await customer();
  expect(await ticket()).toMatchObject({ subject: SECRET, mailSubject: subject });
  await reply('Yarın gelecek.', { then: 'resolve' });
  expect(await subjects(2)).toEqual([`Re: ${subject}`, `Re: ${subject}`]);
  const raw = JSON.stringify(await mails(2));
  expect(raw).not.toContain('VIP');
  const [, path] = /\/c\/([\w.-]+)/.exec((await mails(2)).map(({ text }) => text).join('\n')) ?? [];
  const page = await (await fetch(`${desk.url}/c/${path}`)).text();
  expect(page).toContain(subject);
  expect(page).not.toContain('VIP');
  const found = await ayse.get(`/tickets?view=all&q=${encodeURIComponent('adam VIP')}`);
  expect(found.body.items.map((one: { number: number }) => one.number)).toContain(number);
}, 60_000);

test('a reply may be called otherwise, and so are all mails after it, until the customer calls theirs otherwise', async () => {
  const { subject, reply, writes, subjects, ticket } = await customer();
  await reply('Yolda.', { subject: 'Kargonuz yolda' });
  await subjects(1);
  expect(await ticket()).toMatchObject({ subject: SECRET, mailSubject: 'Kargonuz yolda' });
  await reply('Hâlâ yolda.');
  expect(await subjects(2)).toEqual(['Re: Kargonuz yolda', 'Re: Kargonuz yolda']);
  await writes('Ynt: RE: İade edin', 'Gelmedi.');
  await eventually(async () => (await ticket()).mailSubject === 'İade edin', { label: 'their subject' });
  await reply('Ettik.');
  expect((await subjects(3)).at(-1)).toBe('Re: İade edin');
  expect(subject).not.toBe('İade edin');
}, 60_000);

test('one that is held keeps its subject, comes back with it, and means nothing for others before it leaves', async () => {
  const { subject, reply, ticket, subjects } = await customer();
  const { body } = await reply('sonra', { subject: 'Geri alınan', undoSeconds: 60 });
  expect((await ticket()).mailSubject).toBe(subject);
  const back = await ayse.delete(`/outbox/${body.outboxId}`);
  expect(back.body.draft).toMatchObject({ text: 'sonra', subject: 'Geri alınan' });
  expect((await ticket()).mailSubject).toBe(subject);
  await reply('az sonra', { subject: 'Tutulan', undoSeconds: 1 });
  expect(await subjects(1)).toEqual(['Re: Tutulan']);
  const plain = await reply('geri', { undoSeconds: 60 });
  expect((await ayse.delete(`/outbox/${plain.body.outboxId}`)).body.draft).toMatchObject({ subject: null });
}, 60_000);

test('a repetition with the key of before is the same mail only where it is called the same', async () => {
  const { reply, subjects } = await customer();
  const key = { 'idempotency-key': randomUUID() };
  const { body } = await reply('bir kez', { subject: 'Bir' }, key);
  await desk.rows(`update idempotency set created_at = created_at - interval '2 days'`);
  await desk.rows('delete from idempotency');
  expect((await reply('bir kez', { subject: 'Bir' }, key)).body.outboxId).toBe(body.outboxId);
  for (const other of [{ subject: 'İki' }, {}]) {
    await desk.rows('delete from idempotency');
    expect((await reply('bir kez', other, key)).body.code).toBe('key-reused');
  }
  expect(await subjects(1)).toEqual(['Re: Bir']);
}, 60_000);

test.each([
  ['two lines', 'Bir\r\nBcc: biri@x.test'],
  ['nothing', '   '],
  ['more than a header may hold', 'a'.repeat(999)],
])(
  'a subject of %s is refused, and nothing is written',
  async (_, subject) => {
    const { number, reply } = await customer({ titled: false });
    const { status, body } = await reply('ret', { subject });
    expect({ status, paths: body.fields?.map(({ path }: { path: string }) => path) }).toEqual({
      status: 422,
      paths: ['subject'],
    });
    expect(await desk.rows('select from message where ticket_number = $1 and not accepted', [number])).toEqual([]);
  },
  60_000,
);

test('a first mail keeps the subject that it was written with, whatever its ticket is called before it leaves', async () => {
  const address = `ilk-${randomUUID().slice(0, 8)}@x.test`;
  const asked = {
    subject: 'Teklifimiz',
    text: 'Fiyatlarımız aşağıda.',
    contact: { address },
    direction: 'out',
    undoSeconds: 2,
  };
  const { number } = (await ayse.post('/tickets', { ...asked, mailbox: desk.mailbox })).body;
  await ayse.put(`/tickets/${number}/title`, { title: SECRET });
  const theirs = () => desk.sink.mails().filter(({ envelope }) => envelope.to.includes(address));
  await eventually(() => theirs().length > 0, { withinMs: 30_000, label: 'the mail' });
  expect(theirs()[0]!.raw.toString()).toMatch(/^Subject: Teklifimiz\r$/m);
}, 60_000);

test('of two who change a title at once the second is told; a draft keeps its subject', async () => {
  const { number, subject, title, ticket } = await customer({ titled: false });
  expect((await title('Bir', subject)).status).toBe(200);
  expect((await title('İki', subject)).body.code).toBe('stale-version');
  expect((await title('Bir', subject)).status).toBe(200);
  expect((await ticket()).subject).toBe('Bir');
  await ayse.put(`/tickets/${number}/draft`, { text: 'yarım', subject: 'Yarın' });
  expect((await ayse.get(`/tickets/${number}/draft`)).body).toMatchObject({ text: 'yarım', subject: 'Yarın' });
  expect(await desk.rows(`select detail from audit where action = 'ticket.title' and subject = $1`, [number])).toEqual([
    { detail: { title: { from: subject, to: 'Bir' } } },
  ]);
}, 60_000);

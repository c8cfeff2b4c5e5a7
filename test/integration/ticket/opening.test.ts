/** Calls that are written down, and mails that a customer gets first. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { AYSE, DENIZ } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();

const open = (body: object, headers = {}) =>
  ayse.post('/tickets', { text: 'Fatura iki kez gelmiş.', mailbox: bilet.mailbox, ...body }, headers);
const ticket = async (number: number) => (await ayse.get(`/tickets/${number}`)).body;
const contactOf = async (number: number) => (await ayse.get(`/contacts/${(await ticket(number)).contact.id}`)).body;
const mailsTo = (address: string) => bilet.sink.mails().filter(({ envelope }) => envelope.to.includes(address));

test('a caller without an address is known by their number, and is told nothing by mail', async () => {
  const contact = { name: 'Zübeyde Çınar', phone: '0532 111 22 33' };
  const { status, body } = await open({ subject: 'Fatura', contact });
  expect(status).toBe(201);
  const { number } = body;
  expect(await ticket(number)).toMatchObject({
    channel: 'phone',
    owner: { name: AYSE.name },
    contact: { name: contact.name, address: '' },
  });
  expect(await contactOf(number)).toMatchObject({ phone: '05321112233', addresses: [] });
  for (const q of ['532 111', 'zubeyde cinar', '+905321112233'.slice(3)])
    expect((await ayse.get(`/contacts?q=${encodeURIComponent(q)}`)).body.items).toMatchObject([{ name: contact.name }]);
  expect(await ayse.post(`/tickets/${number}/replies`, { text: 'Baktım.' })).toMatchObject({ status: 422 });

  const again = (await open({ subject: 'Yine fatura', contact: { ...contact, name: 'ZÜBEYDE ÇINAR' } })).body.number;
  const other = (await open({ subject: 'Başka', contact: { ...contact, name: 'Oğlu' } })).body.number;
  const [first, second, third] = await Promise.all([number, again, other].map(ticket));
  expect(second.contact.id).toBe(first.contact.id);
  expect(third.contact.id).not.toBe(first.contact.id);
}, 60_000);

test('what was solved in the call is closed unasked where nobody can be asked, and asked where there is an address', async () => {
  const nameless = await open({ subject: 'Soru', contact: { phone: '+49 (30) 901820' }, solved: true });
  expect(nameless.body).toMatchObject({ state: 'closed' });
  expect(await bilet.rows('select from outbox where ticket_number = $1', [nameless.body.number])).toEqual([]);
  expect((await ticket(nameless.body.number)).contact.name).toBe('+49 (30) 901820');
  const known = await open({ subject: 'Soru', contact: { address: DENIZ.address }, solved: true });
  expect(known.body).toMatchObject({ state: 'resolved-pending-confirmation' });
}, 60_000);

test('a mail to a customer goes out once, however often it is asked for, and its answer comes back to its ticket', async () => {
  const address = 'ilk@musteri.test';
  const key = { 'idempotency-key': randomUUID() };
  const asked = {
    subject: 'Siparişiniz',
    text: 'Adresiniz eksik.',
    contact: { name: 'İlk', address },
    direction: 'out',
  };
  const { body } = await open(asked, key);
  expect(body).toMatchObject({ state: 'awaiting-reply', outboxId: expect.any(String) });
  await bilet.rows(`update idempotency set created_at = created_at - interval '2 days'`);
  expect((await open(asked, key)).body).toMatchObject({ number: body.number, outboxId: body.outboxId });
  await eventually(() => mailsTo(address).length > 0, { label: 'the mail' });
  const mail = String(mailsTo(address)[0]?.raw);
  expect(mail).toMatch(/^Subject: (?!Re:)/m);
  expect(mailsTo(address)).toHaveLength(1);
  const { items } = (await ayse.get(`/tickets/${body.number}/messages`)).body;
  expect(items).toMatchObject([{ direction: 'out', text: asked.text }]);
  expect(await ticket(body.number)).toMatchObject({ channel: 'email', messageCount: 1, preview: asked.text });

  const id = /^Message-ID:\s*(<[^>]+>)/im.exec(mail)![1]!;
  const head = [`From: <${address}>`, `To: ${bilet.address}`, `Message-ID: <${randomUUID()}@musteri.test>`];
  await bilet.deliver([...head, `In-Reply-To: ${id}`, 'Subject: Cevap', '', 'Buyurun.'].join('\r\n'));
  await eventually(async () => (await ticket(body.number)).messageCount === 2, { label: 'the answer' });
}, 90_000);

test('a mail that begins a ticket keeps its form, its pictures, its files and its copies, and whom it copies takes part', async () => {
  const file = await ayse.upload('fatura.txt', 'text/plain', Buffer.from('9,90 TL'));
  const [address, copied, hidden] = ['bicimli@musteri.test', 'ortak@musteri.test', 'gizli@musteri.test'];
  const key = { 'idempotency-key': randomUUID() };
  const asked = {
    ...{ subject: 'Faturanız', contact: { name: 'Biçim', address }, direction: 'out' },
    text: undefined,
    html: '<p>Tutar <strong>9,90</strong></p><ul><li>ekteki gibi</li></ul>',
    attachments: [file.body.id],
    cc: [{ name: 'Ortak', address: copied }],
    bcc: [hidden, copied],
  };
  const { status, body } = await open(asked, key);
  expect(status).toBe(201);
  await bilet.rows('delete from idempotency');
  expect((await open(asked, key)).body).toMatchObject({ number: body.number, outboxId: body.outboxId });
  expect((await open({ ...asked, html: '<p>Tutar 9,90</p>' }, key)).body.code).toBe('key-reused');
  await eventually(() => mailsTo(address).length > 0, { label: 'the mail' });
  const [mail] = mailsTo(address);
  expect(mail?.envelope.to.toSorted()).toEqual([address, copied, hidden].toSorted());
  const raw = String(mail?.raw).replaceAll(/=\r?\n/g, '');
  expect(raw).toMatch(/^Cc: .*ortak@musteri\.test/m);
  expect(raw).not.toContain(hidden);
  expect(raw).toContain('fatura.txt');
  expect(raw).toContain('<strong>9,90</strong>');
  const { items } = (await ayse.get(`/tickets/${body.number}/messages`)).body;
  expect(items).toMatchObject([{ text: 'Tutar 9,90\n- ekteki gibi', attachments: [{ name: 'fatura.txt' }] }]);
  expect((await ticket(body.number)).addressing.participants).toMatchObject([{ address: copied, addedBy: 'agent' }]);
}, 90_000);

test('a first mail is refused as a reply is: with a blank of a canned reply, with a file that is gone, without a word', async () => {
  const asked = { contact: { address: 'ret@musteri.test' }, direction: 'out', subject: 'Ret edilen' };
  const blank = await open({ ...asked, text: 'Kargo no: [şube kodu]', blanks: ['[şube kodu]'] });
  expect(blank.body).toMatchObject({ code: 'to-confirm', concerns: [{ kind: 'blank', blocks: true }] });
  const gone = await open({ ...asked, attachments: [randomUUID()] });
  expect(gone.body.fields).toMatchObject([{ path: 'attachments', code: 'unknown' }]);
  expect((await open({ ...asked, text: undefined, html: '<p> </p>' })).body.code).toBe('empty-message');
  expect((await open({ ...asked, text: undefined })).body.fields).toMatchObject([{ path: 'text', code: 'missing' }]);
  expect((await open({ ...asked, cc: ['yok'] })).body.fields).toMatchObject([{ path: 'cc.0', code: 'no-address' }]);
  const call = await open({ subject: 'Ret edilen', contact: { name: 'Biri' }, html: '<p>Aradı</p>' });
  expect(call.body.fields).toMatchObject([{ path: 'html', code: 'unexpected' }]);
  expect(await bilet.rows(`select from ticket where subject = 'Ret edilen'`)).toEqual([]);
}, 60_000);

test('with the key of before, other words, another address or a call instead of a mail is another request', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const asked = { subject: 'Teklif', text: 'Hazır.', contact: { address: 'dogru@musteri.test' }, direction: 'out' };
  const { body } = await open(asked, key);
  const again = async (other: object) => {
    await bilet.rows('delete from idempotency');
    return (await open({ ...asked, ...other }, key)).body;
  };
  expect(await again({})).toMatchObject({ number: body.number, outboxId: body.outboxId });
  for (const other of [{ contact: { address: 'yanlis@musteri.test' } }, { direction: 'in' }, { text: 'Yok.' }])
    expect((await again(other)).code).toBe('key-reused');
}, 60_000);

test('a mail that is held is taken back before anybody has seen it', async () => {
  const address = 'geri@musteri.test';
  const asked = { subject: 'Yanlış', contact: { address }, direction: 'out', undoSeconds: 60 };
  const { body } = await open(asked);
  expect((await ayse.delete(`/outbox/${body.outboxId}`)).status).toBe(202);
  expect(mailsTo(address)).toEqual([]);
}, 60_000);

test('team, owner, type, priority and tags are as whoever opens it says', async () => {
  const { body: teams } = await ayse.get('/teams');
  const chosen = {
    ...{ team: teams.items[0].id, owner: bilet.people.can, type: 'complaint', priority: 'high', tags: ['iade'] },
  };
  const { number } = (await open({ subject: 'Seçilmiş', contact: { name: 'Biri' }, ...chosen })).body;
  expect(await ticket(number)).toMatchObject({
    ...{ team: { id: chosen.team }, owner: { id: chosen.owner }, type: 'complaint', priority: 'high', tags: ['iade'] },
  });
}, 60_000);

test.each([
  ['nobody', {}, 'contact.name', 'missing'],
  ['a number of letters', { phone: 'yok' }, 'contact.phone', 'malformed'],
  ['an address that is none', { address: 'deniz' }, 'contact.address', 'no-address'],
  ['somebody unknown', { id: randomUUID() }, 'contact.id', 'unknown'],
])('%s is refused at its field', async (_, contact, path, code) => {
  const { status, body } = await open({ subject: 'Ret', contact });
  expect({ status, fields: body.fields }).toMatchObject({ status: 422, fields: [{ path, code }] });
});

test('nobody is written to without an address, and nothing is left of it', async () => {
  const { status, body } = await open({ subject: 'Adressiz', contact: { name: 'Biri' }, direction: 'out' });
  expect({ status, fields: body.fields }).toMatchObject({
    status: 422,
    fields: [{ path: 'contact.address', code: 'missing' }],
  });
  expect(await bilet.rows(`select from ticket where subject = 'Adressiz'`)).toEqual([]);
});

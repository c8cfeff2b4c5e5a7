/** What a customer sees behind the links of a question: who asks, what about, both answers, and how it stands now. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { LIMITS } from '../../../domain/limits.ts';
import { signLink } from '../../../vault/confirmation-link.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE, DENIZ } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let bilet: ServedDesk;
let ayse: ApiClient;

beforeAll(async () => {
  bilet = await startServedDesk();
  ayse = await signedIn(bilet.url, AYSE.email);
}, 60_000);
afterAll(() => bilet?.stop(), 60_000);

type Shown = { id: string; kind: string; direction: string; text: string; author: { name: string; address: string } };

async function asked(subject: string, language: 'tr' | 'en' = 'tr') {
  const number = await phoneTicket(ayse, bilet, subject, { language });
  await askAgain(number, 1);
  const { code } = await bilet.ticket(number);
  const link = (answer: 'yes' | 'no', cycle = 1) =>
    `${bilet.url}/c/${signLink(bilet.vault, { ticket: number, cycle, answer, code, expiresAt: Date.now() + 60_000 })}`;
  return { number, link };
}

async function askAgain(number: number, cycle: number) {
  await ayse.post(`/tickets/${number}/replies`, { text: 'Gönderdik.', then: 'resolve' });
  await eventually(async () => (await questions(number)).length === cycle, { label: 'the customer was asked' });
}

const messages = async (number: number): Promise<Shown[]> =>
  (await ayse.get(`/tickets/${number}/messages`)).body.items as Shown[];
const questions = async (number: number) => (await messages(number)).filter(({ kind }) => kind === 'confirmation');
const get = async (url: string) => {
  const page = await fetch(url);
  return { status: page.status, html: await page.text() };
};
const post = async (url: string, words?: string) => {
  const page = await fetch(url, {
    method: 'POST',
    ...(words === undefined ? {} : { body: new URLSearchParams({ words }) }),
  });
  return { status: page.status, html: await page.text() };
};

test('the page names who asks and the request, has both buttons, and is small', async () => {
  const { number, link } = await asked('Kargom <b>nerede</b>');
  const [mailbox] = await bilet.rows<{ name: string }>('select name from mailbox where id = $1', [bilet.mailbox]);
  for (const answer of ['yes', 'no'] as const) {
    const { status, html } = await get(link(answer));
    expect(status).toBe(200);
    expect(html).toContain(mailbox!.name);
    expect(html).toContain(`${number} numaralı talebiniz`);
    expect(html).toContain('Kargom &lt;b&gt;nerede&lt;/b&gt;');
    expect(html.match(/<button/g)).toHaveLength(2);
    expect(html.length).toBeLessThan(30_000);
  }
  expect((await bilet.ticket(number)).state).toBe('resolved-pending-confirmation');
}, 60_000);

test('what is still wrong stands in the thread as the customer’s words, once, however often it is sent', async () => {
  const { number, link } = await asked('Fatura yanlış');
  const words = 'Tutar hâlâ yanlış.\r\n90 TL olmalı.';
  expect(await post(link('no'), words)).toMatchObject({
    status: 200,
    html: expect.stringContaining('yazdıklarınız talebinize eklendi'),
  });
  const theirs = async () =>
    (await messages(number)).filter(({ direction, kind }) => direction === 'in' && kind === 'person');
  expect((await theirs()).at(-1)).toMatchObject({
    text: 'Tutar hâlâ yanlış.\n90 TL olmalı.',
    author: { address: DENIZ.address },
  });
  expect((await bilet.inState(number, 'assigned')).state).toBe('assigned');
  const count = (await theirs()).length;
  const again = await post(link('no'), 'Bir de kargo gelmedi.');
  expect(again.status).toBe(409);
  expect(again.html).toContain('Bu talep açık');
  expect(again.html).toMatch(/readonly>\s*Bir de kargo gelmedi\.<\/textarea>/);
  expect(await theirs()).toHaveLength(count);
}, 60_000);

test('a no needs no words, and a yes from the page of the no closes', async () => {
  const silent = await asked('Şifre');
  expect((await post(silent.link('no'), '  ')).html).toContain('Yeniden ilgileniyoruz');
  await bilet.inState(silent.number, 'assigned');
  const other = await asked('Adres');
  const { html } = await get(other.link('no'));
  const yes = /action="(\/c\/[^"]+)"[^>]*><p>[^<]*onaylayın/.exec(html)?.[1];
  expect((await post(`${bilet.url}${yes}`)).html).toContain('Teşekkür ederiz');
  expect(await bilet.inState(other.number, 'closed')).toMatchObject({ closed_as: 'solved' });
}, 60_000);

/** The line of the list. */
const row = async (number: number) => {
  const { items } = (await ayse.get('/tickets?view=all&limit=200')).body;
  const { preview, customerSaid, lastMessageDirection } = items.find(
    (one: { number: number }) => one.number === number,
  );
  return { preview, customerSaid, lastMessageDirection };
};

test.each([
  ['no', undefined, ''],
  ['no', '  ', ''],
  ['no', 'Kutu\nboş geldi', 'Kutu boş geldi'],
  ['yes', undefined, ''],
] as const)(
  'the list says that the customer answered %s with %j, and none of our words as theirs',
  async (answer, words, preview) => {
    const { number, link } = await asked('Satır');
    expect(await row(number)).toEqual({ preview: 'Gönderdik.', customerSaid: null, lastMessageDirection: 'out' });
    await post(link(answer), words);
    await bilet.inState(number, answer === 'yes' ? 'closed' : 'assigned');
    expect(await row(number)).toEqual({ preview, customerSaid: answer, lastMessageDirection: 'in' });
    if (answer === 'yes') return;
    await ayse.post(`/tickets/${number}/replies`, { text: 'Bakıyoruz.', then: 'keep' });
    await eventually(async () => (await row(number)).preview === 'Bakıyoruz.', { label: 'our answer' });
    expect(await row(number)).toEqual({ preview: 'Bakıyoruz.', customerSaid: null, lastMessageDirection: 'out' });
  },
  60_000,
);

test('of a request that was solved and is opened again the list still says what the customer answered last', async () => {
  const { number, link } = await asked('Yeniden');
  await post(link('yes'));
  await bilet.inState(number, 'closed');
  expect((await ayse.post(`/tickets/${number}/reopening`)).status).toBe(202);
  await bilet.inState(number, 'assigned');
  expect(await row(number)).toEqual({ preview: '', customerSaid: 'yes', lastMessageDirection: 'in' });
}, 60_000);

test('an old link says how the request stands now, in its language', async () => {
  const { number, link } = await asked('Order', 'en');
  expect((await post(link('no'))).html).toContain('We are looking into it again');
  await bilet.inState(number, 'assigned');
  expect(await get(link('yes'))).toMatchObject({ status: 200, html: expect.stringContaining('This request is open') });
  await askAgain(number, 2);
  expect((await get(link('yes'))).html).toContain('We have asked you again since');
  const late = await post(link('yes'));
  expect([late.status, late.html.includes('We have asked you again since')]).toEqual([410, true]);
  expect((await post(link('yes', 2))).html).toContain('Thank you');
  await bilet.inState(number, 'closed');
  expect((await get(link('no'))).html).toContain('This request is closed as solved');
}, 90_000);

test('words that are too long come back, and decide nothing', async () => {
  const { number, link } = await asked('Uzun');
  const words = 'çok '.repeat(LIMITS.answerChars / 4) + 'uzun';
  const { status, html } = await post(link('no'), words);
  expect([status, html.includes(`${words}</textarea>`)]).toEqual([400, true]);
  expect(html).toContain('role="alert"');
  expect((await bilet.ticket(number)).state).toBe('resolved-pending-confirmation');
}, 60_000);

test('the answer to a no goes to everybody of the mail before it: the page names nobody', async () => {
  const bora = { name: 'Bora', address: 'bora@ortak.test' };
  const subject = `Üç kişilik ${randomUUID()}`;
  await bilet.deliver(
    letter({ from: DENIZ.address, to: bilet.address, subject, text: 'Kargom nerede?', headers: { Cc: bora.address } }),
  );
  const { number, code } = await bilet.ticketBySubject(subject);
  await askAgain(number, 1);
  const expiresAt = Date.now() + 60_000;
  const no = signLink(bilet.vault, { ticket: number, cycle: 1, answer: 'no', code, expiresAt });
  await post(`${bilet.url}/c/${no}`, 'Hâlâ gelmedi.');
  expect((await messages(number)).at(-1)).toMatchObject({ direction: 'in', text: 'Hâlâ gelmedi.' });
  const { to, cc } = (await ayse.get(`/tickets/${number}`)).body.addressing;
  expect([to, cc]).toMatchObject([[{ address: DENIZ.address }], [{ address: bora.address }]]);
}, 60_000);

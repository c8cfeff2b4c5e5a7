/** A customer who does not answer, for real: what they are sent, when it ends, and what their plain mails say. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let bilet: ServedDesk;
let ayse: ApiClient;
let nth = 0;

beforeAll(async () => {
  bilet = await startServedDesk();
  ayse = await signedIn(bilet.url, AYSE.email);
}, 60_000);
afterAll(() => bilet?.stop(), 60_000);

type Event = { kind: string; data: Record<string, unknown> };
const DAY_MS = 86_400_000;
const SLOW = { reminder_ms: DAY_MS, closing_proposal_ms: DAY_MS, confirmation_ms: DAY_MS, asks: true };

/** A request that came by mail, under a policy with these limits. */
async function opened(limits: Partial<typeof SLOW> = {}) {
  const set = Object.entries({ ...SLOW, ...limits }).map(([column, value]) => `${column} = ${value}`);
  await bilet.rows(`update policy set ${set.join(', ')}`);
  const subject = `Kargom gelmedi ${(nth += 1)}`;
  const mailId = `ilk-${nth}@musteri.test`;
  const from = `Deniz Kaya <deniz${nth}@musteri.test>`;
  await bilet.deliver(letter({ from, subject, text: 'Merhaba, kargom nerede?', mailId }));
  const { number, code } = await bilet.ticketBySubject(subject);
  /** Answers our reply, or our question, once it has left. */
  const write = async (text: string, kind: 'reply' | 'confirmation' = 'reply') => {
    const ours = await eventually(
      async () => {
        const [sent] = await bilet.rows<{ id: string }>(
          `select mail_id as id from outbox where ticket_number = $1 and kind = $2 and state = 'sent'`,
          [number, kind],
        );
        return sent?.id.replace(/[<>]/g, '');
      },
      { label: 'our reply' },
    );
    const headers = { 'In-Reply-To': `<${ours}>` };
    await bilet.deliver(letter({ from, subject: `Re: ${subject}`, text, headers }));
  };
  const mails = () => bilet.sink.mails().filter(({ raw }) => raw.includes(`tid:${code}:tid`));
  return { number, mailId, write, mails };
}
/** What the newest mail of the customer came to. */
const lastMail = async (number: number): Promise<Event | undefined> =>
  (await eventsOf(number)).find(({ kind }) => kind === 'message-received');
const eventsOf = async (number: number): Promise<Event[]> => (await ayse.get(`/tickets/${number}/events`)).body.items;
const answer = async (number: number, then: 'await' | 'resolve' = 'await') =>
  expect((await ayse.post(`/tickets/${number}/replies`, { text: 'Hangi adres?', then })).status).toBe(202);

describe('an answer that is not answered', () => {
  test('brings one reminder in its thread, then the end, with a mail that says how to go on', async () => {
    const { number, mailId, mails, write } = await opened({ reminder_ms: 2_000, closing_proposal_ms: 3_000 });
    await answer(number);
    const isOwn = ({ raw }: { raw: Buffer }) => /^Auto-Submitted: auto-generated/m.test(String(raw));
    const reminder = await eventually(() => mails().find(isOwn), { label: 'a reminder' });
    expect(String(reminder.raw)).toMatch(/^X-Auto-Response-Suppress: /m);
    expect(String(reminder.raw)).toContain(`<${mailId}>`);
    await bilet.inState(number, 'closed');
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ state: 'closed', closedAs: 'no-answer' });
    await eventually(
      async () => {
        const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
        const own = items.filter(({ kind }: { kind: string }) => kind === 'reminder' || kind === 'closing');
        expect(own).toMatchObject([
          { kind: 'reminder', delivery: { state: 'sent' } },
          { kind: 'closing', delivery: { state: 'sent' } },
        ]);
        return true;
      },
      { label: 'both mails, once each' },
    );
    await write('Buradayım, adresim aynı');
    await bilet.inState(number, 'assigned');
    expect(await lastMail(number)).toMatchObject({ data: { reopening: 'new-question' } });
  }, 60_000);

  test('waits as long as somebody else is waited for, and comes back to be followed up', async () => {
    const { number, mails } = await opened({ reminder_ms: 500, closing_proposal_ms: 500 });
    const before = mails().length;
    const until = new Date(Date.now() + 3_000).toISOString();
    const waits = await ayse.put(`/tickets/${number}/waiting`, { for: 'third-party', until, reason: 'Kargo firması' });
    expect(waits.body).toMatchObject({ state: 'awaiting-reply' });
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({
      ...{ waitingFor: 'third-party', wait: { until, reason: 'Kargo firması' }, owner: { name: AYSE.name } },
    });
    await bilet.inState(number, 'assigned');
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ waitingFor: null, followUp: { why: 'wait' } });
    const { items } = (await ayse.get('/tickets?view=followup')).body;
    expect(items.map((one: { number: number }) => one.number)).toContain(number);
    expect((await eventsOf(number)).map(({ kind }) => kind)).not.toContain('reminder-due');
    expect(mails().length).toBe(before);
  }, 60_000);

  test('ends when whoever waits says so; a time in the past is refused', async () => {
    const { number } = await opened();
    const past = await ayse.put(`/tickets/${number}/waiting`, { for: 'colleague', until: '2020-01-01T00:00:00Z' });
    expect(past).toMatchObject({ status: 422, body: { code: 'bad-input' } });
    expect((await ayse.put(`/tickets/${number}/waiting`, { for: 'colleague' })).status).toBe(202);
    expect((await ayse.delete(`/tickets/${number}/waiting`)).body).toMatchObject({ state: 'assigned' });
    expect((await ayse.delete(`/tickets/${number}/waiting`)).body.code).toBe('wrong-transition');
  }, 60_000);
});

describe('what is resolved', () => {
  const resolved = async (limits: Parameters<typeof opened>[0] = {}) => {
    const one = await opened(limits);
    await answer(one.number, 'resolve');
    await bilet.inState(one.number, 'resolved-pending-confirmation');
    return one;
  };

  test('is confirmed by a plain yes, and thanks open nothing afterwards', async () => {
    const { number, write } = await resolved();
    await write('Evet, çözüldü, teşekkürler');
    expect(await bilet.inState(number, 'closed')).toMatchObject({ closed_as: 'solved' });
    await write('Teşekkürler, iyi çalışmalar');
    await eventually(async () => (await lastMail(number))?.data['reopening'] === 'thanks', { label: 'the thanks' });
    expect((await bilet.ticket(number)).state).toBe('closed');
  }, 60_000);

  test('is confirmed by a bare yes to the question, but not by one that goes on', async () => {
    const [yes, but] = [await resolved(), await resolved()];
    const isAsked = async ({ number }: typeof yes) =>
      eventually(async () => (await eventsOf(number)).some(({ kind }) => kind === 'confirmation-asked'));
    await Promise.all([isAsked(yes), isAsked(but)]);
    await Promise.all([yes.write('Evet, teşekkürler', 'confirmation'), but.write('Evet ama hâlâ gelmedi')]);
    expect(await bilet.inState(yes.number, 'closed')).toMatchObject({ closed_as: 'solved' });
    await bilet.inState(but.number, 'assigned');
  }, 60_000);

  test('is denied by a plain no, which counts as one', async () => {
    const { number, write } = await resolved();
    await write('Hayır, hâlâ gelmedi. Lütfen bakar mısınız?');
    await bilet.inState(number, 'assigned');
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ denied: true, needsAttention: true });
    expect(await lastMail(number)).toMatchObject({ data: { says: 'denied', reopening: 'denied' } });
  }, 60_000);

  test('is open again by anything else, which counts as a new question', async () => {
    const { number, write } = await resolved();
    await write('Faturayı da gönderir misiniz?');
    await bilet.inState(number, 'assigned');
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ denied: false });
    expect(await lastMail(number)).toMatchObject({ data: { reopening: 'new-question' } });
  }, 60_000);

  test('is asked once more when half of the time has passed, with links that answer, and closes in the end', async () => {
    const { number } = await resolved({ confirmation_ms: 6_000 });
    await bilet.inState(number, 'closed');
    const questions = await bilet.rows('select state from outbox where ticket_number = $1 and kind = $2', [
      number,
      'confirmation',
    ]);
    expect(questions).toEqual([{ state: 'sent' }, { state: 'sent' }]);
    expect(await bilet.ticket(number)).toMatchObject({ closed_as: 'no-objection' });
  }, 60_000);

  test('closes without a mail where the policy does not ask', async () => {
    const { number, mails } = await resolved({ confirmation_ms: 2_500, asks: false });
    await bilet.inState(number, 'closed');
    expect(await bilet.ticket(number)).toMatchObject({ closed_as: 'no-objection' });
    expect(mails().filter(({ raw }) => raw.includes('/c/'))).toEqual([]);
  }, 60_000);
});

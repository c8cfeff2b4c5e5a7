/** An address that nobody has: seen at the mail, put right, and the mail sent there. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { parseMail } from '../../../mail/read/parse.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { bounce, plainBounce } from '../../support/mail/bounce.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();

const addresses = () => {
  const some = randomUUID().slice(0, 8);
  return { customer: `musteri-${some}@x.test`, wrong: `muhasbe-${some}@x.test`, right: `muhasebe-${some}@x.test` };
};

/** The send of a message, once it stands so. */
const becomes = (outbox: string, state: string) =>
  eventually(
    async () => {
      const { body } = await ayse.get(`/outbox/${outbox}`);
      return body.state === state && body;
    },
    { label: `the mail is ${state}` },
  );

/** A reply that one of its two recipients does not get, because their server knows no such address. */
async function refused() {
  const { customer, wrong, right } = addresses();
  const subject = `Soru ${customer}`;
  await desk.deliver(letter({ from: customer, subject, text: 'Faturam nerede?' }));
  const { number } = await desk.ticketBySubject(subject);
  desk.sink.script({ rcpt: { [wrong]: '550 5.1.1 no such user' } });
  const cc = [{ name: 'Muhasebe', address: wrong }];
  const to = [{ name: '', address: customer }];
  const { body } = await ayse.post(`/tickets/${number}/replies`, { text: 'Gönderdik.', to, cc });
  await becomes(body.outboxId, 'rejected');
  const mails = () =>
    desk.sink.mails().filter(({ envelope }) => envelope.to.some((one) => one === customer || one === right));
  return { number, outbox: body.outboxId as string, customer, wrong, right, mails };
}
const resend = (outbox: string, wrong: string, right: string, key?: string) =>
  ayse.post(`/outbox/${outbox}/resend`, { corrections: [{ wrong, right }] }, key ? { 'idempotency-key': key } : {});

test('a mail that one of its recipients was refused stands as refused, with their name and what their server said', async () => {
  const { outbox, wrong, customer } = await refused();
  const { body } = await ayse.get(`/outbox/${outbox}`);
  expect(body.recipients).toMatchObject([
    { address: customer, state: 'sent' },
    { address: wrong, name: 'Muhasebe', state: 'rejected', response: expect.stringContaining('no such user') },
  ]);
  expect(body.sentAt).not.toBeNull();
}, 60_000);

test('the mail goes to the right address, under its Message-ID, and whoever has it is not sent it again', async () => {
  const { number, outbox, customer, wrong, right, mails } = await refused();
  const key = randomUUID();
  expect((await resend(outbox, wrong, right, key)).status).toBe(202);
  expect((await resend(outbox, wrong, right, key)).status).toBe(202);
  await becomes(outbox, 'sent');
  const [first, second, ...more] = mails().filter(({ raw }) => !raw.includes('Auto-Submitted'));
  expect(more).toEqual([]);
  expect([first!.envelope.to, second!.envelope.to]).toEqual([[customer], [right]]);
  const [before, after] = [await parseMail(first!.raw), await parseMail(second!.raw)];
  expect(after.mailId).toBe(before.mailId);
  expect(after.cc).toEqual([{ name: 'Muhasebe', address: right }]);
  expect(after.to).toEqual(before.to);
  expect(after.text).toBe(before.text);
  const { addressing } = (await ayse.get(`/tickets/${number}`)).body;
  expect(addressing.participants.map(({ address }: { address: string }) => address)).toEqual([right]);
  const { items } = (await ayse.get(`/tickets/${number}/events`)).body;
  expect(items.filter(({ kind }: { kind: string }) => kind === 'resend')).toMatchObject([{ data: { corrected: 1 } }]);
}, 60_000);

test('asked again for a correction that is made, a resend is told of without it', async () => {
  const { number, outbox, wrong, right } = await refused();
  desk.sink.script({ rcpt: { [right]: '550 5.1.1 no such user' } });
  await resend(outbox, wrong, right);
  await eventually(
    async () => {
      const { recipients } = (await ayse.get(`/outbox/${outbox}`)).body;
      return recipients.some(
        (one: { address: string; state: string }) => one.address === right && one.state === 'rejected',
      );
    },
    { label: 'the right address refused as well' },
  );
  desk.sink.script({});
  await resend(outbox, wrong, right);
  await becomes(outbox, 'sent');
  const { items } = (await ayse.get(`/tickets/${number}/events`)).body;
  // The newest first.
  const resends = items.filter(({ kind }: { kind: string }) => kind === 'resend');
  expect(resends.map(({ data }: { data: { corrected?: number } }) => data.corrected ?? 0)).toEqual([0, 1]);
}, 60_000);

test('an address of ours, one that has the mail, and one that it never went to are refused, and nothing is sent', async () => {
  const { outbox, customer, wrong, right } = await refused();
  for (const [from, to] of [
    [wrong, desk.address],
    [wrong, customer],
    [wrong, 'kimse'],
    [customer, right],
    [right, 'baska@x.test'],
  ] as const) {
    const answer = await resend(outbox, from, to);
    expect([from, to, answer.status, answer.body.code]).toEqual([from, to, 422, 'bad-input']);
  }
  await becomes(outbox, 'rejected');
}, 60_000);

test('an address that a customer wrote from stays theirs, though a mail to it is corrected', async () => {
  const { customer, right } = addresses();
  const subject = `Soru ${customer}`;
  await desk.deliver(letter({ from: customer, subject, text: 'Faturam nerede?' }));
  const { number } = await desk.ticketBySubject(subject);
  desk.sink.script({ rcpt: { [customer]: '550 5.1.1 no such user' } });
  const { body } = await ayse.post(`/tickets/${number}/replies`, { text: 'Gönderdik.' });
  await becomes(body.outboxId, 'rejected');
  await resend(body.outboxId, customer, right);
  await becomes(body.outboxId, 'sent');
  expect((await ayse.get(`/tickets/${number}`)).body.contact.address).toBe(customer);
}, 60_000);

test('a customer who never wrote from a mistyped address is known by the right one from then on', async () => {
  const { wrong, right } = addresses();
  const subject = `Telefon ${wrong}`;
  const number = await phoneTicket(ayse, desk, subject, { contact: { address: wrong, name: 'Muhasebe' } });
  desk.sink.script({ rcpt: { [wrong]: '550 5.1.1 no such user' } });
  const { body } = await ayse.post(`/tickets/${number}/replies`, { text: 'Gönderdik.' });
  await becomes(body.outboxId, 'rejected');
  await resend(body.outboxId, wrong, right);
  await becomes(body.outboxId, 'sent');
  const { contact, addressing } = (await ayse.get(`/tickets/${number}`)).body;
  expect([contact.address, addressing.to[0].address]).toEqual([right, right]);
}, 60_000);

test.each<[string, (wrong: string, raw: string, subject: string) => string]>([
  ['by its fields', (wrong, raw, subject) => bounce([wrong], raw, 'failed', subject)],
  ['in a header', (wrong, raw, subject) => plainBounce('', raw, subject, [`X-Failed-Recipients: ${wrong}`])],
  ['in its words', (wrong, raw, subject) => plainBounce(`<${wrong}>:\r\nNo such user.`, raw, subject)],
  ['nowhere', (_, raw, subject) => plainBounce('', raw, subject)],
])(
  'a late report that names the wrong address %s says nothing about the right one',
  async (_, late) => {
    const { wrong, right } = addresses();
    const number = await phoneTicket(ayse, desk, `Telefon ${wrong}`, { contact: { address: wrong, name: 'Muhasebe' } });
    const { body } = await ayse.post(`/tickets/${number}/replies`, { text: 'Gönderdik.' });
    await becomes(body.outboxId, 'sent');
    const sentTo = (address: string) => desk.sink.mails().find(({ envelope }) => envelope.to.includes(address));
    const raw = sentTo(wrong)!.raw.toString();
    await desk.deliver(bounce([wrong], raw));
    await becomes(body.outboxId, 'bounced');
    await resend(body.outboxId, wrong, right);
    await becomes(body.outboxId, 'sent');
    expect(sentTo(right)).toBeDefined();

    const subject = `Still undelivered ${wrong}`;
    await desk.deliver(late(wrong, raw, subject));
    await eventually(
      async () =>
        (await desk.rows(`select from inbound where subject = $1 and state <> 'stored'`, [subject])).length === 1,
      { label: 'the late report is placed' },
    );
    expect((await ayse.get(`/outbox/${body.outboxId}`)).body).toMatchObject({
      state: 'sent',
      recipients: [{ address: right, state: 'sent' }],
    });
  },
  60_000,
);

/** Whose a ticket is, and who takes part in it, once an address of its mail was put right. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();

const address = (name: string) => `${name}-${randomUUID().slice(0, 8)}@x.test`;

const becomes = (outbox: string, state: string) =>
  eventually(async () => (await ayse.get(`/outbox/${outbox}`)).body.state === state, { label: `the mail is ${state}` });
const refusedAt = (outbox: string, address: string) =>
  eventually(
    async () => {
      const [person] = (await ayse.get(`/outbox/${outbox}`)).body.recipients;
      return person.address === address && person.state === 'rejected';
    },
    { label: `${address} is refused` },
  );
/** Nobody has these addresses, as their servers say. */
const nobodyHas = (...unknown: string[]) =>
  desk.sink.script({ rcpt: Object.fromEntries(unknown.map((one) => [one, '550 5.1.1 no such user'])) });
const resend = async (outbox: string, wrong: string, right: string) => {
  expect((await ayse.post(`/outbox/${outbox}/resend`, { corrections: [{ wrong, right }] })).status).toBe(202);
};

/** Makes somebody a contact, by a request of their own. */
async function known(from: string) {
  await desk.deliver(letter({ from, subject: `Eski ${from}`, text: 'Merhaba' }));
  await desk.ticketBySubject(`Eski ${from}`);
  return from;
}

/** A request by phone whose answer is refused, because the address was misheard. */
async function misheard(wrong: string) {
  const number = await phoneTicket(ayse, desk, `Telefon ${wrong}`, { contact: { address: wrong, name: 'Muhasebe' } });
  nobodyHas(wrong);
  const { body } = await ayse.post(`/tickets/${number}/replies`, { text: 'Gönderdik.' });
  await becomes(body.outboxId, 'rejected');
  return { number, outbox: body.outboxId as string };
}

/** A request whose answer goes to a colleague as well, whose address is wrong. */
async function withWrongCc(wrong: string) {
  const customer = address('musteri');
  const subject = `Soru ${customer}`;
  await desk.deliver(letter({ from: customer, subject, text: 'Faturam nerede?' }));
  const { number } = await desk.ticketBySubject(subject);
  nobodyHas(wrong);
  const people = { to: [{ name: '', address: customer }], cc: [{ name: 'Muhasebe', address: wrong }] };
  const { body } = await ayse.post(`/tickets/${number}/replies`, { text: 'Gönderdik.', ...people });
  await becomes(body.outboxId, 'rejected');
  return { number, outbox: body.outboxId as string, customer };
}

/** What becomes of an answer to a mail of ours from this address: the number of its ticket, or why it is held. */
async function answered(from: string, outbox: string): Promise<unknown> {
  const { messageId } = (await ayse.get(`/outbox/${outbox}`)).body;
  const subject = `Re: ${randomUUID()}`;
  await desk.deliver(letter({ from, subject, text: 'Bu benim.', headers: { 'In-Reply-To': `<${messageId}>` } }));
  return eventually(
    async () => {
      const [row] = await desk.rows<{ state: string; ticket: number; reason: string | null }>(
        `select state, ticket_number as ticket, held_reason as reason from inbound where subject = $1 and state <> 'stored'`,
        [subject],
      );
      return row && (row.state === 'processed' ? row.ticket : row.reason);
    },
    { label: 'the answer is placed' },
  );
}
const peopleOf = async (number: number) => {
  const { contact, addressing } = (await ayse.get(`/tickets/${number}`)).body;
  return {
    requester: contact.address,
    to: addressing.to.map((one: { address: string }) => one.address),
    cc: addressing.cc.map((one: { address: string }) => one.address),
    participants: addressing.participants.map((one: { address: string }) => one.address),
  };
};

test('put right to the address of somebody we know, a ticket is theirs, and so is their answer', async () => {
  const [wrong, right] = [address('muhasbe'), await known(address('muhasebe'))];
  const { number, outbox } = await misheard(wrong);
  await resend(outbox, wrong, right);
  await becomes(outbox, 'sent');
  expect(await peopleOf(number)).toEqual({ requester: right, to: [right], cc: [], participants: [] });
  expect(await answered(right, outbox)).toBe(number);
  const { items } = (await ayse.get(`/tickets/${number}/events`)).body;
  const about = (kind: string) => items.find((event: { kind: string }) => event.kind === kind).about;
  expect(about('set-requester').requester).toMatchObject({ from: { address: wrong }, to: { address: right } });
  expect(about('resend').corrections).toEqual([{ wrong, right }]);
}, 60_000);

test('asked twice for such a correction, the ticket changes hands once', async () => {
  const [wrong, right] = [address('muhasbe'), await known(address('muhasebe'))];
  const { number, outbox } = await misheard(wrong);
  nobodyHas(wrong, right);
  await resend(outbox, wrong, right);
  await refusedAt(outbox, right);
  nobodyHas();
  await resend(outbox, wrong, right);
  await becomes(outbox, 'sent');
  const { items } = (await ayse.get(`/tickets/${number}/events`)).body;
  const resends = items.filter(({ kind }: { kind: string }) => kind === 'resend');
  // The newest first: each tells of what was put right since the one before.
  expect(resends.map((event: { about: { corrections: unknown[] } }) => event.about.corrections.length)).toEqual([0, 1]);
  expect(items.filter(({ kind }: { kind: string }) => kind === 'set-requester')).toHaveLength(1);
}, 60_000);

test('two corrections in a row end at the second one, whoever has the first', async () => {
  const [wrong, other, right] = [address('muhasbe'), await known(address('baska')), address('muhasebe')];
  const { number, outbox } = await misheard(wrong);
  nobodyHas(wrong, other);
  await resend(outbox, wrong, other);
  await refusedAt(outbox, other);
  await resend(outbox, other, right);
  await becomes(outbox, 'sent');
  expect(await peopleOf(number)).toEqual({ requester: right, to: [right], cc: [], participants: [] });
  expect(await answered(right, outbox)).toBe(number);
  expect(await answered(other, outbox)).toBe('unknown-sender');
}, 60_000);

test('a customer who wrote from the wrong address stays the requester, and whoever has the right one takes part', async () => {
  const [customer, right] = [address('musteri'), await known(address('yeni'))];
  const subject = `Soru ${customer}`;
  await desk.deliver(letter({ from: customer, subject, text: 'Faturam nerede?' }));
  const { number } = await desk.ticketBySubject(subject);
  nobodyHas(customer);
  const { body } = await ayse.post(`/tickets/${number}/replies`, { text: 'Gönderdik.' });
  await becomes(body.outboxId, 'rejected');
  await resend(body.outboxId, customer, right);
  await becomes(body.outboxId, 'sent');
  expect(await peopleOf(number)).toMatchObject({ requester: customer, participants: [right] });
  expect(await answered(right, body.outboxId)).toBe(number);
}, 60_000);

test('a copy put right to the address of somebody we know is answered from there, and the ticket stays whose it is', async () => {
  const [wrong, right] = [address('muhasbe'), await known(address('muhasebe'))];
  const { number, outbox, customer } = await withWrongCc(wrong);
  await resend(outbox, wrong, right);
  await becomes(outbox, 'sent');
  expect(await peopleOf(number)).toEqual({ requester: customer, to: [customer], cc: [right], participants: [right] });
  expect(await answered(right, outbox)).toBe(number);
}, 60_000);

test('whom an agent has taken off stays off, by the wrong address and by the right one', async () => {
  const [wrong, right] = [address('muhasbe'), address('muhasebe')];
  const { number, outbox, customer } = await withWrongCc(wrong);
  expect((await ayse.put(`/tickets/${number}/participants`, { participants: [] })).status).toBe(200);
  await resend(outbox, wrong, right);
  await becomes(outbox, 'sent');
  expect(await peopleOf(number)).toEqual({ requester: customer, to: [customer], cc: [], participants: [] });
  expect(await answered(right, outbox)).toBe('unknown-sender');
}, 60_000);

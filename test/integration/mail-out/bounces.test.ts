/** Mail of ours that comes back, and customers whose words come under a machine's header. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { oweFactsAgain } from '../../../db/ticket/restore.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { insistOnReply } from '../../support/cast/commands.ts';
import { eventually } from '../../support/eventually.ts';
import { bounce } from '../../support/mail/bounce.ts';
import { letter } from '../../support/mail/letter.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';

let bilet: Installation;
beforeAll(async () => {
  bilet = await startInstallation({ server: 'own', always: true });
}, 60_000);
afterAll(() => bilet?.stop(), 60_000);

/** A ticket whose customer has our answer, as far as the mail server says. */
async function answered(name: string, then: 'await' | 'resolve' = 'await', cc: string[] = []) {
  const customer = `${name}-${randomUUID().slice(0, 8)}@musteri.test`;
  await bilet.deliver(letter({ from: customer, subject: `Soru ${customer}`, text: 'Kargom nerede?' }));
  const { number } = await bilet.ticketBySubject(`Soru ${customer}`);
  const { outbox } = await insistOnReply(bilet, number, 'Kargonuz yolda.', then, cc);
  const ticket = await eventually(
    async () => {
      const row = await bilet.ticket(number);
      return row.life.answers[0]?.fate === 'arrived' && row.life.sends.length === 0 && row;
    },
    { label: 'the answer arrived' },
  );
  const raw = bilet.sink
    .mails()
    .find(({ envelope, raw: sent }) => envelope.to.includes(customer) && sent.includes('Kargonuz yolda'))!.raw;
  return { customer, number, outbox, ticket, raw: raw.toString(), mailId: await mailIdOf(outbox) };
}
const mailIdOf = async (outbox: string) =>
  (await bilet.rows<{ mail_id: string }>('select mail_id from outbox where id = $1', [outbox]))[0]!.mail_id;

const sendOf = async (outbox: string) => {
  const [send] = await bilet.rows<{ state: string }>('select state from outbox where id = $1', [outbox]);
  const recipients = await bilet.rows<{ state: string; status: string | null; response: string }>(
    'select state, status, response from outbox_recipient where outbox_id = $1 order by role desc, address',
    [outbox],
  );
  return { state: send!.state, recipients };
};
const messagesOf = (number: number, kind: string) =>
  bilet.rows<{ id: string }>('select id from message where ticket_number = $1 and kind = $2', [number, kind]);

test('a mail that comes back joins the ticket it was of, and its answer is owed from its true start', async () => {
  const { customer, number, outbox, ticket, raw } = await answered('geri', 'resolve');
  const promise = ticket.life.clocks.find(({ kind }) => kind === 'first-response')!;
  expect([promise.state, promise.metBy]).toEqual(['met', outbox]);
  await bilet.deliver(bounce([customer], raw));
  const back = await bilet.inState(number, 'assigned');
  expect(back.life).toMatchObject({ needsAttention: true, owner: bilet.people.ayse });
  expect(back.life.clocks.find(({ kind }) => kind === 'first-response')).toMatchObject({
    state: 'running',
    startedAt: promise.startedAt,
    dueAt: promise.dueAt,
    metAt: null,
  });
  expect(await sendOf(outbox)).toEqual({
    state: 'bounced',
    recipients: [{ state: 'bounced', status: '5.1.1', response: '550 no such user' }],
  });
  expect(await messagesOf(number, 'bounce')).toHaveLength(1);
  // The ticket has recorded it: bringing the halves together after a restore has nothing to tell again.
  await eventually(
    async () => (await bilet.rows('select from inbound where fact is not null and told_at is null')).length === 0,
    { label: 'told' },
  );
  expect(await oweFactsAgain(bilet.pool)).toBe(0);

  // Sent again, and this time it arrives.
  await bilet.command(number, { kind: 'resend', outbox });
  const again = await eventually(
    async () => {
      const row = await bilet.ticket(number);
      return row.life.answers[0]?.fate === 'arrived' && row;
    },
    { label: 'the answer arrived at last' },
  );
  expect(again.state).toBe('awaiting-reply');
  expect(await sendOf(outbox)).toMatchObject({ state: 'sent', recipients: [{ state: 'sent', status: null }] });
}, 60_000);

test('what came back from a second recipient asks for a look, and is no answer that the customer lacks', async () => {
  const { number, outbox, raw } = await answered('ikinci', 'await', ['muhasebe@baska.test']);
  await bilet.deliver(bounce(['muhasebe@baska.test'], raw));
  const ticket = await eventually(
    async () => {
      const row = await bilet.ticket(number);
      return row.life.needsAttention && row;
    },
    { label: 'attention' },
  );
  expect(ticket.state).toBe('awaiting-reply');
  expect(ticket.life.answers[0]!.fate).toBe('arrived');
  expect(await sendOf(outbox)).toMatchObject({
    state: 'bounced',
    recipients: [{ state: 'sent' }, { state: 'bounced' }],
  });
}, 60_000);

test('a notice of delay is recorded and changes nothing', async () => {
  const { customer, number, outbox, raw, ticket } = await answered('gecikme');
  await bilet.deliver(bounce([customer], raw, 'delayed'));
  await eventually(async () => (await bilet.ticket(number)).version > ticket.version, { label: 'the notice heard' });
  expect((await bilet.ticket(number)).life).toMatchObject({ state: 'awaiting-reply', needsAttention: false });
  expect((await sendOf(outbox)).state).toBe('sent');
  expect(await messagesOf(number, 'bounce')).toHaveLength(1);
}, 60_000);

test('a report that names no mail of ours is nobody’s request: a person sees it, and no promise runs', async () => {
  const subject = `Undelivered ${randomUUID()}`;
  await bilet.deliver(
    bounce(
      ['kimse@musteri.test'],
      'From: spam@baska.test\r\nMessage-ID: <x@baska.test>\r\n\r\nSpam',
      'failed',
      subject,
    ),
  );
  const row = await eventually(
    () =>
      bilet
        .rows(`select state, held_reason, ticket_number from inbound where subject = $1 and state <> 'stored'`, [
          subject,
        ])
        .then((rows) => rows[0]),
    { label: 'the report placed' },
  );
  expect(row).toEqual({ state: 'held', held_reason: 'report', ticket_number: null });
}, 60_000);

test('an answer sent by the customer’s own ticket system is an answer, and an absence notice is none', async () => {
  const { customer, number, mailId } = await answered('sistem', 'resolve');
  await bilet.inState(number, 'resolved-pending-confirmation');
  const write = (text: string, submitted: string) =>
    bilet.deliver(
      letter({
        from: customer,
        subject: 'Re: Soru',
        text,
        headers: { 'In-Reply-To': `<${mailId}>`, 'Auto-Submitted': submitted },
      }),
    );
  await write('Tatildeyim.', 'auto-replied');
  await eventually(async () => (await messagesOf(number, 'auto-replied')).length === 1, { label: 'the notice' });
  await eventually(async () => (await bilet.ticket(number)).life.excused, { label: 'their silence excused' });
  await write('Arkadaşımız yazdı: sorun sürüyor, kapatmayın.', 'auto-generated');
  expect(await bilet.inState(number, 'assigned')).toMatchObject({ owner_id: bilet.people.ayse });
}, 60_000);

test('a ticket system that acknowledges each mail of ours brings its ticket back once', async () => {
  const { customer, number, mailId } = await answered('makbuz', 'resolve');
  await bilet.inState(number, 'resolved-pending-confirmation');
  const acknowledge = (id: number) =>
    bilet.deliver(
      letter({
        from: customer,
        subject: `Re: Soru [#${id}]`,
        text: `Talebiniz ${id} numarasıyla alındı.`,
        headers: { 'In-Reply-To': `<${mailId}>`, 'Auto-Submitted': 'auto-generated' },
      }),
    );
  await acknowledge(4711);
  await bilet.inState(number, 'assigned');
  await bilet.command(number, { kind: 'resolve' });
  const { version } = await bilet.inState(number, 'resolved-pending-confirmation');
  await acknowledge(4712);
  const told = await eventually(
    async () => {
      const ticket = await bilet.ticket(number);
      return ticket.life.systemStays === 1 && ticket;
    },
    { label: 'the second receipt heard' },
  );
  expect(told.version).toBeGreaterThan(version);
  expect(told).toMatchObject({ state: 'resolved-pending-confirmation', life: { needsAttention: false } });
  // A person's words through the same system are an answer all the same.
  await bilet.deliver(
    letter({
      from: customer,
      subject: 'Re: Soru [#4713]',
      text: 'Sorun sürüyor, kapatmayın.',
      headers: { 'In-Reply-To': `<${mailId}>`, 'Auto-Submitted': 'auto-generated' },
    }),
  );
  await bilet.inState(number, 'assigned');
}, 60_000);

test('“solved” by mail is the yes to our question, and thanks for it open nothing', async () => {
  const { customer, number, mailId } = await answered('evet', 'resolve');
  const write = (text: string) =>
    bilet.deliver(letter({ from: customer, subject: 'Re: Soru', text, headers: { 'In-Reply-To': `<${mailId}>` } }));
  await bilet.inState(number, 'resolved-pending-confirmation');
  await write('Evet, çözüldü, teşekkürler!');
  expect(await bilet.inState(number, 'closed')).toMatchObject({ closed_as: 'solved' });
  await write('Çok teşekkürler');
  await eventually(async () => (await messagesOf(number, 'person')).length === 3, { label: 'the thanks' });
  const { version } = await eventually(
    async () => {
      const row = await bilet.ticket(number);
      return row.life.seenKeys.length >= 3 && row;
    },
    { label: 'the thanks heard' },
  );
  expect(await bilet.ticket(number)).toMatchObject({ state: 'closed', reopen_count: 0, version });
}, 60_000);

test('a no without words moves the row and is unread', async () => {
  const { number } = await answered('hayir', 'resolve');
  const before = await bilet.inState(number, 'resolved-pending-confirmation');
  const [row] = await bilet.rows<{ arrived: number }>('select arrived from ticket where number = $1', [number]);
  await bilet.command(number, { kind: 'deny', cycle: 1, message: null }, { actor: { kind: 'contact', id: null } });
  await bilet.inState(number, 'assigned');
  const [after] = await bilet.rows(
    'select arrived, denied, needs_attention, last_message_direction, last_message_at > $2 as moved from ticket where number = $1',
    [number, (before as unknown as { last_message_at: Date }).last_message_at],
  );
  expect(after).toEqual({
    arrived: row!.arrived + 1,
    denied: true,
    needs_attention: true,
    last_message_direction: 'in',
    moved: true,
  });
}, 60_000);

test('with plus addresses, an answer finds its ticket by the address alone', async () => {
  await bilet.rows('update mailbox set plus_addressing = true');
  const { customer, number, raw } = await answered('arti');
  await bilet.rows('update mailbox set plus_addressing = false');
  const signed = (await parseMail(Buffer.from(raw))).replyTo[0]!.address;
  expect(signed).toMatch(/^[^+@]+\+[0-9a-f]{16}[a-z2-7]{26}@/);
  await bilet.deliver(
    letter({ from: customer, to: signed.toUpperCase(), subject: 'yeni başlık', text: 'Hâlâ gelmedi.' }),
  );
  await bilet.inState(number, 'assigned');
}, 60_000);

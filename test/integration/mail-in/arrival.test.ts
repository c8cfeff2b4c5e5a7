/** Promises run from when a mail reached its server; and strangers who come by the dozen are answered up to a limit. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type MailboxAccount, mailboxAccount } from '../../../db/mail-in/mailbox-account.ts';
import { mailboxTrouble } from '../../../db/mail-in/trouble.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { listMessages, insertMessage } from '../../../db/ticket/messages.ts';
import { unseenSince } from '../../../db/ticket/seen.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { letter } from '../../support/mail/letter.ts';
import { type Intake, startIntake } from '../../support/stack/intake.ts';

let bilet: Intake;
beforeAll(async () => {
  bilet = await startIntake();
}, 60_000);
afterAll(() => bilet?.stop());

async function mailbox(set: string): Promise<MailboxAccount> {
  const { id } = await bilet.mailbox();
  await bilet.pool.query(`update mailbox set ${set} where id = $1`, [id]);
  return (await mailboxAccount(bilet.pool, id))!;
}
const from = (address: string, subject: string) => letter({ from: address, subject, text: 'Merhaba' });

test('a mail that waited on its server while we were away has waited since it arrived there', async () => {
  const box = await mailbox(`created_at = now() - interval '1 day'`);
  const arrived = new Date(Math.trunc((Date.now() - 3 * HOUR_MS) / 1_000) * 1_000);
  await bilet.pass(box, new Map([[1, { raw: from('hafta@musteri.test', 'Hafta sonu'), arrived }]]));
  await bilet.drain(box);
  const { rows } = await bilet.pool.query<{ created: Date; started: number; sent: Date }>(
    `select t.created_at as created, (t.snapshot->'clocks'->0->>'startedAt')::float8 as started, m.created_at as sent
       from ticket t join message m on m.ticket_number = t.number where t.mailbox_id = $1`,
    [box.id],
  );
  expect(rows.map(({ created }) => created)).toEqual([arrived]);
  expect(rows[0]!.started).toBe(arrived.getTime());
  expect(rows[0]!.sent.getTime() - arrived.getTime()).toBeLessThan(1_000);
});

test('a mail from before its mailbox was connected has waited since the connection', async () => {
  const box = await mailbox(`created_at = now() - interval '1 hour'`);
  const arrived = new Date(Date.now() - 48 * HOUR_MS);
  await bilet.pass(box, new Map([[1, { raw: from('eski@musteri.test', 'Eski'), arrived }]]));
  await bilet.drain(box);
  const { rows } = await bilet.pool.query<{ isSame: boolean }>(
    `select t.created_at - b.created_at between '-1 s' and '1 s' as "isSame" from ticket t join mailbox b on b.id = t.mailbox_id where b.id = $1`,
    [box.id],
  );
  expect(rows).toEqual([{ isSame: true }]);
});

test('what a mail says of its importance, and its server of spam, is kept where rules are tried on the past', async () => {
  const box = await mailbox('acknowledge = false');
  const words = { subject: 'Duyuru', text: 'Merhaba' };
  const mails = [
    letter({ from: 'acil@musteri.test', ...words, headers: { 'X-Priority': '1 (Highest)' } }),
    letter({ from: 'reklam@musteri.test', ...words, headers: { 'X-Spam-Status': 'Yes, score=7.9 required=5.0' } }),
    letter({ from: 'sade@musteri.test', ...words }),
  ];
  await bilet.pass(box, new Map(mails.map((raw, index) => [index + 1, { raw }])));
  await bilet.drain(box);
  const { rows } = await bilet.pool.query(
    `select from_address as "from", importance, spam from message where direction = 'in'
        and ticket_number in (select number from ticket where mailbox_id = $1) order by from_address`,
    [box.id],
  );
  expect(rows).toEqual([
    { from: 'acil@musteri.test', importance: 'high', spam: null },
    { from: 'reklam@musteri.test', importance: null, spam: { marked: true, score: 7.9 } },
    { from: 'sade@musteri.test', importance: null, spam: null },
  ]);
});

test('an answer with a date of long ago stands beneath what was there, and nobody answers without having seen it', async () => {
  const box = await mailbox(`created_at = now() - interval '900 days'`);
  const first = letter({
    from: 'tasinan@musteri.test',
    subject: 'Taşınan',
    text: 'Merhaba',
    mailId: 't1@musteri.test',
  });
  await bilet.pass(box, new Map([[1, { raw: first }]]));
  await bilet.drain(box);
  const { rows: born } = await bilet.pool.query<{ number: number }>('select number from ticket where mailbox_id = $1', [
    box.id,
  ]);
  const { number } = born[0]!;
  const reply = randomUUID();
  await insertMessage(bilet.pool, {
    ...{ id: reply, number, direction: 'out', kind: 'reply', agentId: null, contactId: null, fromName: '' },
    ...{ fromAddress: box.address, subject: 'Re', text: 'Yanıt', html: null, accepted: true },
  });
  const answer = (id: string, text: string) =>
    letter({
      from: 'tasinan@musteri.test',
      subject: 'Re: Taşınan',
      text,
      mailId: `${id}@musteri.test`,
      headers: { 'In-Reply-To': '<t1@musteri.test>' },
    });
  const late = async (uid: number, id: string, text: string, arrived: number) => {
    await bilet.pass(box, new Map([[uid, { raw: answer(id, text), arrived: new Date(arrived) }]]));
    await bilet.drain(box);
  };
  const wrote = async (seen: string) =>
    (await unseenSince(bilet.pool, number, seen, randomUUID())).some(({ byCustomer }) => byCustomer);
  expect(await wrote(reply)).toBe(false);
  await late(2, 't2', 'yıllar önce', Date.now() - 800 * DAY_MS);
  await late(3, 't3', 'dün', Date.now() - DAY_MS);
  expect(await wrote(reply)).toBe(true);
  const thread = (await listMessages(bilet.pool, number, randomUUID(), null, 10)).toReversed();
  expect(thread.map(({ text }) => text.trim())).toEqual(['Merhaba', 'Yanıt', 'yıllar önce', 'dün']);
  const [oldest, , second, newest] = thread;
  expect(await wrote(oldest!.id)).toBe(true);
  expect(await wrote(second!.id)).toBe(true);
  expect(await wrote(newest!.id)).toBe(false);
  const { rows } = await bilet.pool.query(
    `select preview, last_message_direction as direction, (select count(*)::int from inbound i where i.ticket_number = number
            and (i.fact->'call'->>'at')::float8 < extract(epoch from now() - interval '8 days') * 1000) as distrusted from ticket where number = $1`,
    [number],
  );
  expect(rows).toEqual([{ preview: 'dün', direction: 'in', distrusted: 0 }]);
});

test('of many strangers at once only so many are answered automatically, all have their ticket, and the mailbox says so', async () => {
  const box = await mailbox('acknowledge = true');
  const count = LIMITS.ackMinute + 15;
  const mails = Array.from({ length: count }, (_, index) => from(`${index}@sahte.test`, `Sahte ${index}`));
  await bilet.pass(box, new Map(mails.map((raw, index) => [index + 1, { raw }])));
  await bilet.drain(box);
  const answered = async () =>
    (await bilet.pool.query(`select from outbox where mailbox_id = $1 and kind = 'acknowledgement'`, [box.id]))
      .rowCount;
  expect(await answered()).toBe(LIMITS.ackMinute);
  expect((await bilet.pool.query('select from ticket where mailbox_id = $1', [box.id])).rowCount).toBe(count);
  expect(await mailboxTrouble(bilet.pool)).toEqual({ count: 1, worst: 'silenced' });

  // A minute later there is room again.
  await bilet.pool.query(`update acknowledged set at = at - interval '61 seconds' where mailbox_id = $1`, [box.id]);
  await bilet.pass(box, new Map([[1_000, { raw: from('yeni@sahte.test', 'Yeni') }]]));
  await bilet.drain(box);
  expect(await answered()).toBe(LIMITS.ackMinute + 1);
});

test('a day has its limit as well', async () => {
  const box = await mailbox('acknowledge = true');
  await bilet.pool.query(
    `insert into acknowledged (mailbox_id, address, at)
     select $1, n || '@dun.test', now() - interval '2 hours' from generate_series(1, $2::int - 1) as n`,
    [box.id, LIMITS.ackDay],
  );
  const mails = ['a', 'b', 'c'].map((name) => from(`${name}@bugun.test`, name));
  await bilet.pass(box, new Map(mails.map((raw, index) => [index + 1, { raw }])));
  await bilet.drain(box);
  const { rows } = await bilet.pool.query(
    `select address from acknowledged where mailbox_id = $1 and address like '%bugun%'`,
    [box.id],
  );
  expect(rows).toEqual([{ address: 'a@bugun.test' }]);
});

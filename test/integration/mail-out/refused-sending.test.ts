/** A wrong password is tried three times by all mails that leave a mailbox, however many leave at once: providers lock the account. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { startWorker } from '../../../worker.ts';
import { insistOnReply } from '../../support/cast/commands.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';

const TEN = 10;
const REFUSED = { auth: '535 5.7.8 bad credentials', authMs: 300 };

let bilet: Installation;
beforeAll(async () => {
  bilet = await startInstallation({ server: 'own' });
}, 60_000);
afterEach(() => bilet.sink.clear());
afterAll(() => bilet.stop());

type Row = { state: string; attempts: number; awaits: boolean };

/** A mailbox that signs in to send, and ten tickets of it. */
async function mailboxWithTickets(name: string): Promise<{ mailbox: string; tickets: number[] }> {
  const address = `${name}@example.test`;
  const mailbox = await bilet.connect({ address, smtpLogin: { user: name, password: 'parola' } });
  await bilet.stopWorker();
  await bilet.startWorker();
  for (let at = 0; at < TEN; at += 1)
    await bilet.deliver(
      letter({ from: `musteri${at}@${name}.test`, to: address, subject: `Konu ${at}`, text: 'Merhaba' }),
      address,
    );
  const tickets = await eventually(
    async () => {
      const rows = await bilet.rows<{ number: number }>('select number from ticket where mailbox_id = $1', [mailbox]);
      return rows.length === TEN && rows.map(({ number }) => number);
    },
    { label: 'ten tickets', withinMs: 60_000 },
  );
  return { mailbox, tickets };
}
/** Replies to all of them at once. */
async function replyToAll(mailbox: string, tickets: number[]): Promise<(state: string, ms?: number) => Promise<Row[]>> {
  const ids = await Promise.all(
    tickets.map(async (number) => (await insistOnReply({ ...bilet, mailbox }, number, 'Yanıt', 'await')).outbox),
  );
  return (state, withinMs = 30_000) =>
    eventually(
      async () => {
        const rows = await bilet.rows<Row>(
          'select state, attempts, awaits_sign_in as awaits from outbox where id = any($1)',
          [ids],
        );
        return rows.every((row) => row.state === state) && rows;
      },
      { label: `all ${state}`, withinMs },
    );
}
/** Of one mailbox: another may carry an alarm about it. */
const signIns = (name: string) =>
  bilet.sink.connections().flatMap((one) => one.signIns.filter((user) => user === name)).length;
const standing = async (mailbox: string) =>
  (
    await bilet.rows<{ refused: number; held: boolean }>(
      `select refused, wait_until > now() or tried_until > now() as held from mailbox_sign_in where mailbox_id = $1 and side = 'smtp'`,
      [mailbox],
    )
  )[0];

test('of ten mails at once one is refused, and none of them spends an attempt; the tries that follow are made by one alone', async () => {
  const { mailbox, tickets } = await mailboxWithTickets('on');
  bilet.sink.script(REFUSED);
  const all = await replyToAll(mailbox, tickets);
  await eventually(
    async () => {
      // One that had to wait too long for its turn looks again, and finds the sign-in held.
      expect(await all('deferred')).toEqual(
        Array.from({ length: TEN }, () => ({ state: 'deferred', attempts: 0, awaits: true })),
      );
      return true;
    },
    { label: 'all wait for the sign-in', withinMs: 40_000 },
  );
  // The second try, of one of them.
  await eventually(async () => (await standing(mailbox))?.refused === 2, { label: 'a second try', withinMs: 40_000 });
  expect(signIns('on')).toBe(2);
  expect(await bilet.rows('select sign_ins_refused as all from mailbox where id = $1', [mailbox])).toEqual([
    { all: 2 },
  ]);
  bilet.sink.script({});
  await all('sent', 90_000);
  expect(await standing(mailbox)).toBeUndefined();
}, 180_000);

test.each([
  { name: 'iki', before: 0, least: 3, most: 4 },
  { name: 'tekrar', before: 1, least: 2, most: 2 },
])(
  'a second worker adds one refused sign-in at most where $before was refused before, and then nobody tries',
  async ({ name, before, least, most }) => {
    const { mailbox, tickets } = await mailboxWithTickets(name);
    const second = await startWorker(bilet.settings, bilet.log);
    try {
      bilet.sink.script(REFUSED);
      if (before > 0)
        await bilet.rows(
          `insert into mailbox_sign_in (mailbox_id, side, refused, fault) values ($1, 'smtp', $2, '[mailbox-credentials - -] no')`,
          [mailbox, before],
        );
      const all = await replyToAll(mailbox, tickets);
      await all('deferred');
      await eventually(async () => (await standing(mailbox))!.refused >= 3, { label: 'given up', withinMs: 60_000 });
      const tries = signIns(name);
      expect(tries).toBeGreaterThanOrEqual(least);
      expect(tries).toBeLessThanOrEqual(most);
      await all('deferred');
      expect(signIns(name)).toBe(tries);
    } finally {
      await second.stop();
    }
  },
  180_000,
);

test('while one tries after a refusal no other does, until it has ended or its time is over, and no ticket hears of it', async () => {
  const { mailbox, tickets } = await mailboxWithTickets('tek');
  await bilet.rows(
    `insert into mailbox_sign_in (mailbox_id, side, refused, tried_until, fault)
     values ($1, 'smtp', 1, now() + interval '2 minutes', '[mailbox-credentials - -] no')`,
    [mailbox],
  );
  const all = await replyToAll(mailbox, tickets);
  const [{ now }] = (await bilet.rows('select now()')) as [{ now: Date }];
  const stale = () => bilet.rows('select from outbox where mailbox_id = $1 and updated_at <= $2', [mailbox, now]);
  await eventually(async () => (await stale()).length === 0, { label: 'each has looked again', withinMs: 40_000 });
  expect(bilet.sink.connections()).toEqual([]);
  // Nobody has put it off: it waits for its turn.
  expect(new Set((await all('queued')).map(({ attempts, awaits }) => `${attempts} ${awaits}`))).toEqual(
    new Set(['0 false']),
  );
  await bilet.rows('update mailbox_sign_in set tried_until = null where mailbox_id = $1', [mailbox]);
  await all('sent', 60_000);
  const heard = await bilet.rows<{ state: string }>(
    `select e.data ->> 'state' as state from ticket_event e join ticket t on t.number = e.ticket_number
      where t.mailbox_id = $1 and e.kind = 'delivery'`,
    [mailbox],
  );
  expect(heard.filter(({ state }) => state !== 'sent')).toEqual([]);
  expect(await standing(mailbox)).toBeUndefined();
}, 120_000);

test('a mail that a person sends again is bound by the same', async () => {
  const { mailbox, tickets } = await mailboxWithTickets('yine');
  bilet.sink.script({ afterDot: '554 5.7.1 spam' });
  const all = await replyToAll(mailbox, tickets.slice(0, 1));
  await all('rejected');
  bilet.sink.clear();
  await bilet.rows(
    `insert into mailbox_sign_in (mailbox_id, side, refused, fault) values ($1, 'smtp', 3, '[mailbox-credentials - -] no')`,
    [mailbox],
  );
  const [{ id }] = (await bilet.rows('select id from outbox where mailbox_id = $1', [mailbox])) as [{ id: string }];
  await bilet.command(tickets[0]!, { kind: 'resend', outbox: id });
  expect(await all('deferred')).toMatchObject([{ awaits: true }]);
  expect(bilet.sink.connections()).toEqual([]);
}, 120_000);

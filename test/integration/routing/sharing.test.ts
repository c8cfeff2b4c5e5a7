/** Many tickets at once are shared fairly, whoever reads their mails. */
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import type { MailboxAccount } from '../../../db/mail-in/mailbox-account.ts';
import { letter } from '../../support/mail/letter.ts';
import { atWork, enterRule, loadsOf } from '../../support/routing/at-work.ts';
import { type Intake, type ScriptedMail, startIntake } from '../../support/stack/intake.ts';

let desk: Intake;
let ten: string[];
let nth = 0;

beforeAll(async () => {
  desk = await startIntake();
  ten = [];
  for (let index = 0; index < 10; index += 1) ten.push(await atWork(desk.pool, { name: `kisi${index}`, capacity: 20 }));
}, 30_000);
afterAll(() => desk.stop());
beforeEach(async () => {
  // What the test before has shared is done.
  await desk.pool.query(`update ticket set state = 'closed' where state <> 'closed'`);
  await desk.pool.query('delete from routing_queue');
  await desk.pool.query('delete from rule');
});

const burst = (count: number, subject = 'Sipariş') =>
  new Map(
    Array.from({ length: count }, (_, index): [number, ScriptedMail] => {
      nth += 1;
      return [
        index + 1,
        { raw: letter({ from: `m${nth}@ornek.test`, subject: `${subject} ${nth}`, text: `Merhaba, ${nth} nerede?` }) },
      ];
    }),
  );
const taken = async (mailbox: MailboxAccount, mails: Map<number, ScriptedMail>) => {
  await desk.pass(mailbox, mails);
  return mailbox;
};
const spread = (loads: number[]) => Math.max(...loads) - Math.min(...loads);
const waiting = async () => (await desk.pool.query('select from routing_queue')).rowCount;

test('a hundred mails among ten people are ten each', async () => {
  await desk.drain(await taken(await desk.mailbox(), burst(100)));
  expect(await loadsOf(desk.pool, ten)).toEqual(ten.map(() => 10));
  expect(await waiting()).toBe(0);
});

test('who has more already is given less, so that none differ by more than one', async () => {
  const rest = await desk.mailbox();
  await desk.drain(await taken(rest, burst(7)));
  await desk.drain(await taken(await desk.mailbox(), burst(36)));
  const loads = await loadsOf(desk.pool, ten);
  expect(loads.reduce((sum, load) => sum + load, 0)).toBe(43);
  expect(spread(loads)).toBe(1);
});

test('two mailboxes that are read side by side count nobody’s room twice, and what is too much waits', async () => {
  const boxes = await Promise.all([taken(await desk.mailbox(), burst(120)), taken(await desk.mailbox(), burst(120))]);
  await Promise.all(boxes.map((box) => desk.drain(box)));
  expect(await loadsOf(desk.pool, ten)).toEqual(ten.map(() => 20));
  expect(await waiting()).toBe(40);
  const { rows } = await desk.pool.query(
    `select count(*)::int as count, count(owner_id)::int as owned from ticket where state = 'new'`,
  );
  expect(rows).toEqual([{ count: 40, owned: 0 }]);
});

test('what is urgent weighs more', async () => {
  await enterRule(desk.pool, 'acil', { field: 'subject', op: 'contains', value: ['acil'] }, [
    { do: 'set-priority', priority: 'urgent' },
  ]);
  await desk.drain(await taken(await desk.mailbox(), burst(10, 'Acil')));
  await desk.drain(await taken(await desk.mailbox(), burst(10)));
  expect(await loadsOf(desk.pool, ten)).toEqual(ten.map(() => 4));
});

test('routing asks a batch of mails five questions more, however many they are', async () => {
  const statements = async (count: number) => {
    const box = await taken(await desk.mailbox(), burst(count));
    const query = jest.spyOn(pg.Client.prototype, 'query');
    await desk.drain(box);
    const asked = query.mock.calls
      .map(([first]) => (first as { name?: string }).name)
      .filter((name) => name !== undefined);
    query.mockRestore();
    return asked.filter((name) => ROUTING.includes(name));
  };
  const ROUTING = ['load-routing', 'sender-facts', 'lock-routing', 'loads-of', 'keep-decisions', 'lock-tickets'];
  expect(await statements(1)).toEqual(ROUTING.slice(0, 5));
  expect(new Set(await statements(20))).toEqual(new Set(ROUTING.slice(0, 5)));
});

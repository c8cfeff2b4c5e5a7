/** What comes together because we were away, or has no date, is no flood; what its server says came together is. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type MailboxAccount, mailboxAccount } from '../../../db/mail-in/mailbox-account.ts';
import { DAY_MS, MINUTE_MS } from '../../../domain/time.ts';
import { letter } from '../../support/mail/letter.ts';
import { type Intake, type ScriptedMail, startIntake } from '../../support/stack/intake.ts';

let intake: Intake;
beforeAll(async () => void (intake = await startIntake()), 60_000);
afterAll(() => intake?.stop());

/** A mailbox, connected a day ago, that takes one new request in a minute. */
async function narrow(): Promise<MailboxAccount> {
  const mailbox = await intake.mailbox();
  const set = `update mailbox set tickets_minute = 1, created_at = now() - interval '1 day' where id = $1`;
  await intake.pool.query(set, [mailbox.id]);
  return (await mailboxAccount(intake.pool, mailbox.id))!;
}
let nth = 0;
const written = (arrived: Date | null): ScriptedMail => {
  nth += 1;
  return { raw: letter({ from: `${nth}@musteri.test`, subject: `Talep ${nth}`, text: 'Merhaba' }), arrived };
};
const three = (arrived: Date | null) => new Map([1, 2, 3].map((uid) => [uid, written(arrived)] as const));
const states = async (mailbox: MailboxAccount) => (await intake.ledger(mailbox)).map(({ state }) => state);

test.each([
  ['that came within one minute', () => new Date(Date.now() - 10 * MINUTE_MS), ['processed', 'held', 'held']],
  ['whose server tells no date', () => null, ['processed', 'processed', 'processed']],
  ['from before the connection', () => new Date(Date.now() - 2 * DAY_MS), ['processed', 'processed', 'processed']],
  ['of weeks ago', () => new Date(Date.now() - 30 * DAY_MS), ['processed', 'processed', 'processed']],
])('three mails %s are a flood or none', async (_what, arrived, expected) => {
  const mailbox = await narrow();
  await intake.pass(mailbox, three(arrived()));
  await intake.drain(mailbox);
  expect(await states(mailbox)).toEqual(expected);
});

test('a backlog that is read fills no minute: what arrives then is taken', async () => {
  const mailbox = await narrow();
  const backlog = three(new Date(Date.now() - 30 * DAY_MS));
  await intake.pass(mailbox, backlog);
  await intake.drain(mailbox);
  const [{ minute }] = (
    await intake.pool.query<{ minute: Date }>(
      `select date_trunc('second', max(created_at)) as minute from ticket where mailbox_id = $1`,
      [mailbox.id],
    )
  ).rows as [{ minute: Date }];
  const now = [written(minute), written(minute)];
  await intake.pass(mailbox, new Map([...backlog, [8, now[0]!], [9, now[1]!]]));
  await intake.drain(mailbox);
  expect((await states(mailbox)).slice(3)).toEqual(['processed', 'held']);
});

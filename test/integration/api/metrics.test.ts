/** What Prometheus is told of mail: troubles of mailboxes, mail in no ticket yet, sends that nobody is at. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createMetrics } from '../../../api/http/metrics.ts';
import { createPool } from '../../../db/core/pool.ts';
import { MAILBOX_TROUBLES } from '../../../domain/mail/mailbox.ts';
import { letter } from '../../support/mail/letter.ts';
import { type Intake, startIntake } from '../../support/stack/intake.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await startIntake();
}, 60_000);
afterAll(() => intake?.stop(), 60_000);

/** The figures of mail, as a scrape reads them. */
async function scrape(pool = intake.pool): Promise<Record<string, number>> {
  const { body } = await createMetrics(pool).text();
  const lines = body.matchAll(
    /^bilet_(mailbox_trouble\{trouble="[\w-]+"\}|mail_unplaced\w*|sends_\w+|sends\{state="\w+"\}|deadlines_late\w*) (\S+)$/gm,
  );
  return Object.fromEntries(Array.from(lines, ([, name, value]) => [name, value === 'Nan' ? NaN : Number(value)]));
}
const QUIET: Record<string, number> = {
  ...Object.fromEntries(MAILBOX_TROUBLES.map((trouble) => [`mailbox_trouble{trouble="${trouble}"}`, 0])),
  mail_unplaced: 0,
  mail_unplaced_oldest_seconds: 0,
  sends_overdue: 0,
  sends_overdue_oldest_seconds: 0,
  'sends{state="queued"}': 0,
  'sends{state="sending"}': 0,
  'sends{state="deferred"}': 0,
  'sends{state="unknown"}': 0,
  sends_unsent_oldest_seconds: 0,
  deadlines_late: 0,
  deadlines_late_seconds: 0,
};
const about = (seconds: number) => expect.closeTo(seconds, -2);

test('mail in trouble is told, each kind by its name, and no longer when it is over', async () => {
  const [good, refused, gone] = [await intake.mailbox(), await intake.mailbox(), await intake.mailbox()];
  expect(await scrape()).toEqual(QUIET);

  await intake.pool.query(`update mailbox set status = 'credentials' where id = any($1)`, [[refused.id, gone.id]]);
  expect(await scrape()).toEqual({ ...QUIET, 'mailbox_trouble{trouble="credentials"}': 2 });
  await intake.pool.query(`update mailbox set status = 'unreachable' where id = $1`, [gone.id]);
  expect(await scrape()).toMatchObject({
    'mailbox_trouble{trouble="credentials"}': 1,
    'mailbox_trouble{trouble="unreachable"}': 1,
  });
  await intake.pool.query(`update mailbox set status = 'live'`);

  const raw = (subject: string) => letter({ from: 'ali@musteri.test', subject, text: 'Merhaba' });
  await intake.pass(good, new Map([1, 2].map((uid) => [uid, { raw: raw(`Bekleyen ${uid}`) }])));
  await intake.pool.query(`update inbound set stored_at = now() - interval '1 hour' where uid = 1`);
  expect(await scrape()).toEqual({
    ...QUIET,
    'mailbox_trouble{trouble="stalled"}': 1,
    mail_unplaced: 2,
    mail_unplaced_oldest_seconds: about(3_600),
  });
  await intake.drain(good);
  expect(await scrape()).toEqual(QUIET);

  const id = randomUUID();
  await intake.pool.query(
    `insert into outbox (id, ticket_number, message_id, mailbox_id, kind, key, updated_at)
     select $1, ticket_number, id, $2, 'reply', 'reply:' || id, now() - interval '2 hours' from message limit 1`,
    [id, good.id],
  );
  await intake.pool.query(`update outbox set created_at = now() - interval '3 hours' where id = $1`, [id]);
  expect(await scrape()).toEqual({
    ...QUIET,
    sends_overdue: 1,
    sends_overdue_oldest_seconds: about(7_200),
    'sends{state="queued"}': 1,
    sends_unsent_oldest_seconds: about(10_800),
  });
  await intake.pool.query(`update outbox set state = 'unknown' where id = $1`, [id]);
  expect(await scrape()).toEqual({ ...QUIET, 'sends{state="unknown"}': 1 });
  await intake.pool.query(`update outbox set state = 'sent' where id = $1`, [id]);
  expect(await scrape()).toEqual(QUIET);

  await intake.pool.query(`update ticket set next_deadline_at = now() - interval '1 hour'`);
  const { deadlines_late: late, deadlines_late_seconds: seconds } = await scrape();
  expect([late, seconds]).toEqual([2, about(3_600)]);
});

test('while Postgres is away the scrape goes on, and its figures say that nobody knows', async () => {
  const away = createPool('postgres://127.0.0.1:1/none', () => undefined, 1);
  const figures = await scrape(away);
  // States are not told at all then.
  const known = Object.keys(QUIET).filter((name) => !name.startsWith('sends{'));
  expect(figures).toEqual(Object.fromEntries(known.map((name) => [name, NaN])));
  await away.end();
});

test('what was told of mails to administrators is not told on while Postgres is away', async () => {
  const pool = createPool(intake.pool.options.connectionString!, () => undefined, 1);
  const metrics = createMetrics(pool);
  const told = async () => /^bilet_alarm_mails\{/m.test((await metrics.text()).body);
  expect(await told()).toBe(true);
  await pool.end();
  expect(await told()).toBe(false);
});

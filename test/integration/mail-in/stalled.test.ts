/** Mail that nobody reads, or nobody looks for, is seen by everybody who looks, and no longer when somebody does. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decisionsOwed, readAgain, releaseFlood } from '../../../db/mail-in/held-mail.ts';
import { mailboxTrouble, unplacedMail } from '../../../db/mail-in/trouble.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { connectMailbox } from '../../support/cast/staff.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { type Intake, startIntake } from '../../support/stack/intake.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let bilet: ServedDesk;
let intake: Intake;
let selin: ApiClient;
beforeAll(async () => {
  [bilet, intake] = await Promise.all([startServedDesk(), startIntake()]);
  selin = await signedIn(bilet.url, SELIN.email);
}, 60_000);
afterAll(() => Promise.all([bilet?.stop(), intake?.stop()]), 60_000);

const ready = async () => {
  const answer = await fetch(`${bilet.url}/readyz`);
  return { status: answer.status, mailIn: ((await answer.json()) as { mailIn: boolean }).mailIn };
};

test('a mailbox whose mail waits is red in the desk, in the counters and at /readyz, and by itself no longer', async () => {
  await bilet.stopWorker();
  const address = 'bekleyen@example.test';
  const id = await connectMailbox(bilet.pool, bilet.vault, { address, imapPort: 1, password: '', smtpPort: 1 });
  const wait = (since: string) =>
    bilet.pool.query(
      `insert into inbound (mailbox_id, folder, uidvalidity, uid, sha256, size, internal_date, stored_at)
       values ($1, 'INBOX', 1, 1, 'yok', 1, now(), now() - $2::interval)
       on conflict (mailbox_id, folder, uidvalidity, uid) do update set stored_at = excluded.stored_at`,
      [id, since],
    );
  const box = async () => (await selin.get('/mailboxes')).body.items.find((one: { id: string }) => one.id === id);

  await wait('30 seconds');
  expect(await box()).toMatchObject({ status: 'connecting', trouble: null });
  expect(await ready()).toEqual({ status: 200, mailIn: true });

  await wait('2 minutes');
  expect(await box()).toMatchObject({ status: 'stalled', trouble: 'stalled' });
  expect((await selin.get('/counters')).body.mailboxTrouble).toEqual({ count: 1, worst: 'stalled' });
  expect(await ready()).toEqual({ status: 503, mailIn: false });

  await bilet.pool.query(`update inbound set state = 'unreadable' where mailbox_id = $1`, [id]);
  expect(await box()).toMatchObject({ status: 'connecting', trouble: null });
  expect((await selin.get('/counters')).body.mailboxTrouble).toBeNull();
  expect(await ready()).toEqual({ status: 200, mailIn: true });
});

test('a mailbox that nobody watches is not live, whatever was said of it before; it is once somebody gives a sign', async () => {
  await bilet.stopWorker();
  await bilet.pool.query('update mailbox set paused = true where id <> $1', [bilet.mailbox]);
  const set = (what: string) => bilet.pool.query(`update mailbox set ${what} where id = $1`, [bilet.mailbox]);
  const box = async () =>
    (await selin.get('/mailboxes')).body.items.find((one: { id: string }) => one.id === bilet.mailbox);
  await set(`status = 'live', status_at = now() - interval '1 hour', watched_at = now() - interval '30 seconds'`);
  expect(await box()).toMatchObject({ status: 'live', trouble: null });
  expect(await ready()).toEqual({ status: 200, mailIn: true });

  await set(`watched_at = now() - interval '2 minutes'`);
  expect(await box()).toMatchObject({ status: 'unwatched', trouble: 'unwatched' });
  expect((await selin.get('/counters')).body.mailboxTrouble).toEqual({ count: 1, worst: 'unwatched' });
  // The desk is read and written without a worker, and whoever starts workers behind a ready desk gets them.
  expect(await ready()).toEqual({ status: 200, mailIn: false });

  await set('paused = true');
  expect(await ready()).toEqual({ status: 200, mailIn: true });
  await set('paused = false');

  await bilet.startWorker();
  await eventually(async () => (await ready()).mailIn, { label: 'the mailbox watched' });
  expect(await box()).toMatchObject({ status: 'live', trouble: null });
});

test('a mailbox that was just connected or changed has time to be taken up, and so has one from before there were signs', async () => {
  const { id } = await intake.mailbox();
  expect(await mailboxTrouble(intake.pool)).toBeNull();
  await intake.pool.query(`update mailbox set status_at = now() - interval '2 minutes' where id = $1`, [id]);
  await intake.pool.query(`update migration set applied_at = now()`);
  expect(await mailboxTrouble(intake.pool)).toBeNull();
  await intake.pool.query(`update migration set applied_at = now() - interval '2 minutes'`);
  expect(await mailboxTrouble(intake.pool)).toEqual({ count: 1, worst: 'unwatched' });
  await intake.pool.query('delete from mailbox where id = $1', [id]);
});

test('a long queue that moves is no trouble, nor is mail of a mailbox that was paused', async () => {
  const [moving, paused] = [await intake.mailbox(), await intake.mailbox()];
  const write = (subject: string) => ({ raw: letter({ from: 'ali@musteri.test', subject, text: 'Merhaba' }) });
  for (const mailbox of [moving, paused]) await intake.pass(mailbox, new Map([[1, write('Eski')]]));
  await intake.pool.query(`update inbound set stored_at = now() - interval '1 hour'`);
  expect(await mailboxTrouble(intake.pool)).toEqual({ count: 2, worst: 'stalled' });

  await intake.pool.query('update mailbox set paused = true where id = $1', [paused.id]);
  await intake.drain(moving);
  await intake.pass(moving, new Map([[2, write('Yine')]]));
  await intake.pool.query(`update inbound set stored_at = now() - interval '1 hour' where state = 'stored'`);
  expect(await mailboxTrouble(intake.pool)).toBeNull();
});

test('old mail that a person has read again, or lets in, waits from then on', async () => {
  const mailbox = await intake.mailbox();
  const write = (subject: string) => ({ raw: letter({ from: 'ali@musteri.test', subject, text: 'Merhaba' }) });
  await intake.pass(mailbox, new Map([1, 2].map((uid) => [uid, write(`Bekleyen ${uid}`)])));
  const rows = await intake.ledger(mailbox);
  const ids = rows.map(({ id }) => id);
  await intake.pool.query(`update inbound set state = 'discarded' where mailbox_id <> $1`, [mailbox.id]);
  const set = (what: string, id: number) =>
    intake.pool.query(`update inbound set stored_at = now() - interval '9 hours', ${what} where id = $1`, [id]);
  await set(`state = 'unreadable'`, ids[0]!);
  await set(`state = 'held', held_reason = 'flood'`, ids[1]!);

  expect(await readAgain(intake.pool, ids[0]!)).toBe(1);
  const { rows: agents } = await intake.pool.query<{ id: string }>(
    `insert into agent (email, name, role, password_hash) values ('can@example.test', 'Can', 'lead', '') returning id`,
  );
  expect(await releaseFlood(intake.pool, mailbox.id, ids[1]!, agents[0]!.id)).toEqual({ count: 1, left: 0 });
  expect(await mailboxTrouble(intake.pool)).toBeNull();
  const { count, oldestS } = await unplacedMail(intake.pool);
  expect(count).toBe(2);
  expect(oldestS).toBeLessThan(3_600);
  // A decision that nobody owes: none was made about what became of it.
  await intake.pool.query(
    `update inbound set state = 'unreadable', decided_at = now() - interval '1 hour' where mailbox_id = $1`,
    [mailbox.id],
  );
  expect(await decisionsOwed(intake.pool, 9)).toEqual([]);
  await intake.pool.query(`update inbound set state = 'discarded' where mailbox_id = $1`, [mailbox.id]);
});

test('the worst trouble of several is told', async () => {
  const boxes = [await intake.mailbox(), await intake.mailbox(), await intake.mailbox()];
  const report = (index: number, set: string) =>
    intake.pool.query(`update mailbox set ${set} where id = $1`, [boxes[index]!.id]);
  await report(0, 'silenced_at = now()');
  expect(await mailboxTrouble(intake.pool)).toEqual({ count: 1, worst: 'silenced' });
  await report(1, `status = 'unreachable'`);
  await report(2, `status = 'credentials'`);
  expect(await mailboxTrouble(intake.pool)).toEqual({ count: 3, worst: 'credentials' });
});

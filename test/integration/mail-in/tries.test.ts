/** A try at a mail is counted before it is made, so that a mail which takes its worker with it ends all the same. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTries } from '../../../activities/mail-in/tries.ts';
import type { MailboxAccount } from '../../../db/mail-in/mailbox-account.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { UnreadableMail } from '../../../mail/child/pool.ts';
import { letter } from '../../support/mail/letter.ts';
import { type Intake, startIntake } from '../../support/stack/intake.ts';

let bilet: Intake;
beforeAll(async () => {
  bilet = await startIntake();
}, 60_000);
afterAll(() => bilet?.stop());

const write = (subject: string, from = 'ali@musteri.test') => ({ raw: letter({ from, subject, text: 'Merhaba' }) });
async function arrived(...subjects: string[]): Promise<MailboxAccount> {
  const mailbox = await bilet.mailbox();
  await bilet.pass(mailbox, new Map(subjects.map((subject, index) => [index + 1, write(subject)])));
  return mailbox;
}

test('a mail whose worker dies at every try ends as unreadable after the last, and those tried beside it are placed', async () => {
  const mailbox = await arrived('Yanındaki', 'Öldüren');
  // Workers that begin a try and are never heard of again.
  expect(await createTries(bilet.deps, mailbox.id).first(0)).toHaveLength(2);
  expect((await bilet.ledger(mailbox)).map(({ attempts }) => attempts)).toEqual([1, 1]);
  expect(await bilet.tryAgain(mailbox)).toBe(true);
  for (let tries = 1; tries < LIMITS.parseAttempts; tries += 1)
    expect(await createTries(bilet.deps, mailbox.id).next()).toMatchObject({ attempts: tries + 1 });

  expect(await bilet.tryAgain(mailbox)).toBe(false);
  expect(await bilet.ledger(mailbox)).toMatchObject([
    { state: 'processed', attempts: 1 },
    { state: 'unreadable', attempts: LIMITS.parseAttempts, last_error: expect.stringContaining('the worker died') },
  ]);
});

test('a mail that is being tried is neither tried beside it nor given up', async () => {
  const mailbox = await arrived('Bir', 'İki');
  const tries = createTries(bilet.deps, mailbox.id);
  const rows = await tries.first(0);
  await bilet.pool.query('update inbound set attempts = $2 where mailbox_id = $1', [mailbox.id, LIMITS.parseAttempts]);
  expect(await tries.next()).toBeUndefined();
  expect((await bilet.waiting(mailbox)).map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
});

test('first tries and further ones that are begun at the same moment never take the same mail', async () => {
  for (let round = 0; round < 10; round += 1) {
    const mailbox = await arrived('Bir', 'İki');
    const tries = createTries(bilet.deps, mailbox.id);
    const [rows, next] = await Promise.all([tries.first(0), tries.next()]);
    expect(rows).toHaveLength(2);
    expect(next).toBeUndefined();
  }
});

test('an outage of ours is no try, also when the count can be taken back only later', async () => {
  const mailbox = await arrived('Kesinti');
  const whole = bilet.deps.parser.parse;
  const outage = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  try {
    bilet.deps.parser.parse = () => Promise.reject(outage);
    await expect(bilet.drain(mailbox)).rejects.toBe(outage);
    expect(await bilet.ledger(mailbox)).toMatchObject([{ state: 'stored', attempts: 0 }]);

    await bilet.pool.query(
      `create function away() returns trigger language plpgsql as $$ begin raise 'away' using errcode = '57P01'; end $$;
       create trigger away before update on inbound for each row when (new.attempts < old.attempts) execute function away()`,
    );
    await expect(bilet.drain(mailbox)).rejects.toBe(outage);
    expect(await bilet.ledger(mailbox)).toMatchObject([{ state: 'stored', attempts: 1 }]);
  } finally {
    bilet.deps.parser.parse = whole;
    await bilet.pool.query('drop trigger if exists away on inbound; drop function if exists away');
  }
  expect(await bilet.drain(mailbox)).toEqual({ looked: 1, failed: 0 });
  expect(await bilet.ledger(mailbox)).toMatchObject([{ state: 'processed', attempts: 0 }]);
});

test('a mail that hangs its placing ends as unreadable, while Postgres serves the others', async () => {
  const mailbox = await arrived('Önce', 'Takılan', 'Sonra');
  await bilet.pool.query(
    `create function hang() returns trigger language plpgsql as $$ begin perform pg_sleep(600); return new; end $$;
     create trigger hang before insert on message for each row when (new.subject = 'Takılan') execute function hang()`,
  );
  try {
    expect(await bilet.drain(mailbox)).toEqual({ looked: 3, failed: 1 });
    expect((await bilet.ledger(mailbox)).map(({ state }) => state)).toEqual(['processed', 'stored', 'processed']);
    await bilet.pool.query('update inbound set attempts = $2 - 1 where mailbox_id = $1 and state = $3', [
      mailbox.id,
      LIMITS.parseAttempts,
      'stored',
    ]);
    expect(await bilet.tryAgain(mailbox)).toBe(true);
    expect((await bilet.ledger(mailbox))[1]).toMatchObject({
      state: 'unreadable',
      last_error: expect.stringContaining('statement timeout'),
    });
  } finally {
    await bilet.pool.query('drop trigger hang on message; drop function hang');
  }
}, 90_000);

test('a mail is blamed for no statement that was slow because something big held the tables', async () => {
  const mailbox = await arrived('Bekletilen');
  const holder = await bilet.pool.connect();
  try {
    await holder.query('begin; lock table message in access exclusive mode');
    await expect(bilet.drain(mailbox)).rejects.toMatchObject({ code: '57014' });
  } finally {
    await holder.query('rollback');
    holder.release();
  }
  expect(await bilet.ledger(mailbox)).toMatchObject([{ state: 'stored', attempts: 0 }]);
  expect(await bilet.drain(mailbox)).toEqual({ looked: 1, failed: 0 });
}, 60_000);

test('mail of somebody whose last one took too long has its first try where nobody waits behind it', async () => {
  const mailbox = await bilet.mailbox();
  const tries = createTries(bilet.deps, mailbox.id);
  tries.wasSlow('kotu@baska.test');
  await bilet.pass(
    mailbox,
    new Map([
      [1, write('Yine o', 'kotu@baska.test')],
      [2, write('Başkası')],
    ]),
    undefined,
    tries.hasSlowSenders,
  );
  const [his, other] = await bilet.waiting(mailbox);
  expect((await tries.first(0)).map(({ id }) => id)).toEqual([other!.id]);
  expect(await tries.next()).toMatchObject({ id: his!.id, attempts: 1 });
});

test('a slow mail holds up neither its batch nor the next one', async () => {
  const mailbox = await bilet.mailbox();
  await bilet.pass(
    mailbox,
    new Map([
      [1, write('Bekleyen', 'yavas@musteri.test')],
      [2, write('Giden')],
    ]),
  );
  const quick = bilet.deps.parser.parse;
  let giveUp = (_error: Error) => {};
  try {
    const [slow] = await bilet.waiting(mailbox);
    bilet.deps.parser.parse = (sha256) =>
      sha256 === slow!.sha256 ? new Promise((_, reject) => (giveUp = reject)) : quick(sha256);
    const draining = bilet.begin(mailbox);
    expect(await draining).toMatchObject({ looked: 2, failed: 0 });
    expect(await bilet.ledger(mailbox)).toMatchObject([{ state: 'stored', attempts: 1 }, { state: 'processed' }]);
    giveUp(new UnreadableMail('timeout', 'not parsed within 2000 ms'));
    expect(await (await draining).slow).toBe(1);
  } finally {
    bilet.deps.parser.parse = quick;
  }
  expect((await bilet.ledger(mailbox))[0]).toMatchObject({ attempts: 1, last_error: 'not parsed within 2000 ms' });
  expect(await bilet.tryAgain(mailbox)).toBe(true);
  expect(await bilet.tickets('Bekleyen')).toBe(1);
});

test('a slow mail that Postgres goes away under is taken back, and nothing rejects that nobody may be waiting for', async () => {
  const mailbox = await bilet.mailbox();
  const mails = [write('Geç okunan', 'yavas@musteri.test'), write('Erken okunan')];
  await bilet.pass(mailbox, new Map(mails.map((mail, index) => [index + 1, mail])));
  const quick = bilet.deps.parser.parse;
  let goOn = () => {};
  try {
    const [slow] = await bilet.waiting(mailbox);
    const told = new Promise<void>((resolve) => (goOn = resolve));
    bilet.deps.parser.parse = (sha256) => (sha256 === slow!.sha256 ? told.then(() => quick(sha256)) : quick(sha256));
    const { slow: late } = await bilet.begin(mailbox);
    await bilet.pool.query(
      `create function away() returns trigger language plpgsql as $$ begin raise 'away' using errcode = '57P01'; end $$;
       create trigger away before insert on message for each row execute function away()`,
    );
    goOn();
    expect(await late).toBe(0);
  } finally {
    bilet.deps.parser.parse = quick;
    await bilet.pool.query('drop trigger if exists away on message; drop function if exists away');
  }
  expect(await bilet.ledger(mailbox)).toMatchObject([{ state: 'stored', attempts: 0 }, { state: 'processed' }]);
  expect(await bilet.drain(mailbox)).toEqual({ looked: 1, failed: 0 });
  expect(await bilet.tickets('Geç okunan')).toBe(1);
});

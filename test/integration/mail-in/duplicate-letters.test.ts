/** One letter that arrives more than once: whoever is placed second is the duplicate, whichever came first. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { intakeContext } from '../../../activities/mail-in/intake.ts';
import type { Placed } from '../../../activities/mail-in/enact.ts';
import type { IntakeContext, ReadMail } from '../../../activities/mail-in/facts.ts';
import { place } from '../../../activities/mail-in/place.ts';
import { lockLetters } from '../../../db/mail-in/ledger.ts';
import type { MailboxAccount } from '../../../db/mail-in/mailbox-account.ts';
import { type Db, inTransaction } from '../../../db/core/pool.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import { eventually } from '../../support/eventually.ts';
import { type Intake, startIntake } from '../../support/stack/intake.ts';
import { letter } from '../../support/mail/letter.ts';

/** As it reaches one of several addresses: the bytes differ by the line of the delivery. */
const copyFor = (address: string, raw: string) => `Delivered-To: ${address}\r\n${raw}`;
const write = (subject: string) =>
  letter({ from: 'ali@musteri.test', to: 'destek@example.test, satis@example.test', subject, text: 'İade istiyorum.' });

let bilet: Intake;
beforeAll(async () => {
  bilet = await startIntake();
}, 60_000);
afterAll(() => bilet?.stop());

/** Takes a mail into the ledger, parsed and not placed. */
async function stored(mailbox: MailboxAccount, uid: number, raw: string): Promise<ReadMail> {
  await bilet.pass(mailbox, new Map([[uid, { raw }]]));
  const row = (await bilet.waiting(mailbox)).at(-1)!;
  return { row, mail: await bilet.deps.parser.parse(row.sha256) };
}

const lockAndPlace = async (db: Db, context: IntakeContext, mail: ReadMail): Promise<Placed> => {
  await lockLetters(db, [mail.mail]);
  return (await place(db, context, [mail]))[0]!;
};

const waitsForLetters = async (count: number) => {
  const { rows } = await bilet.pool.query<{ letter: string }>(
    `select classid || ':' || objid as letter from pg_locks
      where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
  );
  return rows.length === count && rows.map((row) => row.letter);
};

test.each([
  ['in two mailboxes', false],
  ['in one mailbox', true],
])('of two transactions that place copies %s at once the second waits and finds a duplicate', async (name, one) => {
  const first = await bilet.mailbox();
  const second = one ? first : await bilet.mailbox();
  const raw = write(`Aynı anda ${name}`);
  const [a, b] = [
    await stored(first, 1, copyFor('destek', raw)),
    await stored(second, one ? 2 : 1, copyFor('satis', raw)),
  ];
  const contexts = [await intakeContext(bilet.deps, first), await intakeContext(bilet.deps, second)] as const;
  let commit = () => {};
  const committed = new Promise<void>((resolve) => (commit = resolve));
  let winner: Placed | undefined;
  const placing = inTransaction(bilet.pool, async (db) => {
    winner = await lockAndPlace(db, contexts[0], a);
    await committed;
  });
  await eventually(() => winner, { label: 'the first copy placed' });
  const waiting = inTransaction(bilet.pool, (db) => lockAndPlace(db, contexts[1], b));
  try {
    await eventually(() => waitsForLetters(1), { label: 'the second transaction waiting', withinMs: 5_000 });
  } finally {
    commit();
    await placing;
  }
  expect(await waiting).toMatchObject({ pending: null });
  expect((await bilet.ledger(second)).find(({ id }) => id === b.row.id)).toMatchObject({
    state: 'duplicate',
    duplicate_of: a.row.id,
    ticket_number: winner!.pending!.number,
  });
  expect(await bilet.tickets(`Aynı anda ${name}`)).toBe(1);
});

test('of two copies the one that is placed first is the original, also when it arrived later', async () => {
  const mailbox = await bilet.mailbox();
  const raw = write('İkinci deneme');
  const older = await stored(mailbox, 1, copyFor('destek', raw));
  await bilet.pool.query('update inbound set attempts = 1 where id = $1', [older.row.id]);
  const younger = await stored(mailbox, 2, copyFor('info', raw));
  await bilet.drain(mailbox);
  expect(await bilet.tryAgain(mailbox)).toBe(true);
  const [first, second] = await bilet.ledger(mailbox);
  expect(second).toMatchObject({ id: younger.row.id, state: 'processed' });
  expect(first).toMatchObject({ state: 'duplicate', duplicate_of: second!.id, ticket_number: second!.ticket_number });
  expect(await bilet.tickets('İkinci deneme')).toBe(1);
});

/** One that its writer's program gave no Message-ID, as another mail server hands it on. */
const nameless = (text: string, trace: string) =>
  [
    `Received: ${trace}`,
    'From: ali@musteri.test',
    'Date: Mon, 2 Nov 2026 09:00:00 +0300',
    'Subject: Kimliksiz',
    '',
    text,
  ].join('\r\n');

test.each([
  ['in one fetch', true],
  ['one after the other', false],
])(
  'a letter without Message-ID that is handed over twice %s is one, and one with other words is another',
  async (how, atOnce) => {
    const mailbox = await bilet.mailbox();
    const [one, other] = [`Merhaba ${how}`, `Başka ${how}`];
    const raws = [nameless(one, 'by mx1'), nameless(one, 'by mx2'), nameless(other, 'by mx1')];
    const mails = raws.map((raw, index) => [index + 1, { raw }] as const);
    for (const some of atOnce ? [mails] : mails.map((mail) => [mail])) {
      await bilet.pass(mailbox, new Map(some));
      await bilet.drain(mailbox);
    }
    const [first, ...others] = await bilet.ledger(mailbox);
    expect([first, ...others].map((row) => row!.state)).toEqual(['processed', 'duplicate', 'processed']);
    expect(others[0]!.duplicate_of).toBe(first!.id);
  },
);

test('a letter without Message-ID that goes to two mailboxes of ours is one ticket, with both receipts', async () => {
  const boxes = [await bilet.mailbox(), await bilet.mailbox()];
  for (const [nth, box] of boxes.entries()) {
    await bilet.pass(box, new Map([[1, { raw: nameless('İki yere', `by mx${nth}`) }]]));
    await bilet.drain(box);
  }
  const [first, second] = (await Promise.all(boxes.map(bilet.ledger))).flat();
  expect([first!.state, second!.state]).toEqual(['processed', 'duplicate']);
  expect(second).toMatchObject({ duplicate_of: first!.id, ticket_number: first!.ticket_number });
});

test('a letter that two mailboxes hold is one ticket, when a person lets in both', async () => {
  const boxes = [await bilet.mailbox(), await bilet.mailbox()];
  const raw = write('Bekleyen');
  const copies = [];
  for (const [nth, box] of boxes.entries()) copies.push(await stored(box, 1, copyFor(`kutu${nth}`, raw)));
  const states: string[] = [];
  for (const [nth, box] of boxes.entries()) {
    const context = await intakeContext(bilet.deps, box);
    const decided: ReadMail = { ...copies[nth]!, decision: { to: 'new-ticket', number: null } };
    await inTransaction(bilet.pool, (db) => lockAndPlace(db, context, decided));
    states.push((await bilet.ledger(box))[0]!.state);
  }
  expect(states).toEqual(['processed', 'duplicate']);
  expect(await bilet.tickets('Bekleyen')).toBe(1);
});

test('a letter without Message-ID that comes again after hours is another one', async () => {
  const mailbox = await bilet.mailbox();
  await bilet.pass(mailbox, new Map([[1, { raw: nameless('Alarm', 'by mx1') }]]));
  await bilet.drain(mailbox);
  await bilet.pool.query(`update inbound set stored_at = stored_at - interval '61 minutes' where mailbox_id = $1`, [
    mailbox.id,
  ]);
  await bilet.pass(mailbox, new Map([[2, { raw: nameless('Alarm', 'by mx2') }]]));
  await bilet.drain(mailbox);
  expect((await bilet.ledger(mailbox)).map(({ state }) => state)).toEqual(['processed', 'processed']);
});

test('two batches that hold the same letters in opposite orders wait for the same one first', async () => {
  const letters = ['bir', 'iki'].map((id) => ({ mailId: `${id}@musteri.test`, contentHash: '' }));
  let give = () => {};
  const given = new Promise<void>((resolve) => (give = resolve));
  let isHeld = false;
  const holding = inTransaction(bilet.pool, async (db) => {
    await lockLetters(db, letters);
    isHeld = true;
    await given;
  });
  await eventually(() => isHeld, { label: 'both letters locked' });
  const batches = [letters, letters.toReversed()].map((batch) =>
    inTransaction(bilet.pool, (db) => lockLetters(db, batch)),
  );
  try {
    const waitedFor = await eventually(() => waitsForLetters(2), { label: 'two batches waiting' });
    expect(new Set(waitedFor).size).toBe(1);
  } finally {
    give();
    await Promise.all([holding, ...batches]);
  }
});

test('letters that arrive in two mailboxes of a running installation at once are one ticket each, with one duplicate', async () => {
  const LETTERS = 40;
  const running: Installation = await startInstallation({ server: 'own', worker: false });
  try {
    const second = 'satis@example.test';
    await running.connect({ address: second });
    const raws = Array.from({ length: LETTERS }, (_, index) => write(`İki kutuda ${index}`));
    for (const raw of raws) await running.deliver(copyFor(running.address, raw));
    for (const raw of raws.toReversed()) await running.deliver(copyFor(second, raw), second);
    await running.startWorker();
    const ended = await eventually(
      async () => {
        const rows = await running.rows<{ state: string; count: number }>(
          'select state, count(*)::int from inbound group by state order by state',
        );
        return rows.reduce((sum, { count }) => sum + count, 0) === 2 * LETTERS &&
          rows.every(({ state }) => state !== 'stored')
          ? rows
          : false;
      },
      { withinMs: 30_000, label: 'all mails placed' },
    );
    expect(ended).toEqual([
      { state: 'duplicate', count: LETTERS },
      { state: 'processed', count: LETTERS },
    ]);
    expect(await running.rows('select from ticket')).toHaveLength(LETTERS);
  } finally {
    await running.stop();
  }
}, 90_000);

/** A mail server in trouble: what it does not deliver is no mail's fault until the server is seen to be well. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createFetchFaults } from '../../../activities/mail-in/fetch-faults.ts';
import type { MailboxAccount } from '../../../db/mail-in/mailbox-account.ts';
import { type Intake, type ScriptedMail, startIntake } from '../../support/stack/intake.ts';
import { letter } from '../../support/mail/letter.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await startIntake();
}, 60_000);
afterAll(() => intake?.stop());

const write = (subject: string) => letter({ from: 'ali@musteri.test', subject, text: 'Merhaba' });
const folderOf = (count: number) =>
  new Map<number, ScriptedMail>(
    Array.from({ length: count }, (_, index) => [index + 1, { raw: write(`Mektup ${index + 1}`) }]),
  );
const states = async (mailbox: MailboxAccount) =>
  Object.fromEntries((await intake.ledger(mailbox)).map(({ uid, state }) => [uid, state]));
/** The next pass may give up, and ask again for, everything. */
const IMPATIENT = { gapMs: 0, retakeMs: 0 };

test('while no body at all can be fetched no mail is given up, and all are taken once the server is well', async () => {
  const mailbox = await intake.mailbox();
  const faults = createFetchFaults();
  const known = folderOf(1);
  await intake.pass(mailbox, known, faults);
  const mails = new Map([...known, ...[...folderOf(6)].slice(1)]);
  for (const mail of mails.values()) mail.fault = 'break';
  for (let pass = 0; pass < 30; pass += 1) expect(await intake.pass(mailbox, mails, faults)).toBeInstanceOf(Error);
  expect(await states(mailbox)).toEqual({ 1: 'stored' });
  for (const mail of mails.values()) delete mail.fault;
  expect(await intake.pass(mailbox, mails, faults)).toBe(5);
  expect(new Set(Object.values(await states(mailbox)))).toEqual(new Set(['stored']));
});

test.each(['break', 'withhold'] as const)(
  'a mail for which a server that delivers others answers %s ends as unreadable and holds up no other',
  async (fault) => {
    const mailbox = await intake.mailbox();
    const faults = createFetchFaults();
    const mails = folderOf(4);
    mails.get(2)!.fault = fault;
    for (let pass = 0; pass < 3; pass += 1) await intake.pass(mailbox, mails, faults);
    expect(await states(mailbox)).toEqual({ 1: 'stored', 3: 'stored', 4: 'stored' });
    let passes = 3;
    for (; (await states(mailbox))[2] === undefined && passes < 20; passes += 1)
      await intake.pass(mailbox, mails, faults);
    expect(await intake.ledger(mailbox)).toContainEqual(
      expect.objectContaining({ uid: 2, state: 'unreadable', sha256: null }),
    );
    // At least four failures alone, and after each of them another mail.
    expect(passes).toBeGreaterThan(4);
    expect(await intake.pass(mailbox, mails, faults)).toBe(0);
  },
);

test('a mail given up because the server broke off becomes a ticket when the server delivers it after all', async () => {
  const mailbox = await intake.mailbox();
  const faults = createFetchFaults(IMPATIENT);
  const mails = new Map([...folderOf(1), [7, { raw: write('Geç gelen'), fault: 'break' } as ScriptedMail]]);
  for (let pass = 0; pass < 10; pass += 1) await intake.pass(mailbox, mails, faults);
  expect(await states(mailbox)).toEqual({ 1: 'stored', 7: 'unreadable' });
  delete mails.get(7)!.fault;
  expect(await intake.pass(mailbox, mails, faults)).toBe(1);
  expect((await intake.ledger(mailbox))[1]).toMatchObject({ state: 'stored', attempts: 0, last_error: null });
  await intake.drain(mailbox);
  expect(await states(mailbox)).toEqual({ 1: 'processed', 7: 'processed' });
  expect(await intake.tickets('Geç gelen')).toBe(1);
});

test('a mail that was given up is not asked for again in each pass', async () => {
  const mailbox = await intake.mailbox();
  const faults = createFetchFaults();
  const mails = folderOf(2);
  mails.get(2)!.fault = 'break';
  for (let pass = 0; pass < 10; pass += 1) await intake.pass(mailbox, mails, faults);
  delete mails.get(2)!.fault;
  expect(await intake.pass(mailbox, mails, faults)).toBe(0);
  // Who does not remember when it was asked for last asks.
  expect(await intake.pass(mailbox, mails)).toBe(1);
  expect(await states(mailbox)).toEqual({ 1: 'stored', 2: 'stored' });
});

test('a mail that is listed and not delivered is not given up for some minutes, however many passes there are', async () => {
  const mailbox = await intake.mailbox();
  const faults = createFetchFaults();
  const mails = folderOf(2);
  mails.get(2)!.fault = 'unlist';
  for (let pass = 0; pass < 10; pass += 1) await intake.pass(mailbox, mails, faults);
  expect(await states(mailbox)).toEqual({ 1: 'stored' });
  delete mails.get(2)!.fault;
  expect(await intake.pass(mailbox, mails, faults)).toBe(1);
  expect(await states(mailbox)).toEqual({ 1: 'stored', 2: 'stored' });
});

test('a mail that counts as gone is fetched when the server delivers it, and one that it no longer lists stays gone', async () => {
  const mailbox = await intake.mailbox();
  const faults = createFetchFaults(IMPATIENT);
  const mails = folderOf(3);
  for (const uid of [2, 3]) mails.get(uid)!.fault = 'unlist';
  for (let pass = 0; pass < 3; pass += 1) await intake.pass(mailbox, mails, faults);
  expect(await states(mailbox)).toEqual({ 1: 'stored', 2: 'gone', 3: 'gone' });
  mails.delete(3);
  delete mails.get(2)!.fault;
  expect(await intake.pass(mailbox, mails, faults)).toBe(1);
  expect(await states(mailbox)).toEqual({ 1: 'stored', 2: 'stored', 3: 'gone' });
});

test('a mail that vanished from the list before it was delivered is recorded as gone', async () => {
  const mailbox = await intake.mailbox();
  const faults = createFetchFaults(IMPATIENT);
  const mails = folderOf(2);
  mails.get(1)!.fault = 'unlist';
  await intake.pass(mailbox, mails, faults);
  mails.delete(1);
  for (let pass = 0; pass < 2; pass += 1) await intake.pass(mailbox, mails, faults);
  expect(await states(mailbox)).toEqual({ 1: 'gone', 2: 'stored' });
});

test('a mail that a person set aside, or whose bytes are there, is not fetched again', async () => {
  const mailbox = await intake.mailbox();
  const mails = folderOf(3);
  await intake.pass(mailbox, mails);
  const set = (uid: number, change: string) =>
    intake.pool.query(`update inbound set ${change} where mailbox_id = $1 and uid = $2`, [mailbox.id, uid]);
  await set(1, `state = 'discarded', sha256 = null`);
  await set(2, `state = 'unreadable'`);
  await set(3, `state = 'unreadable', sha256 = null`);
  expect(await intake.pass(mailbox, mails)).toBe(1);
  expect(await states(mailbox)).toEqual({ 1: 'discarded', 2: 'unreadable', 3: 'stored' });
});

test('a new UIDVALIDITY clears every suspicion about UIDs', () => {
  const faults = createFetchFaults();
  faults.forGeneration(1);
  faults.failed(5, true);
  faults.forGeneration(1);
  expect(faults.isUnexplained(5)).toBe(true);
  faults.forGeneration(2);
  expect(faults.isSuspect(5)).toBe(false);
});

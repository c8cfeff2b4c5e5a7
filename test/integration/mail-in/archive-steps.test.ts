/** The archive of a mailbox step by step: what waits goes first, what a server does not deliver is told of, and it comes to an end. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createFetchFaults } from '../../../activities/mail-in/fetch-faults.ts';
import { mailboxAccount } from '../../../db/mail-in/mailbox-account.ts';
import type { MailboxAccount } from '../../../db/mail-in/mailbox-account.ts';
import { countArchived } from '../../../db/mail-in/archive.ts';
import { mailboxById, updateMailbox } from '../../../db/mail-in/mailboxes.ts';
import { chosenOf, type MailboxFolder } from '../../../domain/mail/folders.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { letter } from '../../support/mail/letter.ts';
import { type Intake, type ScriptedMail, startIntake } from '../../support/stack/intake.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await startIntake();
}, 60_000);
afterAll(() => intake?.stop());

const write = (subject: string) => letter({ from: 'ali@musteri.test', subject, text: 'Merhaba' });
const old = (subject: string, days: number): ScriptedMail => ({
  raw: write(subject),
  arrived: new Date(Date.now() - days * DAY_MS),
});
const folderOf = (count: number) =>
  new Map(Array.from({ length: count }, (_, at) => [at + 1, old(`Eski ${at + 1}`, 300 - at)]));
const connected = () => intake.mailbox({ fromNow: true, archiveSince: '2020-01-01' });
const states = async (mailbox: MailboxAccount) =>
  (await intake.ledger(mailbox)).map(({ uid, state, archived }) => `${uid} ${archived ? 'archived ' : ''}${state}`);
const archive = async ({ id }: MailboxAccount) => (await mailboxById(intake.pool, id))!.archive;

/** Steps, with the mail placed after each, until there is nothing more; returns what they said. */
async function toTheEnd(mailbox: MailboxAccount, step: () => Promise<unknown>): Promise<unknown[]> {
  const said: unknown[] = [];
  while (said.at(-1) !== 'none' && said.length < 60) {
    said.push(await step());
    await intake.drain(mailbox);
  }
  return said;
}

test('a folder without older mail is told of as such, and is not looked at again', async () => {
  const mailbox = await connected();
  expect(await archive(mailbox)).toEqual({ since: '2020-01-01', found: null, left: null });
  expect(await intake.archiving(mailbox, new Map())()).toBe('none');
  expect(await archive(mailbox)).toEqual({ since: '2020-01-01', found: 0, left: 0 });
  const later = (await mailboxAccount(intake.pool, mailbox.id))!;
  expect(await intake.archiving(later, folderOf(3))()).toBe('none');
});

test('a mailbox that wants no archive takes none', async () => {
  const mailbox = await intake.mailbox({ fromNow: true });
  expect(await intake.archiving(mailbox, folderOf(3))()).toBe('none');
  expect([await states(mailbox), await archive(mailbox)]).toEqual([[], null]);
});

test('no batch is taken while other mail waits, nor before the last one is placed', async () => {
  const mailbox = await connected();
  const mails = folderOf(2);
  await intake.pass(mailbox, mails);
  await intake.pass(mailbox, mails.set(3, { raw: write('Yeni') }));
  const step = intake.archiving(mailbox, mails);
  for (let look = 0; look < 3; look += 1) expect(await step()).toBe('waits');
  expect(await states(mailbox)).toEqual(['3 stored']);
  await intake.drain(mailbox);
  expect([await step(), await step()]).toEqual(['soon', 'none']);
  expect(await states(mailbox)).toEqual(['1 archived stored', '2 archived stored', '3 processed']);
});

test('of what waits, mail of today is read before an archive', async () => {
  const mailbox = await connected();
  const mails = folderOf(2);
  await intake.pass(mailbox, mails);
  const step = intake.archiving(mailbox, mails);
  await step();
  await step();
  await intake.pass(mailbox, mails.set(3, { raw: write('Bugünkü') }));
  while ((await intake.drain(mailbox)).looked > 0);
  const numbers = (await intake.ledger(mailbox)).map((row) => Number(row.ticket_number));
  expect(numbers[2]).toBeLessThan(Math.min(numbers[0]!, numbers[1]!));
});

test('on another connection it goes on with what the ledger does not hold', async () => {
  const mailbox = await connected();
  const mails = folderOf(120);
  const step = intake.archiving(mailbox, mails);
  await step();
  await step();
  await intake.drain(mailbox);
  expect(await archive(mailbox)).toMatchObject({ found: 120, left: 70 });
  expect(await toTheEnd(mailbox, intake.archiving(mailbox, mails))).toEqual(['soon', 'soon', 'none']);
  expect(await archive(mailbox)).toMatchObject({ found: 120, left: 0 });
  expect(await states(mailbox)).toEqual([...mails.keys()].map((uid) => `${uid} archived processed`));
});

test.each(['break', 'withhold'] as const)(
  'a mail at which the server answers %s ends as unreadable, and the rest is taken',
  async (fault) => {
    const mailbox = await connected();
    const mails = folderOf(4);
    mails.get(2)!.fault = fault;
    const faults = createFetchFaults();
    for (let connection = 0; connection < 30 && (await archive(mailbox))!.left !== 0; connection += 1) {
      const step = intake.archiving(mailbox, mails, faults);
      for (let said: unknown = 'soon'; said === 'soon';) {
        said = await step();
        await intake.drain(mailbox);
      }
    }
    expect(await states(mailbox)).toEqual([
      '1 archived processed',
      '2 archived unreadable',
      '3 archived processed',
      '4 archived processed',
    ]);
    expect(await archive(mailbox)).toMatchObject({ left: 0 });
  },
);

test('one that is listed and never delivered is asked for again later, and ends as gone', async () => {
  const mailbox = await connected();
  const mails = folderOf(2);
  mails.get(1)!.fault = 'unlist';
  const step = intake.archiving(mailbox, mails, createFetchFaults({ gapMs: 0, retakeMs: 0 }));
  const said = await toTheEnd(mailbox, step);
  expect(said).toContain('later');
  expect(await states(mailbox)).toEqual(['1 archived gone', '2 archived processed']);
  expect(await archive(mailbox)).toMatchObject({ left: 0 });
});

test('what is delivered after all is no gap any more', async () => {
  const mailbox = await connected();
  const mails = folderOf(2);
  mails.get(1)!.fault = 'unlist';
  const faults = createFetchFaults();
  const step = intake.archiving(mailbox, mails, faults);
  for (let said: unknown = 'soon'; said !== 'later';) {
    said = await step();
    await intake.drain(mailbox);
  }
  expect(faults.gaps()).toEqual([1]);
  delete mails.get(1)!.fault;
  await toTheEnd(mailbox, step);
  expect(faults.gaps()).toEqual([]);
});

test.each([
  ['another day', { archiveSince: '2021-01-01' }],
  ['another folder', { folder: 'Eski', folders: [{ path: 'Eski', team: null }] }],
  ['another server', { imap: { host: 'imap.baska.test' } }],
  ['another account', { imap: { user: 'baska' } }],
] as [string, { archiveSince?: string; folder?: string; folders?: MailboxFolder[]; imap?: object }][])(
  'told to take the archive of %s, it begins anew',
  async (_what, { imap, ...change }) => {
    const mailbox = await connected();
    const mails = folderOf(3);
    await toTheEnd(mailbox, intake.archiving(mailbox, mails));
    const row = (await mailboxById(intake.pool, mailbox.id))!;
    const settings = {
      ...row,
      teamId: row.team.id,
      folders: chosenOf(row.folders),
      imapSecret: null,
      smtpSecret: null,
      archiveSince: row.archive!.since,
    };
    await updateMailbox(intake.pool, settings);
    expect(await archive(mailbox)).toMatchObject({ found: 3, left: 0 });
    await updateMailbox(intake.pool, { ...settings, ...change, imap: { ...row.imap, ...imap } });
    expect(await archive(mailbox)).toMatchObject({ found: null, left: null });
  },
);

test('what is found are the mails since the day asked for, and of the folder asked for', async () => {
  const mailbox = await connected();
  const mails = folderOf(3);
  await toTheEnd(mailbox, intake.archiving(mailbox, mails));
  const count = (folder: string, uidvalidity: number, since: string) =>
    countArchived(intake.pool, mailbox.id, folder, uidvalidity, since);
  expect(await count(mailbox.folder, 1, '2020-01-01')).toBe(3);
  expect(await count(mailbox.folder, 1, new Date(Date.now() - 298 * DAY_MS + DAY_MS).toISOString().slice(0, 10))).toBe(
    0,
  );
  expect(await count(mailbox.folder, 2, '2020-01-01')).toBe(0);
  expect(await count('Eski', 1, '2020-01-01')).toBe(0);
});

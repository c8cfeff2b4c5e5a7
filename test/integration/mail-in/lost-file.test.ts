/** A raw file that is missing or damaged: one mail's trouble, seen by a person, and mended from the server. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MailboxAccount } from '../../../db/mail-in/mailbox-account.ts';
import { type Intake, type ScriptedMail, startIntake } from '../../support/stack/intake.ts';
import { letter } from '../../support/mail/letter.ts';

let intake: Intake;
let mailbox: MailboxAccount;
let mails: Map<number, ScriptedMail>;
beforeAll(async () => {
  intake = await startIntake();
}, 60_000);
beforeEach(async () => {
  mailbox = await intake.mailbox();
  mails = new Map(
    [1, 2, 3].map((uid) => [uid, { raw: letter({ from: 'ali@musteri.test', subject: `Dosya ${uid}`, text: 'x' }) }]),
  );
  await intake.pass(mailbox, mails);
});
afterAll(() => intake?.stop());

const fileOf = async (uid: number) => {
  const { sha256 } = (await intake.ledger(mailbox)).find((row) => row.uid === uid)!;
  return { sha256: sha256!, file: path.join(intake.dataDir, sha256!.slice(0, 2), sha256!.slice(2)) };
};
const states = async () => (await intake.ledger(mailbox)).map(({ state }) => state);

test.each([
  ['missing', (file: string) => rm(file), /is missing/],
  ['cut short', (file: string) => writeFile(file, 'x'), /is damaged/],
  [
    'overwritten at the same length',
    (file: string) => writeFile(file, 'x'.repeat(mails.get(1)!.raw.length)),
    /is damaged/,
  ],
])(
  'a mail whose file is %s ends as unreadable, the others become tickets, and the server gives it again',
  async (_, harm, reason) => {
    const { sha256, file } = await fileOf(1);
    await harm(file);
    expect(await intake.drain(mailbox)).toEqual({ looked: 3, failed: 1 });
    expect(await states()).toEqual(['stored', 'processed', 'processed']);
    expect([await intake.tryAgain(mailbox), await intake.tryAgain(mailbox)]).toEqual([true, true]);
    const [row] = await intake.ledger(mailbox);
    expect(row).toMatchObject({ state: 'unreadable', sha256: null, last_error: expect.stringMatching(reason) });
    expect(row!.last_error).toContain(sha256);

    expect(await intake.pass(mailbox, mails)).toBe(1);
    await intake.drain(mailbox);
    expect((await intake.ledger(mailbox))[0]).toMatchObject({ state: 'processed', sha256, last_error: null });
  },
);

test('while the folder of files is away no try is counted, and intake goes on when it is back', async () => {
  await rename(intake.dataDir, `${intake.dataDir}-away`);
  await expect(intake.drain(mailbox)).rejects.toThrow(/ENOENT/);
  expect(await intake.ledger(mailbox)).toEqual(
    [1, 2, 3].map(() => expect.objectContaining({ state: 'stored', attempts: 0 })),
  );
  await rename(`${intake.dataDir}-away`, intake.dataDir);
  await intake.drain(mailbox);
  expect(await states()).toEqual(['processed', 'processed', 'processed']);
});

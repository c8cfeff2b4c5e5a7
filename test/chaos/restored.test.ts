/**
 * Four drills: Postgres back to an earlier point while Temporal is ahead, Temporal lost, Temporal older than Postgres, the files
 * away for a while. Afterwards everything holds that holds otherwise, nobody has another's life, and every accepted reply has
 * left once or is visibly unconfirmed.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { restored } from '../../restored.ts';
import { HOUSEKEEPING_ID, mailboxWorkflowId } from '../../workflows/messages/mailbox.ts';
import { insist, insistOnReply } from '../support/cast/commands.ts';
import { eventually } from '../support/eventually.ts';
import { letter } from '../support/mail/letter.ts';
import { expectWhole } from '../support/whole.ts';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';

/** After a kill the mailbox is watched anew once its heartbeat has been missed for 12 s. */
const TAKEN_WITHIN_MS = 60_000;
let bilet: CrashInstallation;
/** Sends of the minutes that Postgres lost in the first drill: they have left and have no row. */
const forgotten: string[] = [];
beforeAll(async () => {
  bilet = await startCrashInstallation({ server: 'own', always: true, housekeepingMs: 1_000 });
  await bilet.workerProcess.start();
}, 60_000);
afterAll(() => bilet?.stop(), 60_000);

/** A request of a customer of its own. */
async function request(subject: string): Promise<number> {
  await bilet.deliver(letter({ from: `${subject.toLowerCase()}@musteri.test`, subject, text: `${subject} bozuldu` }));
  return (await bilet.ticketBySubject(subject, { withinMs: TAKEN_WITHIN_MS })).number;
}
const requests = (...subjects: string[]) => Promise.all(subjects.map(request));
const stateOf = async (outbox: string) =>
  (await bilet.rows<{ state: string }>('select state from outbox where id = $1', [outbox]))[0]?.state;
const becomes = (outbox: string, state: string) =>
  eventually(async () => (await stateOf(outbox)) === state, { withinMs: 40_000, label: `mail ${outbox} ${state}` });
const assign = (number: number) => insist(bilet, number, { kind: 'assign', agent: bilet.people.ayse, team: null });

/** A reply that the server puts off: it leaves a quarter of a minute later. */
async function putOff(number: number): Promise<string> {
  bilet.sink.script({ afterDot: '451 4.3.0 try again', times: 1 });
  const { outbox } = await insistOnReply(bilet, number, `Birazdan ${number}`);
  await becomes(outbox, 'deferred');
  return outbox;
}
async function answered(number: number): Promise<string> {
  const { outbox } = await insistOnReply(bilet, number, `Yanıt ${number}`);
  await becomes(outbox, 'sent');
  return outbox;
}

/** Takes a copy of a server's folder; what comes back puts it in place of what is there then, or nothing at all. */
async function copyOf(server: 'postgres' | 'temporal'): Promise<() => Promise<void>> {
  const [folder, mortal] = [bilet.folders[server], server === 'postgres' ? bilet.postgres : bilet.temporalServer];
  const copy = `${folder}-copy`;
  await mortal.kill();
  await rm(copy, { recursive: true, force: true });
  // With its owner: Postgres may belong to another user than we are.
  await promisify(execFile)('cp', ['-Rp', folder, copy]);
  await mortal.start();
  return () => replace(server, copy);
}
async function replace(server: 'postgres' | 'temporal', copy: string | null): Promise<void> {
  const [folder, mortal] = [bilet.folders[server], server === 'postgres' ? bilet.postgres : bilet.temporalServer];
  await bilet.workerProcess.kill();
  await mortal.kill();
  await rm(folder, { recursive: true, force: true });
  if (copy !== null) await rename(copy, folder);
  await mortal.start();
}
async function agree(half: 'postgres' | 'temporal'): Promise<string[]> {
  const lines: string[] = [];
  await restored(half, bilet.settings, (line) => lines.push(line));
  return lines;
}

describe('an installation of which one part was restored', () => {
  test('Postgres set back: nobody gets a life from the lost minutes, and what left in them is told of', async () => {
    const [kept, waiting] = (await requests('Alfa', 'Beta')) as [number, number];
    await answered(kept);
    const doubtful = await putOff(waiting);
    const putBack = await copyOf('postgres');

    const lost = await requests('Gama', 'Delta', 'Epsilon');
    for (const number of lost) {
      await insist(bilet, number, { kind: 'set-priority', priority: 'urgent' });
      await insist(bilet, number, { kind: 'tag', tags: ['kayıp'] });
    }
    forgotten.push(await answered(lost[0]!));
    await assign(kept);
    await becomes(doubtful, 'sent');

    await putBack();
    expect(await stateOf(doubtful)).toBe('deferred');
    const said = await agree('postgres');
    expect(said.filter((line) => line.includes('is not in Postgres'))).toHaveLength(lost.length);
    expect(said.filter((line) => line.includes(forgotten[0]!))).toHaveLength(1);
    expect(await stateOf(doubtful)).toBe('sent');

    await bilet.workerProcess.start();
    // Other customers come; and the mails of the lost minutes, which their server still has, come again.
    const others = await requests('Zeta', 'Eta', 'Teta');
    const again = await Promise.all(
      ['Gama', 'Delta', 'Epsilon'].map((subject) => bilet.ticketBySubject(subject, { withinMs: TAKEN_WITHIN_MS })),
    );
    for (const { number } of [...again, ...(await Promise.all(others.map((number) => bilet.ticket(number))))]) {
      expect(lost).not.toContain(number);
      expect((await bilet.ticket(number)).life).toMatchObject({ priority: 'normal', tags: [], version: 1 });
    }
    expect((await assign(kept)).owner).toBe(bilet.people.ayse);
    await expectWhole(bilet, forgotten);
    // Once more finds nothing to do, and says so.
    expect(await agree('postgres')).toContain('runs ended, begun anew, begun: 0, 0, 0');
  }, 240_000);

  test('Temporal lost: every open ticket has its run again, and accepted replies leave, of closed tickets too', async () => {
    const [open, closed, quiet] = (await requests('Yota', 'Kapa', 'Lambda')) as [number, number, number];
    const sends = [await putOff(open), await putOff(closed)];
    await insist(bilet, closed, { kind: 'archive' });
    await bilet.inState(closed, 'closed');
    await replace('temporal', null);
    const said = await agree('temporal');
    expect(said.some((line) => /^runs ended, begun anew, begun: 0, 0, [1-9]/.test(line))).toBe(true);
    for (const id of [mailboxWorkflowId(bilet.mailbox), `${HOUSEKEEPING_ID}-${bilet.settings.temporal.taskQueue}`])
      expect((await bilet.temporal.workflow.getHandle(id).describe()).status.name).toBe('RUNNING');
    await bilet.workerProcess.start();
    for (const outbox of sends) await becomes(outbox, 'sent');
    expect((await assign(quiet)).state).toBe('assigned');
    await expectWhole(bilet, forgotten);
  }, 240_000);

  test('Temporal set back: runs go on from what Postgres holds, and nothing leaves twice', async () => {
    const [old] = (await requests('Mü')) as [number];
    const putBack = await copyOf('temporal');
    const [young] = (await requests('Nü')) as [number];
    await answered(old);
    await answered(young);
    await assign(old);
    await insist(bilet, young, { kind: 'archive' });
    await bilet.inState(young, 'closed');
    const before = await bilet.ticket(old);
    await putBack();
    await agree('temporal');
    await bilet.workerProcess.start();
    const after = await insist(bilet, old, { kind: 'tag', tags: ['sonra'] });
    expect(after).toMatchObject({ version: before.version + 1, owner: bilet.people.ayse });
    await expectWhole(bilet, forgotten);
  }, 240_000);

  test('the files away: nothing is taken and nothing sent, the mailbox says why, and all goes on when they are back', async () => {
    const [number] = (await requests('Ksi')) as [number];
    const folder = path.join(bilet.dataDir, 'blobs');
    await rename(folder, `${folder}-away`);
    await mkdir(folder);
    await bilet.deliver(letter({ from: 'omikron@musteri.test', subject: 'Omikron', text: 'Merhaba' }));
    const { outbox } = await insistOnReply(bilet, number, 'Dosyalar yokken');
    const mailbox = await eventually(
      async () =>
        (
          await bilet.rows<{ detail: string }>(
            `select status_detail as detail from mailbox where id = $1 and status = 'files-away'`,
            [bilet.mailbox],
          )
        )[0],
      { label: 'the mailbox to say why' },
    );
    expect(mailbox.detail).toContain('the folder of files is not there');
    expect(await bilet.rows(`select from ticket where subject = 'Omikron'`)).toEqual([]);
    expect(await stateOf(outbox)).not.toBe('sent');
    expect(await readdir(folder)).toEqual([]);

    await rm(folder, { recursive: true });
    await rename(`${folder}-away`, folder);
    await bilet.ticketBySubject('Omikron');
    await becomes(outbox, 'sent');
    await expectWhole(bilet, forgotten);
  }, 240_000);
});

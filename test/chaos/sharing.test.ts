/** A burst that two workers take is shared fairly although one of them is killed in the middle of it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { expectOneTicketEach, mailsSettle } from '../support/evidence.ts';
import { deliverBurst, progressOf } from '../support/mail/mail-burst.ts';
import { atWork, loadsOf } from '../support/routing/at-work.ts';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';
import { type WorkerProcess, workerProcess } from '../support/stack/worker-process.ts';

const MAILS = 1_000;
const PEOPLE = 10;
const CAPACITY = 120;

let bilet: CrashInstallation;
let second: WorkerProcess;
beforeAll(async () => {
  bilet = await startCrashInstallation({ server: 'own', always: true });
  second = workerProcess(bilet.settings);
}, 60_000);
afterAll(async () => {
  await second.kill();
  await bilet.stop();
}, 60_000);

test('1,000 mails among ten people: nobody over their capacity, and no two differ by more than one', async () => {
  const ten: string[] = [];
  for (let index = 0; index < PEOPLE; index += 1)
    ten.push(await atWork(bilet.pool, { name: `kisi${index}`, capacity: CAPACITY }));
  // So many within a minute would be held as a flood.
  await bilet.rows('update mailbox set tickets_minute = 100000');
  const delivered = await deliverBurst(bilet, MAILS);
  await Promise.all([bilet.workerProcess.start(), second.start()]);
  await eventually(async () => (await progressOf(bilet)).tickets >= MAILS / 4, {
    ...{ withinMs: 90_000, everyMs: 5, label: 'a quarter of the tickets' },
  });
  // Whichever has the mailbox, the other one takes over.
  await bilet.workerProcess.kill();
  expect((await progressOf(bilet)).tickets).toBeLessThan(MAILS);
  await mailsSettle(bilet, MAILS, 150_000);
  await expectOneTicketEach(bilet, delivered);
  const loads = await loadsOf(bilet.pool, ten);
  expect(loads).toEqual(ten.map(() => MAILS / PEOPLE));
  expect(await bilet.rows('select from routing_queue')).toEqual([]);
}, 300_000);

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startWorker } from '../../worker.ts';
import { type Desk, startDesk } from '../support/stack/desk.ts';
import { door, type Door } from '../support/stack/door.ts';
import { eventually } from '../support/eventually.ts';
import { expectWorkflowsAgree, mailsSettle } from '../support/evidence.ts';
import { deliverBurst } from '../support/mail/mail-burst.ts';

describe('of two workers one is cut off from Temporal', () => {
  let desk: Desk;
  let between: Door;
  const workers: { stop(): Promise<void> }[] = [];
  beforeAll(async () => {
    desk = await startDesk({ server: 'own', worker: false });
    const [host, port] = desk.settings.temporal.address.split(':');
    between = await door(host!, Number(port));
  }, 60_000);
  afterAll(async () => {
    await between.open().catch(() => undefined);
    await Promise.all(workers.map((worker) => worker.stop()));
    await between.shut();
    await desk.stop();
  }, 60_000);

  test('it shows the mail until the other takes the mailbox over and tells the tickets', async () => {
    const temporal = { ...desk.settings.temporal, address: `127.0.0.1:${between.port}` };
    workers.push(await startWorker({ ...desk.settings, temporal }, desk.log));
    await deliverBurst(desk, 1);
    await mailsSettle(desk, 1);
    workers.push(await startWorker(desk.settings, desk.log));

    await between.shut();
    for (let count = 2; count <= 6; count += 1) {
      await deliverBurst(desk, 1);
      await eventually(async () => (await desk.rows('select from ticket')).length === count, {
        withinMs: 5_000,
        label: 'a mail in the desk',
      });
    }
    // The sweeper would tell them as well, but after minutes.
    await mailsSettle(desk, 6, 40_000);
    await expectWorkflowsAgree(desk);
    await deliverBurst(desk, 1);
    await mailsSettle(desk, 7, 20_000);
    expect(await desk.rows('select from ticket')).toHaveLength(7);
  }, 90_000);
});

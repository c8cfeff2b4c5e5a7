import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startWorker } from '../../worker.ts';
import { type Installation, startInstallation } from '../support/stack/installation.ts';
import { door, type Door } from '../support/stack/door.ts';
import { eventually } from '../support/eventually.ts';
import { expectWorkflowsAgree, mailsSettle } from '../support/evidence.ts';
import { deliverBurst } from '../support/mail/mail-burst.ts';

describe('of two workers one is cut off from Temporal', () => {
  let bilet: Installation;
  let between: Door;
  const workers: { stop(): Promise<void> }[] = [];
  beforeAll(async () => {
    bilet = await startInstallation({ server: 'own', worker: false });
    const [host, port] = bilet.settings.temporal.address.split(':');
    between = await door(host!, Number(port));
  }, 60_000);
  afterAll(async () => {
    await between.open().catch(() => undefined);
    await Promise.all(workers.map((worker) => worker.stop()));
    await between.shut();
    await bilet.stop();
  }, 60_000);

  test('its mail is shown until the other worker takes the mailbox over, and the tickets are told', async () => {
    const temporal = { ...bilet.settings.temporal, address: `127.0.0.1:${between.port}` };
    workers.push(await startWorker({ ...bilet.settings, temporal }, bilet.log));
    await deliverBurst(bilet, 1);
    await mailsSettle(bilet, 1);
    workers.push(await startWorker(bilet.settings, bilet.log));

    await between.shut();
    for (let count = 2; count <= 6; count += 1) {
      await deliverBurst(bilet, 1);
      await eventually(async () => (await bilet.rows('select from ticket')).length === count, {
        label: 'a mail in the desk',
      });
    }
    // The sweeper would tell them as well, but after minutes.
    await mailsSettle(bilet, 6, 40_000);
    await expectWorkflowsAgree(bilet);
    await deliverBurst(bilet, 1);
    await mailsSettle(bilet, 7, 20_000);
    expect(await bilet.rows('select from ticket')).toHaveLength(7);
  }, 180_000);
});

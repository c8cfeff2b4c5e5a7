import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';
import { eventually } from '../support/eventually.ts';
import {
  expectGapFreeVersions,
  expectOneTicketEach,
  expectWorkflowsAgree,
  mailsOnServer,
  mailsSettle,
} from '../support/evidence.ts';
import { deliverBurst, type Progress, progressOf } from '../support/mail/mail-burst.ts';
import { needs } from '../support/stack/requirements.ts';

needs('dovecot')('a worker killed while mail comes in', () => {
  let bilet: CrashInstallation;
  beforeAll(async () => {
    bilet = await startCrashInstallation();
  }, 60_000);
  afterAll(() => bilet.stop(), 60_000);

  test('300 mails and three kills at different progress make exactly 300 tickets', async () => {
    const delivered = await deliverBurst(bilet, 300);
    const moments = [
      (at: Progress) => at.ledger >= 50,
      (at: Progress) => at.tickets >= 120,
      (at: Progress) => at.told >= 180,
    ];
    for (const moment of moments) {
      await bilet.workerProcess.start();
      await eventually(async () => moment(await progressOf(bilet)), {
        withinMs: 60_000,
        everyMs: 2,
        label: 'the moment of the kill',
      });
      await bilet.workerProcess.kill();
    }
    // The last kill came too late to be one when everything is done by now.
    expect((await progressOf(bilet)).told).toBeLessThan(300);
    await bilet.workerProcess.start();
    await mailsSettle(bilet, 300);
    await expectOneTicketEach(bilet, delivered);
    await expectGapFreeVersions(bilet);
    await expectWorkflowsAgree(bilet);
    // \Seen is a courtesy that a crash may skip; the mails themselves are all still there.
    expect((await mailsOnServer(bilet)).all).toBe(300);
  }, 300_000);
});

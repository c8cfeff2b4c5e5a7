import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CrashDesk, startCrashDesk } from '../support/stack/crash-desk.ts';
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
  let desk: CrashDesk;
  beforeAll(async () => {
    desk = await startCrashDesk();
  }, 60_000);
  afterAll(() => desk.stop(), 60_000);

  test('300 mails and three kills at different progress make exactly 300 tickets', async () => {
    const delivered = await deliverBurst(desk, 300);
    const moments = [
      (at: Progress) => at.ledger >= 50,
      (at: Progress) => at.tickets >= 120,
      (at: Progress) => at.told >= 180,
    ];
    for (const moment of moments) {
      await desk.workerProcess.start();
      await eventually(async () => moment(await progressOf(desk)), {
        withinMs: 60_000,
        everyMs: 2,
        label: 'the moment of the kill',
      });
      await desk.workerProcess.kill();
    }
    // The last kill came too late to be one when everything is done by now.
    expect((await progressOf(desk)).told).toBeLessThan(300);
    await desk.workerProcess.start();
    await mailsSettle(desk, 300);
    await expectOneTicketEach(desk, delivered);
    await expectGapFreeVersions(desk);
    await expectWorkflowsAgree(desk);
    // \Seen is a courtesy that a crash may skip; the mails themselves are all still there.
    expect((await mailsOnServer(desk)).all).toBe(300);
  }, 300_000);
});

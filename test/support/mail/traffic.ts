/** The traffic that a server is killed in: 300 mails coming in while 50 replies go out. */
import { expect } from '@jest/globals';
import { insistOnReply } from '../cast/commands.ts';
import type { CrashInstallation, Mortal } from '../stack/crash-installation.ts';
import { eventually } from '../eventually.ts';
import {
  expectGapFreeVersions,
  expectOneTicketEach,
  expectSendsAgree,
  expectWorkflowsAgree,
  mailsOnServer,
  mailsSettle,
  sendsSettle,
} from '../evidence.ts';
import { deliverBurst, progressOf } from './mail-burst.ts';

const MAILS = 300;
const REPLIES = 50;

/** Kills `server` when a third of the mails and some replies are through, starts it again, and checks that nothing is lost or doubled. */
export async function survives(bilet: CrashInstallation, server: Mortal): Promise<void> {
  const first = await deliverBurst(bilet, REPLIES);
  await bilet.workerProcess.start();
  await mailsSettle(bilet, REPLIES);
  const tickets = await bilet.rows<{ number: number }>('select number from ticket order by number');

  const rest = deliverBurst(bilet, MAILS - REPLIES);
  const replies = Promise.all(tickets.map(({ number }) => insistOnReply(bilet, number, `Yanıt ${number}`)));
  await eventually(
    async () => {
      expect((await progressOf(bilet)).tickets).toBeGreaterThanOrEqual(100);
      expect(bilet.sink.mails().length).toBeGreaterThanOrEqual(5);
      return true;
    },
    { withinMs: 60_000, everyMs: 2, label: 'the moment of the kill' },
  );
  await server.kill();
  // Mail goes on arriving at the mail server meanwhile.
  const delivered = [...first, ...(await rest)];
  await server.start();

  await replies;
  await mailsSettle(bilet, MAILS);
  await sendsSettle(bilet, REPLIES);
  await expectOneTicketEach(bilet, delivered);
  await expectSendsAgree(bilet);
  await expectWorkflowsAgree(bilet);
  await expectGapFreeVersions(bilet);
  expect((await mailsOnServer(bilet)).all).toBe(MAILS);
}

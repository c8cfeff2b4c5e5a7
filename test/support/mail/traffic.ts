/** The traffic that a server is killed in: 300 mails coming in while 50 replies go out. */
import { expect } from '@jest/globals';
import { insistOnReply } from '../cast/commands.ts';
import type { CrashDesk, Mortal } from '../stack/crash-desk.ts';
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
export async function survives(desk: CrashDesk, server: Mortal): Promise<void> {
  const first = await deliverBurst(desk, REPLIES);
  await desk.workerProcess.start();
  await mailsSettle(desk, REPLIES);
  const tickets = await desk.rows<{ number: number }>('select number from ticket order by number');

  const rest = deliverBurst(desk, MAILS - REPLIES);
  const replies = Promise.all(tickets.map(({ number }) => insistOnReply(desk, number, `Yanıt ${number}`)));
  await eventually(
    async () => {
      expect((await progressOf(desk)).tickets).toBeGreaterThanOrEqual(100);
      expect(desk.sink.mails().length).toBeGreaterThanOrEqual(5);
      return true;
    },
    { withinMs: 60_000, everyMs: 2, label: 'the moment of the kill' },
  );
  await server.kill();
  // Mail goes on arriving at the mail server meanwhile.
  const delivered = [...first, ...(await rest)];
  await server.start();

  await replies;
  await mailsSettle(desk, MAILS);
  await sendsSettle(desk, REPLIES);
  await expectOneTicketEach(desk, delivered);
  await expectSendsAgree(desk);
  await expectWorkflowsAgree(desk);
  await expectGapFreeVersions(desk);
  expect((await mailsOnServer(desk)).all).toBe(MAILS);
}

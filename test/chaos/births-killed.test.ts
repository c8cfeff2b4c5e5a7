/** Kills between the commit that stores a ticket and the start of its run, and before a run that waits has begun. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ticketWorkflowId } from '../../workflows/messages/ticket.ts';
import { insist } from '../support/cast/commands.ts';
import { eventually } from '../support/eventually.ts';
import { expectGapFreeVersions, expectOneTicketEach, expectWorkflowsAgree, mailsSettle } from '../support/evidence.ts';
import { letter } from '../support/mail/letter.ts';
import { deliverBurst } from '../support/mail/mail-burst.ts';
import { type CrashDesk, startCrashDesk } from '../support/stack/crash-desk.ts';

const MAILS = 300;
/** How many tickets are stored and not started. */
const owed = async (desk: CrashDesk): Promise<number> => (await desk.rows('select from owed_start')).length;
const numbers = async (desk: CrashDesk): Promise<number[]> =>
  (await desk.rows<{ number: number }>('select number from ticket order by number')).map(({ number }) => number);
const historyOf = async (desk: CrashDesk, number: number): Promise<number> =>
  (await desk.temporal.workflow.getHandle(ticketWorkflowId(number)).describe()).historyLength;
const kinds = async (desk: CrashDesk, number: number): Promise<string[]> =>
  (
    await desk.rows<{ kind: string }>('select kind from ticket_event where ticket_number = $1 order by version', [
      number,
    ])
  ).map(({ kind }) => kind);

const KILLS: { name: string; strike: (desk: CrashDesk) => Promise<void> }[] = [
  {
    name: 'the worker',
    async strike(desk) {
      await desk.workerProcess.kill();
      await desk.workerProcess.start();
    },
  },
  {
    name: 'Temporal',
    async strike(desk) {
      await desk.temporalServer.kill();
      await desk.temporalServer.start();
    },
  },
  {
    name: 'Postgres',
    async strike(desk) {
      await desk.postgres.kill();
      await desk.postgres.start();
    },
  },
];

describe('births, and kills between commit and start', () => {
  let desk: CrashDesk;
  beforeEach(async () => {
    desk = await startCrashDesk({ server: 'own', always: true });
  }, 60_000);
  afterEach(() => desk.stop(), 60_000);

  test.each(KILLS)(
    '300 mails are 300 tickets, each with its workflow, although $name is killed while starts are owed',
    async ({ strike }) => {
      const delivered = await deliverBurst(desk, MAILS);
      await desk.workerProcess.start();
      let struck = 0;
      await eventually(
        async () => {
          struck = await owed(desk);
          return struck >= 20;
        },
        { withinMs: 60_000, everyMs: 2, label: 'starts that are owed' },
      );
      await strike(desk);
      await mailsSettle(desk, MAILS);
      await expectOneTicketEach(desk, delivered);
      await expectWorkflowsAgree(desk);
      await expectGapFreeVersions(desk);
      expect(struck).toBeGreaterThanOrEqual(20);
    },
    240_000,
  );

  test('runs that have not begun outlive Temporal and the worker, and wake by mail, command and deadline', async () => {
    await deliverBurst(desk, 2);
    await desk.workerProcess.start();
    await mailsSettle(desk, 2);
    // The third is born with a promise that is soon due.
    await desk.rows('update policy set first_response_ms = 15000, warn_after = 1 returning 1');
    const [messageId] = await deliverBurst(desk, 1);
    await mailsSettle(desk, 3);
    const [byCommand, byMail, byDeadline] = (await numbers(desk)) as [number, number, number];
    for (const number of [byCommand, byMail, byDeadline])
      expect([number, await historyOf(desk, number)]).toEqual([number, 1]);

    await desk.workerProcess.kill();
    await desk.temporalServer.kill();
    await desk.temporalServer.start();
    for (const number of [byCommand, byMail, byDeadline])
      expect([number, await historyOf(desk, number)]).toEqual([number, 1]);
    await desk.workerProcess.start();

    await insist(desk, byCommand, { kind: 'set-priority', priority: 'urgent' });
    const [first] = await desk.rows<{ id: string; sender: string; subject: string }>(
      `select message_id as id, from_address as sender, subject from message where ticket_number = $1`,
      [byMail],
    );
    await desk.deliver(
      letter({
        from: first!.sender,
        subject: `Ynt: ${first!.subject}`,
        text: 'Bir de şunu ekleyeyim',
        headers: { 'In-Reply-To': `<${first!.id}>`, References: `<${first!.id}>` },
      }),
    );
    await eventually(async () => (await kinds(desk, byMail)).length === 2, { label: 'the second mail counted' });
    await eventually(async () => (await kinds(desk, byDeadline)).includes('clock-breached'), {
      withinMs: 40_000,
      label: 'the broken promise',
    });
    await eventually(async () => (await kinds(desk, byCommand)).length === 2, { label: 'the command recorded' });
    const [breach] = await desk.rows<{ late: boolean }>(
      `select e.at = t.created_at + interval '15 seconds' as late from ticket_event e join ticket t on t.number = e.ticket_number
        where e.ticket_number = $1 and e.kind = 'clock-breached' order by e.version limit 1`,
      [byDeadline],
    );
    expect(messageId).toBeDefined();
    expect(breach).toEqual({ late: true });
    await expectWorkflowsAgree(desk);
    await expectGapFreeVersions(desk);
  }, 120_000);
});

/** Kills between the commit that stores a ticket and the start of its run, and before a run that waits has begun. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { insist } from '../support/cast/commands.ts';
import { eventually } from '../support/eventually.ts';
import { expectGapFreeVersions, expectOneTicketEach, expectWorkflowsAgree, mailsSettle } from '../support/evidence.ts';
import { letter } from '../support/mail/letter.ts';
import { deliverBurst } from '../support/mail/mail-burst.ts';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';

const MAILS = 300;
/** How many tickets are stored and not started. */
const owed = async (bilet: CrashInstallation): Promise<number> => (await bilet.rows('select from owed_start')).length;
const numbers = async (bilet: CrashInstallation): Promise<number[]> =>
  (await bilet.rows<{ number: number }>('select number from ticket order by number')).map(({ number }) => number);
const historyOf = async (bilet: CrashInstallation, number: number): Promise<number> =>
  (await (await bilet.run(number)).describe()).historyLength;
const kinds = async (bilet: CrashInstallation, number: number): Promise<string[]> =>
  (
    await bilet.rows<{ kind: string }>('select kind from ticket_event where ticket_number = $1 order by version', [
      number,
    ])
  ).map(({ kind }) => kind);

const KILLS: { name: string; strike: (bilet: CrashInstallation) => Promise<void> }[] = [
  {
    name: 'Postgres',
    async strike(bilet) {
      await bilet.postgres.kill();
      await bilet.postgres.start();
    },
  },
  {
    name: 'the worker',
    async strike(bilet) {
      await bilet.workerProcess.kill();
      await bilet.workerProcess.start();
    },
  },
  {
    name: 'Temporal',
    async strike(bilet) {
      await bilet.temporalServer.kill();
      await bilet.temporalServer.start();
    },
  },
];

describe('births, and kills between commit and start', () => {
  let bilet: CrashInstallation;
  beforeEach(async () => {
    bilet = await startCrashInstallation({ server: 'own', always: true });
  }, 60_000);
  afterEach(() => bilet.stop(), 60_000);

  test.each(KILLS)(
    '300 mails are 300 tickets, each with its workflow, although $name is killed while starts are owed',
    async ({ strike }) => {
      const delivered = await deliverBurst(bilet, MAILS);
      await bilet.workerProcess.start();
      let struck = 0;
      await eventually(
        async () => {
          struck = await owed(bilet);
          return struck >= 20;
        },
        { withinMs: 60_000, everyMs: 2, label: 'starts that are owed' },
      );
      await strike(bilet);
      await mailsSettle(bilet, MAILS);
      await expectOneTicketEach(bilet, delivered);
      await expectWorkflowsAgree(bilet);
      await expectGapFreeVersions(bilet);
      expect(struck).toBeGreaterThanOrEqual(20);
    },
    240_000,
  );

  test('runs that have not begun outlive Temporal and the worker, and wake by mail, command and deadline', async () => {
    await deliverBurst(bilet, 2);
    await bilet.workerProcess.start();
    await mailsSettle(bilet, 2);
    // The third is born with a promise that falls due once the servers are there again.
    await bilet.rows('update policy set first_response_ms = 30000, warn_after = 1 returning 1');
    await deliverBurst(bilet, 1);
    await mailsSettle(bilet, 3);
    const [byCommand, byMail, byDeadline] = (await numbers(bilet)) as [number, number, number];
    for (const number of [byCommand, byMail, byDeadline])
      expect([number, await historyOf(bilet, number)]).toEqual([number, 1]);

    await bilet.workerProcess.kill();
    await bilet.temporalServer.kill();
    await bilet.temporalServer.start();
    for (const number of [byCommand, byMail, byDeadline])
      expect([number, await historyOf(bilet, number)]).toEqual([number, 1]);
    await bilet.workerProcess.start();

    await insist(bilet, byCommand, { kind: 'set-priority', priority: 'urgent' });
    const [first] = await bilet.rows<{ id: string; sender: string; subject: string }>(
      `select mail_id as id, from_address as sender, subject from message where ticket_number = $1`,
      [byMail],
    );
    await bilet.deliver(
      letter({
        from: first!.sender,
        subject: `Ynt: ${first!.subject}`,
        text: 'Bir de şunu ekleyeyim',
        headers: { 'In-Reply-To': `<${first!.id}>`, References: `<${first!.id}>` },
      }),
    );
    await eventually(async () => (await kinds(bilet, byMail)).length === 2, { label: 'the second mail counted' });
    await eventually(async () => (await kinds(bilet, byDeadline)).includes('clock-breached'), {
      withinMs: 90_000,
      label: 'the broken promise',
    });
    await eventually(async () => (await kinds(bilet, byCommand)).includes('set-priority'), {
      label: 'the command recorded',
    });
    const [breach] = await bilet.rows<{ onTime: boolean }>(
      `select e.at = t.created_at + interval '30 seconds' as "onTime" from ticket_event e join ticket t on t.number = e.ticket_number
        where e.ticket_number = $1 and e.kind = 'clock-breached' order by e.version limit 1`,
      [byDeadline],
    );
    expect(breach).toEqual({ onTime: true });
    await expectWorkflowsAgree(bilet);
    await expectGapFreeVersions(bilet);
  }, 240_000);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { FactCall } from '../../domain/ticket/event.ts';
import { insist } from '../support/cast/commands.ts';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';
import { eventually } from '../support/eventually.ts';
import { tellTicket } from '../support/workflow-ticket.ts';
import { expectGapFreeVersions, expectWorkflowsAgree, mailsSettle } from '../support/evidence.ts';
import { deliverBurst } from '../support/mail/mail-burst.ts';

const NOTES = 200;
const SIGNALS = 60;
const CALLERS = 8;
const HISTORY = 150;

describe('a ticket busier than one history', () => {
  let bilet: CrashInstallation;
  beforeAll(async () => {
    bilet = await startCrashInstallation({
      server: 'own',
      dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': String(HISTORY) },
    });
    await bilet.startWorker();
  }, 60_000);
  afterAll(() => bilet.stop(), 60_000);

  test('200 updates and 60 signals at once are recorded once each over several runs', async () => {
    await deliverBurst(bilet, 1);
    await mailsSettle(bilet, 1);
    const [{ number }] = (await bilet.rows<{ number: number }>('select number from ticket')) as [{ number: number }];
    const { workflowId } = await bilet.run(number);
    const notes = Array.from({ length: NOTES }, () => randomUUID());
    const queue = [...notes];
    const writing = Array.from({ length: CALLERS }, async () => {
      for (let message = queue.pop(); message !== undefined; message = queue.pop())
        await insist(bilet, number, { kind: 'note', message });
    });
    const signalling = (async () => {
      for (let index = 0; index < SIGNALS; index += 1) {
        const call: FactCall = {
          fact: { kind: 'message-received', message: randomUUID(), machine: false, dues: [], outbox: null },
          actor: { kind: 'contact', id: null },
          at: Date.now(),
          key: `test:${index}`,
        };
        // Twice each, as after a lost answer.
        for (const _ of ['once', 'twice'])
          await tellTicket(bilet.temporal, bilet.settings.temporal.taskQueue, { number, workflow: workflowId }, call);
      }
    })();
    await Promise.all([...writing, signalling]);

    const counts = () =>
      bilet.rows<{ kind: string; count: number }>(
        'select kind, count(*)::int as count from ticket_event where ticket_number = $1 group by kind',
        [number],
      );
    await eventually(
      async () => {
        const byKind = new Map((await counts()).map(({ kind, count }) => [kind, count]));
        expect([byKind.get('note'), byKind.get('message-received')]).toEqual([NOTES, SIGNALS + 1]);
        return true;
      },
      { withinMs: 90_000, label: 'all of it recorded' },
    );
    const recorded = await bilet.rows<{ message: string }>(
      `select data->>'message' as message from ticket_event where kind = 'note'`,
    );
    expect(recorded.map(({ message }) => message).sort()).toEqual([...notes].sort());
    await expectGapFreeVersions(bilet);
    await expectWorkflowsAgree(bilet);
    const histories = await eventually(
      async () => {
        const lengths: number[] = [];
        for await (const run of bilet.temporal.workflow.list({ query: `WorkflowId = '${workflowId}'` }))
          if (run.status.name === 'CONTINUED_AS_NEW') lengths.push(run.historyLength);
        return lengths.length >= 3 && lengths;
      },
      { label: 'several runs' },
    );
    // A run under load leaves when it is told to, not when the load ends.
    expect(Math.max(...histories)).toBeLessThan(3 * HISTORY);
  }, 180_000);
});

import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Activities } from '../../activities/index.ts';
import type { RecordedEvent } from '../../domain/ticket/event.ts';
import { type Limits, newTicket, PLAIN_LIMITS, RULES, type Ticket } from '../../domain/ticket/ticket.ts';
import { queues } from '../../workflows/messages/mailbox.ts';
import {
  type FactCall,
  factSignal,
  renewSignal,
  TICKET_WORKFLOW,
  ticketQuery,
  updateOf,
} from '../../workflows/messages/ticket.ts';
import { eventually } from '../support/eventually.ts';
import { keepHistory } from '../support/histories.ts';
import { actorOf, callOf, LIVES, routedTo, SHARED_TEAM, type Step } from '../support/cast/lives.ts';
import { workersOn } from '../support/stack/workers.ts';
import { DAY_MS } from '../../domain/time.ts';

/** Nothing happens to these tickets by itself. */
const LIMITS = {
  ...PLAIN_LIMITS,
  unownedMs: DAY_MS,
  staleMs: DAY_MS,
  reminderMs: DAY_MS,
  closingProposalMs: DAY_MS,
  confirmationMs: DAY_MS,
};
let number = 900_000_000 + Math.floor(Math.random() * 90_000) * 1_000;

/** The world of these tickets: a memory in place of Postgres, and a mail server that takes everything. */
function createWorld() {
  const lives = new Map<number, Ticket>();
  const events = new Map<number, RecordedEvent[]>();
  /** Tickets that cannot be recorded now. */
  const away = new Set<number>();
  const activities: Pick<
    Activities,
    'record' | 'loadTicket' | 'schedule' | 'limitAt' | 'askConfirmation' | 'writeMail' | 'sendMail'
  > = {
    record: async ({ number: of, ticket, events: more, ask = [] }) => {
      if (away.has(of)) throw new Error('the database is away');
      lives.set(of, ticket!);
      const known = events.get(of) ?? [];
      events.set(of, [...known, ...more.filter((event) => !known.some((one) => one.version === event.version))]);
      const isSought = ask.includes('unowned') && ticket!.team === SHARED_TEAM;
      return isSought ? [{ ...routedTo, instead: ticket!.owner }] : true;
    },
    loadTicket: async (of) => lives.get(of)!,
    schedule: async ({ requests }) =>
      requests.map(({ clock, cycle, from }) => ({ clock, cycle, dueAt: from + DAY_MS, warnAt: from + DAY_MS / 2 })),
    limitAt: async ({ from, amountMs }) => from + amountMs,
    writeMail: async ({ cycle }) => ({ outbox: `00000000-0000-4000-8000-0000000ee${String(cycle).padStart(3, '0')}` }),
    askConfirmation: async ({ cycle }) => ({
      outbox: `00000000-0000-4000-8000-0000000ff${String(cycle).padStart(3, '0')}`,
    }),
    sendMail: async () => ({ state: 'sent', retryAt: null, reached: true, acceptedAt: Date.now() }),
  };
  return { lives, events, away, activities };
}

describe('a ticket’s workflow, life by life', () => {
  const taskQueue = `lives-${randomUUID()}`;
  const world = createWorld();
  const temporal = workersOn(taskQueue, [queues(taskQueue).mailOut], world.activities);

  const fresh = (of: number, limits: Partial<Limits> = {}) =>
    newTicket({
      number: of,
      team: 'takim',
      priority: 'normal',
      policy: 'usual',
      limits: { ...LIMITS, ...limits },
      at: Date.now(),
    });
  /** A run that was told of the first thing in one of the lives. */
  const begun = (life: (typeof LIVES)[number], more: Partial<Ticket> = {}) => {
    const of = (number += 1);
    return temporal.client.workflow.signalWithStart(TICKET_WORKFLOW, {
      workflowId: `ticket-${of}`,
      taskQueue,
      args: [{ number: of, ticket: { ...fresh(of), ...more } }],
      signal: factSignal,
      signalArgs: [callOf(life.steps[0] as Extract<Step, { fact: unknown }>, Date.now())],
    });
  };

  test.each(LIVES)(
    '$name',
    async ({ name, limits, steps }) => {
      const of = (number += 1);
      const workflowId = `ticket-${of}`;
      let born = false;
      const runs: string[] = [];

      const tell = async (step: Extract<Step, { fact: unknown }>) => {
        const handle = await temporal.client.workflow.signalWithStart(TICKET_WORKFLOW, {
          workflowId,
          taskQueue,
          args: [{ number: of, ticket: born ? null : fresh(of, limits) }],
          signal: factSignal,
          signalArgs: [callOf(step, Date.now())],
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          workflowIdConflictPolicy: 'USE_EXISTING',
        });
        born = true;
        if (!runs.includes(handle.signaledRunId)) runs.push(handle.signaledRunId);
      };
      const has = (what: string) =>
        world.lives.get(of)?.state === what || (world.events.get(of) ?? []).some((event) => event.kind === what);

      for (const step of steps) {
        if ('fact' in step) await tell(step);
        else if ('until' in step) await eventually(() => has(step.until), { label: `${name}: ${step.until}` });
        else if ('closedRun' in step) await temporal.client.workflow.getHandle(workflowId).result();
        else {
          const now = Date.now();
          const command =
            step.command.kind === 'snooze'
              ? { ...step.command, until: now - step.command.until, dueAt: now - step.command.dueAt }
              : step.command.kind === 'reply' && step.command.heldUntil !== undefined
                ? { ...step.command, heldUntil: now - step.command.heldUntil }
                : step.command.kind === 'hold-send' || (step.command.kind === 'wait' && step.command.until !== null)
                  ? { ...step.command, until: now - Number(step.command.until) }
                  : step.command.kind === 'promise' ||
                      step.command.kind === 'move-promise' ||
                      step.command.kind === 'set-due'
                    ? { ...step.command, dueAt: now - step.command.dueAt, warnAt: now - step.command.warnAt }
                    : step.command;
          await temporal.client.workflow.getHandle(workflowId).executeUpdate(updateOf(command.kind), {
            args: [{ command, actor: actorOf(step), expected: null, key: randomUUID() }],
          });
        }
      }
      await temporal.client.workflow.getHandle(workflowId).result();

      const recorded = world.events.get(of)!;
      expect(recorded.map((event) => event.version)).toEqual(recorded.map((_, index) => index + 1));
      expect(world.lives.get(of)).toMatchObject({ state: 'closed', sends: [], version: recorded.length });
      for (const [index, runId] of runs.entries())
        await keepHistory(
          `${name}${index === 0 ? '' : `-run-${index + 1}`}`,
          temporal.client.workflow.getHandle(workflowId, runId),
        );
    },
    40_000,
  );

  test('tells an operator its state, its owner and what happens next', async () => {
    const handle = await begun(LIVES[0]!, { priority: 'high' });
    await handle.executeUpdate(updateOf('assign'), {
      args: [
        {
          command: { kind: 'assign', agent: 'ayse', team: null },
          actor: { kind: 'agent', id: 'ayse' },
          expected: null,
          key: 'k',
        },
      ],
    });
    expect(await handle.query(ticketQuery)).toMatchObject({ state: 'assigned', owner: 'ayse' });
    await eventually(async () => (await handle.describe()).searchAttributes['TicketState']?.[0] === 'assigned', {
      label: 'the search attribute',
    });
    const attributes = (await handle.describe()).searchAttributes;
    expect(attributes).toMatchObject({
      TicketOwner: ['ayse'],
      TicketTeam: ['takim'],
      TicketPriority: ['high'],
      TicketClock: ['ok'],
    });
    await handle.terminate();
  });

  test('refuses a stale version and a wrong transition with the problem’s code', async () => {
    const handle = await begun(LIVES[4]!);
    const run = (command: Parameters<typeof actorOf>[0]['command'], expected: number | null) =>
      handle.executeUpdate(updateOf(command.kind), {
        args: [{ command, actor: { kind: 'agent', id: 'ayse' }, expected, key: randomUUID() }],
      });
    await expect(run({ kind: 'resolve' }, 99)).rejects.toMatchObject({ cause: { type: 'stale-version' } });
    await expect(run({ kind: 'confirm', cycle: 1, message: null }, null)).rejects.toMatchObject({
      cause: { type: 'wrong-transition' },
    });
    await expect(run({ kind: 'archive' }, null)).resolves.toMatchObject({ state: 'closed' });
  });

  test('goes on as a new run under the rules of today when it is told to, and is the same ticket', async () => {
    const handle = await begun(LIVES[4]!);
    const assign = {
      command: { kind: 'assign', agent: 'ayse', team: null },
      actor: { kind: 'agent', id: 'ayse' },
    } as const;
    const before = await handle.executeUpdate(updateOf('assign'), { args: [{ ...assign, expected: null, key: 'k' }] });
    await handle.signal(renewSignal);
    const today = temporal.client.workflow.getHandle(handle.workflowId);
    await eventually(async () => (await today.describe()).runId !== handle.signaledRunId, { label: 'the new run' });
    const after = await today.query(ticketQuery);
    expect(after).toMatchObject({ state: 'assigned', owner: 'ayse' });
    // The calendar's answer may have come meanwhile, a version more.
    expect(after.version).toBeGreaterThanOrEqual(before.version);
    expect(after.seenKeys).toContain('k');
    await eventually(async () => (await today.describe()).searchAttributes['TicketRules']?.[0] === RULES, {
      label: 'the number of its rules',
    });
    await today.terminate();
  });

  test('stamps a promise as broken at its instant, although the database was away then and the answer came first', async () => {
    const of = (number += 1);
    world.away.add(of);
    const at = Date.now();
    const dueAt = at + 1_000;
    const message: FactCall = {
      fact: {
        kind: 'message-received',
        message: randomUUID(),
        machine: false,
        dues: [{ clock: 'first-response', cycle: 1, dueAt, warnAt: dueAt }],
        outbox: null,
      },
      actor: { kind: 'contact', id: null },
      at,
      key: 'm1',
    };
    const handle = await temporal.client.workflow.signalWithStart(TICKET_WORKFLOW, {
      workflowId: `ticket-${of}`,
      taskQueue,
      args: [{ number: of, ticket: fresh(of) }],
      signal: factSignal,
      signalArgs: [message],
    });
    await eventually(() => Date.now() > dueAt, { label: 'the promise to be broken' });
    await handle.executeUpdate(updateOf('archive'), {
      args: [{ command: { kind: 'archive' }, actor: { kind: 'agent', id: 'ayse' }, expected: null, key: 'k' }],
    });
    world.away.delete(of);
    await handle.result();
    expect(world.events.get(of)?.map(({ kind }) => kind)).toEqual(['message-received', 'clock-breached', 'archive']);
    expect(world.lives.get(of)?.clocks).toContainEqual(
      expect.objectContaining({ kind: 'first-response', state: 'breached', breachedAt: dueAt }),
    );
  }, 40_000);
});

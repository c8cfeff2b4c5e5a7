/** A ticket that is born whole: its run waits, unbegun, for the first deadline, a mail or a command. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Activities } from '../../activities/index.ts';
import { born } from '../../domain/ticket/birth.ts';
import type { RecordedEvent } from '../../domain/ticket/event.ts';
import { PLAIN_LIMITS, type Ticket } from '../../domain/ticket/ticket.ts';
import { queues } from '../../workflows/messages/mailbox.ts';
import { birthStart, renewSignal, TICKET_WORKFLOW, ticketQuery, updateOf } from '../../workflows/messages/ticket.ts';
import { eventually } from '../support/eventually.ts';
import { keepHistory } from '../support/histories.ts';
import { workersOn } from '../support/stack/workers.ts';
import { heldTicket, tellTicket } from '../support/workflow-ticket.ts';
import { DAY_MS } from '../../domain/time.ts';

const taskQueue = `births-${randomUUID()}`;
const recorded = new Map<number, RecordedEvent[]>();
/** How many steps each has recorded. */
const steps = new Map<number, number>();
const sent: string[] = [];
/** Mail servers that take their time: a mail is sent when its promise resolves. */
const servers = new Map<string, Promise<void>>();
let number = 700_000_000 + Math.floor(Math.random() * 90_000) * 1_000;

const world: Pick<Activities, 'record' | 'schedule' | 'sendMail'> = {
  record: async ({ number: of, events }) => {
    recorded.set(of, [...(recorded.get(of) ?? []), ...events]);
    steps.set(of, (steps.get(of) ?? 0) + 1);
    return true;
  },
  schedule: async ({ requests }) =>
    requests.map(({ clock, cycle, from }) => ({ clock, cycle, dueAt: from + DAY_MS, warnAt: from + DAY_MS / 2 })),
  sendMail: async ({ outbox }) => {
    await servers.get(outbox);
    sent.push(outbox);
    return { state: 'sent', retryAt: null, reached: true, acceptedAt: Date.now() };
  },
};

const temporal = workersOn(taskQueue, [queues(taskQueue).mailOut], world);

/** A ticket as the intake stores it; its promises are due after `dueMs`, and warn after `warnMs`. */
function birth({
  dueMs = DAY_MS,
  warnMs = dueMs,
  outbox = null,
}: { dueMs?: number; warnMs?: number; outbox?: string | null } = {}): Ticket {
  const at = Date.now();
  const dues = (['first-response', 'resolution'] as const).map((clock) => ({
    clock,
    cycle: 1,
    dueAt: at + dueMs,
    warnAt: at + warnMs,
  }));
  const limits = {
    ...PLAIN_LIMITS,
    unownedMs: DAY_MS,
    staleMs: DAY_MS,
    reminderMs: DAY_MS,
    closingProposalMs: DAY_MS,
    confirmationMs: DAY_MS,
  };
  const of = (number += 1);
  return born(
    {
      number: of,
      team: 'takim',
      priority: 'normal',
      policy: 'usual',
      limits,
      names: { takim: 'Destek', can: 'Can' },
      at,
    },
    {
      kind: 'message-received',
      message: randomUUID(),
      machine: false,
      dues,
      outbox,
      actor: { kind: 'contact', id: randomUUID() },
      at,
      key: 'm:1',
    },
    at,
  ).ticket;
}
const idOf = ({ number: of }: Ticket) => `ticket-${of}`;
const start = (ticket: Ticket) =>
  temporal.client.workflow.start(
    TICKET_WORKFLOW,
    birthStart(idOf(ticket), ticket, taskQueue, 'http://bilet.test', Date.now()),
  );
const run = (ticket: Ticket) => temporal.client.workflow.getHandle(idOf(ticket));
const lengthOf = async (ticket: Ticket) => (await run(ticket).describe()).historyLength;
const kinds = (ticket: Ticket) => recorded.get(ticket.number)?.map(({ kind }) => kind) ?? [];
const by = { kind: 'agent', id: 'can' } as const;
const command = (ticket: Ticket, what: Parameters<typeof updateOf>[0], key: string = randomUUID()) =>
  run(ticket).executeUpdate(updateOf(what), {
    args: [
      {
        command: what === 'assign' ? { kind: 'assign', agent: 'can', team: null } : { kind: 'archive' },
        actor: by,
        expected: null,
        key,
        names: { can: 'Can Demir' },
      },
    ],
  });

test('a run that has not begun costs one event, and tells an operator what it is', async () => {
  const ticket = birth();
  await start(ticket);
  const seen = await run(ticket).describe();
  expect(seen.historyLength).toBe(1);
  expect(await heldTicket(run(ticket))).toEqual(ticket);
  expect(seen.searchAttributes).toMatchObject({
    TicketState: ['new'],
    TicketTeam: ['Destek'],
    TicketPriority: ['normal'],
    TicketClock: ['ok'],
    TicketRules: [2],
  });
  expect(await seen.staticSummary()).toBe(`Ticket ${ticket.number}`);
  expect(await seen.staticDetails()).toMatch(
    /\*\*new\*\* since .*owner: nobody, team: Destek.*next: .* is late on .*\(http:\/\/bilet.test\/tickets\/\d+\)/s,
  );
  await run(ticket).terminate();
});

test('a run begins at its first deadline, and stamps it at its instant', async () => {
  const ticket = birth({ dueMs: 1_500 });
  await start(ticket);
  await eventually(() => kinds(ticket).includes('clock-breached'), { label: 'the broken promise' });
  const breach = recorded.get(ticket.number)!.find(({ kind }) => kind === 'clock-breached')!;
  expect(breach.at).toBe(ticket.clocks[0]!.dueAt);
  // A first task that fails would show only here, hours after the mail: this run is the smoke test of it.
  await eventually(async () => (await run(ticket).query(ticketQuery)).version === kinds(ticket).length + 1, {
    label: 'the ticket in step with its record',
  });
  expect(await run(ticket).query(ticketQuery)).toMatchObject({ state: 'new', owner: null });
  await command(ticket, 'archive');
  await run(ticket).result();
  await keepHistory('born-whole-begun-by-its-deadline', run(ticket));
});

test('a run that comes late takes all that has passed in one step, each at its instant', async () => {
  const ticket = birth({ dueMs: -60_000, warnMs: -90_000 });
  await start(ticket);
  await eventually(() => kinds(ticket).length > 0, { label: 'the broken promises' });
  await eventually(async () => (await run(ticket).query(ticketQuery)).version === kinds(ticket).length + 1, {
    label: 'the ticket in step with its record',
  });
  expect(kinds(ticket)).toEqual(['clock-warned', 'clock-warned', 'clock-breached', 'clock-breached']);
  expect(steps.get(ticket.number)).toBe(1);
  const [clock] = ticket.clocks;
  expect(recorded.get(ticket.number)!.map(({ at }) => at)).toEqual([
    clock!.warnAt,
    clock!.warnAt,
    clock!.dueAt,
    clock!.dueAt,
  ]);
  await run(ticket).terminate();
});

test('a command begins the run, and is answered as if it had always run', async () => {
  const ticket = birth();
  await start(ticket);
  expect(await command(ticket, 'assign')).toMatchObject({ state: 'assigned', owner: 'can', version: 2 });
  await eventually(async () => (await run(ticket).describe()).searchAttributes['TicketOwner']?.[0] === 'Can Demir', {
    label: 'the owner by name',
  });
  await command(ticket, 'archive');
  await run(ticket).result();
  expect(kinds(ticket)).toEqual(['assign', 'archive']);
  await keepHistory('born-whole-begun-by-a-command', run(ticket));
});

test('a mail begins the run', async () => {
  const ticket = birth();
  await start(ticket);
  await tellTicket(
    temporal.client,
    taskQueue,
    { number: ticket.number, workflow: idOf(ticket) },
    {
      fact: { kind: 'message-received', message: randomUUID(), machine: false, dues: [], outbox: null },
      actor: { kind: 'contact', id: null },
      at: Date.now(),
      key: 'm:2',
    },
  );
  await eventually(() => kinds(ticket).includes('message-received'), { label: 'the second mail' });
  await command(ticket, 'archive');
  await run(ticket).result();
  await keepHistory('born-whole-begun-by-a-mail', run(ticket));
});

test('a run begins at once when an acknowledgement has to go out', async () => {
  const outbox = randomUUID();
  const ticket = birth({ outbox });
  await start(ticket);
  await eventually(() => kinds(ticket).includes('delivery'), { label: 'the delivery' });
  expect(sent.filter((id) => id === outbox)).toHaveLength(1);
  await command(ticket, 'archive');
  await run(ticket).result();
  await keepHistory('born-whole-with-an-acknowledgement', run(ticket));
});

test('a run that is told to go on as a new one while a mail is being sent does so when the mail has gone', async () => {
  const outbox = randomUUID();
  let take = () => {};
  servers.set(outbox, new Promise((resolve) => (take = resolve)));
  const ticket = birth({ outbox });
  const first = await start(ticket);
  await eventually(async () => (await run(ticket).describe()).raw.pendingActivities?.length === 1, {
    label: 'the sending',
  });
  await run(ticket).signal(renewSignal);
  // It waits, and still answers.
  expect(await command(ticket, 'assign')).toMatchObject({ state: 'assigned' });
  expect((await run(ticket).describe()).runId).toBe(first.firstExecutionRunId);
  take();
  await eventually(async () => (await run(ticket).describe()).runId !== first.firstExecutionRunId, {
    label: 'the new run',
  });
  expect(sent.filter((id) => id === outbox)).toHaveLength(1);
  await command(ticket, 'archive');
  await run(ticket).result();
  await keepHistory(
    'born-whole-renewed-while-sending',
    temporal.client.workflow.getHandle(idOf(ticket), first.firstExecutionRunId),
  );
});

test('two starts of one ticket make one run, and a start after its end makes none', async () => {
  const ticket = birth();
  const [first, second] = [await start(ticket), await start(ticket)];
  expect(second.firstExecutionRunId).toBe(first.firstExecutionRunId);
  await command(ticket, 'archive');
  await run(ticket).result();
  await expect(start(ticket)).rejects.toMatchObject({ name: 'WorkflowExecutionAlreadyStartedError' });
});

test('a plain signal is not heard before the first deadline, so nobody may send one', async () => {
  const ticket = birth();
  await start(ticket);
  await run(ticket).signal('fact', {
    fact: { kind: 'message-received', message: randomUUID(), machine: false, dues: [], outbox: null },
    actor: { kind: 'contact', id: null },
    at: Date.now(),
    key: 'm:2',
  });
  // Two events, started and signalled: no workflow task was made of it. Whoever speaks with the start is heard along with it.
  expect(await lengthOf(ticket)).toBe(2);
  await command(ticket, 'archive');
  await run(ticket).result();
  expect(kinds(ticket)).toEqual(['message-received', 'archive']);
});

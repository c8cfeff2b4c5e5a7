/** Runs of tickets for which something was recorded before they heard of it: the world here says what it holds. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Activities } from '../../activities/index.ts';
import type { Fact, RecordedEvent } from '../../domain/ticket/event.ts';
import { newTicket, PLAIN_LIMITS, type Ticket } from '../../domain/ticket/ticket.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { queues } from '../../workflows/messages/mailbox.ts';
import {
  aheadStart,
  renewSignal,
  TICKET_WORKFLOW,
  ticketQuery,
  ticketStart,
  updateOf,
} from '../../workflows/messages/ticket.ts';
import { eventually } from '../support/eventually.ts';
import { keepHistory } from '../support/histories.ts';
import { workersOn } from '../support/stack/workers.ts';
import { tellTicket } from '../support/workflow-ticket.ts';

const taskQueue = `ahead-${randomUUID()}`;
let number = 600_000_000 + Math.floor(Math.random() * 90_000) * 1_000;
/** As Postgres: by number, what is recorded, and what of it by runs. */
const rows = new Map<number, { ticket: Ticket; events: RecordedEvent[] }>();

/** By number, until when the answer of a record waits. */
const held = new Map<number, Promise<void>>();

const world: Pick<Activities, 'record' | 'loadTicket' | 'schedule' | 'sendMail'> = {
  async record({ number: of, ticket, events }) {
    const row = rows.get(of)!;
    if (events[0]!.version !== row.ticket.version + 1) return 'ahead';
    rows.set(of, { ticket: ticket!, events: [...row.events, ...events] });
    if (held.has(of)) {
      await held.get(of);
      held.delete(of);
      // And something else ahead of the next one.
      rows.get(of)!.ticket = { ...ticket!, version: ticket!.version + 1 };
    }
    return true;
  },
  loadTicket: async (of) => rows.get(of)!.ticket,
  schedule: async ({ requests }) =>
    requests.map(({ clock, cycle, from }) => ({ clock, cycle, dueAt: from + DAY_MS, warnAt: from + DAY_MS / 2 })),
  sendMail: async () => ({ state: 'sent', retryAt: null, reached: true, acceptedAt: Date.now() }),
};
const temporal = workersOn(taskQueue, [queues(taskQueue).mailOut], world);

const LIMITS = {
  ...PLAIN_LIMITS,
  unownedMs: DAY_MS,
  staleMs: DAY_MS,
  reminderMs: DAY_MS,
  closingProposalMs: DAY_MS,
  confirmationMs: DAY_MS,
};

/** A ticket at version 3 with a clock, and its run, which holds it; Postgres holds it at version 4, due at `aheadDueAt`. */
async function recordedAhead(dueAt: number, aheadDueAt: number, startDelay = 0) {
  const of = (number += 1);
  const birth = {
    number: of,
    team: 'takim',
    priority: 'normal',
    policy: 'usual',
    limits: LIMITS,
    at: Date.now(),
  } as const;
  const clock = {
    ...{ kind: 'first-response', cycle: 1, state: 'running', startedAt: Date.now(), since: Date.now(), promised: true },
    ...{
      dueAt,
      warnAt: dueAt,
      warned: true,
      pausedAt: null,
      metAt: null,
      metBy: null,
      breachedAt: null,
      endedAt: null,
    },
    ...{ promisedAt: null, spentMs: 0, uncounted: [], counted: null, lateAt: [] },
  } as unknown as Ticket['clocks'][number];
  const ticket: Ticket = { ...newTicket(birth), version: 3, nudgeAt: Date.now() + DAY_MS, clocks: [clock] };
  const ahead: Ticket = {
    ...ticket,
    version: 4,
    clocks: [{ ...clock, cycle: 2, dueAt: aheadDueAt, warnAt: aheadDueAt }],
  };
  rows.set(of, { ticket: ahead, events: [] });
  const workflow = `ticket-${of}-ahead`;
  const start = ticketStart({ number: of, workflow, ticket }, taskQueue, 'http://bilet.test');
  const run = await temporal.client.workflow.start(TICKET_WORKFLOW, {
    ...start,
    ...(startDelay > 0 && { startDelay }),
  });
  const tell = (since = 3, told = rows.get(of)!.ticket) =>
    temporal.client.workflow.signalWithStart(
      TICKET_WORKFLOW,
      aheadStart({ number: of, workflow, since, ticket: told }, taskQueue, 'http://bilet.test'),
    );
  const tag = (...tags: string[]) =>
    run.executeUpdate(updateOf('tag'), {
      args: [
        { command: { kind: 'tag', tags }, actor: { kind: 'agent', id: 'ayse' }, expected: null, key: randomUUID() },
      ],
    });
  return { of, workflow, run, tell, tag };
}
const kindsOf = (of: number) => rows.get(of)!.events.map(({ version, kind }) => `${version} ${kind}`);

test.each<[what: string, delayMs: number]>([
  ['that waits for its first deadline', HOUR_MS],
  ['at work', 0],
])('a run %s takes what it is told of, writes nothing about it, and goes on from there', async (_, delayMs) => {
  const later = Date.now() + 5 * DAY_MS;
  const { of, run, tell, tag } = await recordedAhead(Date.now() + HOUR_MS, later, delayMs);
  await tell();
  await tell();
  await eventually(async () => (await run.query(ticketQuery)).version === 4, { label: 'heard of' });
  expect(rows.get(of)!.events).toEqual([]);
  expect(await tag('yeni')).toMatchObject({ version: 5 });
  await eventually(() => rows.get(of)!.ticket.version === 5, { label: 'the command recorded' });
  expect(kindsOf(of)).toEqual(['5 tag']);
  expect((await run.query(ticketQuery)).clocks[0]).toMatchObject({ dueAt: later, state: 'running' });
  if (delayMs > 0) await keepHistory('recorded-ahead-and-told', run);
  await run.terminate();
});

test('a run that was not told takes what is recorded first, and does what people and mail did after it, once', async () => {
  const { of, workflow, run, tag } = await recordedAhead(Date.now() + HOUR_MS, Date.now() + 5 * DAY_MS);
  await tag('yeni');
  const fact: Fact = { kind: 'message-received', message: randomUUID(), machine: true, dues: [], outbox: null };
  await tellTicket(
    temporal.client,
    taskQueue,
    { number: of, workflow },
    {
      ...{ fact, actor: { kind: 'contact', id: null }, at: Date.now(), key: 'm:2' },
    },
  );
  await eventually(() => rows.get(of)!.ticket.version === 6, { label: 'both recorded' });
  expect(kindsOf(of)).toEqual(['5 tag', '6 message-received']);
  expect(await run.query(ticketQuery)).toMatchObject({ version: 6, tags: ['yeni'], clocks: [{ cycle: 2 }] });
  await keepHistory('recorded-ahead-and-not-told', run);
  await run.terminate();
});

test('a promise that was put off ahead is not broken at its old instant by a run that was not told', async () => {
  const { of, run, tag } = await recordedAhead(Date.now() + 500, Date.now() + 5 * DAY_MS);
  await eventually(async () => (await run.query(ticketQuery)).version === 4, { label: 'the alarm looked' });
  expect(rows.get(of)!.events).toEqual([]);
  await tag('yeni');
  await eventually(() => rows.get(of)!.ticket.version === 5, { label: 'the command recorded' });
  expect(kindsOf(of)).toEqual(['5 tag']);
  await run.terminate();
});

test('a promise that was brought forward is broken at its new instant by a run that is told', async () => {
  const soon = Date.now() + 1_500;
  const { of, run, tell } = await recordedAhead(Date.now() + DAY_MS, soon);
  await tell();
  await eventually(() => rows.get(of)!.events.length > 0, { label: 'broken' });
  expect(rows.get(of)!.events[0]).toMatchObject({ version: 5, kind: 'clock-breached', at: soon });
  await run.terminate();
});

test('a command that reaches a run together with what was recorded ahead of it comes after it', async () => {
  const { of, run, tell } = await recordedAhead(Date.now() + HOUR_MS, Date.now() + 5 * DAY_MS, HOUR_MS);
  await tell();
  const command = { kind: 'tag', tags: ['yeni'] } as const;
  const call = { command, actor: { kind: 'agent', id: 'ayse' }, expected: 4, key: randomUUID() } as const;
  expect(await run.executeUpdate(updateOf('tag'), { args: [call as never] })).toMatchObject({ version: 5 });
  await eventually(() => rows.get(of)!.ticket.version === 5, { label: 'recorded' });
  await run.terminate();
});

test('a run that is told what follows on what it has not, or what it has already, says nothing to it', async () => {
  const { of, run, tell, tag } = await recordedAhead(Date.now() + HOUR_MS, Date.now() + 5 * DAY_MS);
  await tell(4, { ...rows.get(of)!.ticket, version: 9, tags: ['yabancı'] });
  await tell(3);
  await tell(3, { ...rows.get(of)!.ticket, tags: ['eski'] });
  await tag('yeni');
  await eventually(() => rows.get(of)!.ticket.version === 5, { label: 'the command recorded' });
  expect(await run.query(ticketQuery)).toMatchObject({ version: 5, tags: ['yeni'] });
  await run.terminate();
});

test('a run that knows a part of what stands ahead of where it was takes the rest, unless a step of its own is not recorded', async () => {
  const { of, run, tell, tag } = await recordedAhead(Date.now() + HOUR_MS, Date.now() + 5 * DAY_MS);
  await tell();
  const more = { ...rows.get(of)!.ticket, version: 6, tags: ['önden'] };
  rows.set(of, { ticket: more, events: [] });
  await tell(3, more);
  await eventually(async () => (await run.query(ticketQuery)).version === 6, { label: 'the rest taken' });
  let answer: () => void = () => undefined;
  held.set(of, new Promise<void>((resolve) => (answer = resolve)));
  await tag('yeni');
  await eventually(() => rows.get(of)!.ticket.version === 7, { label: 'recorded, and not heard of yet' });
  await tell(3, { ...rows.get(of)!.ticket, version: 8, tags: ['yabancı'] });
  expect((await run.query(ticketQuery)).version).toBe(7);
  answer();
  await tag('yeni', 'daha');
  await eventually(() => rows.get(of)!.ticket.version === 9, { label: 'the next step, after what stood ahead' });
  expect(kindsOf(of)).toEqual(['7 tag', '9 tag']);
  expect(await run.query(ticketQuery)).toMatchObject({ version: 9, tags: ['yeni', 'daha'] });
  await run.terminate();
});

test('a mail that a run hands on to the next one, recorded by neither, is done after what was recorded ahead of it', async () => {
  const { of, workflow, run, tell, tag } = await recordedAhead(Date.now() + HOUR_MS, Date.now() + 5 * DAY_MS);
  await tell();
  let answer: () => void = () => undefined;
  held.set(of, new Promise<void>((resolve) => (answer = resolve)));
  await tag('ilk');
  // While that is being recorded, a mail comes and the run is to go on as a new one.
  const fact: Fact = { kind: 'message-received', message: randomUUID(), machine: true, dues: [], outbox: null };
  const call = { fact, actor: { kind: 'contact', id: null }, at: Date.now(), key: 'm:1' } as const;
  await tellTicket(temporal.client, taskQueue, { number: of, workflow }, call);
  await run.signal(renewSignal);
  await eventually(async () => (await run.query(ticketQuery)).version === 6, { label: 'the mail taken' });
  answer();
  await eventually(() => rows.get(of)!.ticket.version >= 7, { label: 'the mail recorded', withinMs: 8_000 });
  expect(kindsOf(of)).toEqual(['5 tag', '7 message-received']);
  await temporal.client.workflow.getHandle(workflow).terminate();
});

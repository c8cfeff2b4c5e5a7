/** Runs whose Postgres was set back, or that were restored from an older copy themselves: the world here says what it holds. */
import { expect, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import type { Activities } from '../../activities/index.ts';
import { FOREIGN_TICKET } from '../../domain/ticket/identity.ts';
import type { Command, RecordedEvent } from '../../domain/ticket/event.ts';
import { newTicket, PLAIN_LIMITS, type Ticket } from '../../domain/ticket/ticket.ts';
import { DAY_MS } from '../../domain/time.ts';
import { queues } from '../../workflows/messages/mailbox.ts';
import { TICKET_WORKFLOW, ticketQuery, ticketStart, updateOf } from '../../workflows/messages/ticket.ts';
import { eventually } from '../support/eventually.ts';
import { workersOn } from '../support/stack/workers.ts';
import { tellTicket } from '../support/workflow-ticket.ts';

const taskQueue = `set-back-${randomUUID()}`;
let number = 500_000_000 + Math.floor(Math.random() * 90_000) * 1_000;
/** As Postgres: by number, what is recorded. A number that is missing is another ticket's. */
const rows = new Map<number, { ticket: Ticket; events: RecordedEvent[] }>();
const sent: string[] = [];
/** By number, until when a record waits. */
const held = new Map<number, Promise<void>>();

const world: Pick<Activities, 'record' | 'loadTicket' | 'schedule' | 'sendMail'> = {
  async record({ number: of, ticket, events }) {
    const row = rows.get(of);
    await held.get(of);
    if (row === undefined || events[0]!.version !== row.ticket.version + 1) return false;
    rows.set(of, { ticket: ticket!, events: [...row.events, ...events] });
    return true;
  },
  async loadTicket(of) {
    const row = rows.get(of);
    if (row === undefined) throw ApplicationFailure.nonRetryable('another ticket has this number', FOREIGN_TICKET);
    return row.ticket;
  },
  schedule: async ({ requests }) =>
    requests.map(({ clock, cycle, from }) => ({ clock, cycle, dueAt: from + DAY_MS, warnAt: from + DAY_MS / 2 })),
  async sendMail({ outbox }) {
    sent.push(outbox);
    return { state: 'sent', retryAt: null, reached: true, acceptedAt: Date.now() };
  },
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
const by = { kind: 'agent', id: 'ayse' } as const;

/** A ticket at this version, and its run, which holds it. */
async function running(version: number, more: Partial<Ticket> = {}) {
  const of = (number += 1);
  const birth = {
    number: of,
    team: 'takim',
    priority: 'normal',
    policy: 'usual',
    limits: LIMITS,
    at: Date.now(),
  } as const;
  const ticket: Ticket = { ...newTicket(birth), version, ...more };
  const workflow = `ticket-${of}-set-back`;
  const run = await temporal.client.workflow.start(
    TICKET_WORKFLOW,
    ticketStart({ number: of, workflow, ticket }, taskQueue, 'http://bilet.test'),
  );
  const give = (command: Command) =>
    run.executeUpdate(updateOf(command.kind), { args: [{ command, actor: by, expected: null, key: randomUUID() }] });
  return { of, workflow, ticket, run, give };
}
const kindsOf = (of: number) => rows.get(of)!.events.map(({ version, kind }) => `${version} ${kind}`);

test('a run whose number is another ticket’s now ends by itself, writes nothing and sends nothing', async () => {
  const { run, give } = await running(4, { sends: [{ outbox: 'in-lost-minutes', dueAt: Date.now() + DAY_MS }] });
  await give({ kind: 'tag', tags: ['kayıp'] });
  await run.result();
  expect((await run.describe()).status.name).toBe('COMPLETED');
  expect(sent).not.toContain('in-lost-minutes');
});

test('a run that begins for a ticket that is not there ends, and refuses what it was asked', async () => {
  const of = (number += 1);
  const ticket = { number: of, workflow: `ticket-${of}-lost` };
  const run = await tellTicket(temporal.client, taskQueue, ticket, {
    fact: { kind: 'message-received', message: randomUUID(), machine: false, dues: [], outbox: null },
    actor: { kind: 'contact', id: null },
    at: Date.now(),
    key: 'm:1',
  });
  await run.result();
  expect((await run.describe()).status.name).toBe('COMPLETED');
});

test('a run ahead of Postgres goes on from what is recorded, without a gap, with the command that was just given', async () => {
  const { of, ticket, run, give } = await running(7, { owner: 'ayse', state: 'assigned', tags: ['sonraki'] });
  rows.set(of, { ticket: { ...ticket, version: 3, tags: ['önceki'] }, events: [] });
  await give({ kind: 'assign', agent: 'can', team: null });
  await eventually(() => rows.get(of)!.ticket.version === 5, { label: 'the command recorded' });
  expect(kindsOf(of)).toEqual(['4 effect-failed', '5 assign']);
  expect(rows.get(of)!.events[0]!.data).toMatchObject({ reason: 'database-behind' });
  expect(await run.query(ticketQuery)).toMatchObject({ version: 5, owner: 'can', tags: ['önceki'] });
  await run.terminate();
});

test('a run behind Postgres takes what is recorded, and then the command that was just given', async () => {
  const { of, ticket, run, give } = await running(3);
  rows.set(of, { ticket: { ...ticket, version: 9, owner: 'ayse', state: 'assigned' }, events: [] });
  await give({ kind: 'tag', tags: ['yeni'] });
  await eventually(() => rows.get(of)!.ticket.version === 11, { label: 'the command recorded' });
  expect(kindsOf(of)).toEqual(['10 effect-failed', '11 tag']);
  expect(rows.get(of)!.events[0]!.data).toMatchObject({ reason: 'history-behind' });
  expect(await run.query(ticketQuery)).toMatchObject({ version: 11, owner: 'ayse', tags: ['yeni'] });
  await run.terminate();
});

test('what was accepted in time is done again, though its time has passed by when that is found out', async () => {
  const { of, ticket, run, give } = await running(7, { owner: 'ayse', state: 'assigned' });
  rows.set(of, { ticket: { ...ticket, version: 3 }, events: [] });
  const until = Date.now() + 1_500;
  let later: () => void = () => undefined;
  held.set(of, new Promise((resolve) => (later = resolve)));
  await give({ kind: 'snooze', until, dueAt: until + DAY_MS, reason: 'kargo' });
  await eventually(() => Date.now() > until, { label: 'the snooze over' });
  later();
  await eventually(() => kindsOf(of).some((kind) => kind.endsWith('snooze-ended')), { label: 'it has ended' });
  expect(kindsOf(of)).toEqual(['4 effect-failed', '5 snooze', '6 snooze-ended']);
  expect(rows.get(of)!.events.at(-1)!.at).toBe(until);
  await run.terminate();
});

/** Answers while a held reply leaves that somebody may have taken back before: the world here says what it holds. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Activities } from '../../activities/index.ts';
import type { Change } from '../../domain/ticket/rules/acting.ts';
import type { Command, RecordedEvent } from '../../domain/ticket/event.ts';
import { newTicket, PLAIN_LIMITS, type Ticket } from '../../domain/ticket/ticket.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { queues } from '../../workflows/messages/mailbox.ts';
import {
  factSignal,
  renewSignal,
  TICKET_WORKFLOW,
  ticketQuery,
  ticketStart,
  updateOf,
} from '../../workflows/messages/ticket.ts';
import { eventually } from '../support/eventually.ts';
import { keepHistory } from '../support/histories.ts';
import { workersOn } from '../support/stack/workers.ts';

const taskQueue = `leaving-${randomUUID()}`;
let number = 610_000_000 + Math.floor(Math.random() * 90_000) * 1_000;
type Row = {
  ticket: Ticket;
  events: RecordedEvent[];
  /** Replies that were taken back: no step is recorded by which they leave. */
  takenBack: string[];
  /** Until when nobody gets at it. */
  locked: Promise<void>;
};
/** As Postgres. */
const rows = new Map<number, Row>();

const world: Pick<Activities, 'record' | 'loadTicket' | 'schedule' | 'sendMail' | 'limitAt' | 'askConfirmation'> = {
  async record({ number: of, ticket, events }) {
    await rows.get(of)!.locked;
    const row = rows.get(of)!;
    const leave = events.filter(({ kind }) => kind === 'send-held' || kind === 'hold-ended');
    const gone = leave.map(({ data }) => String(data['outbox'])).filter((one) => row.takenBack.includes(one));
    if (gone.length > 0) return { takenBack: gone };
    rows.set(of, { ...row, ticket: ticket!, events: [...row.events, ...events] });
    return true;
  },
  loadTicket: async (of) => rows.get(of)!.ticket,
  schedule: async ({ requests }) =>
    requests.map(({ clock, cycle, from }) => ({ clock, cycle, dueAt: from + DAY_MS, warnAt: from + DAY_MS / 2 })),
  limitAt: async ({ from, amountMs }) => from + amountMs,
  sendMail: async () => ({ state: 'sent', retryAt: null, reached: true, acceptedAt: Date.now() }),
  askConfirmation: async () => ({ outbox: null }),
};
const temporal = workersOn(taskQueue, [queues(taskQueue).mailOut], world);

/** What the reply brings as it leaves: with it, it is three versions. */
const CHANGES: Change[] = [
  { do: 'set-priority', priority: 'high' },
  { do: 'add-tags', tags: ['iade'] },
];

/** A ticket with a reply that is held for an hour, of which all is recorded, and then is locked until `unlock`. */
async function held() {
  const of = (number += 1);
  const hours = { unownedMs: DAY_MS, staleMs: DAY_MS, reminderMs: DAY_MS, closingProposalMs: DAY_MS };
  const limits = { ...PLAIN_LIMITS, ...hours, confirmationMs: DAY_MS };
  const ticket = {
    ...newTicket({ number: of, team: 'takim', priority: 'normal', policy: 'usual', limits, at: Date.now() }),
    ...{ version: 3, nudgeAt: Date.now() + DAY_MS },
  };
  rows.set(of, { ticket, events: [], takenBack: [], locked: Promise.resolve() });
  const workflow = `ticket-${of}-leaving`;
  const start = ticketStart({ number: of, workflow, ticket }, taskQueue, 'http://bilet.test');
  const run = await temporal.client.workflow.start(TICKET_WORKFLOW, start);
  const gives = (command: Command, expected: number | null = null) =>
    run.executeUpdate(updateOf(command.kind), {
      args: [{ command, actor: { kind: 'agent', id: 'ayse' }, expected, key: randomUUID() }],
    });
  const outbox = randomUUID();
  const reply = { kind: 'reply', message: randomUUID(), outbox, then: 'await', actions: CHANGES } as const;
  const { version } = await gives({ ...reply, heldUntil: Date.now() + HOUR_MS });
  await eventually(() => rows.get(of)!.ticket.version === version, { label: 'a held reply that is recorded' });
  const lock = (): (() => void) => {
    let unlock: () => void = () => undefined;
    rows.get(of)!.locked = new Promise<void>((resolve) => (unlock = resolve));
    return unlock;
  };
  const unlock = lock();
  return {
    ...{ of, run, outbox, version, gives, lock, unlock },
    row: () => rows.get(of)!,
    kinds: () =>
      rows
        .get(of)!
        .events.map(({ version: at, kind }) => `${at} ${kind}`)
        .slice(1),
    sees: (is: (ticket: Ticket) => boolean, label: string) =>
      eventually(async () => is(await run.query(ticketQuery)), { label }),
    timeComes: () =>
      run.signal(factSignal, {
        ...{ fact: { kind: 'hold-ended' as const, outbox }, actor: { kind: 'system' as const } },
        ...{ at: Date.now(), key: null },
      }),
  };
}

/** What an answer says, or the problem with the version that goes with it. */
const said = (answer: Promise<{ version: number }>) =>
  answer.then(
    ({ version }) => ({ version }),
    ({ cause }: { cause: { type: string; details: { version: number }[] } }) => ({
      problem: cause.type,
      version: cause.details[0]!.version,
    }),
  );
const isOut = ({ held: [one] }: Ticket) => one?.for === 'released';

test('a reply that was taken back before it left was not sent: whoever sent it is told so, and nobody of a version that is never recorded', async () => {
  const one = await held();
  const sent = said(one.gives({ kind: 'send-held', outbox: one.outbox }));
  await one.sees(isOut, 'a reply that leaves');
  const again = said(one.gives({ kind: 'send-held', outbox: one.outbox }));
  const stale = said(one.gives({ kind: 'note', message: randomUUID() }, one.version));
  const typed = said(one.gives({ kind: 'set-type', type: 'complaint' }));
  await one.sees(({ type }) => type === 'complaint', 'the next command');
  const back = said(one.gives({ kind: 'cancel-send', outbox: one.outbox }));
  await one.sees(({ held: [first] }) => first === undefined, 'the taking-back');
  one.row().takenBack = [one.outbox];
  one.unlock();
  const v = one.version;
  expect(await sent).toEqual({ problem: 'wrong-transition', version: v + 2 });
  expect(await again).toMatchObject({ problem: 'wrong-transition' });
  expect(await stale).toEqual({ problem: 'stale-version', version: v + 2 });
  expect(await typed).toEqual({ version: v + 2 });
  expect(await back).toEqual({ version: v + 2 });
  await eventually(() => one.row().ticket.version === v + 2, { label: 'all of it recorded' });
  expect(one.kinds()).toEqual([`${v + 1} set-type`, `${v + 2} cancel-send`]);
  expect(one.row().ticket).toMatchObject({ priority: 'normal', tags: [], held: [] });
  await keepHistory('taken-back-as-it-was-sent', one.run);
  await one.run.terminate();
});

test('a reply that leaves is answered once that is recorded, also by a run that is to go on as a new one', async () => {
  const one = await held();
  let isAnswered = false;
  const sent = said(one.gives({ kind: 'send-held', outbox: one.outbox })).finally(() => (isAnswered = true));
  await one.sees(isOut, 'a reply that leaves');
  await one.run.signal(renewSignal);
  await one.timeComes();
  expect(await one.run.query(ticketQuery)).toMatchObject({ priority: 'high' });
  expect(isAnswered).toBe(false);
  one.unlock();
  expect(await sent).toMatchObject({ version: one.row().ticket.version });
  expect(one.kinds().slice(0, 3)).toEqual([
    `${one.version + 1} send-held`,
    `${one.version + 2} set-priority`,
    `${one.version + 3} tag`,
  ]);
  await temporal.client.workflow.getHandle(one.run.workflowId).terminate();
});

test('what is done while its time comes is answered with what is recorded of it', async () => {
  const one = await held();
  await one.timeComes();
  await one.sees(isOut, 'a reply that leaves');
  const typed = said(one.gives({ kind: 'set-type', type: 'complaint' }));
  await one.sees(({ type }) => type === 'complaint', 'the command');
  one.row().takenBack = [one.outbox];
  one.unlock();
  const { version } = await typed;
  await eventually(() => one.row().ticket.version >= version, { label: 'the answered version recorded' });
  expect(one.kinds()).toEqual([`${one.version + 1} set-type`, `${one.version + 2} delivery`]);
  await one.run.terminate();
});

test('a run that is to go on as a new one sends what waited until an earlier reply was settled, and does not wait for itself', async () => {
  const one = await held();
  one.unlock();
  const outbox = randomUUID();
  const reply = { kind: 'reply', message: randomUUID(), outbox, then: 'await' } as const;
  const { version } = await one.gives({ ...reply, heldUntil: Date.now() + HOUR_MS });
  await eventually(() => one.row().ticket.version === version, { label: 'a second held reply that is recorded' });
  const unlock = one.lock();
  await one.timeComes();
  await one.sees(isOut, 'a reply that leaves');
  await one.run.signal(renewSignal);
  // Of a version that there is only once the first has turned out to be taken back.
  const sent = said(one.gives({ kind: 'send-held', outbox }, version + 1));
  await eventually(
    async () => {
      const { events } = await one.run.fetchHistory();
      const taken = events?.filter(({ workflowExecutionUpdateAcceptedEventAttributes: taken }) => taken) ?? [];
      return taken.length === 3;
    },
    { label: 'the command taken in' },
  );
  one.row().takenBack = [one.outbox];
  unlock();
  const answer = await sent;
  expect(answer).toEqual({ version: expect.any(Number) });
  await eventually(() => one.kinds().some((kind) => kind.endsWith('send-held')), { label: 'the second one recorded' });
  await temporal.client.workflow.getHandle(one.run.workflowId).terminate();
});

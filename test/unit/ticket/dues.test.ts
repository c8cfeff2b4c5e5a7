/** What the owner of a ticket has to do, and by when. */
import { expect, test } from '@jest/globals';
import { type Due, duesOf } from '../../../domain/ticket/list/dues.ts';
import type { GivenPromise } from '../../../domain/ticket/rules/promises.ts';
import type { Clock, Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { GIVEN } from '../../support/cast/promises.ts';
import { born, NOON } from '../../support/cast/ticket-events.ts';

const at = (hours: number) => NOON + hours * HOUR_MS;
const clock = (kind: Clock['kind'], hours: number, more: Partial<Clock> = {}): Clock => ({
  ...{ kind, cycle: 1, startedAt: NOON, dueAt: at(hours), warnAt: at(hours - 1), state: 'running', warned: false },
  ...{ pausedAt: null, metAt: null, metBy: null, endedAt: null, breachedAt: null, promisedAt: null },
  ...{ promised: true, since: NOON, spentMs: 0, uncounted: [], counted: null, lateAt: [] },
  ...more,
});
const ticket = (more: Partial<Ticket>): Ticket => ({ ...born(), state: 'assigned', clocks: [], ...more });
const promise = (hours: number, more: Partial<GivenPromise> = {}): GivenPromise => ({
  ...GIVEN,
  ...({ dueAt: at(hours), state: 'open', endedAt: null, answers: [] } as const),
  ...more,
});
const said = (dues: Due[]) => dues.map(({ what, at: when }) => `${what} ${(when - NOON) / HOUR_MS}`);
const onItsWay = {
  outbox: 'mail',
  at: NOON,
  fate: 'on-its-way',
  arrivedAt: null,
} as unknown as Ticket['answers'][number];
const answers: Ticket['answers'] = [onItsWay];

test.each<[string, Partial<Ticket>, string[]]>([
  [
    'an answer is due before the solution, which is not said beside it',
    { clocks: [clock('resolution', 8), clock('first-response', 2)] },
    ['answer 2'],
  ],
  [
    'a solution is due where the answer was given',
    { clocks: [clock('first-response', 2, { state: 'met', metAt: NOON }), clock('resolution', 8)] },
    ['solution 8'],
  ],
  ['what nothing promises is not due', { clocks: [clock('resolution', 8, { promised: false })] }, []],
  [
    'a late answer stays due',
    { clocks: [clock('next-response', -1, { state: 'breached', breachedAt: at(-1) })] },
    ['answer -1'],
  ],
  [
    'with the customer nothing is due but what is late',
    { state: 'awaiting-reply', clocks: [clock('resolution', 8)] },
    [],
  ],
  [
    'late with the customer',
    { state: 'awaiting-reply', clocks: [clock('resolution', -2, { state: 'breached', breachedAt: at(-2) })] },
    ['solution -2'],
  ],
  [
    'a promise to the customer is due whoever has the move',
    { state: 'awaiting-reply', promises: [promise(3)] },
    ['promise 3'],
  ],
  ['a promise that was kept is not', { promises: [promise(3, { state: 'kept', endedAt: NOON })] }, []],
  [
    'a broken promise is due until it ends',
    { promises: [promise(-3, { state: 'broken', brokenAt: at(-3) })] },
    ['promise -3'],
  ],
  ['an answer on its way is done', { clocks: [clock('first-response', 2)], answers }, []],
  [
    'a snoozed ticket is due when it is back',
    { snooze: { until: at(1), dueAt: at(4), reason: '' }, clocks: [clock('first-response', 4)] },
    ['return 1'],
  ],
  [
    'a late answer that was put aside is due when it is back; a late solution is late all the same',
    {
      snooze: { until: at(1), dueAt: at(4), reason: '' },
      clocks: [
        clock('first-response', -2, { state: 'breached', breachedAt: at(-2) }),
        clock('resolution', -1, { state: 'breached', breachedAt: at(-1) }),
      ],
    },
    ['solution -1', 'return 1'],
  ],
  [
    'its promise is due beside it',
    { snooze: { until: at(1), dueAt: at(4), reason: '' }, promises: [promise(0.5)] },
    ['promise 0.5', 'return 1'],
  ],
  [
    'who else is waited for is reminded of',
    { state: 'awaiting-reply', wait: { until: at(5), reason: null } },
    ['reminder 5'],
  ],
  ['a closed ticket has nothing', { state: 'closed', promises: [promise(1)], clocks: [clock('resolution', 1)] }, []],
])('%s', (_, more, expected) => {
  expect(said(duesOf(ticket(more), NOON))).toEqual(expected);
});

test('what is back says by when it is to be answered then', () => {
  const [due] = duesOf(ticket({ snooze: { until: at(1), dueAt: at(4), reason: '' } }), NOON);
  expect(due).toEqual({ what: 'return', at: at(1), promise: null, answerBy: at(4) });
});

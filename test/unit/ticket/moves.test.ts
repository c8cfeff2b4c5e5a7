/** The table of moves agrees with itself, with what passes by itself, and with the rules. */
import { expect, test } from '@jest/globals';
import type { EventKind } from '../../../domain/ticket/event.ts';
import { allowed, MOVES, NUDGE } from '../../../domain/ticket/moves.ts';
import { answers } from '../../../domain/ticket/rules/answers.ts';
import { arrivals } from '../../../domain/ticket/rules/arrivals.ts';
import { attention } from '../../../domain/ticket/rules/attention.ts';
import { archiving } from '../../../domain/ticket/rules/archiving.ts';
import { notes } from '../../../domain/ticket/rules/notes.ts';
import { routing } from '../../../domain/ticket/rules/routing.ts';
import { reopening } from '../../../domain/ticket/rules/reopening.ts';
import { resolving } from '../../../domain/ticket/rules/resolving.ts';
import { spam } from '../../../domain/ticket/rules/spam.ts';
import { mailOut } from '../../../domain/ticket/rules/mail-out.ts';
import { promising } from '../../../domain/ticket/rules/promising.ts';
import { promises } from '../../../domain/ticket/rules/promises.ts';
import { properties } from '../../../domain/ticket/rules/properties.ts';
import { awaiting } from '../../../domain/ticket/rules/awaiting.ts';
import { escalating } from '../../../domain/ticket/rules/escalating.ts';
import { silence } from '../../../domain/ticket/rules/silence.ts';
import { snoozing } from '../../../domain/ticket/rules/snoozing.ts';
import { time } from '../../../domain/ticket/rules/time.ts';
import { undoing } from '../../../domain/ticket/rules/undoing.ts';
import { STATES, type State } from '../../../domain/ticket/ticket.ts';

const KINDS = Object.keys(MOVES) as EventKind[];
const OPEN = STATES.filter((state): state is Exclude<State, 'closed'> => state !== 'closed');

test('every event is taken in some state', () => {
  expect(KINDS.filter((kind) => Object.keys(MOVES[kind]).length === 0)).toEqual([]);
});

test('every kind has its rule in one group and in no second one', () => {
  const ruled = [
    ...[arrivals, answers, notes, resolving, reopening, archiving, spam],
    ...[properties, promising, routing, snoozing, mailOut, time, escalating, attention, awaiting, promises, silence],
    undoing,
  ].flatMap((group) => Object.keys(group));
  expect(ruled.sort()).toEqual([...KINDS].sort());
});

test('every open state can be left for every other, in some moves', () => {
  const next = (state: State) =>
    KINDS.flatMap((kind) => MOVES[kind][state] ?? []).flatMap((target) =>
      target === 'ours' ? (['new', 'assigned'] as const) : target === 'stay' ? [] : [target],
    );
  for (const start of STATES) {
    const reached = new Set<State>();
    const queue = next(start);
    for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
      if (reached.has(state)) continue;
      reached.add(state);
      queue.push(...next(state));
    }
    expect([start, STATES.filter((state) => !reached.has(state))]).toEqual([start, []]);
  }
});

test.each(OPEN)('what passes when %s lasts too long is taken there, and in no other state', (state) => {
  expect(Object.keys(MOVES[NUDGE[state].event])).toEqual([state]);
});

test('only mail and a person open a closed ticket again', () => {
  expect(KINDS.filter((kind) => MOVES[kind].closed !== undefined && MOVES[kind].closed !== 'stay')).toEqual([
    'message-received',
    'reopen',
  ]);
});

test('a solution is confirmed once it is proposed, an open ticket takes replies, and any ticket notes', () => {
  expect(STATES.filter((state) => allowed(state, 'confirm'))).toEqual(['resolved-pending-confirmation']);
  expect(STATES.filter((state) => allowed(state, 'note'))).toEqual([...STATES]);
  expect(STATES.filter((state) => allowed(state, 'reply'))).toEqual(OPEN);
});

/** Every way out of each state, by whom or what: there is no other one. */
const EXITS = {
  new: {
    assigned: ['opened', 'assign', 'claim', 'routed', 'promise'],
    'awaiting-reply': ['reply', 'wait'],
    'resolved-pending-confirmation': ['resolve'],
    closed: ['filed', 'archive', 'mark-spam'],
  },
  assigned: {
    new: ['opened', 'assign', 'claim', 'routed'],
    'awaiting-reply': ['reply', 'wait'],
    'resolved-pending-confirmation': ['resolve'],
    closed: ['archive', 'mark-spam'],
  },
  'awaiting-reply': {
    ours: ['message-received', 'end-wait', 'wait-ended'],
    'resolved-pending-confirmation': ['resolve'],
    closed: ['archive', 'mark-spam', 'answer-limit-passed'],
  },
  'resolved-pending-confirmation': {
    ours: ['message-received', 'deny', 'reopen'],
    'awaiting-reply': ['reply'],
    closed: ['confirm', 'confirmation-limit-passed', 'archive', 'mark-spam'],
  },
} as const;

test.each(OPEN)('%s has these ways out and no other', (state) => {
  const ours = state === 'new' ? 'assigned' : state === 'assigned' ? 'new' : 'ours';
  const exits: Record<string, EventKind[]> = {};
  for (const kind of KINDS) {
    const target = MOVES[kind][state];
    const to = target === 'ours' ? ours : target;
    if (to === undefined || to === 'stay' || to === state) continue;
    (exits[to] ??= []).push(kind);
  }
  const sorted = (list: readonly string[]) => [...list].sort();
  const said = Object.entries(exits).map(([to, kinds]) => [to, sorted(kinds)]);
  const meant = Object.entries(EXITS[state]).map(([to, kinds]) => [to, sorted(kinds)]);
  expect(new Map(said as [string, string[]][])).toEqual(new Map(meant as [string, string[]][]));
});

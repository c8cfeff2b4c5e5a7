/** Pairs of what was done and taken back, among the events that are kept of a ticket. */
import { expect, test } from '@jest/globals';
import { undonePairs } from '../../../domain/ticket/undone.ts';

const AYSE = { kind: 'agent', id: 'ayse' };
const SYSTEM = { kind: 'system', id: null };
const event = (
  version: number,
  kind: string,
  data: Record<string, unknown> = {},
  actor: typeof AYSE | typeof SYSTEM = AYSE,
) => ({
  ...{ version, kind, actor, data },
});
const undo = (version: number, undid: string, undoes: number, actor = AYSE) =>
  event(version, 'undo', { undid, undoes }, actor);
const pairs = (...events: ReturnType<typeof event>[]) =>
  undonePairs(events).map(({ act, undo: back }) => `${act.version}+${back.version}`);

test('an act and its taking back are a pair, in whichever order events come', () => {
  expect(pairs(event(1, 'opened', {}, SYSTEM), event(2, 'archive'), undo(3, 'archive', 2))).toEqual(['2+3']);
  expect(pairs(undo(3, 'archive', 2), event(2, 'archive'))).toEqual(['2+3']);
});

test('of several the oldest pair is the first, and what stands stays', () => {
  expect(
    pairs(
      ...[event(2, 'tag'), undo(3, 'tag', 2), event(4, 'tag'), event(5, 'set-priority'), undo(6, 'set-priority', 5)],
      ...[event(7, 'archive'), undo(8, 'archive', 7)],
    ),
  ).toEqual(['2+3', '5+6', '7+8']);
});

test('time that goes on between the two is about neither, and what came of the act is', () => {
  const [act, back] = [event(2, 'assign'), undo(5, 'assign', 2)];
  expect(pairs(act, event(3, 'scheduled', {}, SYSTEM), event(4, 'clock-breached', {}, SYSTEM), back)).toEqual(['2+5']);
  // Taken back along with it, and told all the same.
  expect(pairs(act, event(3, 'effect-failed', {}, SYSTEM), back)).toEqual([]);
});

test('what a team gave on as it was given it goes with the assignment, and with nothing else', () => {
  const routed = event(3, 'routed', {}, SYSTEM);
  expect(undonePairs([event(2, 'assign'), routed, undo(4, 'assign', 2)])).toMatchObject([
    { act: { version: 2 }, along: [{ version: 3 }], undo: { version: 4 } },
  ]);
  expect(pairs(event(2, 'set-type'), routed, undo(4, 'set-type', 2))).toEqual([]);
});

test('an act that a note gives a reason for is told', () => {
  expect(pairs(event(2, 'assign', { note: 'm1' }), undo(3, 'assign', 2))).toEqual([]);
});

test('no pair is what somebody else did, what is of another kind, or what is not there', () => {
  expect(pairs(event(2, 'archive', {}, { kind: 'agent', id: 'can' }), undo(3, 'archive', 2))).toEqual([]);
  expect(pairs(event(2, 'archive'), undo(3, 'resolve', 2))).toEqual([]);
  expect(pairs(undo(3, 'archive', 2))).toEqual([]);
  expect(pairs(event(2, 'archive'), event(3, 'undo', { undid: 'archive' }))).toEqual([]);
});

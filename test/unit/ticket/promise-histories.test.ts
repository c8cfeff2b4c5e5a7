/** Ten thousand lives of a ticket whose customer is promised things: none is lost, doubled, broken early or twice, or kept by what did not arrive. */
import { expect, test } from '@jest/globals';
import type { Policy } from '../../../domain/sla/policy.ts';
import { amountsFrom } from '../../../domain/sla/presets.ts';
import { USUAL_PAUSES } from '../../../domain/ticket/clock/standstill.ts';
import type { EventKind } from '../../../domain/ticket/event.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { dieOf } from '../../support/cast/any-event.ts';
import { anyScript, PROMISE_LIFE_KINDS, PromiseLife, type Step } from '../../support/cast/promise-life.ts';
import { policyLike } from '../../support/sla/policies.ts';

const H = HOUR_MS;
const AMOUNTS = amountsFrom({ 'first-response': 4 * H, 'next-response': 8 * H, resolution: 40 * H });
const USUAL = policyLike(AMOUNTS.normal, { promises: AMOUNTS });
const SHORT = { reminderMs: 10 * H, closingProposalMs: 10 * H, confirmationMs: 20 * H, countBy: 'calendar' as const };
/** Slow; one that is soon silent to a silent customer; one that reminds, closes, and lets the solution go on. */
const POLICIES: Policy[] = [
  USUAL,
  { ...USUAL, id: 'p2', limits: { ...USUAL.limits, ...SHORT, asks: false, closesUnanswered: true } },
  {
    ...USUAL,
    ...{ id: 'p3', pauses: { ...USUAL_PAUSES, customer: [] } },
    limits: { ...USUAL.limits, ...SHORT, reminds: true, closesUnanswered: true },
  },
];

/** A life in the policies that begin with that of its seed. */
const lives = (seed: number, script: readonly Step[]) =>
  PromiseLife.of(script, [...POLICIES.slice(seed % 3), ...POLICIES.slice(0, seed % 3)]);

/** The same fault with as few steps as can be. */
function shrunk(seed: number, script: readonly Step[]): PromiseLife {
  for (let at = 0; at < script.length; at += 1) {
    const fewer = script.toSpliced(at, 1);
    if (lives(seed, fewer).faults.length > 0) return shrunk(seed, fewer);
  }
  return lives(seed, script);
}

test('in 10,000 histories no promise is lost, doubled, broken early or twice, or kept by what did not arrive', () => {
  const taken = new Set<EventKind>();
  const ends = new Set<string>();
  for (let seed = 0; seed < 10_000; seed += 1) {
    const script = anyScript(dieOf(seed * 7_919 + 1));
    const life = lives(seed, script);
    if (life.faults.length > 0) {
      const { faults, log } = shrunk(seed, script);
      throw new Error([`seed ${seed}:`, ...faults, ...log()].join('\n'));
    }
    life.taken.forEach((kind) => taken.add(kind));
    for (const { state, endedBy } of life.ticket.promises) ends.add(`${state} ${endedBy ?? 'owed'}`);
  }
  expect(PROMISE_LIFE_KINDS.filter((kind) => !taken.has(kind))).toEqual([]);
  // Nothing is said of what never came.
  expect([...ends].sort()).toEqual([
    ...['broken answer', 'broken closing', 'broken hand', 'broken owed', 'broken solved'],
    ...['kept answer', 'kept hand', 'kept solved', 'withdrawn closing', 'withdrawn hand'],
  ]);
});

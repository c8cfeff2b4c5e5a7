/** Time that passes in a state: when rules are to be asked about a ticket to which nothing happens. */
import type { Condition } from '../ticket/condition.ts';
import type { Rule } from './rule.ts';

/** No rule waits for longer; and Postgres counts them in 32 bits. */
const MOST_MINUTES = 10 * 366 * 24 * 60;

/** After so many minutes in a state some rule of this moment may begin to hold; whole ones, ascending, each once. A rule that names none is asked at once. */
export function minutesAsked(rules: readonly Rule[]): number[] {
  const asked = rules
    .filter(({ enabled, on }) => enabled && on.includes('time-passed'))
    .flatMap(({ when }) => {
      const minutes = minutesIn(when);
      return minutes.length === 0 ? [0] : minutes.map((one) => Math.max(0, Math.ceil(one)));
    });
  return [...new Set(asked.filter((one) => one <= MOST_MINUTES))].sort((a, b) => a - b);
}

/** Whether this rule may begin to hold between two lengths: what held before has been done. */
export const isAskedWithin = (rule: Rule, { after, minutes }: { after: number; minutes: number }): boolean =>
  minutesAsked([rule]).some((one) => after < one && one <= minutes);

function minutesIn(condition: Condition): number[] {
  if ('all' in condition) return condition.all.flatMap(minutesIn);
  if ('any' in condition) return condition.any.flatMap(minutesIn);
  if ('not' in condition) return minutesIn(condition.not);
  return condition.field === 'minutes-in-state' ? condition.value.map(Number) : [];
}

/** Time that passes in a state: when rules are to be asked about a ticket to which nothing happens. */
import type { Condition } from './condition.ts';
import type { Rule } from './rule.ts';

/** After so many minutes in a state some rule of this moment may begin to hold; ascending, each once. A rule that names none is asked at once. */
export function minutesAsked(rules: readonly Rule[]): number[] {
  const asked = rules
    .filter(({ enabled, on }) => enabled && on.includes('time-passed'))
    .flatMap(({ when }) => {
      const minutes = minutesIn(when);
      return minutes.length === 0 ? [0] : minutes;
    });
  return [...new Set(asked)].sort((a, b) => a - b);
}

function minutesIn(condition: Condition): number[] {
  if ('all' in condition) return condition.all.flatMap(minutesIn);
  if ('any' in condition) return condition.any.flatMap(minutesIn);
  if ('not' in condition) return minutesIn(condition.not);
  return condition.field === 'minutes-in-state' ? condition.value.map(Number) : [];
}

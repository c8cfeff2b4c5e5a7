/** Blocked senders: a list that is kept as one rule, the first of all, so that whoever reads the rules sees all there is. */
import { LIMITS } from '../limits.ts';
import { type Condition, isMeant } from '../ticket/condition.ts';
import type { RuleDraft } from './check.ts';

/** Lists that are kept as a rule, which only they change. */
export const RULE_LISTS = ['blocked-senders'] as const;
export type RuleList = (typeof RULE_LISTS)[number];

export const MOST_BLOCKED = LIMITS.comparisons * LIMITS.comparedValues;

/** The rule of these entries (addresses, or `@` and a domain). */
export const blocking = (entries: readonly string[]): Pick<RuleDraft, 'on' | 'when' | 'then' | 'stop'> => ({
  on: ['ticket-opened'],
  when: { any: pages(entries).map((value): Condition => ({ field: 'sender', op: 'is', value })) },
  then: [{ do: 'mark-spam' }],
  stop: true,
});

/** The entries of its rule. */
export const blockedBy = ({ when }: Pick<RuleDraft, 'when'>): string[] =>
  'any' in when ? when.any.flatMap((part) => ('field' in part ? part.value.map(String) : [])) : [];

/** Of these addresses the first that the entry would block. */
export const firstBlocked = (entry: string, addresses: readonly string[]): string | undefined =>
  addresses.find((address) => isMeant(address.toLowerCase(), entry));

/** One comparison takes so many values. */
function pages(entries: readonly string[]): string[][] {
  const found: string[][] = [];
  for (let at = 0; at < entries.length; at += LIMITS.comparedValues)
    found.push(entries.slice(at, at + LIMITS.comparedValues));
  return found;
}

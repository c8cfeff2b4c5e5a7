/** A rule as it is being built. */
import { conditionOf, type Group, groupOf, newKey } from '../condition/blocks.ts';
import type { Moment } from '../../domain/routing/facts.ts';
import type { Action, Rule } from '../../domain/routing/rule.ts';

export type Step = { key: number; action: Action };

export type Draft = {
  name: string;
  enabled: boolean;
  on: readonly Moment[];
  when: Group;
  then: readonly Step[];
  stop: boolean;
};

/** A rule, or what was built of one, to go on building with. */
export const draftOf = ({ name, enabled, on, when, then, stop }: Omit<Rule, 'id' | 'version'>): Draft => ({
  ...{ name, enabled, on, stop, when: groupOf(when) },
  then: then.map((action) => ({ key: newKey(), action })),
});

type Sent = Omit<Rule, 'id' | 'version' | 'on' | 'then'> & { on: Moment[]; then: Action[] };

/** The rule as the API takes it. */
export const ruleOf = ({ name, enabled, on, when, then, stop }: Draft): Sent => ({
  ...{ name, enabled, on: [...on], stop, when: conditionOf(when) },
  then: then.map(({ action }) => action),
});

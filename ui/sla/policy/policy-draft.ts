/** A policy as it is being written, from what there is to what the API takes. Pure. */
import type { BadField } from '../../../domain/field-fault.ts';
import { ruleFaults } from '../../../domain/routing/check.ts';
import { CHOICE_FIELDS } from '../../../domain/sla/choice.ts';
import type { Escalation, PolicyTerms } from '../../../domain/sla/policy.ts';
import { PRESETS } from '../../../domain/sla/presets.ts';
import { PLAIN_LIMITS } from '../../../domain/ticket/ticket.ts';
import { conditionOf, type Group, groupOf, newKey } from '../../condition/blocks.ts';
import { comparisonOf } from '../../condition/fields.ts';
import { bad, emptyIn } from '../../condition/unsaid.ts';
import type { Input, Output } from '../../data/api-types.ts';

export type Policy = Output<'listPolicies'>['items'][number];
export type PolicyBody = Input<'createPolicy'>['body'];
export const PRESET_NAMES = ['speed-first', 'satisfaction-first'] as const satisfies readonly (keyof typeof PRESETS)[];
export type PresetName = (typeof PRESET_NAMES)[number];

export type Limits = Omit<PolicyTerms['limits'], 'countBy'>;
export type EscalationStep = Escalation & { key: number };
export type PolicyDraft = Omit<PolicyTerms, 'when' | 'escalations' | 'limits'> & {
  when: Group;
  escalations: readonly EscalationStep[];
  limits: Limits;
  /** Id of its calendar. */
  calendar: string;
};

type Given = Pick<Policy, 'promises' | 'countBy' | 'pauses' | 'warnAfter'> & {
  escalations: readonly Escalation[];
  limits: Limits;
};

const draft = (given: Given, more: Pick<PolicyDraft, 'name' | 'when' | 'calendar'>): PolicyDraft => ({
  ...{ promises: given.promises, countBy: given.countBy, pauses: given.pauses, warnAfter: given.warnAfter },
  limits: given.limits,
  escalations: given.escalations.map((one) => ({ ...one, key: newKey() })),
  ...more,
});

/** A policy to go on with. */
export const draftOf = (policy: Policy): PolicyDraft =>
  draft(policy, {
    ...{ name: policy.name, calendar: policy.calendar.id },
    when: groupOf(policy.when ?? { all: [] }),
  });

/** A new one that says the same as another, but for which tickets. */
export const copyOf = (policy: Policy, name: string): PolicyDraft =>
  draft(policy, { name, calendar: policy.calendar.id, when: asksNothing() });

/** A new one that begins with a preset. */
export function presetDraft(preset: PresetName, name: string, calendar: string): PolicyDraft {
  const { countBy: _countBy, ...limits } = PRESETS[preset].limits;
  // What a preset says is fixed; a draft is changed.
  const given = structuredClone({ ...PRESETS[preset], limits }) as unknown as Given;
  return draft(given, { name, calendar, when: asksNothing() });
}

/** It is for some tickets only: of which team is asked first. */
const asksNothing = (): Group => ({ key: newKey(), mode: 'all', parts: [comparisonOf('team')] });

/** As the API takes it. The default one is for all. */
export const bodyOf = (
  { name, when, escalations, promises, countBy, pauses, warnAfter, limits, calendar }: PolicyDraft,
  isDefault: boolean,
): PolicyBody => ({
  ...{ name, promises, countBy, pauses, warnAfter, limits, calendar },
  when: isDefault || when.parts.length === 0 ? null : conditionOf(when),
  escalations: escalations.map(({ key: _key, ...one }) => one),
});

/** As `schedule` takes it, for an example; with a calendar beside it. */
export const termsOf = (one: PolicyDraft): PolicyTerms => ({
  ...one,
  when: null,
  limits: { ...PLAIN_LIMITS, ...one.limits },
});

/** What is wrong with it as far as the desk sees it, at the places where the API would find it. */
export function draftFaults(given: PolicyDraft, isDefault: boolean): BadField[] {
  const condition = isDefault || given.when.parts.length === 0 ? null : conditionOf(given.when);
  return [
    ...(given.name.trim() === '' ? [bad('name', 'missing')] : []),
    ...(condition === null ? [] : [...emptyIn(given.when, 'when'), ...ruleFaults({ when: condition, then: [] })]),
  ];
}

/** What may be asked for, the team first. */
export const ASKED = CHOICE_FIELDS;

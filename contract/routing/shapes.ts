/** Rules as JSON: a condition is a tree, and each of its faults is told at its place. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import type { Comparison, Condition } from '../../domain/routing/condition.ts';
import { MOMENTS } from '../../domain/routing/facts.ts';
import { FIELD_NAMES, OPERATOR_NAMES } from '../../domain/routing/field.ts';
import type { Action } from '../../domain/routing/rule.ts';
import { PRIORITIES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { id, tags } from '../ticket/shapes.ts';

const value = z.union([z.string().max(LIMITS.addressChars), z.number(), z.boolean()]);
const values = z.array(value).min(1).max(LIMITS.comparedValues);

/** All, any, not, and comparisons; how deep it nests is looked at after it was read. */
function conditionOf(compared: z.ZodType<Comparison['value']>, meta: { id: string; description: string }) {
  const condition: z.ZodType<Condition, Condition> = z
    .lazy(() =>
      z.union([
        z.strictObject({ all: z.array(condition).max(LIMITS.comparisons) }),
        z.strictObject({ any: z.array(condition).max(LIMITS.comparisons) }),
        z.strictObject({ not: condition }),
        z.strictObject({ field: z.enum(FIELD_NAMES), op: z.enum(OPERATOR_NAMES), value: compared }),
      ]),
    )
    .meta(meta) as z.ZodType<Condition, Condition>;
  return condition;
}

export const condition = conditionOf(values, {
  id: 'Condition',
  description: 'all of none holds, any of none does not; of several values one that fits is enough',
});
/** As it is taken: one value may stand for a list of one. */
const conditionGiven = conditionOf(
  z.union([value, values]).transform((given) => (Array.isArray(given) ? given : [given])),
  { id: 'ConditionGiven', description: 'as `Condition`; `GET /api/rules/fields` says what can be compared with what' },
);

const level = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** What a rule does; of team, agent, priority, type and ending the first rule that speaks decides. */
const action: z.ZodType<Action, Action> = z
  .discriminatedUnion('do', [
    z.strictObject({ do: z.literal('set-team'), team: id }),
    z.strictObject({ do: z.literal('set-agent'), agent: id }),
    z.strictObject({ do: z.literal('need-skill'), skill: id, level }),
    z.strictObject({ do: z.literal('need-seniority'), seniority: z.int().min(1).max(3) }),
    z.strictObject({ do: z.literal('set-priority'), priority: z.enum(PRIORITIES) }),
    z.strictObject({ do: z.literal('raise-priority') }),
    z.strictObject({ do: z.literal('set-type'), type: z.enum(TICKET_TYPES) }),
    z.strictObject({ do: z.literal('add-tags'), tags: tags.min(1) }),
    z.strictObject({ do: z.literal('reply'), text: id }),
    z.strictObject({
      do: z.literal('notify'),
      whom: z.union([z.enum(['owner', 'lead']), z.strictObject({ agent: id })]),
    }),
    z.strictObject({ do: z.literal('archive') }),
    z.strictObject({ do: z.literal('mark-spam') }),
  ])
  .meta({ id: 'RuleAction' });

/** What comes back with a change, as it was read. */
export const asRead = {
  id: id.optional(),
  version: z.int().optional().meta({ description: 'the version seen; as If-Match' }),
};

/** A rule as somebody enters it. */
export const ruleParts = {
  name: z.string().trim().min(1).max(100),
  enabled: z.boolean(),
  on: z.array(z.enum(MOMENTS)).min(1).max(MOMENTS.length),
  when: conditionGiven,
  then: z.array(action).min(1).max(LIMITS.ruleActions),
  stop: z.boolean().meta({ description: 'no rule after it is asked when it holds' }),
};

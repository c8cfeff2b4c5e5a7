/** Conditions as JSON: a tree, and each of its faults is told at its place. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import type { Comparison, Condition } from '../../domain/ticket/condition.ts';
import { FIELD_NAMES, OPERATOR_NAMES } from '../../domain/ticket/field.ts';

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
export const conditionGiven = conditionOf(
  z.union([value, values]).transform((given) => (Array.isArray(given) ? given : [given])),
  { id: 'ConditionGiven', description: 'as `Condition`; `GET /api/rules/fields` says what can be compared with what' },
);

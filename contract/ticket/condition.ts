/** Conditions as JSON: a tree, and each of its faults is told at its place. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import type { Comparison, Condition, ListCondition } from '../../domain/ticket/condition.ts';
import { oversizeOf } from '../../domain/ticket/condition-check.ts';
import { FIELD_NAMES, OPERATOR_NAMES } from '../../domain/ticket/field.ts';
import { isCustomName } from '../../domain/ticket/custom/name.ts';
import { LIST_FIELD_NAMES, type ListFieldName } from '../../domain/ticket/list/list-field.ts';

const value = z.union([z.string().max(LIMITS.addressChars), z.number(), z.boolean()]);
const values = z.array(value).min(1).max(LIMITS.comparedValues);

/** Of a custom field: whose it is, and its id. */
const customName = z
  .string()
  .max(LIMITS.customNameChars)
  // As ids are spelled (contract/shapes.ts).
  .toLowerCase()
  .refine(
    isCustomName,
    'the name of a custom field: `ticket-field.`, `contact-field.` or `organisation-field.` and its id',
  );

/** All, any, not, and comparisons. */
function conditionOf<Name extends string>(
  names: readonly [Name, ...Name[]],
  compared: z.ZodType<Comparison['value']>,
  meta: { id: string; description: string },
  /** Whether custom fields may be asked about as well. */
  custom = false,
) {
  type Of = Condition<Name>;
  const condition: z.ZodType<Of, Of> = z
    .lazy(() =>
      z.union([
        z.strictObject({ all: z.array(condition).max(LIMITS.comparisons) }),
        z.strictObject({ any: z.array(condition).max(LIMITS.comparisons) }),
        z.strictObject({ not: condition }),
        z.strictObject({
          field: custom ? z.union([z.enum(names), customName]) : z.enum(names),
          op: z.enum(OPERATOR_NAMES),
          value: compared,
        }),
      ]),
    )
    .meta(meta) as unknown as z.ZodType<Of, Of>;
  return condition;
}

/** As somebody may send it: its size is looked at first, since a union tries each of its shapes on every part. */
const sized = <Shape extends z.ZodType>(shape: Shape, comparisons: number) =>
  z.preprocess((given, { issues }) => {
    const oversize = oversizeOf(given, comparisons);
    if (oversize === null) return given;
    const { path, code, message, limit } = oversize;
    issues.push({ code: 'custom', input: given, path, message, params: { fault: code, limit } });
    return z.NEVER;
  }, shape);

export const condition = conditionOf(FIELD_NAMES, values, {
  id: 'Condition',
  description: 'all of none holds, any of none does not; of several values one that fits is enough',
});
/** As it is taken: one value may stand for a list of one. */
const valuesGiven = z.union([value, values]).transform((given) => (Array.isArray(given) ? given : [given]));
export const conditionGiven = sized(
  conditionOf(FIELD_NAMES, valuesGiven, {
    id: 'ConditionGiven',
    description: 'as `Condition`; `GET /api/rules/fields` says what can be compared with what',
  }),
  LIMITS.comparisons,
);

/** Of lists. */
export const listCondition: z.ZodType<ListCondition, ListCondition> = conditionOf<ListFieldName>(
  LIST_FIELD_NAMES,
  values,
  {
    id: 'ListCondition',
    description:
      'as `Condition`, about tickets in a list: `view`, `due`, `unread`, `contact`, and of those of rules what stands on a ticket; ' +
      '`owner` and `team` also take `me`, `owner` and `type` also `none`; `ticket-field.`, `contact-field.` or `organisation-field.` and an id ask what a ' +
      'custom field holds (`is`, the comparisons of texts, and of numbers and dates `at-least` and `at-most`)',
  },
  true,
);
export const listConditionGiven = sized(
  conditionOf<ListFieldName>(
    LIST_FIELD_NAMES,
    valuesGiven,
    { id: 'ListConditionGiven', description: 'as `ListCondition`' },
    true,
  ),
  LIMITS.viewComparisons,
);

/** Rules as JSON. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { MOMENTS } from '../../domain/routing/facts.ts';
import type { Action } from '../../domain/routing/rule.ts';
import { PRIORITIES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { conditionGiven } from '../ticket/condition.ts';
import { id, nameOf } from '../shapes.ts';
import { tags } from '../ticket/tags.ts';

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
  name: nameOf(),
  enabled: z.boolean(),
  on: z.array(z.enum(MOMENTS)).min(1).max(MOMENTS.length),
  when: conditionGiven,
  then: z.array(action).min(1).max(LIMITS.ruleActions),
  stop: z.boolean().meta({ description: 'no rule after it is asked when it holds' }),
};

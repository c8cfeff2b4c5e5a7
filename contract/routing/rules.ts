/** Rules, in their order: what is done by itself with a ticket, at which moments, and when. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { FIELD_KINDS, FIELD_NAMES, OPERATOR_NAMES, THINGS } from '../../domain/ticket/field.ts';
import { MOMENTS } from '../../domain/routing/facts.ts';
import { RULE_LISTS } from '../../domain/routing/blocked.ts';
import { route } from '../route.ts';
import { byId, fieldFault, id, instant, named, page } from '../shapes.ts';
import { condition } from '../ticket/condition.ts';
import { asRead, ruleParts } from './shapes.ts';

const rule = z
  .object({
    id,
    ...ruleParts,
    when: condition,
    version: z.int(),
    keeps: z.enum(RULE_LISTS).nullable().meta({ description: 'the list that keeps it: change it there' }),
    changedAt: instant,
    changedBy: named.nullable(),
    held: z.int().meta({ description: 'how often it held in the last 30 days, with a decision that was kept' }),
    lastHeldAt: instant.nullable().meta({ description: 'when it held last; null: never' }),
    faults: z.array(z.object({ path: z.string(), code: fieldFault })).meta({
      description: 'what it names that does not exist any more: a team that was merged away, an agent who left',
    }),
  })
  .meta({ id: 'Rule' });

const ruleVersion = z
  .object({
    ...ruleParts,
    when: condition,
    version: z.int(),
    madeAt: instant,
    madeBy: named.nullable(),
  })
  .meta({ id: 'RuleVersion' });

const ruleDraft = z.strictObject({
  ...ruleParts,
  enabled: ruleParts.enabled.default(true),
  stop: ruleParts.stop.default(false),
});

/** As it was read, with what its reader saw of it. */
export const ruleChanged = ruleDraft.extend(asRead);

const fields = z.object({
  moments: z.array(z.enum(MOMENTS)),
  fields: z.array(
    z.object({
      name: z.enum(FIELD_NAMES),
      kind: z.enum(FIELD_KINDS),
      operators: z.array(z.enum(OPERATOR_NAMES)),
      choices: z
        .array(z.string())
        .nullable()
        .meta({ description: 'all the values there are; null: any text, or `of`' }),
      of: z.enum(THINGS).nullable().meta({ description: 'its values are the ids of these `things`' }),
    }),
  ),
  actions: z.array(
    z.object({
      do: z.string(),
      takes: z.array(
        z.object({
          name: z.string(),
          choices: z.array(z.union([z.string(), z.int()])).nullable(),
          of: z.enum(THINGS).nullable(),
          many: z.boolean(),
        }),
      ),
    }),
  ),
  things: z
    .record(z.enum(THINGS), z.array(named))
    .meta({ description: 'what there is of each, by name: agents who may own tickets, mailboxes by their address' }),
  limits: z.object({
    rules: z.int(),
    depth: z.int(),
    comparisons: z.int(),
    values: z.int(),
    actions: z.int(),
    answersADay: z.int().meta({ description: 'a rule answers one address so often a day, and a machine never' }),
  }),
});

export const rules = {
  listRules: route({
    name: 'listRules',
    method: 'get',
    path: '/rules',
    summary: 'Rules in the order in which they are asked',
    auth: 'ticket:read',
    ok: { status: 200, schema: page(rule) },
  }),
  listRuleFields: route({
    name: 'listRuleFields',
    method: 'get',
    path: '/rules/fields',
    summary: 'What a rule can ask and do, with all there is to choose from',
    auth: 'ticket:read',
    ok: { status: 200, schema: fields },
  }),
  createRule: route({
    name: 'createRule',
    method: 'post',
    path: '/rules',
    summary: 'Add a rule; it is asked last',
    auth: 'routing:write',
    body: ruleDraft,
    ok: { status: 201, schema: rule },
  }),
  orderRules: route({
    name: 'orderRules',
    method: 'put',
    path: '/rules/order',
    summary: 'Put the rules into this order; the rule of a list stays before all others',
    auth: 'routing:write',
    body: z.strictObject({ ids: z.array(id).max(LIMITS.rules) }),
    ok: { status: 200, schema: page(rule) },
  }),
  updateRule: route({
    name: 'updateRule',
    method: 'put',
    path: '/rules/:id',
    summary: 'Change a rule; takes If-Match. The earlier version stays, for the decisions that name it',
    auth: 'routing:write',
    params: byId,
    body: ruleChanged,
    ok: { status: 200, schema: rule },
  }),
  deleteRule: route({
    name: 'deleteRule',
    method: 'delete',
    path: '/rules/:id',
    summary: 'Delete a rule; takes If-Match. Its versions stay, for the decisions that name them',
    auth: 'routing:write',
    params: byId,
    ok: { status: 204 },
  }),
  listRuleVersions: route({
    name: 'listRuleVersions',
    method: 'get',
    path: '/rules/:id/versions',
    summary: 'The newest versions of a rule, 100 at most, also of one that was deleted',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 200, schema: page(ruleVersion) },
  }),
};

/** Policies: what tickets are promised, chosen by conditions, in their order and in versions. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { COUNTED_BY } from '../../domain/sla/policy.ts';
import { DEEDS } from '../../domain/ticket/event.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/time.ts';
import { CLOCK_KINDS } from '../../domain/ticket/ticket.ts';
import { calendarParts } from '../calendar-parts.ts';
import { route } from '../route.ts';
import { condition, conditionGiven } from '../ticket/condition.ts';
import { byId, id, instant, named, page, nameOf } from '../shapes.ts';

const duration = z
  .int()
  .min(MINUTE_MS)
  .max(366 * DAY_MS);
const amount = duration.nullable().meta({ description: 'ms; null: no such promise' });
const amounts = z.strictObject({ 'first-response': amount, 'next-response': amount, resolution: amount });
const clocks = z.array(z.enum(CLOCK_KINDS)).max(CLOCK_KINDS.length);
const countedBy = z.enum(COUNTED_BY);

const countBy = z
  .strictObject({ 'first-response': countedBy, 'next-response': countedBy, resolution: countedBy })
  .meta({ description: '`business`: open hours of the calendar, `calendar`: around the clock' });
const pauses = z
  .strictObject({ customer: clocks, 'third-party': clocks, colleague: clocks, confirmation: clocks })
  .meta({ description: 'which clocks stand still while a ticket waits for these' });
const escalation = z.strictObject({
  clock: z.enum(CLOCK_KINDS),
  at: z
    .union([z.enum(['warned', 'broken']), duration])
    .meta({ description: 'as it warns, as it is broken, or so many ms after that, counted as the promise is' }),
  do: z.enum(DEEDS),
});
const limits = z
  .strictObject({
    ...{ unownedMs: duration, staleMs: duration, reminderMs: duration },
    ...{ closingProposalMs: duration, confirmationMs: duration },
    ...{ asks: z.boolean(), reminds: z.boolean(), closesUnanswered: z.boolean() },
  })
  .meta({ description: 'how long each state may last, and what is done about a customer who is silent' });

const name = nameOf();
const warnAfter = z.number().min(0.05).max(1).meta({ description: 'the part of a promise after which it warns' });
const escalations = z.array(escalation).max(LIMITS.escalations);

const policy = z
  .object({
    id,
    version: z.int().meta({ description: 'counts; earlier ones are kept, because promises were made by them' }),
    name,
    isDefault: z.boolean().meta({ description: 'it is asked last, and holds for all that no other one does' }),
    when: condition.nullable().meta({ description: 'which tickets it is for; null: all' }),
    promises: z.strictObject({ urgent: amounts, high: amounts, normal: amounts, low: amounts }),
    ...{ countBy, pauses, warnAfter, escalations, limits, calendar: named },
    changedAt: instant,
    changedBy: named.nullable(),
  })
  .meta({ id: 'Policy' });

const policyDraft = z.strictObject({
  name,
  when: conditionGiven.nullable().default(null).meta({
    description: 'over team, priority, type, sender-vip, sender-organisation and channel',
  }),
  promises: z
    .strictObject({ urgent: amounts.optional(), high: amounts.optional(), normal: amounts, low: amounts.optional() })
    .meta({ description: 'a priority that is not named is promised what a normal ticket is' }),
  countBy: countBy.optional(),
  pauses: pauses.optional(),
  warnAfter: warnAfter.default(0.75),
  escalations: escalations.default([]),
  limits: limits.partial().default({}).meta({ description: 'what is not named is as it was, or as of the default' }),
  calendar: id.optional().meta({ description: 'default: as it was, or that of the default policy' }),
});

const renewal = z
  .object({
    id: z.string(),
    startedAt: instant,
    finishedAt: instant.nullable().meta({ description: 'null: it goes on' }),
    looked: z.int().meta({ description: 'open tickets that have been looked at' }),
    of: z.int().meta({ description: 'of so many' }),
    changed: z.int().meta({ description: 'of which so many are promised something else now' }),
  })
  .meta({ id: 'Renewal' });

export const policyChanged = policyDraft.extend({
  id: id.optional(),
  version: z.int().optional().meta({ description: 'the version seen; as If-Match' }),
});

export const policies = {
  listPolicies: route({
    name: 'listPolicies',
    method: 'get',
    path: '/policies',
    summary: 'Policies in the order in which they are asked; the first whose condition holds is the policy of a ticket',
    auth: 'ticket:read',
    ok: { status: 200, schema: page(policy) },
  }),
  getRenewal: route({
    name: 'getRenewal',
    method: 'get',
    path: '/policies/renewal',
    summary:
      'How far the newest change of policies, calendars or requesters has come with the open tickets; null: none yet',
    auth: 'ticket:read',
    ok: { status: 200, schema: z.object({ renewal: renewal.nullable() }) },
  }),
  createPolicy: route({
    name: 'createPolicy',
    method: 'post',
    path: '/policies',
    summary: 'Add a policy; it is asked after all others but the default one',
    auth: 'schedule:write',
    body: policyDraft,
    ok: { status: 201, schema: policy },
  }),
  orderPolicies: route({
    name: 'orderPolicies',
    method: 'put',
    path: '/policies/order',
    summary: 'Put the policies into this order; the default one stays last',
    auth: 'schedule:write',
    body: z.strictObject({ ids: z.array(id).max(LIMITS.policies) }),
    ok: { status: 200, schema: page(policy) },
  }),
  updatePolicy: route({
    name: 'updatePolicy',
    method: 'put',
    path: '/policies/:id',
    summary: 'Change a policy; takes If-Match. The earlier version stays, for the promises that were made by it',
    auth: 'schedule:write',
    params: byId,
    body: policyChanged.extend({
      hours: z
        .strictObject({ calendarVersion: z.int(), openHours: calendarParts.openHours })
        .optional()
        .meta({ description: 'open hours of its calendar, written along with it: both or neither' }),
    }),
    ok: {
      status: 200,
      schema: policy.extend({
        calendarVersion: z.int().optional().meta({ description: 'with `hours`: the version of its calendar then' }),
      }),
    },
  }),
  deletePolicy: route({
    name: 'deletePolicy',
    method: 'delete',
    path: '/policies/:id',
    summary: 'Delete a policy, but not the default one; takes If-Match. Its versions stay',
    auth: 'schedule:write',
    params: byId,
    ok: { status: 204 },
  }),
};

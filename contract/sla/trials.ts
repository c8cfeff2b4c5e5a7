/** Trials: a policy or a calendar tried on tickets that have been, beside what is promised now. Nothing is changed. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { CLOCK_KINDS } from '../../domain/ticket/ticket.ts';
import { calendarParts } from '../calendar-parts.ts';
import { route } from '../route.ts';
import { id, instant, named } from '../shapes.ts';
import { policyChanged } from './policies.ts';

const count = z.int();

const sums = z.object({
  kept: count,
  broken: count.meta({ description: 'answered late or not at all, and due by now' }),
  ended: count.meta({ description: 'of tickets that were resolved or closed before they were kept or broken' }),
  open: count.meta({ description: 'not due yet, or standing still' }),
});

const world = z.object({
  clocks: z.object({ 'first-response': sums, 'next-response': sums, resolution: sums }),
  hours: z
    .array(z.array(count).length(24))
    .length(7)
    .meta({ description: 'how many of the broken ones were made in which hour, by weekday, Monday first' }),
});

const promise = z.object({
  dueAt: instant.nullable().meta({ description: 'null: nothing was promised' }),
  outcome: z.enum(['kept', 'broken', 'ended', 'open', 'none']),
  policy: z.string().meta({ description: 'its name' }),
  byMs: count.meta({ description: 'kept so long before it was due, or late by so much until now' }),
});

const ofTeam = z.object({ kept: count, broken: count });

const outcome = z
  .object({
    looked: count.meta({ description: 'tickets that came in these days' }),
    changed: count.meta({ description: 'of them, those with a promise that is broken in one of the worlds only' }),
    newlyBroken: count.meta({ description: 'promises that would have been broken, and are not as it is now' }),
    newlyKept: count.meta({ description: 'promises that are broken as it is now, and would not have been' }),
    changes: z
      .array(
        z.object({
          ...{ number: count, subject: z.string(), clock: z.enum(CLOCK_KINDS), startedAt: instant },
          ...{ before: promise, after: promise },
        }),
      )
      .meta({ description: `those promises, of the newest tickets; ${LIMITS.trialListed} at most` }),
    before: world,
    after: world,
    teams: z.array(z.object({ team: named, before: ofTeam, after: ofTeam })),
    timeZone: z.string().meta({ description: 'of the hours' }),
  })
  .meta({ id: 'PolicyTrialOutcome' });

const days = z.int().min(1).max(LIMITS.trialDays).default(30);

const calendarChanged = z.strictObject({ id, ...calendarParts, version: z.int().optional() });

const preview = z
  .object({
    open: count.meta({ description: 'tickets that are open' }),
    looked: count.meta({
      description:
        'so many of them were looked at in the time there is; where they are fewer, everything else is at least so much',
    }),
    late: count.meta({ description: 'of them, those with a promise whose time would be over by the change' }),
    opening: z.object({ tickets: count, from: instant }).nullable().meta({
      description: 'of the late ones, those that are late only when work begins next: the first of them then',
    }),
    nearly: count.meta({ description: 'others of which a promise would be past its warning by the change' }),
    sooner: count.meta({ description: 'others that would fall due sooner' }),
    later: count.meta({ description: 'others that would fall due later, or never' }),
    standing: z.object({ late: count, otherwise: count }).meta({
      description:
        'those with a promise that stands still and is late, or (of others) due otherwise, as soon as it goes on',
    }),
    told: z
      .array(z.object({ id, name: z.string(), tickets: count }))
      .meta({ description: 'who hears once that tickets are late or nearly due by it, and how many of theirs are' }),
  })
  .meta({ id: 'PolicyPreview' });

export const policyTrials = {
  previewPolicies: route({
    name: 'previewPolicies',
    method: 'post',
    path: '/policies/previews',
    summary:
      'What one change would come to at once for the tickets that are open: a policy, new or (with its id) changed, a changed calendar, both of them together, another order, or a policy that is deleted. Nothing is changed',
    auth: 'schedule:write',
    body: z.strictObject({
      policy: policyChanged.optional(),
      before: id
        .optional()
        .meta({ description: 'of a new policy: the one that it is asked before; else it is asked last but one' }),
      calendar: calendarChanged.optional(),
      order: z.array(id).max(LIMITS.policies).optional(),
      removed: id.optional(),
    }),
    ok: { status: 200, schema: preview },
  }),
  getPolicyPreviewProgress: route({
    name: 'getPolicyPreviewProgress',
    method: 'get',
    path: '/policies/previews/progress',
    summary: 'How far the running preview of this agent is; null: none runs, or in another process',
    auth: 'schedule:write',
    ok: { status: 200, schema: z.object({ running: z.object({ looked: count, of: count }).nullable() }) },
  }),
  tryPolicy: route({
    name: 'tryPolicy',
    method: 'post',
    path: '/policies/trials',
    summary:
      'Run a policy, new or (with its id) changed, or a changed calendar over the tickets of the last days: what would have been promised, kept and broken. One trial at a time for each agent; whoever goes away ends theirs',
    auth: 'schedule:write',
    body: z.strictObject({
      policy: policyChanged.optional().meta({ description: 'this, or a calendar' }),
      calendar: calendarChanged.optional().meta({ description: 'in its place in all policies that go by it' }),
      days,
    }),
    ok: { status: 200, schema: outcome },
  }),
  getPolicyTrialProgress: route({
    name: 'getPolicyTrialProgress',
    method: 'get',
    path: '/policies/trials/progress',
    summary: 'How far the running trial of this agent is; null: none runs, or in another process',
    auth: 'schedule:write',
    ok: { status: 200, schema: z.object({ running: z.object({ looked: count, of: count }).nullable() }) },
  }),
};

/** Trials: a rule run over tickets that have been, beside the rules of now. Nothing is changed. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { PRIORITIES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { route } from '../route.ts';
import { named } from '../ticket/shapes.ts';
import { ruleChanged } from './rules.ts';

const count = z.int();

const fate = z
  .object({
    team: named,
    owner: named.nullable().meta({ description: 'by the shifts of then, and what everybody would have carried' }),
    waits: z.boolean().meta({ description: 'everybody of the team was full' }),
    priority: z.enum(PRIORITIES),
    type: z.enum(TICKET_TYPES).nullable(),
    tags: z.array(z.string()),
    ending: z.enum(['archived', 'spam']).nullable(),
    replies: z.array(named).meta({ description: 'texts that rules answer with' }),
  })
  .meta({ id: 'TriedFate' });

const tried = z.object({ number: count, subject: z.string() });

const sums = z.object({
  closed: count.meta({ description: 'archived or marked as spam by rules' }),
  waited: count.meta({ description: 'came when everybody of their team was full' }),
  replies: count.meta({ description: 'answers of rules' }),
});

const share = z.object({
  given: count,
  most: count.meta({ description: 'the most they carried at once, as capacity counts it' }),
  hours: z.array(count).length(24).meta({ description: 'how many tickets in which hour of the day' }),
});

const outcome = z
  .object({
    looked: count,
    changed: count,
    changes: z.array(tried.extend({ before: fate, after: fate })).meta({
      description: `the newest, ${LIMITS.trialListed} at most`,
    }),
    shifted: count.meta({ description: 'only their owner would be another, because loads would be' }),
    before: sums,
    after: sums,
    loads: z.array(z.object({ agent: named, before: share, after: share })),
    timeZone: z.string().meta({ description: 'of the hours' }),
    wouldHaveBeenClosedAndWasAnswered: z.array(tried).meta({
      description: `closed by a rule only now, and answered by a person then; the newest, ${LIMITS.trialListed} at most`,
    }),
    closedAndAnswered: count.meta({ description: 'how many those are' }),
  })
  .meta({ id: 'TrialOutcome' });

const days = z.int().min(1).max(LIMITS.trialDays).default(30);

export const trials = {
  tryRule: route({
    name: 'tryRule',
    method: 'post',
    path: '/rules/trials',
    summary:
      'Run a rule, new or (with its id) changed, over the tickets of the last days. One trial at a time for each agent; whoever goes away ends theirs',
    auth: 'routing:write',
    body: z.strictObject({ rule: ruleChanged, days }),
    ok: { status: 200, schema: outcome },
  }),
  getTrialProgress: route({
    name: 'getTrialProgress',
    method: 'get',
    path: '/rules/trials/progress',
    summary: 'How far the running trial of this agent is; null: none runs, or in another process',
    auth: 'routing:write',
    ok: { status: 200, schema: z.object({ running: z.object({ looked: count, of: count }).nullable() }) },
  }),
};

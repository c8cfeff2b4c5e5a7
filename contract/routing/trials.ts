/** Trials: a rule, or people, tried on tickets that have been, beside what is now. Nothing is changed. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { ROLES } from '../../domain/people/permission.ts';
import { LANGUAGES } from '../../domain/text/language.ts';
import { PRIORITIES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { capacity, level, seniority } from '../abilities.ts';
import { route } from '../route.ts';
import { id, language, named, line } from '../shapes.ts';
import { instantOfSetting, weekHours } from '../when.ts';
import { ruleChanged } from './rules.ts';

const count = z.int();

const fate = z
  .object({
    team: named,
    owner: named.nullable().meta({
      description: 'by the shifts of then, and what everybody would have carried; null: nobody until today',
    }),
    waits: z.boolean().meta({ description: 'it would have waited for somebody who is there and has room' }),
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
  waited: count.meta({ description: 'came when nobody of their team was there with room' }),
  unowned: count.meta({
    description: 'nobody would have been given them until today, waiting or for whoever opens them',
  }),
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
    wouldHaveBeenLeftUnowned: z.array(tried).meta({
      description: `given to nobody until today, and to somebody as it is now; the newest, ${LIMITS.trialListed} at most`,
    }),
    leftUnowned: count.meta({ description: 'how many those are' }),
  })
  .meta({ id: 'TrialOutcome' });

const triedPerson = z.strictObject({
  agent: id.nullable().meta({ description: 'null: somebody new' }),
  name: line(LIMITS.nameChars).default('').meta({ description: 'of somebody new, as the answer calls them' }),
  role: z.enum(ROLES).optional(),
  teams: z.array(id).max(LIMITS.teamsOfAgent).optional(),
  skills: z
    .array(z.strictObject({ skill: id, level }))
    .max(LIMITS.skillsOfAgent)
    .optional(),
  seniority: seniority.optional(),
  capacity: capacity.optional(),
  languages: z.array(language).max(LANGUAGES.length).optional(),
  shifts: z.array(weekHours).max(LIMITS.shiftsOfAgent).optional().meta({
    description: 'all their hours of a week, which they would have worked on all the days; none: those of the team',
  }),
  absences: z
    .array(z.strictObject({ from: instantOfSetting, to: instantOfSetting }))
    .max(LIMITS.absencesOfAgent)
    .optional()
    .meta({ description: 'further ones; one that is not over is taken back by whole weeks until it is' }),
});

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
  tryPeople: route({
    name: 'tryPeople',
    method: 'post',
    path: '/routing/trials',
    summary:
      'Run people whose teams, skills, seniority, capacity, shifts or absences would be others over the tickets of the last days; what is absent of somebody stays. One trial at a time for each agent; whoever goes away ends theirs',
    auth: 'routing:write',
    body: z.strictObject({ people: z.array(triedPerson).min(1).max(LIMITS.triedPeople), days }),
    ok: { status: 200, schema: outcome },
  }),
  getTrialProgress: route({
    name: 'getTrialProgress',
    method: 'get',
    path: '/rules/trials/progress',
    summary:
      'How far the running trial of this agent, of a rule or of people, is; null: none runs, or in another process',
    auth: 'routing:write',
    ok: { status: 200, schema: z.object({ running: z.object({ looked: count, of: count }).nullable() }) },
  }),
};

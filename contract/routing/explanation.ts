/** Why a ticket is where it is, and what happens to it next by itself. */
import { z } from 'zod';
import { OBSTACLES, WAIVERS, WAYS } from '../../domain/routing/assignment.ts';
import { OCCASIONS } from '../../domain/routing/facts.ts';
import { WITHHELD } from '../../domain/routing/rule.ts';
import { LANGUAGES } from '../../domain/text/language.ts';
import { PRIORITIES, STATES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { route } from '../route.ts';
import { explainedClock, outcome, pastClock } from '../ticket/clock-life.ts';
import { id, instant, named, rowNumber } from '../shapes.ts';

const compared = z.object({
  field: z.string(),
  op: z.string(),
  holds: z.boolean(),
  input: z.string().meta({ description: 'what the ticket had, cut short; names instead of ids' }),
  by: z
    .union([z.string(), z.number(), z.boolean()])
    .nullable()
    .meta({ description: 'the value of the rule that fitted' }),
  hours: z
    .object({ of: z.array(named), at: instant })
    .optional()
    .meta({
      description: 'of hours: of which calendars, three at most, and when the mail came that they were asked for',
    }),
});

const ruleTrace = z.object({
  id,
  version: z.int(),
  name: z.string().meta({ description: 'as it was called then' }),
  result: z.enum(['held', 'did-not-hold', 'not-asked', 'overruled']).meta({
    description:
      '`not-asked`: an earlier rule had the last word; `overruled`: it takes for spam what a person says is none',
  }),
  compared: z.array(compared),
  actions: z.array(
    z.object({
      do: z.string(),
      done: z.boolean(),
      because: z.enum(WITHHELD).nullable().meta({ description: 'why it was not done' }),
    }),
  ),
});

const decision = z
  .object({
    id: id.meta({ description: 'as the event of the timeline names it: `routing` or `decision` of its data' }),
    at: instant,
    moment: z.enum(OCCASIONS),
    guessed: z
      .object({ type: z.enum(TICKET_TYPES), share: z.number() })
      .optional()
      .meta({ description: 'the type that it was born with was set by itself, by the words of its mail, so sure' }),
    rules: z.array(ruleTrace),
    team: named,
    need: z
      .object({
        agent: named.nullable(),
        skills: z.array(z.object({ skill: named, level: z.int() })),
        seniority: z.int().nullable(),
        language: z.enum(LANGUAGES).nullable(),
        priority: z.enum(PRIORITIES),
      })
      .nullable()
      .meta({ description: 'null: nobody was sought' }),
    assignment: z
      .object({
        owner: named.nullable(),
        how: z.enum(WAYS),
        waived: z.array(z.enum(WAIVERS)).meta({ description: 'what was given up, because nobody there had it' }),
        considered: z.array(
          z.object({
            agent: named,
            obstacle: z.enum(OBSTACLES).nullable().meta({ description: 'null: they could have had it' }),
            load: z.int(),
            capacity: z.int(),
          }),
        ),
      })
      .nullable(),
  })
  .meta({ id: 'RoutingDecision' });

const next = z.object({
  at: instant.nullable().meta({ description: 'null: as soon as it can be, of which nobody knows the instant' }),
  what: z.string().meta({
    description:
      'the event that it brings (clock-warned, reminder-due, …), or hand-out: it is given to somebody of its team',
  }),
  why: z.object({
    clock: z.string().optional(),
    promise: id.optional().meta({ description: 'of an agent: GET /tickets/:number/promises has its words' }),
    state: z.enum(STATES).optional().meta({ description: 'lasts too long then' }),
    since: instant.optional(),
    team: named.optional(),
    ahead: z.int().optional().meta({ description: 'how many of the queue are due sooner' }),
  }),
  then: z.array(outcome).meta({ description: 'what it will do, as things stand now' }),
});

export const explanation = {
  getExplanation: route({
    name: 'getExplanation',
    method: 'get',
    path: '/tickets/:number/explanation',
    summary:
      'Why a ticket is where it is (rules, people considered), how its time is counted, and what happens next by itself and for whom',
    auth: 'ticket:read',
    params: z.object({ number: rowNumber }),
    ok: {
      status: 200,
      schema: z.object({
        routing: z.array(decision).meta({ description: 'newest first' }),
        clocks: z.array(explainedClock),
        past: z.array(pastClock).meta({ description: 'clocks of earlier answers, the last twenty, newest first' }),
        earlier: z.int().meta({ description: 'how many more there were before these' }),
        next: z.array(next).meta({ description: 'soonest first' }),
      }),
    },
  }),
};

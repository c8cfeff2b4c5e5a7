/** How the time of a clock is counted, and what happens next by itself and for whom. */
import { z } from 'zod';
import { CAUSES } from '../../domain/ticket/clock/life.ts';
import { CLOSED_AS, PRIORITIES } from '../../domain/ticket/ticket.ts';
import { STANDSTILLS } from '../../domain/ticket/clock/standstill.ts';
import { instant, named } from '../shapes.ts';
import { clock } from './shapes.ts';

const version = named.extend({ version: z.int() });
const amountMs = z.number().nullable();

const life = z.object({
  isWhole: z.boolean().meta({
    description:
      'false: it began before its events told everything; what is known is told, `spells` and `days` are empty',
  }),
  spells: z
    .array(
      z.object({
        from: instant,
        to: instant.nullable().meta({ description: 'null: until now' }),
        runs: z.boolean(),
        why: z.enum(STANDSTILLS).nullable().meta({ description: 'for what it stood still' }),
        countedMs: amountMs.meta({ description: 'open time that it counted' }),
      }),
    )
    .meta({ description: 'when it ran and when it stood still, in order and without gap' }),
  promises: z
    .array(
      z.object({
        at: instant.meta({ description: 'from when on it counts' }),
        dueAt: instant.nullable().meta({ description: 'null: nothing was promised' }),
        amountMs: amountMs.meta({
          description: 'open time, with what was spent before; null where a person named the instant',
        }),
        isOvertaken: z
          .boolean()
          .meta({ description: 'all of it had passed when it was made: it was due at once, or with the next opening' }),
        policy: version.nullable(),
        calendar: version.nullable().meta({ description: 'null: counted around the clock, or not known' }),
        because: z.enum(CAUSES),
        by: named.nullable().meta({ description: 'the agent who changed it' }),
        reason: z.string().nullable().meta({ description: 'why a person named another instant' }),
        event: z.int().meta({ description: 'the version of the ticket, as its events name it' }),
      }),
    )
    .meta({ description: 'what was promised first, and each later promise' }),
  usedMs: amountMs.meta({ description: 'open time counted until now, or until it ended' }),
  days: z
    .array(z.object({ day: z.iso.date(), countedMs: z.number(), isAhead: z.boolean() }))
    .meta({ description: 'local days of the calendar of which the promise is made; `isAhead`: still to be counted' }),
  timeZone: z.string().meta({ description: 'of the calendar' }),
  hours: z.array(z.object({ from: instant, to: instant })).meta({
    description: 'when its calendar is open between its start and its end, its due instant and now; the first of them',
  }),
});

/** A clock of the ticket with its life. */
export const explainedClock = clock.extend(life.shape).meta({ id: 'ExplainedClock' });

/** A clock that was followed by another of its kind: an answer to an earlier question. */
export const pastClock = life
  .extend({
    kind: clock.shape.kind,
    startedAt: instant,
    metAt: instant.nullable(),
    endedAt: instant.nullable(),
    breachedAt: instant.nullable(),
  })
  .meta({ id: 'PastClock' });

/** One thing that a deadline will do. */
export const outcome = z
  .object({
    does: z.enum(['tells', 'mails', 'closes', 'raises', 'returns', 'seeks', 'sends', 'notes']),
    whom: z.enum(['owner', 'lead', 'admins', 'members']).optional(),
    agent: named.optional().meta({ description: 'who that is now' }),
    mail: z.enum(['reminder', 'question-reminder', 'closing']).optional(),
    as: z.enum(CLOSED_AS).optional(),
    priority: z.enum(PRIORITIES).optional(),
  })
  .meta({
    id: 'Outcome',
    description:
      '`tells` somebody; `mails` the customer; `closes`; `raises` the priority; `returns` to our turn; `seeks` somebody to have it; `sends` a mail again; `notes` it and no more',
  });

/** What somebody has to do today, and by when. */
import { z } from 'zod';
import { DUE_KINDS } from '../../domain/ticket/list/dues.ts';
import { PRIORITIES, STATES } from '../../domain/ticket/ticket.ts';
import { route } from '../route.ts';
import { id, instant, named } from '../shapes.ts';
import { timeZone } from '../when.ts';

const span = z.object({ from: instant, to: instant });

const due = z
  .object({
    what: z.enum(DUE_KINDS).meta({
      description:
        'an answer or a solution that the policy promises; a promise to the customer; a snoozed ticket that is back; a reminder of somebody else who was waited for. More may come',
    }),
    at: instant,
    answerBy: instant.nullable().meta({ description: 'of a snoozed ticket: when it is owed once it is back' }),
    promise: z
      .object({ id, text: z.string(), firstDueAt: instant })
      .nullable()
      .meta({ description: 'what the customer was promised' }),
    unfit: z.boolean().meta({
      description: 'done one after the other at ten minutes each, within the hours of work, it would be done too late',
    }),
    ticket: z.object({
      number: z.int(),
      subject: z.string(),
      state: z.enum(STATES),
      priority: z.enum(PRIORITIES),
      contact: z.object({ id, name: z.string(), vip: z.boolean() }),
    }),
  })
  .meta({ id: 'Due' });

export const today = {
  getToday: route({
    name: 'getToday',
    method: 'get',
    path: '/today',
    summary: 'What you, or with `schedule:write` somebody else, have to do and by when, the soonest first',
    auth: 'ticket:read',
    query: z.strictObject({
      agent: id.optional().meta({ description: 'absent: you' }),
      zone: timeZone.default('Etc/UTC').meta({ description: 'whose day it is' }),
    }),
    ok: {
      status: 200,
      schema: z.object({
        agent: named,
        day: z
          .object({
            from: instant,
            to: instant,
            ends: instant.meta({ description: 'what is due after that is of another day' }),
            hours: z.array(span).meta({
              description:
                'work within it, by shifts or the hours of the teams, without absences; empty: none, and 09:00 to 18:00 are shown',
            }),
          })
          .meta({ description: 'from the first to the last hour of work; a shift over midnight is one day' }),
        dues: z.array(due),
        complete: z.boolean().meta({ description: 'false: of more tickets than are looked at at once' }),
      }),
    },
  }),
};

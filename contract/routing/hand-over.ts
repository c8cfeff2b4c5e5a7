/** The end of a shift: what falls due before one's next, and giving it to somebody. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { PROBLEM_CODES } from '../../domain/problem.ts';
import { PRIORITIES, STATES } from '../../domain/ticket/ticket.ts';
import { route } from '../route.ts';
import { id, instant, named, rowNumber } from '../shapes.ts';

export const handOver = {
  getHandOver: route({
    name: 'getHandOver',
    method: 'get',
    path: '/hand-over',
    summary: 'What of yours falls due before your next shift begins',
    auth: 'ticket:write',
    ok: {
      status: 200,
      schema: z.object({
        endsAt: instant
          .nullable()
          .meta({ description: 'of the shift, or the hours of your teams; null: you are in none' }),
        nextAt: instant
          .nullable()
          .meta({ description: 'when you begin again; null: nothing says so, and all that is due is listed' }),
        tickets: z.array(
          z.object({
            number: z.int(),
            subject: z.string(),
            contact: z.string(),
            team: named,
            state: z.enum(STATES),
            priority: z.enum(PRIORITIES),
            dueAt: instant,
            snoozedUntil: instant.nullable(),
          }),
        ),
      }),
    },
  }),
  createHandOver: route({
    name: 'createHandOver',
    method: 'post',
    path: '/hand-over',
    summary: 'Give tickets of yours to somebody else, or to a team, which finds each an owner',
    auth: 'ticket:assign',
    body: z.strictObject({
      numbers: z.array(rowNumber).min(1).max(LIMITS.handedOverAtOnce),
      to: z.union([z.strictObject({ agent: id }), z.strictObject({ team: id })]),
      reason: z.string().trim().max(LIMITS.reasonChars).optional().meta({ description: 'an internal note on each' }),
    }),
    ok: {
      status: 200,
      schema: z.object({
        results: z.array(
          z.object({
            number: z.int(),
            became: z
              .enum(['given', 'refused', 'later'])
              .meta({ description: 'later: it is kept, and carried out as soon as its workflow can be asked' }),
            problem: z.enum(PROBLEM_CODES).nullable().meta({ description: 'why it was refused' }),
          }),
        ),
      }),
    },
  }),
};

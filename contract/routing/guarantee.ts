/** The guarantee: no open ticket without somebody responsible, a live deadline and a next action. */
import { z } from 'zod';
import { LACKS } from '../../domain/routing/guarantee.ts';
import { route } from '../route.ts';
import { instant, named } from '../shapes.ts';

export const guarantee = {
  getGuarantee: route({
    name: 'getGuarantee',
    method: 'get',
    path: '/guarantee',
    summary:
      'Open tickets that lack what none may lack, 200 at most, and what was found and mended in the last 30 days',
    auth: 'routing:write',
    ok: {
      status: 200,
      schema: z.object({
        violations: z.array(
          z.object({
            number: z.int(),
            subject: z.string(),
            team: named,
            owner: named.nullable(),
            lacks: z.array(z.enum(LACKS)).meta({
              description:
                '`responsible`: nobody who may own it; `deadline`: its next one has passed unnoticed; `next-action`: nothing will happen by itself; ' +
                '`queue`: nobody owns it, and it does not wait for somebody of its team',
            }),
            since: instant.meta({ description: 'the last thing that happened to it' }),
          }),
        ),
        repaired: z.array(
          z.object({
            what: z
              .string()
              .meta({ description: 'owed, late, missing, overdue, undecided, lost, unasked; more may come' }),
            found: z.int().meta({ description: 'how many, all told' }),
            at: instant.meta({ description: 'when the last one was' }),
          }),
        ),
      }),
    },
  }),
};

/** How far a new desk has come, or somebody new on one. */
import { z } from 'zod';
import { FIRST_STEP_NAMES, FIRST_STEP_STATES } from '../../domain/people/first-steps.ts';
import { MAILBOX_STATUSES, MAILBOX_TROUBLES } from '../../domain/mail/mailbox.ts';
import { route } from '../route.ts';
import { id } from '../shapes.ts';

export const firstSteps = {
  getFirstSteps: route({
    name: 'getFirstSteps',
    method: 'get',
    path: '/first-steps',
    summary: 'The first steps that there are for you, each as far as the facts tell that it was taken',
    auth: 'ticket:read',
    ok: {
      status: 200,
      schema: z.object({
        steps: z.array(z.object({ name: z.enum(FIRST_STEP_NAMES), state: z.enum(FIRST_STEP_STATES) })),
        mailbox: z
          .object({
            id,
            address: z.string(),
            status: z.enum(MAILBOX_STATUSES),
            trouble: z.enum(MAILBOX_TROUBLES).nullable(),
          })
          .nullable()
          .meta({ description: 'the one to write to: the first that lets us in' }),
        ticket: z.int().nullable().meta({ description: 'the first that came by mail' }),
        people: z.object({
          joined: z.int().meta({ description: 'others who have come in' }),
          invited: z.int().meta({ description: 'others who have not come in yet' }),
        }),
        replies: z.int().meta({ description: 'canned replies that others may use as well' }),
      }),
    },
  }),
};

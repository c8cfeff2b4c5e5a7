/** The kind of a message as its words tell, and from which share it is set by itself. */
import { z } from 'zod';
import { TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { route } from '../route.ts';
import { instant, rowNumber } from '../shapes.ts';

const typeByItselfFrom = z.number().min(0.5).max(1).nullable().meta({
  description: 'a new ticket has the type that its words suggest, from this share on; null: it is only suggested',
});

const routingSettings = z
  .object({
    typeByItselfFrom,
    learned: z
      .object({
        tickets: z.int(),
        at: instant,
        measured: z
          .array(
            z.object({
              from: z.number().meta({ description: 'a share from which the type might be set by itself' }),
              set: z.int().meta({ description: 'of these tickets, how many would have had their type by that' }),
              right: z.int().meta({ description: 'and how many of those the one that a person has set' }),
            }),
          )
          .meta({ description: 'each of these tickets judged by what was learned from the others' }),
      })
      .nullable()
      .meta({ description: 'of how many tickets whose type a person has set, and when; null: not yet' }),
  })
  .meta({ id: 'RoutingSettings' });

export const kind = {
  getSuggestedType: route({
    name: 'getSuggestedType',
    method: 'get',
    path: '/tickets/:number/suggested-type',
    summary: 'What type a ticket without one may have, by the words of the mail that opened it',
    auth: 'ticket:read',
    params: z.object({ number: rowNumber }),
    ok: {
      status: 200,
      schema: z.object({
        suggestion: z
          .object({ type: z.enum(TICKET_TYPES), share: z.number().meta({ description: '0 to 1: how sure it is' }) })
          .nullable()
          .meta({ description: 'null: it has a type, or too little is known' }),
      }),
    },
  }),
  getRoutingSettings: route({
    name: 'getRoutingSettings',
    method: 'get',
    path: '/routing-settings',
    summary: 'Settings of routing',
    auth: 'ticket:read',
    ok: { status: 200, schema: routingSettings },
  }),
  updateRoutingSettings: route({
    name: 'updateRoutingSettings',
    method: 'put',
    path: '/routing-settings',
    summary: 'Change settings of routing',
    auth: 'routing:write',
    body: z.strictObject({ typeByItselfFrom }),
    ok: { status: 200, schema: routingSettings },
  }),
};

/** What a canned reply does to a ticket besides: its actions as JSON, and the route that carries them out. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import type { CannedAction } from '../../domain/mail/template/canned-actions.ts';
import { THEN } from '../../domain/ticket/event.ts';
import { PRIORITIES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { route } from '../route.ts';
import { number, result } from './command.ts';
import { id, tags } from './shapes.ts';

const changes = [
  z.strictObject({ do: z.literal('set-priority'), priority: z.enum(PRIORITIES) }),
  z.strictObject({ do: z.literal('set-type'), type: z.enum(TICKET_TYPES) }),
  z.strictObject({ do: z.literal('add-tags'), tags: tags.min(1) }),
  z.strictObject({ do: z.literal('set-team'), team: id }),
  z.strictObject({ do: z.literal('set-agent'), agent: id }),
] as const;

const once = (actions: readonly { do: string }[]): boolean =>
  new Set(actions.map((one) => one.do)).size === actions.length;
const ONCE = { message: 'each kind of action stands once' };

/** Of a canned reply; `then` is what the reply is sent with. */
export const cannedActions: z.ZodType<CannedAction[], CannedAction[]> = z
  .array(z.discriminatedUnion('do', [...changes, z.strictObject({ do: z.literal('then'), then: z.enum(THEN) })]))
  .max(LIMITS.cannedActions)
  .refine(once, ONCE)
  .meta({ id: 'CannedActions', description: 'what is done to the ticket as the reply is sent; each kind once' });

export const ticketActions = {
  applyActions: route({
    name: 'applyActions',
    method: 'post',
    path: '/tickets/:number/actions',
    summary: 'Carry out several changes one after the other: those that a canned reply brings',
    auth: 'ticket:write',
    params: number,
    body: z.strictObject({
      actions: z.array(z.discriminatedUnion('do', changes)).min(1).max(LIMITS.cannedActions).refine(once, ONCE),
    }),
    ok: result,
  }),
};

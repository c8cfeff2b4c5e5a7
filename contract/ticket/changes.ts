/** What a canned reply does to a ticket besides, as JSON: kept with it, in a draft, and with the reply that it was used in. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import type { Action } from '../../domain/mail/template/canned-actions.ts';
import { THEN } from '../../domain/ticket/event.ts';
import type { Change } from '../../domain/ticket/rules/acting.ts';
import { PRIORITIES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { id } from '../shapes.ts';
import { tags } from './tags.ts';

const priority = z.strictObject({ do: z.literal('set-priority'), priority: z.enum(PRIORITIES) });
const type = z.strictObject({ do: z.literal('set-type'), type: z.enum(TICKET_TYPES) });
const tag = z.strictObject({ do: z.literal('add-tags'), tags: tags.min(1) });
const team = z.strictObject({ do: z.literal('set-team'), team: id });
const agent = z.strictObject({ do: z.literal('set-agent'), agent: id });
const then = z.strictObject({ do: z.literal('then'), then: z.enum(THEN) });

const by = { cannedReply: id.optional().meta({ description: 'the canned reply that has brought it' }) };
const brought = [priority.extend(by), type.extend(by), tag.extend(by), team.extend(by), agent.extend(by)] as const;

const once = (actions: readonly { do: string }[]): boolean =>
  new Set(actions.map((one) => one.do)).size === actions.length;
const ONCE = { message: 'each kind of action stands once' };

/** Carried out one after the other. */
export const changes: z.ZodType<Change[], Change[]> = z
  .array(z.discriminatedUnion('do', [priority, type, tag, team, agent]))
  .min(1)
  .max(LIMITS.cannedActions)
  .refine(once, ONCE);

/** Of a canned reply; `then` is what the reply is sent with. */
export const cannedActions: z.ZodType<Action[], Action[]> = z
  .array(z.discriminatedUnion('do', [priority, type, tag, team, agent, then]))
  .max(LIMITS.cannedActions)
  .refine(once, ONCE)
  .meta({ id: 'CannedActions', description: 'what is done to the ticket as the reply is sent; each kind once' });

/** Of a draft. */
export const draftActions: z.ZodType<Action[], Action[]> = z
  .array(z.discriminatedUnion('do', [...brought, then.extend(by)]))
  .max(LIMITS.cannedActions)
  .refine(once, ONCE)
  .meta({ id: 'DraftActions', description: 'what is done to the ticket as it is sent; each kind once' });

/** Of a reply, whose `then` stands beside them. */
export const replyActions: z.ZodType<Change[], Change[]> = z
  .array(z.discriminatedUnion('do', [...brought]))
  .max(LIMITS.cannedActions)
  .refine(once, ONCE)
  .meta({
    id: 'ReplyActions',
    description:
      'what is done to the ticket as the reply leaves, and not before: one that is held or sent later, and taken back, has changed nothing; each kind once',
  });

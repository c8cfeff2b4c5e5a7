/** What an agent opens: a call that is written down, or a mail that a customer gets first. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { PRIORITIES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { customValuesGiven } from './custom-fields.ts';
import { writtenWith } from './drafts.ts';
import { id, language, line, wordsOf } from '../shapes.ts';
import { attachments, confirmed, recipients } from './message.ts';
import { tags } from './tags.ts';

export const newTicket = z.strictObject({
  subject: line(LIMITS.subjectChars).min(1),
  text: wordsOf(LIMITS.replyChars).optional().meta({
    description: 'what was said, or is mailed; of a mail `html` is enough',
  }),
  html: z.string().max(LIMITS.replyChars).optional().meta({
    description: 'the same with its form, of a mail that goes out; as `attachments`, `cc` and `bcc`, a call has none',
  }),
  attachments,
  contact: z.strictObject({
    id: id.optional().meta({ description: 'somebody who is known already' }),
    address: z.string().max(LIMITS.addressChars).default('').meta({
      description: 'a caller may have none; then nothing is mailed to them, and a name or a number must say who it is',
    }),
    name: line(LIMITS.addressNameChars).default(''),
    phone: line(LIMITS.phoneChars).default(''),
  }),
  cc: recipients.optional(),
  bcc: recipients.optional(),
  mailbox: id,
  language: language.optional(),
  channel: z
    .enum(['phone', 'email', 'api'])
    .optional()
    .meta({ description: 'without it `phone`, or `email` for what goes out' }),
  direction: z.enum(['in', 'out']).default('in').meta({
    description:
      '`out`: what is written is mailed to the contact, who needs an address, and the ticket waits for their answer',
  }),
  undoSeconds: z.int().min(0).max(LIMITS.undoSeconds).optional().meta({
    description: 'of a mail that goes out: held for so long, in which `DELETE /outbox/:id` takes it back',
  }),
  confirmed,
  ...writtenWith,
  solved: z.boolean().default(false).meta({
    description: 'all has been said: resolved at once, and closed unasked where there is no address to ask at',
  }),
  priority: z.enum(PRIORITIES).default('normal'),
  type: z.enum(TICKET_TYPES).nullable().default(null),
  tags: tags.default([]),
  fields: customValuesGiven.default({}),
  team: id.optional(),
  owner: id.nullable().optional().meta({
    description:
      'null: whomever the team gives it to, and of a mail that goes out whoever wrote it where that is nobody; without it whoever opens it, unless they name a team or a rule sends it elsewhere',
  }),
});

/** A message of a ticket as JSON: what is written, to whom it goes, and how it travels. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { ABUSE } from '../../domain/mail/abuse.ts';
import { CONFIRMABLE } from '../../domain/mail/concerns.ts';
import { sendStates } from '../../domain/mail/outbox.ts';
import { HOLDS } from '../../domain/ticket/rules/holding.ts';
import { draftActions } from './changes.ts';
import { id, instant, named, line } from '../shapes.ts';

/** What whoever writes says of what they were asked. */
export const confirmed = z.array(z.enum(CONFIRMABLE)).max(CONFIRMABLE.length).default([]).meta({
  description:
    'concerns that are meant so, of those that a to-confirm problem has named: a file that is promised and not there, another name, bad words',
});

/** An address alone or with its name. */
const recipient = z.union([
  z
    .string()
    .max(LIMITS.addressChars)
    .transform((address) => ({ name: '', address })),
  z.strictObject({
    name: line(LIMITS.addressNameChars).default(''),
    address: z.string().max(LIMITS.addressChars),
  }),
]);
export const recipients = z.array(recipient).max(LIMITS.recipients);

/** The files of what somebody writes. */
export const attachments = z
  .array(id)
  .max(LIMITS.filesOfDraft)
  .default([])
  .meta({ description: 'ids from POST /uploads' });

export const ownSubject = line(LIMITS.subjectChars).min(1);

export const attachment = z
  .object({
    id,
    name: z.string(),
    mediaType: z.string(),
    size: z.int(),
    sha256: z.string(),
    inline: z.boolean(),
    contentId: z.string().nullable(),
    url: z.string(),
  })
  .meta({ id: 'Attachment' });

const deliveryState = z.enum(sendStates);

export const delivery = z
  .object({
    outboxId: id,
    state: deliveryState,
    response: z.string().nullable(),
    recipients: z.array(
      z.object({
        name: z.string(),
        address: z.string(),
        role: z.enum(['to', 'cc', 'bcc']),
        state: z.string(),
        response: z.string().nullable(),
      }),
    ),
    sentAt: instant.nullable(),
    nextTryAt: instant.nullable().meta({ description: 'of one that is `held`: when it leaves' }),
    heldFor: z.enum(HOLDS).nullable().meta({
      description: 'of one that is `held`: for its time, or for a person, because the customer wrote first',
    }),
    actions: draftActions.meta({ description: 'of one that is `held`: what is done to the ticket as it leaves' }),
  })
  .meta({ id: 'Delivery' });

export const mailAddress = z.object({ name: z.string(), address: z.string() }).meta({ id: 'MailAddress' });

export const takenBack = z
  .object({
    text: z.string(),
    html: z.string().nullable(),
    attachments: z.array(attachment).meta({ description: 'uploads of yours, for another reply' }),
    to: z.array(mailAddress),
    cc: z.array(mailAddress),
    bcc: z.array(mailAddress),
    subject: z
      .string()
      .nullable()
      .meta({ description: 'what its writer has called it; null: as the thread is called' }),
    lastSeen: id.nullable().meta({ description: 'the newest message of the ticket when it was written' }),
    actions: draftActions.meta({ description: 'what was chosen with it, of which nothing was done' }),
  })
  .meta({ description: 'what a reply said that was taken back' });

export const scheduled = z
  .object({
    outboxId: id,
    messageId: id,
    number: z.int(),
    subject: z.string(),
    contact: z.string(),
    author: named.nullable(),
    preview: z.string(),
    to: z.array(mailAddress),
    sendAt: instant.nullable(),
    heldFor: z.enum(HOLDS),
    createdAt: instant,
  })
  .meta({ id: 'ScheduledReply' });

/** Whom an answer goes to when the request names nobody, and who may write on the ticket. */
export const addressing = z
  .object({
    requester: mailAddress.nullable(),
    participants: z.array(mailAddress.extend({ addedBy: z.enum(['mail', 'agent']) })),
    to: z.array(mailAddress),
    cc: z.array(mailAddress),
    marks: z.record(z.string(), z.enum(['reply-to', 'new'])).meta({
      description: 'address -> why to look at it: asked for by Reply-To; named for the first time by the newest mail',
    }),
    instead: z
      .array(mailAddress)
      .meta({ description: 'asked for by a Reply-To that is not obeyed, since it may be a forger’s' }),
    forwardedFrom: mailAddress
      .nullable()
      .meta({ description: 'an agent forwarded this person’s mail: they may be the requester' }),
  })
  .meta({ id: 'Addressing' });

export const message = z
  .object({
    id,
    direction: z.enum(['in', 'out', 'note']),
    kind: z.string().meta({
      description: 'person, a kind of machine mail, reply, acknowledgement, confirmation, reminder, closing or note',
    }),
    author: z.object({
      id: id.nullable(),
      name: z.string(),
      address: z.string(),
      kind: z.enum(['agent', 'contact', 'system']),
    }),
    from: mailAddress
      .optional()
      .meta({ description: 'the From line, where somebody else wrote the mail: a form, a robot' }),
    to: z.array(mailAddress),
    cc: z.array(mailAddress),
    bcc: z.array(mailAddress).meta({ description: 'of our own mail only' }),
    replyTo: z.array(mailAddress),
    subject: z.string(),
    text: z.string(),
    newText: z.string().nullable().meta({ description: 'the new words alone; null when nothing was cut' }),
    html: z
      .string()
      .nullable()
      .meta({ description: 'sanitised; null for the agents’ own, which only the frame shows' }),
    hasHtml: z.boolean().meta({ description: 'GET /messages/:id/frame shows more than the text' }),
    abuse: z.enum(ABUSE).nullable().meta({
      description: 'of a mail that came: abusive words were found; `cleared`: an agent says that they are none',
    }),
    attachments: z.array(attachment),
    sentAt: instant.nullable(),
    createdAt: instant,
    readAt: instant
      .nullable()
      .meta({ description: 'when you last read the thread with it; null while it is unread for you' }),
    delivery: delivery.nullable(),
    defects: z.array(z.string()),
    hasRaw: z.boolean(),
  })
  .meta({ id: 'Message' });

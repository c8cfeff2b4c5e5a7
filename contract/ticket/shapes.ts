/** JSON shapes shared by several routes. Instants are ISO 8601 UTC strings, names are camelCase. */
import { LANGUAGE_CODE, LANGUAGES } from '../../domain/text/language.ts';
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { ABUSE } from '../../domain/mail/abuse.ts';
import { CONCERNS, CONFIRMABLE } from '../../domain/mail/concerns.ts';
import { MAILBOX_TROUBLES } from '../../domain/mail/mailbox.ts';
import { sendStates } from '../../domain/mail/outbox.ts';
import { PREVIEW_KINDS } from '../../domain/mail/report.ts';
import { ROLES } from '../../domain/people/permission.ts';
import { FIELD_FAULTS, type FieldFault } from '../../domain/field-fault.ts';
import { PROBLEM_CODES } from '../../domain/problem.ts';
import { WAITING_FOR } from '../../domain/ticket/rules/awaiting.ts';
import { HOLDS } from '../../domain/ticket/rules/holding.ts';
import { PROMISE_ENDS, PROMISE_STATES } from '../../domain/ticket/rules/promises.ts';
import { RETURNS } from '../../domain/ticket/rules/snoozing.ts';
import { CLOCK_KINDS, CLOCK_STATES, CLOSED_AS, PRIORITIES, STATES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { draftActions } from './changes.ts';
import { id, tags } from './plain.ts';

export const instant = z.iso.datetime().meta({ description: 'ISO 8601, UTC' });
export { id, tags };
/** Of an address that names one thing. */
export const byId = z.object({ id });
/** A number that Postgres gave out (ticket, row of a ledger), as text of an address. */
export const rowNumber = z.coerce.number().int().positive();
/** From where a list that runs backwards goes on: a row's number, or a version, which Postgres keeps in 32 bits. */
export const beforeRow = z.coerce.number().int().nonnegative();
export const beforeVersion = beforeRow.max(2_147_483_647);
/** What was read of what is to be changed; 0 where there was nothing. */
export const seenVersion = z
  .int()
  .nonnegative()
  .max(2_147_483_647)
  .optional()
  .meta({ description: 'the version seen; as If-Match' });
export const named = z.object({ id, name: z.string() });
export const language = z.enum(LANGUAGES);
export const anyLanguage = z
  .string()
  .regex(LANGUAGE_CODE)
  .meta({ description: 'a language by its code (ISO 639), as `tr`, `en`, `de`' });

/** How many a page of a list holds at most. */
export const pageLimit = z.coerce.number().int().min(1).max(200).default(50);
/**
 * A page of a keyset-paged list. For the following one `next` goes into `after`; in the lists that run backwards (ledger,
 * quarantine, messages, events) into `before`.
 */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** Published as a plain string, so that a client of today takes a fault of tomorrow; our own code knows them all. */
export const fieldFault = z.string() as z.ZodType as z.ZodType<FieldFault, FieldFault>;

/** In each language; one may be empty, and says the same as the other. */
export const customLabel = z.object({ tr: z.string(), en: z.string() });
/** Of one ticket, contact or organisation. */
export const customValues = z.record(id, z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).meta({
  id: 'CustomValues',
  description:
    'what custom fields hold, by their ids (`GET /custom-fields`): a text, a number, a date as 2026-11-29, the id of a choice, ids of several, yes or no, an address; a field that is not known is not there',
});

export const problem = z
  .object({
    type: z.string(),
    title: z.string().meta({ description: 'what went wrong, in the language of Accept-Language' }),
    status: z.int(),
    code: z.enum(PROBLEM_CODES),
    detail: z.string().meta({ description: 'the thing, the reason and the cure, in English' }),
    fields: z
      .array(
        z.object({
          path: z.string(),
          code: fieldFault.meta({ description: `${FIELD_FAULTS.join(', ')}; more may come` }),
          limit: z.number().optional().meta({
            description: 'the bound that was passed, or how many tickets stand in the way, where there is one',
          }),
          meets: z
            .object({ from: instant, to: instant })
            .optional()
            .meta({ description: 'what stands already for a part of that time, with overlaps of absences and duties' }),
          message: z.string().meta({ description: 'in English' }),
        }),
      )
      .optional(),
    version: z.int().optional().meta({ description: 'the current version, with stale-version' }),
    owner: named.optional().meta({ description: 'who has the ticket, with already-owned' }),
    concerns: z
      .array(
        z.object({
          kind: z.enum(CONCERNS),
          blocks: z.boolean().meta({ description: 'it cannot be confirmed, only mended' }),
          found: z.string().meta({ description: 'the words of the reply' }),
          line: z.string().meta({ description: 'the line they stand in' }),
          at: z.int().meta({ description: 'where in that line' }),
          messages: z.array(id).meta({ description: 'those that were not seen, the oldest first' }),
        }),
      )
      .optional()
      .meta({ description: 'all that keeps a reply back, with to-confirm, and with stale-version of a reply' }),
    missing: z
      .array(z.object({ id, label: customLabel }))
      .optional()
      .meta({ description: 'the custom fields that have to be filled in first, with fields-missing' }),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });

/** What whoever writes says of what they were asked. */
export const confirmed = z.array(z.enum(CONFIRMABLE)).max(CONFIRMABLE.length).default([]).meta({
  description:
    'concerns that are meant so, of those that a to-confirm problem has named: a file that is promised and not there, another name, bad words',
});

export const clock = z
  .object({
    kind: z.enum(CLOCK_KINDS),
    dueAt: instant,
    warnAt: instant,
    startedAt: instant,
    state: z.enum(CLOCK_STATES),
    pausedAt: instant.nullable(),
    metAt: instant.nullable(),
    breachedAt: instant.nullable(),
    endedAt: instant.nullable().meta({ description: 'resolved or closed before it was met' }),
    onItsWay: z.boolean().meta({ description: 'an answer is being sent: it is met when the mail server has taken it' }),
    promisedAt: instant.nullable().meta({ description: 'the first promise, when a snooze or a person made a new one' }),
  })
  .meta({ id: 'Clock' });

export const snooze = z
  .object({ until: instant, dueAt: instant, reason: z.string().nullable() })
  .meta({ id: 'Snooze' });

const followUp = z
  .object({ since: instant, why: z.enum(RETURNS) })
  .meta({ id: 'FollowUp', description: 'back from a snooze, and nobody has taken it up since' });

/** Owed: open, or broken and not ended. */
const owedPromise = z
  .object({
    id,
    dueAt: instant,
    firstDueAt: instant.meta({ description: 'as it was made, before it was moved' }),
    warnAt: instant,
    state: z.enum(['open', 'broken']),
    onItsWay: z.boolean().meta({ description: 'an answer that is to keep it is being sent' }),
  })
  .meta({ id: 'OwedPromise' });

export const promise = z
  .object({
    id,
    text: z.string(),
    madeBy: named,
    madeAt: instant,
    firstDueAt: instant,
    dueAt: instant,
    moves: z.int().meta({ description: 'how often it was moved; why, the events tell' }),
    state: z
      .enum(PROMISE_STATES)
      .meta({ description: 'broken: it was not kept in time; late or not, `endedAt` tells' }),
    brokenAt: instant.nullable(),
    endedAt: instant.nullable().meta({ description: 'null while it is owed' }),
    endedBy: z.enum(PROMISE_ENDS).nullable().meta({
      description:
        'answer: a mail that arrived; hand: an agent; solved: the customer says that all is well; closing: the ticket was closed otherwise',
    }),
  })
  .meta({ id: 'Promise' });

const found = z
  .object({
    where: z
      .enum(['in', 'out', 'note', 'file'])
      .meta({ description: 'a message from outside or to it, a note, a file' }),
    message: id,
    file: z.string().nullable().meta({ description: 'the name of the file' }),
    pieces: z.array(z.object({ text: z.string(), hit: z.boolean() })).meta({ description: 'plain text, in order' }),
  })
  .meta({ id: 'Found' });

export const contactBrief = z.object({ id, name: z.string(), address: z.string(), vip: z.boolean() });

/** An address alone or with its name. */
const recipient = z.union([
  z
    .string()
    .max(LIMITS.addressChars)
    .transform((address) => ({ name: '', address })),
  z.strictObject({
    name: z.string().trim().max(LIMITS.addressNameChars).default(''),
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

/** One line of a header: whoever could break it could write headers of their own. */
export const ownSubject = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.subjectChars)
  .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, 'a subject is one line; leave out line breaks and control characters');

export const ticketBrief = z
  .object({
    number: z.int(),
    code: z.string(),
    state: z.enum(STATES),
    version: z.int(),
    subject: z.string().meta({ description: 'its title in the desk; at first, what its first mail was called' }),
    preview: z.string(),
    previewKind: z.enum(PREVIEW_KINDS).meta({
      description: 'bounce, delay: `preview` holds the addresses that were not reached, or not yet; there may be none',
    }),
    priority: z.enum(PRIORITIES),
    type: z.enum(TICKET_TYPES).nullable(),
    tags: z.array(z.string()),
    language,
    channel: z.enum(['email', 'phone', 'web', 'chat', 'api']),
    owner: named.nullable(),
    team: named.nullable(),
    contact: contactBrief,
    mailbox: z.object({ id, address: z.string(), name: z.string() }).nullable(),
    snooze: snooze.nullable(),
    snoozeCount: z.int().meta({ description: 'how often it was snoozed' }),
    followUp: followUp.nullable(),
    waitingFor: z.enum(WAITING_FOR).nullable().meta({ description: 'while it is `awaiting-reply`' }),
    wait: z
      .object({ until: instant, reason: z.string().nullable() })
      .nullable()
      .meta({ description: 'for somebody else than the customer: when its owner is reminded, and why' }),
    clocks: z.array(clock),
    promises: z.array(owedPromise).meta({ description: 'what agents have promised and still owe' }),
    dueAt: instant.nullable().meta({ description: 'the soonest running promise, of the policy or of an agent' }),
    owedAt: instant.nullable().meta({
      description: 'the soonest of what is still owed, broken or not: in the past the ticket is late',
    }),
    breached: z.boolean(),
    nextDeadlineAt: instant.nullable(),
    needsAttention: z.boolean(),
    denied: z.boolean().meta({ description: 'the customer said that it is not solved, and has had no answer since' }),
    undelivered: z.boolean().meta({ description: 'a mail of ours was refused, came back, or has an unknown end' }),
    messageCount: z.int(),
    unreadCount: z
      .int()
      .meta({ description: 'for you; a ticket that somebody gave you counts until you have read it' }),
    lastMessageAt: instant,
    lastMessageDirection: z.enum(['in', 'out']),
    drafts: z.array(named).meta({ description: 'whose words wait there in a draft' }),
    attached: z.boolean().meta({ description: 'the newest mail brings files' }),
    abusive: z
      .boolean()
      .meta({ description: 'the customer has cursed or insulted whoever reads, and nobody called it a false alarm' }),
    customerSaid: z.enum(['yes', 'no']).nullable().meta({
      description:
        'what the customer answered when asked whether it is solved, while nobody has written since; `preview` has their words, or none',
    }),
    reopenCount: z.int(),
    createdAt: instant,
    updatedAt: instant,
    closedAt: instant.nullable(),
    closedAs: z.enum(CLOSED_AS).nullable(),
    archived: z.boolean().meta({ description: 'began with mail from before its mailbox was connected' }),
    found: found
      .nullable()
      .optional()
      .meta({ description: 'in a list with `q`: where its texts hold what was asked; null where its own row does' }),
  })
  .meta({ id: 'Ticket' });

export const counters = z.object({
  unassigned: z.int(),
  mine: z.int(),
  team: z.int(),
  open: z.int(),
  snoozed: z.int(),
  followup: z.int(),
  breached: z.int(),
  quarantine: z.int(),
  mailboxTrouble: z
    .object({ count: z.int(), worst: z.enum(MAILBOX_TROUBLES) })
    .nullable()
    .meta({ description: 'how many mailboxes are in trouble, and the worst of it; null when all are well' }),
});

/** What a command answers: the ticket as its workflow sees it after the command. Its name in OpenAPI is older. */
export const commandResult = z
  .object({
    number: z.int(),
    version: z.int(),
    state: z.enum(STATES),
    ownerId: id.nullable(),
    teamId: id,
    priority: z.enum(PRIORITIES),
    type: z.enum(TICKET_TYPES).nullable(),
    tags: z.array(z.string()),
    snooze: snooze.nullable(),
    clocks: z.array(clock),
    nextDeadlineAt: instant.nullable(),
    undoes: z.int().nullable().meta({
      description: 'the version by which `POST …/undo` takes this command back; null: it changed nothing, or cannot be',
    }),
    pending: z
      .boolean()
      .meta({ description: 'true: accepted, but the answer did not come in time; read the ticket again' }),
    messageId: id.optional().meta({ description: 'of the reply or note just written' }),
    outboxId: id.optional().meta({ description: 'of the reply just written' }),
  })
  .meta({ id: 'TicketView' });

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

const mailAddress = z.object({ name: z.string(), address: z.string() }).meta({ id: 'MailAddress' });

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

export const summary = z
  .object({
    text: z.string(),
    version: z.int().meta({ description: 'for If-Match of the summary' }),
    by: named,
    at: instant,
  })
  .nullable()
  .meta({ description: 'what the ticket is about, in one sentence of ours; null while nobody has written it' });

export const ticket = ticketBrief
  .extend({
    relatedTo: z.int().nullable(),
    waiting: z.boolean().meta({ description: 'in the queue of its team, which gives it to somebody' }),
    addressing,
    summary,
    fields: customValues,
    mailSubject: z
      .string()
      .meta({ description: 'what its next mail is called, without `Re:`, unless a reply says otherwise' }),
    allowed: z.record(z.string(), z.boolean()).meta({ description: 'command -> whether this state allows it' }),
  })
  .meta({ id: 'TicketDetail' });

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

export const event = z
  .object({
    version: z.int(),
    kind: z.string(),
    at: instant,
    recordedAt: instant,
    actor: z.object({ kind: z.enum(['agent', 'contact', 'system']), id: id.nullable(), name: z.string().nullable() }),
    data: z.record(z.string(), z.unknown()),
    about: z
      .object({
        requester: z.object({ from: mailAddress.nullable(), to: mailAddress }).nullable(),
        corrections: z.array(z.object({ wrong: z.string(), right: z.string() })),
        letInBy: named.nullable(),
        blocked: z.string().nullable(),
        promise: z.string().nullable(),
        cannedReply: named.nullable(),
      })
      .meta({
        description:
          'people and words of this event, as they are today: of `set-requester` whose the ticket was and is, of `resend` the addresses put right before it, of a mail that was held who let it in, of `block-sender` the address or domain that was blocked, of a promise of an agent what was promised, of what was done with a reply (`along` of `data`) the canned reply that brought it, unless it is a colleague’s own',
      }),
  })
  .meta({ id: 'TicketEvent' });

export const agent = z
  .object({
    id,
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    language,
    signature: z.string(),
    undoSeconds: z.int().meta({ description: 'so long what they send in the desk can be taken back' }),
    teams: z.array(named),
  })
  .meta({ id: 'Agent' });

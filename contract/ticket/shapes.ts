/** A ticket as JSON, in lists and by itself, and what happened to it. */
import { z } from 'zod';
import { MAILBOX_TROUBLES } from '../../domain/mail/mailbox.ts';
import { PREVIEW_KINDS } from '../../domain/mail/report.ts';
import { ROLES } from '../../domain/people/permission.ts';
import { WAITING_FOR } from '../../domain/ticket/rules/awaiting.ts';
import { PROMISE_ENDS, PROMISE_STATES } from '../../domain/ticket/rules/promises.ts';
import { RETURNS } from '../../domain/ticket/rules/snoozing.ts';
import { CLOCK_KINDS, CLOCK_STATES, CLOSED_AS, PRIORITIES, STATES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { id, instant, named, language, customValues } from '../shapes.ts';
import { mailAddress, addressing } from './message.ts';

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

const pieces = z.array(z.object({ text: z.string(), hit: z.boolean() })).meta({ description: 'plain text, in order' });

const found = z
  .object({
    where: z
      .enum(['in', 'out', 'note', 'file'])
      .meta({ description: 'a message from outside or to it, a note, a file' }),
    message: id,
    file: z.string().nullable().meta({ description: 'the name of the file' }),
    pieces,
  })
  .meta({ id: 'Found' });

export const contactBrief = z.object({ id, name: z.string(), address: z.string(), vip: z.boolean() });

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
    sendsNext: z.object({ at: instant.nullable() }).nullable().meta({
      description: 'of the replies that are held the first: when it leaves; `at` null: it waits for a person',
    }),
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
    hits: z.object({ subject: pieces.nullable(), name: pieces.nullable() }).optional().meta({
      description:
        'in a list with `q`: the subject and the name of whoever asks, with what was asked marked; null without a hit',
    }),
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
  breachedSnoozed: z
    .int()
    .meta({ description: 'how many of the breached are snoozed: no other list of open tickets holds them' }),
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

/** Tickets: reading them, and the commands of an agent, each named as a noun. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { ABUSE } from '../../domain/mail/abuse.ts';
import { THEN } from '../../domain/ticket/event.ts';
import { PRIORITIES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { commandRoute, route } from '../route.ts';
import { ticketActions } from './actions.ts';
import { replyActions } from './changes.ts';
import { number, result } from './command.ts';
import { drafts, writtenWith } from './drafts.ts';
import { life } from './life.ts';
import { lists } from './lists.ts';
import { lookers } from './lookers.ts';
import { promises } from './promises.ts';
import { newTicket } from './new-ticket.ts';
import { beforeVersion, id, inDigits, instant, page, seenVersion, line, wordsOf } from '../shapes.ts';
import { addressing, attachments, confirmed, message, ownSubject, recipients } from './message.ts';
import { commandResult, event, summary, ticket } from './shapes.ts';
import { tags } from './tags.ts';

export { type View, VIEWS } from './lists.ts';

const words = {
  text: z.string().max(LIMITS.replyChars).optional(),
  html: z.string().max(LIMITS.replyChars).optional(),
  attachments,
};
const mention = z.union([z.strictObject({ agent: id }), z.strictObject({ team: id })]);

export const tickets = {
  ...lists,
  createTicket: route({
    name: 'createTicket',
    method: 'post',
    path: '/tickets',
    summary: 'Open a ticket for a caller, or write to a customer first',
    auth: 'ticket:write',
    body: newTicket,
    ok: { status: 201, schema: commandResult },
  }),
  getTicket: route({
    name: 'getTicket',
    method: 'get',
    path: '/tickets/:number',
    summary: 'One ticket with clocks, owner and customer; its ETag is the version',
    auth: 'ticket:read',
    params: number,
    ok: { status: 200, schema: ticket },
  }),
  listMessages: route({
    name: 'listMessages',
    method: 'get',
    path: '/tickets/:number/messages',
    summary: 'The thread, oldest first; `before` pages backwards',
    auth: 'ticket:read',
    params: number,
    query: z.strictObject({
      before: z.string().max(100).optional(),
      limit: inDigits(z.coerce.number().int().min(1).max(200)).default(100),
    }),
    ok: { status: 200, schema: page(message) },
  }),
  listTags: route({
    name: 'listTags',
    method: 'get',
    path: '/tags',
    summary: 'The tags of the newest tickets, those used most first',
    auth: 'ticket:read',
    query: z.strictObject({ limit: inDigits(z.coerce.number().int().min(1).max(500)).default(200) }),
    ok: { status: 200, schema: page(z.object({ tag: z.string(), count: z.int() })) },
  }),
  listEvents: route({
    name: 'listEvents',
    method: 'get',
    path: '/tickets/:number/events',
    summary: 'The timeline, newest first',
    auth: 'ticket:read',
    params: number,
    query: z.strictObject({
      before: beforeVersion.optional(),
      limit: inDigits(z.coerce.number().int().min(1).max(500)).default(200),
    }),
    ok: { status: 200, schema: page(event) },
  }),
  markRead: route({
    name: 'markRead',
    method: 'put',
    path: '/tickets/:number/read',
    summary: 'Mark the ticket as read by you, up to a message or as it stands; others keep their own marks',
    auth: 'ticket:read',
    params: number,
    query: z.strictObject({
      upTo: z.uuid().optional().describe('The newest message that you have seen; what came after it stays unread'),
      ago: inDigits(z.coerce.number().int().min(0).max(LIMITS.readAgoMs))
        .default(0)
        .describe('So many milliseconds ago you read it: what has made it unread for you since stays so'),
    }),
    ok: { status: 204 },
  }),
  markUnread: route({
    name: 'markUnread',
    method: 'delete',
    path: '/tickets/:number/read',
    summary: 'Mark the ticket as unread for you, until you read it again; others keep their own marks',
    auth: 'ticket:read',
    params: number,
    ok: { status: 204 },
  }),
  createReply: commandRoute('reply', {
    name: 'createReply',
    method: 'post',
    path: '/tickets/:number/replies',
    summary: 'Answer the customer',
    params: number,
    body: z.strictObject({
      ...words,
      to: recipients.optional().meta({
        description: 'without it the answer goes to all: the writer of the last mail, and in Cc whom that mail names',
      }),
      cc: recipients
        .optional()
        .meta({ description: 'without it, and without `to`, everybody else (GET /tickets/:number)' }),
      bcc: recipients.optional(),
      subject: ownSubject.optional().meta({
        description:
          'of this mail and of those after it; without it the thread keeps the one that it has (`mailSubject` of the ticket). `Re:` is set by us',
      }),
      then: z.enum(THEN).default('await'),
      keeps: z.array(id).max(LIMITS.promisesOwed).optional().meta({
        description: 'promises that this answer keeps, once the mail server has taken it',
      }),
      undoSeconds: z.int().min(0).max(LIMITS.undoSeconds).optional().meta({
        description: 'held for so long, in which `DELETE /outbox/:id` takes it back; without it, it leaves at once',
      }),
      sendAt: instant.optional().meta({
        description: 'held until then; if the customer writes first, it waits for a person (`GET /scheduled`)',
      }),
      lastSeen: id.optional().meta({
        description:
          'the newest message the agent had seen; a newer one of the customer or of a colleague is a stale-version problem, until the newest is named here. Absent: as far as they have marked the ticket as read (`PUT …/read`), and answered since; who has marked nothing is asked about nothing',
      }),
      confirmed,
      ...writtenWith,
      actions: replyActions.optional(),
    }),
    ok: result,
  }),
  setParticipants: commandRoute('set-participants', {
    name: 'setParticipants',
    method: 'put',
    path: '/tickets/:number/participants',
    summary: 'Say who may write on the ticket, besides its requester, and is answered in Cc',
    params: number,
    body: z.strictObject({ participants: recipients }),
    ok: { status: 200, schema: addressing },
  }),
  setRequester: commandRoute('set-requester', {
    name: 'setRequester',
    method: 'put',
    path: '/tickets/:number/requester',
    summary: 'Say whose request it is; whoever it was until now stays a participant, unless they are an agent',
    params: number,
    body: z.strictObject({
      name: line(LIMITS.addressNameChars).default(''),
      address: z.string().max(LIMITS.addressChars),
    }),
    ok: result,
  }),
  setSummary: route({
    name: 'setSummary',
    method: 'put',
    path: '/tickets/:number/summary',
    summary:
      'Say in one sentence what the ticket is about; empty: nothing. Takes If-Match with the version of the summary, 0 where there was none',
    auth: 'ticket:write',
    params: number,
    body: z.strictObject({
      text: z.string().max(LIMITS.summaryChars * 2),
      version: seenVersion,
    }),
    ok: { status: 200, schema: z.object({ summary }) },
  }),
  setTitle: route({
    name: 'setTitle',
    method: 'put',
    path: '/tickets/:number/title',
    summary:
      'Say what the ticket is called in the desk (its `subject`). The customer is told nothing: mails are called as before (`mailSubject`)',
    auth: 'ticket:write',
    params: number,
    body: z.strictObject({
      title: wordsOf(LIMITS.subjectChars),
      was: z.string().max(LIMITS.subjectChars).optional().meta({
        description: 'the title that you have seen; stale-version where it is another one by now',
      }),
    }),
    ok: { status: 200, schema: z.object({ title: z.string() }) },
  }),
  setAbuse: route({
    name: 'setAbuse',
    method: 'put',
    path: '/tickets/:number/messages/:message/abuse',
    summary: 'Say that a mail whose words were flagged as abusive is not (`cleared`), or is after all (`flagged`)',
    auth: 'ticket:write',
    params: number.extend({ message: id }),
    body: z.strictObject({ abuse: z.enum(ABUSE) }),
    ok: { status: 200, schema: z.object({ abuse: z.enum(ABUSE) }) },
  }),
  createNote: commandRoute('note', {
    name: 'createNote',
    method: 'post',
    path: '/tickets/:number/notes',
    summary: 'Write an internal note; never sent to anybody',
    params: number,
    body: z.strictObject({
      ...words,
      mentions: z.array(mention).max(LIMITS.mentionsOfNote).default([]).meta({
        description:
          'whom it asks: each is told once (`mentioned`), but for who writes it. The words name them as you like',
      }),
    }),
    ok: result,
  }),
  setAssignee: commandRoute('assign', {
    name: 'setAssignee',
    method: 'put',
    path: '/tickets/:number/assignee',
    summary: 'Give the ticket to an agent, to a team, or to nobody',
    params: number,
    body: z.strictObject({
      agent: id.nullable().optional(),
      team: id.nullable().optional(),
      reason: z.string().trim().max(LIMITS.reasonChars).optional().meta({
        description: 'why; an internal note, which whoever gets the ticket sees first',
      }),
    }),
    ok: result,
  }),
  claim: commandRoute('claim', {
    name: 'claim',
    method: 'post',
    path: '/tickets/:number/claim',
    summary: 'Take a ticket that nobody has; 409 `already-owned` says who has it',
    params: number,
    ok: result,
  }),
  setPriority: commandRoute('set-priority', {
    name: 'setPriority',
    method: 'put',
    path: '/tickets/:number/priority',
    summary: 'Set the priority',
    params: number,
    body: z.strictObject({ priority: z.enum(PRIORITIES) }),
    ok: result,
  }),
  setType: commandRoute('set-type', {
    name: 'setType',
    method: 'put',
    path: '/tickets/:number/type',
    summary: 'Set the type',
    params: number,
    body: z.strictObject({ type: z.enum(TICKET_TYPES).nullable() }),
    ok: result,
  }),
  setTags: commandRoute('tag', {
    name: 'setTags',
    method: 'put',
    path: '/tickets/:number/tags',
    summary: 'Replace the tags',
    params: number,
    body: z.strictObject({ tags }),
    ok: result,
  }),
  ...drafts,
  ...lookers,
  ...ticketActions,
  ...life,
  ...promises,
};

/** Chain of custody: what came in, what went out, the mailboxes, quarantine and files. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { QUARANTINE_DECISIONS } from '../../domain/mail/ledger.ts';
import { commandRoute, route } from '../route.ts';
import { beforeRow, byId, id, instant, page, pageLimit, rowNumber } from '../shapes.ts';
import { attachment, delivery, scheduled, takenBack } from '../ticket/message.ts';
import { commandResult } from '../ticket/shapes.ts';
import {
  connectionCheck,
  inbound,
  ledgerState,
  mailbox,
  password,
  recognition,
  server,
  settings,
  dryCount,
  path,
} from './shapes.ts';

export const mail = {
  listMailboxes: route({
    name: 'listMailboxes',
    method: 'get',
    path: '/mailboxes',
    summary: 'Mailboxes and how they are',
    auth: 'mailbox:read',
    ok: { status: 200, schema: page(mailbox) },
  }),
  createMailbox: route({
    name: 'createMailbox',
    method: 'post',
    path: '/mailboxes',
    summary:
      'Connect a mailbox; mail that arrives from now on is taken, what its folder holds from before stays there, or is taken as an archive',
    auth: 'mailbox:write',
    body: z.strictObject(settings),
    ok: { status: 201, schema: mailbox },
  }),
  updateMailbox: route({
    name: 'updateMailbox',
    method: 'put',
    path: '/mailboxes/:id',
    summary: 'Change a mailbox; it reconnects',
    auth: 'mailbox:write',
    params: byId,
    body: z.strictObject(settings),
    ok: { status: 200, schema: mailbox },
  }),
  mailboxConsequences: route({
    name: 'mailboxConsequences',
    method: 'get',
    path: '/mailboxes/:id/consequences',
    summary: 'What deleting or pausing a mailbox would mean: open tickets, mail that waits, who could answer instead',
    auth: 'mailbox:write',
    params: byId,
    ok: {
      status: 200,
      schema: z.object({
        openTickets: z.int(),
        waiting: z.object({
          mails: z.int().meta({ description: 'taken, and in no ticket yet' }),
          held: z.int().meta({ description: 'held for a person' }),
          sends: z.int().meta({ description: 'written, and not handed over yet' }),
        }),
        successor: z
          .object({ id, address: z.string(), name: z.string() })
          .nullable()
          .meta({ description: 'the mailbox that could answer for its tickets; null: there is no other' }),
      }),
    },
  }),
  deleteMailbox: route({
    name: 'deleteMailbox',
    method: 'delete',
    path: '/mailboxes/:id',
    summary:
      'Delete a mailbox: its secrets are erased, nobody reads it; tickets, ledger and mail stay, and go on when the address is connected anew',
    auth: 'mailbox:write',
    params: byId,
    body: z.strictObject({
      successor: id
        .nullable()
        .meta({ description: 'sends the answers on its tickets from then on, by its own address; null: none does' }),
    }),
    ok: { status: 204 },
  }),
  checkMailbox: route({
    name: 'checkMailbox',
    method: 'post',
    path: '/mailboxes/check',
    summary:
      'Try a connection without saving it: sign-in, folder, and with `loop` a mail to the mailbox itself and back',
    auth: 'mailbox:write',
    body: z.strictObject({
      id: id.optional(),
      imap: server,
      smtp: server,
      folder: path.default('INBOX'),
      imapPassword: password,
      smtpPassword: password,
      consent: settings.consent,
      loop: z
        .boolean()
        .default(false)
        .meta({ description: 'send a mail from the mailbox to itself; it stays there, read, and becomes no ticket' }),
      address: settings.address.optional().meta({ description: 'needed for `loop` where no `id` says it' }),
    }),
    ok: { status: 200, schema: connectionCheck },
  }),
  dryCountMailbox: route({
    name: 'dryCountMailbox',
    method: 'post',
    path: '/mailboxes/dry-count',
    summary:
      'Count what an archive would take, were it connected now: the mails of each folder since a day, without touching them; not those of the last two minutes, which would be new, those taken before, and our own tests',
    auth: 'mailbox:write',
    body: z.strictObject({
      id: id.optional(),
      address: settings.address
        .optional()
        .meta({ description: 'where no `id` says it: what was taken of it before it was deleted is not counted' }),
      imap: server,
      smtp: server.optional(),
      folder: path.default('INBOX'),
      folders: z
        .array(z.object({ path }))
        .min(1)
        .max(LIMITS.foldersOfMailbox)
        .optional()
        .meta({ description: 'those to be counted; without them `folder` alone is' }),
      imapPassword: password,
      smtpPassword: password,
      consent: settings.consent,
      since: z.iso.date(),
    }),
    ok: { status: 200, schema: dryCount },
  }),
  recogniseMailbox: route({
    name: 'recogniseMailbox',
    method: 'post',
    path: '/mailboxes/recognition',
    summary: 'Find provider, servers and ways to sign in for an address; only its domain is asked about, within 5 s',
    auth: 'mailbox:write',
    body: z.strictObject({
      address: settings.address,
      provider: z.string().max(40).optional().meta({
        description:
          'key of the provider that it has, where a person knows it, such as `microsoft` or `workspace`; nobody is asked then',
      }),
    }),
    ok: { status: 200, schema: recognition },
  }),
  listLedger: route({
    name: 'listLedger',
    method: 'get',
    path: '/mailboxes/:id/ledger',
    summary: 'Every mail taken from a mailbox and what became of it, newest first',
    auth: 'mailbox:read',
    params: byId,
    query: z.strictObject({
      before: beforeRow.optional(),
      limit: pageLimit,
    }),
    ok: { status: 200, schema: page(inbound) },
  }),
  listQuarantine: route({
    name: 'listQuarantine',
    method: 'get',
    path: '/quarantine',
    summary: 'Mail that waits for a decision: held, unreadable, too large',
    auth: 'ticket:read',
    query: z.strictObject({
      before: beforeRow.optional(),
      limit: pageLimit,
    }),
    ok: { status: 200, schema: page(inbound) },
  }),
  getQuarantineRaw: route({
    name: 'getQuarantineRaw',
    method: 'get',
    path: '/quarantine/:id/raw',
    summary: 'A mail in quarantine as it came, byte for byte; of one that is too large its header',
    auth: 'ticket:read',
    params: z.object({ id: rowNumber }),
    ok: { status: 200, stream: 'message/rfc822' },
  }),
  getQuarantineFrame: route({
    name: 'getQuarantineFrame',
    method: 'get',
    path: '/quarantine/:id/frame',
    summary: 'A held mail as it looks, as a page of its own that can run nothing, for a sandboxed frame',
    auth: 'ticket:read',
    params: z.object({ id: rowNumber }),
    query: z.strictObject({ theme: z.enum(['light', 'dark']).default('light') }),
    ok: { status: 200, stream: 'text/html' },
  }),
  releaseQuarantine: route({
    name: 'releaseQuarantine',
    method: 'post',
    path: '/quarantine/:id/release',
    summary: 'Decide a held mail: into its ticket, as a ticket of its own, or discard',
    auth: 'quarantine:decide',
    params: z.object({ id: rowNumber }),
    body: z.strictObject({ to: z.enum(QUARANTINE_DECISIONS) }),
    ok: { status: 202, schema: z.object({ id: z.int(), state: ledgerState }) },
  }),
  readAgain: route({
    name: 'readAgain',
    method: 'post',
    path: '/quarantine/:id/reading',
    summary: 'Have a mail that could not be read read once more, as it was stored',
    auth: 'quarantine:decide',
    params: z.object({ id: rowNumber }),
    ok: { status: 202, schema: z.object({ id: z.int(), state: ledgerState }) },
  }),
  signInAgain: route({
    name: 'signInAgain',
    method: 'post',
    path: '/mailboxes/:id/sign-in',
    summary:
      'Sign in again to a mailbox that was given up after refused sign-ins, or that waits; nothing of it changes',
    auth: 'mailbox:write',
    params: byId,
    ok: { status: 202, schema: mailbox },
  }),
  decideFlood: route({
    name: 'decideFlood',
    method: 'post',
    path: '/mailboxes/:id/flood',
    summary:
      'Decide at once the mail that is held because so many new requests came, up to the last that was seen: tickets, or discard',
    auth: 'quarantine:decide',
    params: byId,
    body: z.strictObject({
      to: z.enum(['new-ticket', 'discard']),
      upTo: z
        .int()
        .min(1)
        .meta({ description: '`floodedUpTo` of the mailbox as it was shown: what came since then waits on' }),
    }),
    ok: {
      status: 202,
      schema: z.object({
        count: z.int(),
        left: z.int().meta({ description: 'held still, because it came since then' }),
      }),
    },
  }),
  getRawMail: route({
    name: 'getRawMail',
    method: 'get',
    path: '/messages/:id/raw',
    summary: 'The mail as it came or went, byte for byte',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 200, stream: 'message/rfc822' },
  }),
  getMessageWords: route({
    name: 'getMessageWords',
    method: 'get',
    path: '/messages/:id/words',
    summary:
      'What we wrote in a reply, with its form as a canned reply keeps it: without signature, quoted text, pictures and looks',
    auth: 'ticket:read',
    params: byId,
    ok: {
      status: 200,
      schema: z.object({ text: z.string(), html: z.string().meta({ description: 'empty where it has no form' }) }),
    },
  }),
  getMessageFrame: route({
    name: 'getMessageFrame',
    method: 'get',
    path: '/messages/:id/frame',
    summary: 'The formatted message as a page of its own that can run nothing, for a sandboxed frame',
    auth: 'ticket:read',
    params: byId,
    query: z.strictObject({
      theme: z.enum(['light', 'dark']).default('light'),
      images: z.enum(['ask', 'show']).default('ask'),
    }),
    ok: { status: 200, stream: 'text/html' },
  }),
  getAttachment: route({
    name: 'getAttachment',
    method: 'get',
    path: '/attachments/:id',
    summary: 'One attachment, byte for byte; a raster picture or a PDF in place with `inline=1`',
    auth: 'ticket:read',
    params: byId,
    query: z.strictObject({ inline: z.literal('1').optional() }),
    ok: { status: 200, stream: 'application/octet-stream' },
  }),
  createUpload: route({
    name: 'createUpload',
    method: 'post',
    path: '/uploads',
    summary: 'Upload one file (raw body, name in the query) for a later reply or note',
    auth: 'ticket:write',
    query: z.strictObject({
      name: z.string().min(1).max(255),
      type: z.string().max(200).default('application/octet-stream'),
    }),
    raw: true,
    ok: { status: 201, schema: attachment },
  }),
  getOutbox: route({
    name: 'getOutbox',
    method: 'get',
    path: '/outbox/:id',
    summary: 'One outbound mail and what became of it',
    auth: 'ticket:read',
    params: byId,
    ok: {
      status: 200,
      schema: delivery.extend({
        ticketNumber: z.int(),
        kind: z.string(),
        messageId: z.string().nullable(),
        attempts: z.int(),
        createdAt: instant,
      }),
    },
  }),
  cancelOutbox: commandRoute('cancel-send', {
    name: 'cancelOutbox',
    method: 'delete',
    path: '/outbox/:id',
    summary: 'Take back a mail that was not sent yet; a reply comes back as a draft',
    params: byId,
    ok: { status: 202, schema: commandResult.extend({ draft: takenBack.optional() }).meta({ id: 'TakenBack' }) },
  }),
  holdOutbox: commandRoute('hold-send', {
    name: 'holdOutbox',
    method: 'put',
    path: '/outbox/:id/hold',
    summary: 'Name another time for a reply that is held, or that waits for a person since the customer wrote first',
    params: byId,
    body: z.strictObject({ sendAt: instant }),
    ok: { status: 202, schema: commandResult },
  }),
  releaseOutbox: commandRoute('send-held', {
    name: 'releaseOutbox',
    method: 'delete',
    path: '/outbox/:id/hold',
    summary: 'Send a held reply now',
    params: byId,
    ok: { status: 202, schema: commandResult },
  }),
  listScheduled: route({
    name: 'listScheduled',
    method: 'get',
    path: '/scheduled',
    summary: 'Replies to be sent later: those that wait for a person first, then by their time',
    auth: 'ticket:read',
    query: z.strictObject({
      whose: z.enum(['mine', 'all']).default('all'),
      limit: pageLimit,
    }),
    ok: { status: 200, schema: page(scheduled) },
  }),
  resendOutbox: commandRoute('resend', {
    name: 'resendOutbox',
    method: 'post',
    path: '/outbox/:id/resend',
    // A customer may be known by the right address from then on.
    also: { field: 'corrections', needs: 'contact:write' },
    summary: 'Send again, with the same Message-ID, what was rejected, came back, was taken back or has an unknown end',
    params: byId,
    body: z.strictObject({
      corrections: z
        .array(
          z.strictObject({ wrong: z.string().max(LIMITS.addressChars), right: z.string().max(LIMITS.addressChars) }),
        )
        .max(LIMITS.recipients)
        .default([])
        .meta({ description: 'addresses of this mail to put right first; without any the bytes are the same' }),
    }),
    ok: { status: 202, schema: commandResult },
  }),
};

/** Chain of custody: what came in, what went out, the mailboxes, quarantine and files. */
import { z } from 'zod';
import { QUARANTINE_DECISIONS, type LedgerState } from '../../domain/mail/ledger.ts';
import { LIMITS } from '../../domain/limits.ts';
import { CHECK_CODES, MAILBOX_STATUSES, MAILBOX_TROUBLES, TLS_MODES } from '../../domain/mail/mailbox.ts';
import { commandRoute, route } from '../route.ts';
import {
  attachment,
  beforeRow,
  commandResult,
  delivery,
  id,
  instant,
  language,
  named,
  page,
  rowNumber,
} from '../ticket/shapes.ts';

/** Published as a plain string, so that a client of today takes a state of tomorrow; our own code knows them all. */
const ledgerState = z.string() as z.ZodType as z.ZodType<LedgerState, LedgerState>;

const byId = z.object({ id });
const server = z.strictObject({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65535),
  tls: z.enum(TLS_MODES),
  user: z.string().max(254),
});

export const mailbox = z
  .object({
    id,
    address: z.string(),
    name: z.string(),
    team: named,
    language,
    folder: z.string(),
    pollSeconds: z.int(),
    acknowledge: z.boolean(),
    plusAddressing: z.boolean(),
    paused: z.boolean(),
    imap: server,
    smtp: server,
    status: z.enum(MAILBOX_STATUSES),
    statusDetail: z.string().nullable(),
    statusAt: instant,
    archive: z.object({ since: z.iso.date(), found: z.int().nullable(), left: z.int().nullable() }).nullable().meta({
      description: 'older mail taken as an archive: how much there is, and is left; null before it was looked at',
    }),
    trouble: z.enum(MAILBOX_TROUBLES).nullable().meta({ description: 'what asks for a person, if anything' }),
  })
  .meta({ id: 'Mailbox' });

/** An empty one would stand there as if it had been entered, in the place of the one stored. */
const password = z
  .string()
  .min(1, 'an empty text is no password; leave the field out to keep the one stored')
  .max(1000)
  .optional()
  .meta({ description: 'write-only; absent keeps the one stored' });

const settings = {
  address: z
    .email()
    .max(254)
    .transform((value) => value.toLowerCase()),
  name: z.string().trim().min(1).max(100),
  team: id.optional(),
  language: language.default('tr'),
  folder: z.string().trim().min(1).max(200).default('INBOX'),
  pollSeconds: z.int().min(5).max(86_400).default(60),
  acknowledge: z.boolean().default(true),
  plusAddressing: z.boolean().default(false).meta({
    description: 'the server delivers `name+anything@…` here: mails carry a reply address that names their ticket',
  }),
  paused: z.boolean().default(false),
  archiveSince: z.iso.date().nullable().optional().meta({
    description:
      'mail from before the connection, of this day and later, is taken as an archive; null: none; absent keeps what is chosen, at first none',
  }),
  imap: server,
  smtp: server,
  imapPassword: password,
  smtpPassword: password,
};

const checked = z.object({
  ok: z.boolean(),
  code: z.enum(CHECK_CODES),
  detail: z.string(),
});

export const inbound = z
  .object({
    id: z.int(),
    mailbox: z.object({ id, address: z.string() }),
    uid: z.int(),
    uidvalidity: z.int(),
    size: z.int(),
    internalDate: instant,
    state: ledgerState,
    ticketNumber: z.int().nullable(),
    reason: z.string().nullable(),
    duplicateOf: z.int().nullable(),
    storedAt: instant,
    processedAt: instant.nullable(),
    from: z.string().nullable(),
    fromName: z.string().nullable(),
    subject: z.string().nullable(),
    text: z.string().nullable().meta({ description: 'its words, while it is held' }),
    hasRaw: z.boolean(),
    hasForm: z.boolean().meta({ description: 'held, and formatted: `/quarantine/:id/frame` shows how it looks' }),
  })
  .meta({ id: 'Inbound' });

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
  checkMailbox: route({
    name: 'checkMailbox',
    method: 'post',
    path: '/mailboxes/check',
    summary: 'Try a connection without saving it',
    auth: 'mailbox:write',
    body: z.strictObject({
      id: id.optional(),
      imap: server,
      smtp: server,
      folder: z.string().default('INBOX'),
      imapPassword: password,
      smtpPassword: password,
    }),
    ok: { status: 200, schema: z.object({ imap: checked, smtp: checked }) },
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
      limit: z.coerce.number().int().min(1).max(200).default(50),
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
      limit: z.coerce.number().int().min(1).max(200).default(50),
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
  getRawMail: route({
    name: 'getRawMail',
    method: 'get',
    path: '/messages/:id/raw',
    summary: 'The mail as it came or went, byte for byte',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 200, stream: 'message/rfc822' },
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
    summary: 'One attachment, byte for byte; a raster picture in place with `inline=1`',
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
    summary: 'Take back a mail that was not sent yet',
    params: byId,
    ok: { status: 202, schema: commandResult },
  }),
  resendOutbox: commandRoute('resend', {
    name: 'resendOutbox',
    method: 'post',
    path: '/outbox/:id/resend',
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

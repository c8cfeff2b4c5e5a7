/** What is connected: mailboxes, how each is tried and found, and the ledger of what came to them. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { route } from '../route.ts';
import { beforeRow, byId, id, page, pageLimit } from '../shapes.ts';
import {
  connectionCheck,
  inbound,
  mailbox,
  password,
  recognition,
  server,
  settings,
  dryCount,
  path,
} from './shapes.ts';

export const mailboxes = {
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
};

/** Mail that waits for a person, and mailboxes that do. */
import { z } from 'zod';
import { QUARANTINE_DECISIONS } from '../../domain/mail/ledger.ts';
import { route } from '../route.ts';
import { beforeRow, byId, page, pageLimit, rowNumber } from '../shapes.ts';
import { inbound, ledgerState, mailbox } from './shapes.ts';

export const quarantine = {
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
};

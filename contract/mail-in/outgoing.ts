/** What went out, what waits to, and what a person does about it. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { commandRoute, route } from '../route.ts';
import { byId, instant, page, pageLimit } from '../shapes.ts';
import { delivery, scheduled, takenBack } from '../ticket/message.ts';
import { commandResult } from '../ticket/shapes.ts';

export const outgoing = {
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

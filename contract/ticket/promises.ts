/** By when a ticket is owed something: a due time that a person sets, and what agents promise. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { CLOCK_KINDS } from '../../domain/ticket/ticket.ts';
import { commandRoute, route } from '../route.ts';
import { number, reason, result } from './command.ts';
import { id, instant, page, wordsOf } from '../shapes.ts';
import { commandResult, promise } from './shapes.ts';

const ofPromise = number.extend({ id });

export const promises = {
  setDue: commandRoute('set-due', {
    name: 'setDue',
    method: 'put',
    path: '/tickets/:number/clocks/:kind',
    summary:
      'Another due time for a clock that runs; the first stays on record (`promisedAt`), no policy moves it, and the reason is an internal note',
    params: number.extend({ kind: z.enum(CLOCK_KINDS) }),
    body: z.strictObject({ dueAt: instant, reason }),
    ok: result,
  }),
  listPromises: route({
    name: 'listPromises',
    method: 'get',
    path: '/tickets/:number/promises',
    summary: 'What agents have promised the customer, oldest first',
    auth: 'ticket:read',
    params: number,
    ok: { status: 200, schema: page(promise) },
  }),
  createPromise: commandRoute('promise', {
    name: 'createPromise',
    method: 'post',
    path: '/tickets/:number/promises',
    summary: 'Promise the customer something by a time; whoever does has the ticket, if nobody had',
    params: number,
    body: z.strictObject({ text: wordsOf(LIMITS.promiseChars), dueAt: instant }),
    ok: { status: 202, schema: commandResult.extend({ promiseId: id }) },
  }),
  movePromise: commandRoute('move-promise', {
    name: 'movePromise',
    method: 'put',
    path: '/tickets/:number/promises/:id',
    summary: 'Promise it for another time; the first one stays on record, and the reason is an internal note',
    params: ofPromise,
    body: z.strictObject({ dueAt: instant, reason }),
    ok: result,
  }),
  keepPromise: commandRoute('keep-promise', {
    name: 'keepPromise',
    method: 'post',
    path: '/tickets/:number/promises/:id/keeping',
    summary: 'Say that it was kept without an answer by mail; after its time it was kept late, and stays broken',
    params: ofPromise,
    ok: result,
  }),
  withdrawPromise: commandRoute('withdraw-promise', {
    name: 'withdrawPromise',
    method: 'post',
    path: '/tickets/:number/promises/:id/withdrawal',
    summary: 'Withdraw it; the reason is an internal note',
    params: ofPromise,
    body: z.strictObject({ reason }),
    ok: result,
  }),
};

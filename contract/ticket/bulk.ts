/** One command for many tickets: a job, which goes on whatever becomes of the request and of the process that took it. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { PROBLEM_CODES } from '../../domain/problem.ts';
import { PRIORITIES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { route } from '../route.ts';
import { filters, viewAsked, words } from './lists.ts';
import { id, instant, rowNumber, wordsOf } from '../shapes.ts';
import { tags } from './tags.ts';
import { timeZone } from '../when.ts';

const bulkCommand = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('assign'),
    agent: id.nullable().optional(),
    team: id.nullable().optional(),
    reason: z.string().trim().max(LIMITS.reasonChars).optional().meta({ description: 'an internal note on each' }),
  }),
  z.strictObject({ kind: z.literal('set-priority'), priority: z.enum(PRIORITIES) }),
  z.strictObject({ kind: z.literal('set-type'), type: z.enum(TICKET_TYPES).nullable() }),
  z.strictObject({ kind: z.literal('tag'), add: tags.default([]), remove: tags.default([]) }),
  z.strictObject({
    kind: z.literal('snooze'),
    until: instant,
    dueAt: instant,
    reason: wordsOf(LIMITS.reasonChars),
  }),
  z.strictObject({
    kind: z.literal('promise'),
    text: wordsOf(LIMITS.promiseChars),
    dueAt: instant,
  }),
  z.strictObject({ kind: z.literal('mark-unread') }),
  z.strictObject({ kind: z.enum(['wake', 'resolve', 'reopen', 'archive', 'mark-spam']) }),
]);

const job = z
  .object({
    id,
    kind: z.string().meta({ description: 'of its command; `undo` of one that takes another back' }),
    total: z.int(),
    done: z.int().meta({ description: 'how many have taken or refused it' }),
    refused: z
      .array(z.object({ number: z.int(), problem: z.enum(PROBLEM_CODES) }))
      .meta({ description: `why, of each; at most ${LIMITS.refusalsShown} are named` }),
    refusedCount: z.int(),
    undoable: z.boolean().meta({ description: 'it is done, and nobody has taken it back' }),
    askedAt: instant,
  })
  .meta({ id: 'Job' });

export const bulk = {
  createBulk: route({
    name: 'createBulk',
    method: 'post',
    path: '/tickets/bulk',
    summary:
      'Give one command to many tickets, with the permission that it takes; each takes or refuses it by itself, and a number that no ticket has is refused as `not-found`. ' +
      'The job goes on by itself, `GET /jobs/:id` tells how far it has come',
    auth: 'ticket:read',
    body: z.union([
      z.strictObject({ numbers: z.array(rowNumber).min(1).max(LIMITS.bulkTickets), command: bulkCommand }),
      z.strictObject({
        view: viewAsked,
        viewVersion: z.int().optional().meta({
          description: 'of a saved view the version seen: `stale-version` where somebody has changed it since',
        }),
        filter: z
          .strictObject({ ...filters, q: words.optional() })
          .default({})
          .meta({
            description: 'as of `GET /tickets`; the tickets are those that fit now, at most ' + LIMITS.bulkTickets,
          }),
        zone: timeZone.default('Etc/UTC').meta({ description: 'whose day `due` speaks of' }),
        except: z.array(rowNumber).max(LIMITS.bulkTickets).default([]).meta({ description: 'but not these' }),
        also: z.array(rowNumber).max(LIMITS.bulkTickets).default([]).meta({ description: 'and these beside them' }),
        command: bulkCommand,
      }),
    ]),
    ok: { status: 202, schema: job },
  }),
  getJob: route({
    name: 'getJob',
    method: 'get',
    path: '/jobs/:id',
    summary: 'How far a job of yours has come, and which tickets refused',
    auth: 'ticket:read',
    params: z.object({ id }),
    ok: { status: 200, schema: job },
  }),
  stopJob: route({
    name: 'stopJob',
    method: 'post',
    path: '/jobs/:id/stop',
    summary:
      'Stop a job of yours: tickets that nobody is at stay as they are and are counted no more; what was done can be taken back. One that takes another back goes on',
    auth: 'ticket:read',
    params: z.object({ id }),
    ok: { status: 200, schema: job },
  }),
  undoJob: route({
    name: 'undoJob',
    method: 'post',
    path: '/jobs/:id/undo',
    summary:
      'Take back what a job of yours has done, as a job of its own; tickets on which something else has happened since stay as they are, and are named. ' +
      'A promise is withdrawn, with a note. 409 `nothing-to-undo`: it is not at its end, was taken back already, takes another back, or has changed nothing',
    auth: 'ticket:read',
    params: z.object({ id }),
    ok: { status: 202, schema: job },
  }),
};

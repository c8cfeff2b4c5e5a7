/** What stands beside a contact: their tickets, and what colleagues have noted of them. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { route } from '../route.ts';
import { byId, id, instant, named, page, pageLimit, wordsOf } from '../shapes.ts';
import { ticketBrief } from '../ticket/shapes.ts';

const note = z
  .object({
    id,
    author: named,
    text: z.string(),
    pinned: z.boolean().meta({ description: 'stands on each ticket of theirs; one at most' }),
    createdAt: instant,
    editedAt: instant.nullable(),
  })
  .meta({ id: 'ContactNote' });
const text = wordsOf(LIMITS.contactNoteChars);
const one = { path: '/contacts/:id/notes/:note', params: byId.extend({ note: id }) };

export const contacts = {
  getContactZone: route({
    name: 'getContactZone',
    method: 'get',
    path: '/contacts/:id/zone',
    summary: 'In which time zone a contact lives, and by what that is known',
    auth: 'ticket:read',
    params: byId,
    ok: {
      status: 200,
      schema: z.object({
        timeZone: z.string().nullable().meta({ description: 'null: nobody has said it, and their mails do not tell' }),
        by: z.enum(['hand', 'mails']).nullable().meta({
          description: 'hand: somebody has said so; mails: most of their newest mails were written by its clock',
        }),
        fits: z.int().meta({ description: 'how many of their newest mails were written by its clock' }),
        of: z.int(),
      }),
    },
  }),
  listContactTickets: route({
    name: 'listContactTickets',
    method: 'get',
    path: '/contacts/:id/tickets',
    summary: 'The tickets of a contact, open ones first, then the newest; and how many there are',
    auth: 'ticket:read',
    params: byId,
    query: z.strictObject({ after: z.string().max(100).optional(), limit: pageLimit }),
    ok: {
      status: 200,
      schema: page(ticketBrief).extend({
        open: z.int().meta({ description: 'how many of theirs are open, snoozed ones too' }),
        total: z.int(),
        since: instant.meta({ description: 'when they first came' }),
      }),
    },
  }),
  listContactNotes: route({
    name: 'listContactNotes',
    method: 'get',
    path: '/contacts/:id/notes',
    summary: 'What colleagues have noted of a contact, the pinned one first, then the newest; no customer sees it',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 200, schema: page(note) },
  }),
  createContactNote: route({
    name: 'createContactNote',
    method: 'post',
    path: '/contacts/:id/notes',
    summary: 'Note something of a contact',
    auth: 'contact:write',
    params: byId,
    body: z.strictObject({ text, pinned: z.boolean().default(false) }),
    ok: { status: 201, schema: note },
  }),
  updateContactNote: route({
    ...one,
    name: 'updateContactNote',
    method: 'patch',
    summary: 'Change the words of one’s own note, or pin anybody’s in the place of the one that is',
    auth: 'contact:write',
    body: z.strictObject({ text: text.optional(), pinned: z.boolean().optional() }),
    ok: { status: 200, schema: note },
  }),
  deleteContactNote: route({
    ...one,
    name: 'deleteContactNote',
    method: 'delete',
    summary: 'Delete one’s own note',
    auth: 'contact:write',
    ok: { status: 204 },
  }),
};

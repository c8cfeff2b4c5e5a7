/** Contacts, and what agents are told of each other's doing. */
import { z } from 'zod';
import { route } from '../route.ts';
import { byId, contactBrief, id, instant, language, named, page, pageLimit, rowNumber } from '../ticket/shapes.ts';

const contact = contactBrief
  .extend({
    addresses: z.array(z.string()),
    language: language.nullable(),
    ticketCount: z.int(),
    createdAt: z.string(),
    vip: z.boolean().meta({ description: 'the mark of this contact alone' }),
    vipBy: z.array(z.enum(['contact', 'list', 'organisation'])).meta({
      description:
        'by what they are a VIP: their own mark, an entry of the list, their organisation; empty: they are none',
    }),
    organisation: named
      .extend({ by: z.enum(['hand', 'domain']).meta({ description: 'who said so: an agent, or a domain of theirs' }) })
      .nullable(),
  })
  .meta({ id: 'Contact' });

const agentNotice = z
  .object({
    id: z.int(),
    at: instant,
    kind: z
      .string()
      .meta({ description: 'mailbox-connected, mailbox-changed, ticket-given, rule-told; more may come' }),
    by: named.nullable().meta({ description: 'null: the installation itself, by its configuration' }),
    subject: z.string().meta({ description: 'id of what was changed' }),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Notice' });

export const people = {
  listContacts: route({
    name: 'listContacts',
    method: 'get',
    path: '/contacts',
    summary: 'Contacts by part of a name or address',
    auth: 'ticket:read',
    query: z.strictObject({
      q: z.string().trim().max(200).optional(),
      after: z.string().max(100).optional(),
      limit: pageLimit,
    }),
    ok: { status: 200, schema: page(contact) },
  }),
  getContact: route({
    name: 'getContact',
    method: 'get',
    path: '/contacts/:id',
    summary: 'One contact',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 200, schema: contact },
  }),
  updateContact: route({
    name: 'updateContact',
    method: 'put',
    path: '/contacts/:id',
    summary: 'Change a contact’s name, language, VIP mark and organisation',
    auth: 'contact:write',
    params: byId,
    body: z.strictObject({
      name: z.string().trim().max(200),
      vip: z.boolean(),
      language: language.nullable(),
      organisation: id.nullable().optional().meta({ description: 'null: by their domain; absent: as it is' }),
    }),
    ok: { status: 200, schema: contact },
  }),
  listNotices: route({
    name: 'listNotices',
    method: 'get',
    path: '/notices',
    summary: 'What others did that this agent should know and has not read yet, newest first, 100 at most',
    auth: 'session',
    ok: { status: 200, schema: page(agentNotice) },
  }),
  readNotice: route({
    name: 'readNotice',
    method: 'put',
    path: '/notices/:id/read',
    summary: 'Mark a notice as read',
    auth: 'session',
    params: z.object({ id: rowNumber }),
    ok: { status: 204 },
  }),
};

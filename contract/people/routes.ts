/** Contacts. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { ADDRESSED_AS } from '../../domain/mail/template/canned-reply.ts';
import { route } from '../route.ts';
import { timeZone } from '../when.ts';
import { customValuesGiven } from '../ticket/custom-fields.ts';
import { anyLanguage, byId, customValues, id, named, page, pageLimit, line } from '../shapes.ts';
import { contactBrief } from '../ticket/shapes.ts';

const addressedAs = z.enum(ADDRESSED_AS).nullable().meta({
  description: 'Hanım or Ms, Bey or Mr, or by the name alone; null: nobody has said it yet',
});
const contact = contactBrief
  .extend({
    addresses: z.array(z.string()),
    phone: z.string().nullable().meta({ description: 'as a call has made it known: digits, perhaps after a plus' }),
    language: anyLanguage.nullable(),
    addressedAs,
    timeZone: z
      .string()
      .nullable()
      .meta({ description: 'as somebody has said; `GET …/zone` tells what else is known' }),
    fields: customValues,
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

export const people = {
  listContacts: route({
    name: 'listContacts',
    method: 'get',
    path: '/contacts',
    summary: 'Contacts by part of a name, an address or a telephone number',
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
    summary:
      'Change a contact’s name, telephone number, language, form of address, time zone, VIP mark, organisation and custom fields',
    auth: 'contact:write',
    params: byId,
    body: z.strictObject({
      name: line(LIMITS.addressNameChars).optional().meta({ description: 'absent, of each: as it is' }),
      vip: z.boolean().optional(),
      language: anyLanguage.nullable().optional(),
      addressedAs: addressedAs.optional().meta({ description: 'absent: as it is' }),
      phone: line(LIMITS.phoneChars).nullable().optional().meta({ description: 'null: none; absent: as it is' }),
      timeZone: timeZone.nullable().optional().meta({
        description: 'where they live; null: as their mails tell; absent: as it is',
      }),
      organisation: id.nullable().optional().meta({ description: 'null: by their domain; absent: as it is' }),
      fields: customValuesGiven.optional(),
    }),
    ok: { status: 200, schema: contact },
  }),
};

/** Whom a contact belongs to, and who is a VIP. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { route } from '../route.ts';
import { customValuesGiven } from '../ticket/custom-fields.ts';
import { byId, customValues, id, page, pageLimit, nameOf } from '../shapes.ts';

const organisation = z
  .object({
    id,
    name: z.string(),
    domains: z.array(z.string()),
    vip: z.boolean(),
    note: z.string(),
    fields: customValues,
    createdAt: z.string(),
  })
  .meta({ id: 'Organisation' });
const organisationBody = z.strictObject({
  name: nameOf(LIMITS.addressNameChars),
  domains: z
    .array(z.string().trim().max(255))
    .max(LIMITS.domainsOfOrganisation)
    .meta({ description: 'whose addresses belong to it, with all below them; none that gives addresses to everybody' }),
  vip: z.boolean(),
  note: z.string().trim().max(2_000).default(''),
  fields: customValuesGiven.default({}),
});

const entry = z
  .string()
  .trim()
  .max(LIMITS.addressChars)
  .meta({ description: 'an address, or `@` and a domain, which covers all below it' });
const note = z.string().trim().max(200).default('');
const vip = z.object({ entry: z.string(), note: z.string(), createdAt: z.string() }).meta({ id: 'Vip' });

const search = z.strictObject({
  q: z.string().trim().max(200).optional(),
  after: z.string().max(400).optional(),
  limit: pageLimit,
});

export const customers = {
  listOrganisations: route({
    name: 'listOrganisations',
    method: 'get',
    path: '/organisations',
    summary: 'Organisations by part of a name or domain',
    auth: 'ticket:read',
    query: search,
    ok: { status: 200, schema: page(organisation) },
  }),
  getOrganisation: route({
    name: 'getOrganisation',
    method: 'get',
    path: '/organisations/:id',
    summary: 'One organisation',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 200, schema: organisation },
  }),
  createOrganisation: route({
    name: 'createOrganisation',
    method: 'post',
    path: '/organisations',
    summary: 'Add an organisation',
    auth: 'routing:write',
    body: organisationBody,
    ok: { status: 201, schema: organisation },
  }),
  updateOrganisation: route({
    name: 'updateOrganisation',
    method: 'put',
    path: '/organisations/:id',
    summary: 'Change an organisation',
    auth: 'routing:write',
    params: byId,
    body: organisationBody,
    ok: { status: 200, schema: organisation },
  }),
  deleteOrganisation: route({
    name: 'deleteOrganisation',
    method: 'delete',
    path: '/organisations/:id',
    summary: 'Delete an organisation; its contacts stay',
    auth: 'routing:write',
    params: byId,
    ok: { status: 204 },
  }),
  listVips: route({
    name: 'listVips',
    method: 'get',
    path: '/vips',
    summary: 'Addresses and domains of the VIP list',
    auth: 'ticket:read',
    query: search,
    ok: { status: 200, schema: page(vip) },
  }),
  setVip: route({
    name: 'setVip',
    method: 'put',
    path: '/vips',
    summary: 'Put an address or a domain on the VIP list, or change its note',
    auth: 'routing:write',
    body: z.strictObject({ entry, note }),
    ok: { status: 200, schema: vip },
  }),
  deleteVip: route({
    name: 'deleteVip',
    method: 'delete',
    path: '/vips',
    summary: 'Take an address or a domain from the VIP list',
    auth: 'routing:write',
    body: z.strictObject({ entry }),
    ok: { status: 204 },
  }),
  importVips: route({
    name: 'importVips',
    method: 'post',
    path: '/vips/imports',
    summary:
      'Put the lines of a CSV file on the VIP list: an address or domain, then perhaps a note; what cannot be read is told',
    auth: 'routing:write',
    body: z.strictObject({ csv: z.string().max(LIMITS.vipFileChars) }),
    ok: {
      status: 200,
      schema: z.object({
        added: z.int(),
        changed: z.int().meta({ description: 'that were on the list, and have another note now' }),
        refused: z
          .array(
            z.object({
              line: z.int().meta({ description: 'of the file, from 1' }),
              text: z.string(),
              why: z.enum(['no-address', 'anybodys', 'twice']),
            }),
          )
          .meta({ description: 'at most 1,000' }),
        refusedCount: z.int(),
      }),
    },
  }),
};

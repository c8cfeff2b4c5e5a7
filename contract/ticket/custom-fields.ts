/** Custom fields: what a company wants to know of tickets, contacts and organisations, and the values of a ticket. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { CUSTOM_KINDS, REQUIRED } from '../../domain/ticket/custom/field.ts';
import { SUBJECTS } from '../../domain/ticket/custom/name.ts';
import { TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { commandRoute, route } from '../route.ts';
import { number, result } from './command.ts';
import { byId, customLabel, id, page, line } from '../shapes.ts';

const labelGiven = z
  .strictObject({
    tr: line(LIMITS.customLabelChars).default(''),
    en: line(LIMITS.customLabelChars).default(''),
  })
  .meta({ description: 'in each language; one may be left empty, and says the same as the other' });

const settings = {
  subject: z.enum(SUBJECTS).meta({ description: 'what it is asked of; it stays so' }),
  kind: z.enum(CUSTOM_KINDS).meta({ description: 'choices: several of them; flag: yes or no; it stays so' }),
  required: z
    .array(z.enum(REQUIRED))
    .max(REQUIRED.length)
    .default([])
    .meta({ description: 'of tickets: as a customer opens one by a form; before an agent resolves or archives it' }),
  teams: z.array(id).max(200).default([]).meta({ description: 'it is asked of tickets of these teams; none: of all' }),
  types: z
    .array(z.enum(TICKET_TYPES))
    .max(TICKET_TYPES.length)
    .default([])
    .meta({ description: 'and of these types; none: of all, also of those of no type' }),
  shown: z.boolean().default(false).meta({ description: 'the customer sees it on their pages' }),
};

const customField = z
  .object({
    id,
    ...settings,
    label: customLabel,
    choices: z.array(z.object({ id, label: customLabel })),
  })
  .meta({ id: 'CustomField' });

const given = z.strictObject({
  ...settings,
  label: labelGiven,
  choices: z
    .array(
      z.strictObject({
        id: id.optional().meta({ description: 'of one that there is; without it a new one' }),
        label: labelGiven,
      }),
    )
    .max(LIMITS.customChoices)
    .default([])
    .meta({ description: 'of kind choice and choices; one that is left out goes, and with it wherever it was chosen' }),
});

/** As somebody gives them: of each field what it takes is looked at when its kind is known. */
export const customValuesGiven = z
  .record(
    id,
    z.union([
      z.string().max(2 * LIMITS.customTextChars),
      z.number(),
      z.boolean(),
      z.array(z.string().max(100)).max(LIMITS.customChoices),
      z.null(),
    ]),
  )
  .refine((values) => Object.keys(values).length <= LIMITS.customFields)
  .meta({
    description: 'by the ids of custom fields; null: nothing is known; a field that is not named stays as it is',
  });

export const customFields = {
  listCustomFields: route({
    name: 'listCustomFields',
    method: 'get',
    path: '/custom-fields',
    summary: 'Custom fields of tickets, contacts and organisations, in their order',
    auth: 'ticket:read',
    query: z.strictObject({ subject: z.enum(SUBJECTS).optional() }),
    ok: { status: 200, schema: page(customField) },
  }),
  createCustomField: route({
    name: 'createCustomField',
    method: 'post',
    path: '/custom-fields',
    summary: 'Add a custom field, after those that there are',
    auth: 'routing:write',
    body: given,
    ok: { status: 201, schema: customField },
  }),
  orderCustomFields: route({
    name: 'orderCustomFields',
    method: 'put',
    path: '/custom-fields/order',
    summary: 'In which order the custom fields of one subject stand: all of their ids',
    auth: 'routing:write',
    body: z.strictObject({ subject: z.enum(SUBJECTS), ids: z.array(id).max(LIMITS.customFields) }),
    ok: { status: 200, schema: page(customField) },
  }),
  updateCustomField: route({
    name: 'updateCustomField',
    method: 'put',
    path: '/custom-fields/:id',
    summary: 'Change a custom field; what it is asked of and its kind stay as they are',
    auth: 'routing:write',
    params: byId,
    body: given,
    ok: { status: 200, schema: customField },
  }),
  deleteCustomField: route({
    name: 'deleteCustomField',
    method: 'delete',
    path: '/custom-fields/:id',
    summary: 'Delete a custom field, and all that was written in it',
    auth: 'routing:write',
    params: byId,
    ok: { status: 204 },
  }),
  setFields: commandRoute('set-fields', {
    name: 'setFields',
    method: 'put',
    path: '/tickets/:number/fields',
    summary: 'Say what custom fields of the ticket hold; those that are not named stay as they are',
    params: number,
    body: z.strictObject({ fields: customValuesGiven }),
    ok: result,
  }),
};

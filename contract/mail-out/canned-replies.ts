/** Canned replies: written once in both languages, inserted with what a ticket tells, with what else is done as they are sent. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { CANNED_SCOPES } from '../../domain/mail/template/canned-reply.ts';
import { route } from '../route.ts';
import { cannedActions } from '../ticket/changes.ts';
import { byId, id, instant, named, page, rowNumber, line, nameOf } from '../shapes.ts';

const words = z.string().max(LIMITS.cannedTextChars).default('');
const parts = {
  name: nameOf(),
  folder: line(LIMITS.nameChars).default('').meta({ description: 'empty: in none' }),
  scope: z.enum(CANNED_SCOPES).default('personal').meta({ description: 'who uses it: you, a team, everybody' }),
};
const text = z.object({ tr: words, en: words }).meta({
  description:
    'with `{placeholders}` and blanks to fill, `[number]`; one of both languages may be empty, and both where there are actions',
});
const form = z.string().max(LIMITS.cannedHtmlChars).default('');
const FORM = {
  description:
    'the same words with their form: paragraphs, bold, italic, lists, links, quotes, code, tables; sanitised, and empty where they have none',
};
const html = z.object({ tr: form, en: form }).meta(FORM);
const file = z.object({ id, name: z.string(), size: z.int() });

const cannedReply = z
  .object({
    id,
    ...parts,
    team: named.nullable(),
    text,
    html,
    attachments: z.array(file),
    actions: cannedActions,
    version: z.int(),
    uses: z.int().meta({ description: 'how often it was inserted' }),
    fit: z.int().meta({
      description:
        'the same on tickets with a tag, the type or the mailbox of `ticket`: tags count most; the greatest goes first',
    }),
    mayEdit: z.boolean().meta({ description: 'whether you may change it' }),
    changedAt: instant,
    changedBy: named.nullable(),
  })
  .meta({ id: 'CannedReply' });

const body = z.strictObject({
  ...parts,
  team: id.nullable().default(null).meta({ description: 'with scope `team`; without it yours, if you are in one' }),
  text: z.strictObject({ tr: words, en: words }),
  html: z
    .strictObject({ tr: form, en: form })
    .default({ tr: '', en: '' })
    .meta({ description: `${FORM.description}; a language with html and without text gets its words from there` }),
  attachments: z
    .array(id)
    .max(LIMITS.cannedFiles)
    .default([])
    .meta({ description: 'ids from POST /uploads, and those that it has' }),
  actions: cannedActions.default([]),
});

export const cannedReplies = {
  listCannedReplies: route({
    name: 'listCannedReplies',
    method: 'get',
    path: '/canned-replies',
    summary: 'The canned replies that you may use, by folder and name',
    auth: 'ticket:read',
    query: z.strictObject({
      ticket: rowNumber.optional().meta({ description: 'the ticket that one is to be used on: `fit` is about it' }),
    }),
    ok: { status: 200, schema: page(cannedReply) },
  }),
  createCannedReply: route({
    name: 'createCannedReply',
    method: 'post',
    path: '/canned-replies',
    summary: 'Add a canned reply; one for a team or for all takes `canned-reply:share`',
    auth: 'ticket:write',
    body,
    ok: { status: 201, schema: cannedReply },
  }),
  updateCannedReply: route({
    name: 'updateCannedReply',
    method: 'put',
    path: '/canned-replies/:id',
    summary: 'Change a canned reply; takes If-Match. What was written with it stays as it was',
    auth: 'ticket:write',
    params: byId,
    body: body.extend({ version: z.int().optional().meta({ description: 'the version seen; as If-Match' }) }),
    ok: { status: 200, schema: cannedReply },
  }),
  deleteCannedReply: route({
    name: 'deleteCannedReply',
    method: 'delete',
    path: '/canned-replies/:id',
    summary: 'Delete a canned reply',
    auth: 'ticket:write',
    params: byId,
    ok: { status: 204 },
  }),
  useCannedReply: route({
    name: 'useCannedReply',
    method: 'post',
    path: '/canned-replies/:id/uses',
    summary: 'Count a use of it; its files come as uploads of yours',
    auth: 'ticket:write',
    params: byId,
    body: z.strictObject({
      ticket: z.int().positive().optional().meta({ description: 'none where a mail is written that makes one' }),
    }),
    ok: { status: 201, schema: z.object({ attachments: z.array(file) }) },
  }),
};

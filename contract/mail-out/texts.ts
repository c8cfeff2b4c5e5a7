/** The company's own mail texts: what the desk's mails say by themselves, for a team, a mailbox or all. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { PLACEHOLDERS, TEXT_KINDS, TEXT_SOURCES } from '../../domain/mail/template/company-text.ts';
import { SIGNATURE_SOURCES } from '../../domain/mail/letter.ts';
import { route } from '../route.ts';
import { anyLanguage as language, id, instant, named, page, rowNumber, line } from '../shapes.ts';

const kind = z.enum(TEXT_KINDS);
/** With neither, all of the company. */
const scope = {
  team: id.nullable().default(null).meta({ description: 'the team it is for; null: not one team' }),
  mailbox: id.nullable().default(null).meta({ description: 'the mailbox it is for; with neither, all of the company' }),
};
const scopeAsked = { team: id.optional(), mailbox: id.optional() };
const subject = line(LIMITS.mailTextSubjectChars)
  .nullable()
  .meta({ description: 'where the thread’s own subject cannot be repeated; null beneath other mails' });
const words = z.string().max(LIMITS.mailTextChars);
const source = z.enum(TEXT_SOURCES).meta({ description: 'who has written it; `code`: nobody, it comes with Bilet' });

const mailText = z
  .object({
    language: z.string(),
    subject,
    text: words.meta({ description: 'with `{placeholders}`; `{name|words}` has words for when there is none' }),
    from: source,
    version: z.int().meta({ description: 'of what was written in this very place; 0: nothing ever was' }),
    changedAt: instant.nullable(),
    changedBy: named.nullable(),
    otherwise: z
      .object({ subject, text: words, from: source })
      .meta({ description: 'what would stand here without what was written in this very place' }),
  })
  .meta({ id: 'MailText' });

const textKind = z
  .object({
    kind,
    placeholders: z.array(z.enum(PLACEHOLDERS)),
    hasSubject: z.boolean(),
    texts: z.array(mailText).meta({ description: 'what stands in each language, in the place that was asked for' }),
    written: z
      .array(z.object({ team: named.nullable(), mailbox: named.nullable(), language: z.string() }))
      .meta({ description: 'where something was written, all places' }),
  })
  .meta({ id: 'MailTextKind' });

const draft = { ...scope, language, subject: subject.default(null), text: words };

export const mailTexts = {
  getSignature: route({
    name: 'getSignature',
    method: 'get',
    path: '/tickets/:number/signature',
    summary: 'The signature that will stand beneath an answer of yours on the ticket, and whose it is',
    auth: 'ticket:read',
    params: z.object({ number: rowNumber }),
    ok: { status: 200, schema: z.object({ text: z.string(), from: z.enum(SIGNATURE_SOURCES) }) },
  }),
  listMailTexts: route({
    name: 'listMailTexts',
    method: 'get',
    path: '/texts',
    summary: 'The kinds of mail text, with what stands for a team, a mailbox or the company, and where it comes from',
    auth: 'ticket:read',
    query: z.strictObject(scopeAsked),
    ok: { status: 200, schema: page(textKind) },
  }),
  saveMailText: route({
    name: 'saveMailText',
    method: 'put',
    path: '/texts/:kind',
    summary: 'Write a mail text in the place of the one that stands; takes If-Match. What was sent stays as it was',
    auth: 'routing:write',
    params: z.object({ kind }),
    body: z.strictObject({
      ...draft,
      version: z.int().optional().meta({ description: 'the version seen; as If-Match' }),
    }),
    ok: { status: 200, schema: mailText },
  }),
  resetMailText: route({
    name: 'resetMailText',
    method: 'delete',
    path: '/texts/:kind',
    summary: 'Take back what was written in a place; answers what stands there then',
    auth: 'routing:write',
    params: z.object({ kind }),
    query: z.strictObject({ ...scopeAsked, language }),
    ok: { status: 200, schema: mailText },
  }),
  previewMailText: route({
    name: 'previewMailText',
    method: 'post',
    path: '/texts/:kind/preview',
    summary: 'The mail with this text, with example values or those of a ticket; changes nothing',
    auth: 'ticket:read',
    params: z.object({ kind }),
    body: z.strictObject({ ...draft, ticket: z.int().positive().optional() }),
    ok: { status: 200, schema: z.object({ subject: z.string(), text: z.string(), html: z.string() }) },
  }),
};

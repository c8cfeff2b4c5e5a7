/** Drafts: what agents are writing on a ticket, seen by all who work on it. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { DRAFT_KINDS } from '../../domain/ticket/draft.ts';
import { route } from '../route.ts';
import { draftActions } from './changes.ts';
import { number } from './command.ts';
import { id, instant, named, page, seenVersion } from '../shapes.ts';

const kind = z.enum(DRAFT_KINDS).default('reply');
const person = z.strictObject({
  name: z.string().max(LIMITS.addressNameChars).default(''),
  address: z.string().max(LIMITS.addressChars),
});
const people = z.array(person).max(LIMITS.recipients).default([]);
const recipients = z
  .strictObject({ to: people, cc: people, bcc: people })
  .nullable()
  .meta({ description: 'as the agent has changed them; null: those of the ticket' });
const subject = z
  .string()
  .max(LIMITS.subjectChars)
  .nullable()
  .meta({ description: 'what the mail is to be called; null, and empty: as the thread is called' });
const lastSeen = id.nullable().meta({ description: 'the newest message in sight when the first word was written' });
/** Of a draft, and of the reply that it becomes. */
const blanks = z.array(z.string().max(LIMITS.blankChars)).max(LIMITS.blanksOfDraft).meta({
  description: 'brackets that canned replies have brought into it: one that still stands there keeps the reply back',
});
/** What a mail was written with; of its brackets nothing else is known. */
export const writtenWith = {
  cannedReplies: z.array(id).max(LIMITS.cannedRepliesUsed).optional().meta({
    description: 'canned replies that it was written with: a blank of theirs that still stands in it keeps it back',
  }),
  blanks: blanks.optional(),
};
/** Postgres keeps it in 32 bits. */
const version = z.int().max(2_147_483_647).meta({ description: 'for If-Match; no two drafts ever have one number' });

const draft = z
  .object({
    kind: z.enum(DRAFT_KINDS),
    version,
    agent: named.meta({ description: 'who writes it' }),
    text: z.string(),
    html: z.string().meta({ description: 'empty where only plain text was written, and of what others write' }),
    attachments: z
      .array(z.object({ id, name: z.string(), size: z.int(), inline: z.boolean() }))
      .meta({ description: 'uploads that wait in it; `inline`: pictures among its words' }),
    recipients,
    subject,
    actions: draftActions,
    blanks,
    lastSeen,
    startedAt: instant,
    savedAt: instant,
  })
  .meta({ id: 'Draft' });

const ofKind = z.strictObject({ kind });
const at = { params: number, path: '/tickets/:number/draft' };

export const drafts = {
  listDrafts: route({
    name: 'listDrafts',
    method: 'get',
    path: '/tickets/:number/drafts',
    summary: 'What you and your colleagues are writing on the ticket',
    auth: 'ticket:read',
    params: number,
    ok: { status: 200, schema: page(draft) },
  }),
  getDraft: route({
    ...at,
    name: 'getDraft',
    method: 'get',
    summary: 'Your draft of a reply, or with `kind=note` of a note',
    auth: 'ticket:read',
    query: ofKind,
    ok: { status: 200, schema: draft },
  }),
  saveDraft: route({
    ...at,
    name: 'saveDraft',
    method: 'put',
    summary:
      'Keep your draft; takes If-Match, 0 where there was none. Uploads in it are kept with it; what is no upload of yours that waits is left out',
    auth: 'ticket:write',
    body: z.strictObject({
      kind,
      text: z.string().max(LIMITS.replyChars).default(''),
      html: z.string().max(LIMITS.replyChars).default(''),
      attachments: z.array(id).max(LIMITS.filesOfDraft).default([]).meta({ description: 'ids from POST /uploads' }),
      pictures: z.array(id).max(LIMITS.filesOfDraft).default([]).meta({ description: 'those among the words' }),
      recipients: recipients.default(null),
      subject: subject.default(null),
      actions: draftActions.default([]),
      blanks: blanks.default([]),
      lastSeen: lastSeen.default(null),
      version: seenVersion,
    }),
    ok: {
      status: 200,
      schema: z.object({
        kind: z.enum(DRAFT_KINDS),
        version,
        attachments: z.array(id),
        startedAt: instant,
        savedAt: instant,
      }),
    },
  }),
  deleteDraft: route({
    ...at,
    name: 'deleteDraft',
    method: 'delete',
    summary: 'Throw your draft away; takes If-Match. One that there is not is gone already',
    auth: 'ticket:write',
    query: ofKind,
    ok: { status: 204 },
  }),
};

/** What agents are told, and by which ways. */
import { z } from 'zod';
import { asks, NOTICE_KINDS } from '../../domain/people/notice.ts';
import { MAIL_WAYS } from '../../domain/people/notice-preferences.ts';
import { LIMITS } from '../../domain/limits.ts';
import { route } from '../route.ts';
import { instant, named, page, pageLimit, rowNumber } from '../shapes.ts';
import { time, timeZone } from '../when.ts';

const agentNotice = z
  .object({
    id: z.int(),
    at: instant.meta({ description: 'when they were told' }),
    happenedAt: instant.meta({ description: 'when it happened, which may have been found later' }),
    kind: z.string().meta({
      description: `${NOTICE_KINDS.filter((kind) => kind !== 'mailbox').join(', ')}; of mailboxes mailbox-connected, mailbox-changed, mailbox-deleted, alarm-unsent, alarm-unheard; more may come`,
    }),
    by: named.nullable().meta({ description: 'null: the installation itself, or the customer' }),
    subject: z.string().meta({ description: 'what it is about: the number of a ticket, the id of a mailbox' }),
    detail: z.record(z.string(), z.unknown()),
    ticket: z.object({ number: z.int(), subject: z.string() }).nullable(),
    readAt: instant.nullable(),
  })
  .meta({ id: 'Notice' });

const ways = z.strictObject({
  desk: z.boolean().meta({ description: 'in the list of notices' }),
  browser: z.boolean().meta({ description: 'as a notification of the browser' }),
  mail: z.enum(MAIL_WAYS).meta({
    description:
      'what was not read: never; in one mail a day; at once, unless they have been at the desk since; at once. What comes together is one mail',
  }),
});
const quiet = z.strictObject({
  hours: z
    .strictObject({ from: time, to: time })
    .nullable()
    .meta({ description: 'every day; over midnight when the end is not after the beginning. Null: none' }),
  days: z.array(z.int().min(1).max(7)).max(6).meta({ description: 'quiet as a whole, 1 (Monday) to 7' }),
});
const rest = {
  quiet: quiet.meta({ description: 'no mail and no notification then, but for `call-out` and for who is on call' }),
  sound: z.boolean(),
  digestAt: time.meta({ description: 'when the daily mail is due' }),
  timeZone: timeZone.meta({ description: 'the person’s own (preference `zone`), else that of the company’s hours' }),
};
const preferences = z
  .object({ ...rest, ways: z.partialRecord(z.enum(NOTICE_KINDS), ways) })
  .meta({ id: 'NoticePreferences' });

export const notices = {
  listNotices: route({
    name: 'listNotices',
    method: 'get',
    path: '/notices',
    summary: 'What this agent was told and has not read yet, newest first',
    auth: 'session',
    query: z.strictObject({
      include: z.literal('all').optional().meta({ description: 'those that were read as well' }),
      only: z.literal('asking').optional().meta({ description: 'those that ask something of you' }),
      after: rowNumber.optional(),
      limit: pageLimit.default(100),
    }),
    ok: {
      status: 200,
      schema: page(agentNotice).extend({
        unread: z.int().meta({ description: 'all that are not read, counted up to 1000' }),
        asking: z.int().meta({
          description: `of these, those that ask something of you: ${NOTICE_KINDS.filter(asks).join(', ')}`,
        }),
      }),
    },
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
  readNotices: route({
    name: 'readNotices',
    method: 'put',
    path: '/notices/read',
    summary: 'Mark several notices as read, or all of them. Opening a ticket does so with those about it',
    auth: 'session',
    body: z.strictObject({
      ids: z.union([z.array(z.int().positive()).max(LIMITS.noticesRead), z.literal('all')]),
      upTo: z.int().positive().optional().meta({
        description:
          'of `all`, what the list of notices holds up to this one; what came after it, or is not listed, stays',
      }),
    }),
    ok: { status: 200, schema: z.object({ read: z.int() }) },
  }),
  getNoticePreferences: route({
    name: 'getNoticePreferences',
    method: 'get',
    path: '/notices/preferences',
    summary: 'By which ways this agent is told of what',
    auth: 'session',
    ok: { status: 200, schema: preferences },
  }),
  setNoticePreferences: route({
    name: 'setNoticePreferences',
    method: 'put',
    path: '/notices/preferences',
    summary: 'Choose by which ways to be told of what; kinds that are not named stay as they are',
    auth: 'session',
    body: z.strictObject({
      ...rest,
      timeZone: timeZone.optional().meta({ description: 'becomes the person’s own everywhere (preference `zone`)' }),
      ways: z.partialRecord(z.enum(NOTICE_KINDS), ways),
    }),
    ok: { status: 200, schema: preferences },
  }),
};

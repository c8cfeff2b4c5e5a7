/** Business calendars: open hours and holidays, in versions. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { route } from '../route.ts';
import { byId, id, named, page } from '../shapes.ts';
import { calendarParts as parts } from '../calendar-parts.ts';

const calendar = z
  .object({
    id,
    version: z.int().meta({ description: 'counts; earlier ones are kept, because promises were made by them' }),
    ...parts,
    usedBy: z.object({
      policies: z.array(named),
      teams: z.array(named),
      rules: z.array(named).meta({ description: 'that ask for its hours' }),
    }),
  })
  .meta({ id: 'Calendar' });

export const calendars = {
  listCalendars: route({
    name: 'listCalendars',
    method: 'get',
    path: '/calendars',
    summary: 'Business calendars, with the policies, teams and rules that go by each',
    auth: 'ticket:read',
    ok: { status: 200, schema: page(calendar) },
  }),
  getCalendar: route({
    name: 'getCalendar',
    method: 'get',
    path: '/calendars/:id',
    summary: 'One calendar',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 200, schema: calendar },
  }),
  createCalendar: route({
    name: 'createCalendar',
    method: 'post',
    path: '/calendars',
    summary: 'Add a calendar',
    auth: 'schedule:write',
    body: z.strictObject({ ...parts, holidays: parts.holidays.default([]) }),
    ok: { status: 201, schema: calendar },
  }),
  updateCalendar: route({
    name: 'updateCalendar',
    method: 'put',
    path: '/calendars/:id',
    summary: 'Change a calendar; promises that were made stay, the next ones go by it',
    auth: 'schedule:write',
    params: byId,
    body: z.strictObject({
      ...parts,
      version: z
        .int()
        .positive()
        .max(2_147_483_647)
        .meta({ description: 'the one that was read; another is refused as `stale-version`' }),
    }),
    ok: { status: 200, schema: calendar },
  }),
  addHolidays: route({
    name: 'addHolidays',
    method: 'post',
    path: '/calendars/:id/holidays',
    summary:
      'Add the holidays of a country, or those of a calendar file (iCalendar); days that are holidays already stay as they are',
    auth: 'schedule:write',
    params: byId,
    body: z.union([
      z.strictObject({
        country: z.enum(['TR']),
        years: z.array(z.int().min(2026).max(2035)).min(1).max(10),
      }),
      z.strictObject({ ics: z.string().max(LIMITS.calendarFileChars) }),
    ]),
    ok: {
      status: 200,
      schema: calendar.extend({
        added: z.int(),
        kept: z.int().meta({ description: 'days that were holidays already' }),
        skipped: z.int().meta({ description: 'events of the file, or repetitions of one, that cannot be read' }),
      }),
    },
  }),
};

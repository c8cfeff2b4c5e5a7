/** When those who work here are at work: shifts, absences, presence, who is on call, and the week that all of it makes. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { PRESENCES } from '../../domain/routing/roster.ts';
import { route } from '../route.ts';
import { byId, id, instant, named, page } from '../shapes.ts';
import { day, instantOfSetting, time, timeZone, weekHours } from '../when.ts';

const presence = z.enum(PRESENCES);

const span = z.object({ from: instant, to: instant });

const shiftBody = weekHours.extend({
  since: day.meta({ description: 'first local day of the arrangement' }),
  until: day.nullable().meta({ description: 'last local day on which it begins; null: until further notice' }),
});
const shift = z.object({ id, ...shiftBody.shape }).meta({ id: 'Shift' });

const absenceBody = z.strictObject({
  from: instantOfSetting,
  to: instantOfSetting,
  reason: z.string().trim().max(200).default(''),
});
const absence = z
  .object({
    id,
    from: instant,
    to: instant,
    reason: z
      .string()
      .meta({ description: 'empty for whoever may neither see nor set it: others’ without `schedule:write`' }),
    ticketsDue: z.int().meta({ description: 'how many open tickets of theirs fall due in it' }),
  })
  .meta({ id: 'Absence' });

const present = z
  .object({
    agent: named,
    presence: presence.meta({ description: 'as assignment sees it now' }),
    said: presence.nullable().meta({ description: 'what they said themselves; null: by what they do' }),
    until: instant.nullable().meta({ description: 'until when that holds; null: until they say something else' }),
    onShift: z
      .boolean()
      .meta({ description: 'in a shift of theirs or, without any, in the hours of a team of theirs' }),
    absentUntil: instant.nullable().meta({ description: 'end of the absence that runs; null: there is none' }),
    lastSeenAt: instant.nullable(),
  })
  .meta({ id: 'Present' });

const rotationBody = z.strictObject({
  people: z
    .array(id)
    .max(LIMITS.peopleOfRotation)
    .meta({ description: 'one after another, a week each; empty: nobody takes turns' }),
  since: day.meta({ description: 'day of the first hand-over; each following one is on the same weekday' }),
  handOver: time,
  timeZone,
});
const rotation = z
  .object({
    rotation: z.object({ ...rotationBody.shape, people: z.array(named) }).nullable(),
    onCall: named.nullable().meta({ description: 'who is on call now, by a single duty or in turn' }),
  })
  .meta({ id: 'Rotation' });

const dutyBody = z.strictObject({ agent: id, from: instantOfSetting, to: instantOfSetting });
const duty = z.object({ id, agent: named, from: instant, to: instant }).meta({ id: 'Duty' });

const dutySpan = span.extend({
  duty: id.nullable().meta({ description: 'a single duty; null: in turn, by the rotation' }),
});
const week = z
  .object({
    from: instant,
    to: instant,
    timeZone: z.string().meta({ description: 'of the days below, and of `from`: that of the first team' }),
    teams: z.array(
      z.object({
        team: named,
        calendar: z.object({ id, name: z.string(), version: z.int(), timeZone: z.string() }),
        days: z.array(
          span.extend({
            day,
            open: z.array(span),
            holiday: z
              .object({ name: z.string(), from: time.nullable().meta({ description: 'null: the whole day' }) })
              .nullable(),
          }),
        ),
        onCall: z.array(dutySpan.extend({ agent: named })),
      }),
    ),
    people: z.array(
      z.object({
        agent: named,
        teams: z.array(id),
        hours: z.array(
          span.extend({ shift: id.nullable().meta({ description: 'null: by the hours of a team, without a shift' }) }),
        ),
        absences: z.array(span.extend({ id, reason: z.string() })),
        duties: z.array(dutySpan.extend({ team: id })),
      }),
    ),
  })
  .meta({ id: 'Week' });

const since = z.strictObject({
  from: instantOfSetting
    .optional()
    .meta({ description: 'those that had not ended then; absent: that have not ended yet' }),
});

export const schedule = {
  listShifts: route({
    name: 'listShifts',
    method: 'get',
    path: '/agents/:id/shifts',
    summary: 'Shifts of an agent; who has none works the hours of the team',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 200, schema: page(shift) },
  }),
  createShift: route({
    name: 'createShift',
    method: 'post',
    path: '/agents/:id/shifts',
    summary: 'Add a shift; one that overlaps another of the agent is refused',
    auth: 'schedule:write',
    params: byId,
    body: shiftBody,
    ok: { status: 201, schema: shift },
  }),
  updateShift: route({
    name: 'updateShift',
    method: 'put',
    path: '/agents/:id/shifts/:shift',
    summary: 'Change a shift',
    auth: 'schedule:write',
    params: z.object({ id, shift: id }),
    body: shiftBody,
    ok: { status: 200, schema: shift },
  }),
  deleteShift: route({
    name: 'deleteShift',
    method: 'delete',
    path: '/agents/:id/shifts/:shift',
    summary: 'Delete a shift',
    auth: 'schedule:write',
    params: z.object({ id, shift: id }),
    ok: { status: 204 },
  }),
  listAbsences: route({
    name: 'listAbsences',
    method: 'get',
    path: '/agents/:id/absences',
    summary: 'Absences of an agent, the soonest first',
    auth: 'ticket:read',
    params: byId,
    query: since,
    ok: { status: 200, schema: page(absence) },
  }),
  createAbsence: route({
    name: 'createAbsence',
    method: 'post',
    path: '/agents/:id/absences',
    summary: 'Be absent, or have somebody be absent; the answer says how many of their tickets fall due meanwhile',
    auth: 'ticket:write',
    others: 'schedule:write',
    params: byId,
    body: absenceBody,
    ok: { status: 201, schema: absence },
  }),
  updateAbsence: route({
    name: 'updateAbsence',
    method: 'put',
    path: '/agents/:id/absences/:absence',
    summary: 'Change an absence',
    auth: 'ticket:write',
    others: 'schedule:write',
    params: z.object({ id, absence: id }),
    body: absenceBody,
    ok: { status: 200, schema: absence },
  }),
  deleteAbsence: route({
    name: 'deleteAbsence',
    method: 'delete',
    path: '/agents/:id/absences/:absence',
    summary: 'Delete an absence',
    auth: 'ticket:write',
    others: 'schedule:write',
    params: z.object({ id, absence: id }),
    ok: { status: 204 },
  }),
  setPresence: route({
    name: 'setPresence',
    method: 'put',
    path: '/agents/:id/presence',
    summary:
      'Say whether somebody takes tickets now, until an instant or until they say something else; null: by what they do',
    auth: 'ticket:write',
    others: 'schedule:write',
    params: byId,
    body: z.strictObject({ presence: presence.nullable(), until: instantOfSetting.nullable().default(null) }),
    ok: { status: 200, schema: present },
  }),
  listPresences: route({
    name: 'listPresences',
    method: 'get',
    path: '/presences',
    summary: 'Who is there now',
    auth: 'ticket:read',
    ok: { status: 200, schema: page(present) },
  }),
  getRotation: route({
    name: 'getRotation',
    method: 'get',
    path: '/teams/:id/rotation',
    summary: 'Who takes turns on call for a team, and who is on call now',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 200, schema: rotation },
  }),
  setRotation: route({
    name: 'setRotation',
    method: 'put',
    path: '/teams/:id/rotation',
    summary: 'Have people take turns on call for a team',
    auth: 'schedule:write',
    params: byId,
    body: rotationBody,
    ok: { status: 200, schema: rotation },
  }),
  listDuties: route({
    name: 'listDuties',
    method: 'get',
    path: '/teams/:id/duties',
    summary: 'Single duties on call for a team, which go before its rotation; the soonest first',
    auth: 'ticket:read',
    params: byId,
    query: since,
    ok: { status: 200, schema: page(duty) },
  }),
  createDuty: route({
    name: 'createDuty',
    method: 'post',
    path: '/teams/:id/duties',
    summary: 'Put somebody on call for a team; a duty that overlaps another of the team is refused',
    auth: 'schedule:write',
    params: byId,
    body: dutyBody,
    ok: { status: 201, schema: duty },
  }),
  deleteDuty: route({
    name: 'deleteDuty',
    method: 'delete',
    path: '/teams/:id/duties/:duty',
    summary: 'Delete a duty',
    auth: 'schedule:write',
    params: z.object({ id, duty: id }),
    ok: { status: 204 },
  }),
  getWeek: route({
    name: 'getWeek',
    method: 'get',
    path: '/week',
    summary:
      'Seven days of everybody, or of one team: shifts, absences and duties, the hours and holidays of each team',
    auth: 'ticket:read',
    query: z.strictObject({ from: day, team: id.optional() }),
    ok: { status: 200, schema: week },
  }),
};

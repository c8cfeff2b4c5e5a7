/** Policies as they would stand after a change that is not made: for whoever says beforehand what it comes to. */
import type { Routes } from '../../contract/routes.ts';
import type { Pool } from '../../db/core/pool.ts';
import { calendarById } from '../../db/sla/calendars.ts';
import type { PolicyRow } from '../../db/sla/policies.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { calendarFault } from '../../domain/sla/calendar-fault.ts';
import type { KeptCalendar, Policy } from '../../domain/sla/policy.ts';
import type { Input } from '../http/handler.ts';
import { checked } from './policies.ts';

type Tried = Input<Routes['tryPolicy']>['body'];
type Given = NonNullable<Tried['policy']>;
type CalendarGiven = NonNullable<Tried['calendar']>;

/**
 * With the changed policy in its place; a new one before the one that `place` names, else behind all others but the default one. Problems: `bad-input`
 * for each fault of it, at `policy.`, `not-found`.
 */
export async function withPolicy(
  pool: Pool,
  before: readonly PolicyRow[],
  body: Given,
  place?: string,
): Promise<Policy[]> {
  const { id, version: _version, ...given } = body;
  const standing = before.find((one) => one.id === id);
  if (id !== undefined && standing === undefined) throw new Problem('not-found', 'there is no such policy');
  const like = standing ?? before.find(({ isDefault }) => isDefault)!;
  const others = before.filter((one) => one !== standing);
  const isDefault = standing?.isDefault ?? false;
  const { terms, calendar } = await checked(pool, given, { like, isDefault, others }, 'policy.');
  const kept = before.find((one) => one.calendar.id === calendar)?.calendar ?? (await calendarOf(pool, calendar));
  const tried: Policy = { ...terms, id: id ?? NEW, version: like.version, calendar: kept };
  if (standing !== undefined) return before.map((one) => (one === standing ? tried : one));
  const named = before.findIndex((one) => one.id === place);
  const at = named < 0 ? before.length - 1 : named;
  return [...before.slice(0, at), tried, ...before.slice(at)];
}
/** Of what is not kept yet. */
const NEW = '00000000-0000-4000-8000-000000000000';

/** With the changed calendar in all policies that go by it. Problems as above, at `calendar.`. */
export async function withCalendar(
  pool: Pool,
  before: readonly Policy[],
  { id, timeZone, openHours, holidays }: CalendarGiven,
): Promise<Policy[]> {
  const { version } = await calendarOf(pool, id);
  const fault = calendarFault(openHours, holidays);
  if (fault !== null) throw badField(`calendar.${fault.path}`, fault.code, fault.message);
  const tried: KeptCalendar = { id, version: version + 1, timeZone, openHours, holidays };
  return before.map((one) => (one.calendar.id === id ? { ...one, calendar: tried } : one));
}

async function calendarOf(pool: Pool, id: string): Promise<KeptCalendar> {
  const row = await calendarById(pool, id);
  if (row === undefined) throw new Problem('not-found', 'there is no such calendar');
  const { version, timeZone, openHours, holidays } = row;
  return { id, version, timeZone, openHours, holidays };
}

/** Who is there now, and what they say of it themselves. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import { absencesByAgent } from '../../db/people/absences.ts';
import { type Attendance, attendances, savePresence } from '../../db/people/presence.ts';
import { shiftsByAgent } from '../../db/people/shifts.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { PRESENCES, saidAt, thereAt } from '../../domain/routing/roster.ts';
import type { Absence, Shift } from '../../domain/routing/shift.ts';
import type { Handler } from '../http/handler.ts';

export const listPresences: Handler<Routes['listPresences']> = async ({ pool, clock }) => ({
  items: await presentOnes(pool, clock.now(), null),
  next: null,
});

/** Problem `bad-input` for an end that is over. */
export const setPresence: Handler<Routes['setPresence']> = async ({ pool, clock }, { params, body, who }) =>
  inTransaction(pool, async (db) => {
    const now = clock.now();
    const until = body.presence === null || body.until === null ? null : new Date(body.until);
    if (until !== null && until.getTime() <= now)
      throw badField('until', 'past', 'it would be over at once; choose a later instant, or none');
    await savePresence(db, params.id, body.presence, until);
    const [present] = await presentOnes(db, now, params.id);
    if (present === undefined) throw new Problem('not-found', 'there is no such active agent');
    // Everybody says of themselves what they like; what others say of them is kept.
    if (who.id !== params.id)
      await audit(db, who.id, 'agent.presence', params.id, {
        presence: body.presence,
        until: until?.toISOString() ?? null,
      });
    return present;
  });

async function presentOnes(db: Db, at: number, only: string | null) {
  const people = await attendances(db, only);
  const ids = people.map(({ agent }) => agent.id);
  const now = new Date(at);
  const [shifts, absences] = [await shiftsByAgent(db, ids), await absencesByAgent(db, ids, { from: now, to: now })];
  return people.map((one) =>
    presentAt(one, shifts.get(one.agent.id) ?? [], (absences.get(one.agent.id) ?? []).map(inMs), at),
  );
}

const inMs = ({ from, to }: { from: Date; to: Date }): Absence => ({ from: from.getTime(), to: to.getTime() });

/** As the best of their teams sees them: who belongs to several works the hours of each. */
function presentAt(person: Attendance, shifts: readonly Shift[], absences: readonly Absence[], at: number) {
  const { agent, until, lastSeenAt } = person;
  const said = person.said === null ? null : { presence: person.said, until: until?.getTime() ?? null };
  const seenAt = lastSeenAt?.getTime() ?? null;
  const seen = person.calendars.map((hours) => thereAt({ shifts, absences, said, seenAt }, hours, at));
  const holds = saidAt(said, at);
  const running = absences.filter(({ from, to }) => from <= at && at < to).map(({ to }) => to);
  return {
    agent,
    presence: PRESENCES.find((one) => seen.some(({ presence }) => presence === one)) ?? 'off',
    said: holds,
    until: holds === null ? null : until,
    onShift: seen.some(({ onShift }) => onShift),
    absentUntil: running.length === 0 ? null : new Date(Math.max(...running)),
    lastSeenAt,
  };
}

/** Shifts of agents. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import { lockSchedule } from '../../db/people/presence.ts';
import { deleteShift as dropShift, insertShift, saveShift, shiftsOf, type ShiftRow } from '../../db/people/shifts.ts';
import { LIMITS } from '../../domain/limits.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { doShiftsOverlap, type Shift } from '../../domain/routing/shift.ts';
import type { Handler } from '../http/handler.ts';

export const listShifts: Handler<Routes['listShifts']> = async ({ pool }, { params }) => ({
  items: await shiftsOf(pool, params.id),
  next: null,
});

/** Problem `bad-input` for one that ends before it begins, overlaps another, or is one too many. */
export const createShift: Handler<Routes['createShift']> = async ({ pool }, { params, body, who }) =>
  inTransaction(pool, async (db) => {
    await lock(db, params.id);
    const shift = once(body);
    const others = await shiftsOf(db, params.id);
    if (others.length >= LIMITS.shiftsOfAgent)
      throw badField('days', 'too-many', 'delete shifts that are over first', LIMITS.shiftsOfAgent);
    check(shift, others);
    const made = await insertShift(db, params.id, shift);
    await audit(db, who.id, 'shift.create', params.id, { ...made });
    return made;
  });

export const updateShift: Handler<Routes['updateShift']> = async ({ pool }, { params, body, who }) =>
  inTransaction(pool, async (db) => {
    await lock(db, params.id);
    const shift = once(body);
    const all = await shiftsOf(db, params.id);
    check(
      shift,
      all.filter(({ id }) => id !== params.shift),
    );
    const saved = await saveShift(db, params.id, params.shift, shift);
    if (saved === undefined) throw noShift();
    const before = all.find(({ id }) => id === saved.id);
    await audit(db, who.id, 'shift.update', params.id, { from: before, to: saved });
    return saved;
  });

export const deleteShift: Handler<Routes['deleteShift']> = async ({ pool }, { params, who }) =>
  inTransaction(pool, async (db) => {
    if ((await dropShift(db, params.id, params.shift)) === 0) throw noShift();
    await audit(db, who.id, 'shift.delete', params.id, { id: params.shift });
  });

const noShift = () => new Problem('not-found', 'this agent has no such shift');

async function lock(db: Db, agent: string): Promise<void> {
  if (!(await lockSchedule(db, agent))) throw new Problem('not-found', 'there is no such active agent');
}

/** Each day once, in order. */
const once = (shift: Shift): Shift => ({ ...shift, days: [...new Set(shift.days)].sort((a, b) => a - b) });

function check(shift: Shift, others: readonly ShiftRow[]): void {
  if (shift.until !== null && shift.until < shift.since)
    throw badField('until', 'ends-first', 'the last day of an arrangement is not before its first; choose a later one');
  const other = others.find((one) => doShiftsOverlap(shift, one));
  if (other !== undefined)
    throw badField(
      'from',
      'overlaps',
      `it overlaps the shift from ${other.from} to ${other.to} since ${other.since}; choose other hours or days, or end that one first`,
    );
}

/** Absences of agents. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import {
  absencesOf,
  deleteAbsence as dropAbsence,
  insertAbsence,
  overlappingAbsence,
  saveAbsence,
} from '../../db/people/absences.ts';
import { lockSchedule } from '../../db/people/presence.ts';
import { LIMITS } from '../../domain/limits.ts';
import { badField, overlap, Problem } from '../../domain/problem.ts';
import type { Handler, Input } from '../http/handler.ts';

export const listAbsences: Handler<Routes['listAbsences']> = async ({ pool, clock }, { params, query, ...by }) => {
  const after = new Date(query.from ?? clock.now());
  const items = await absencesOf(pool, params.id, { after, limit: LIMITS.absencesOfAgent });
  return { items: items.map((one) => ({ ...one, reason: shownReason(by, params.id, one.reason) })), next: null };
};

/** Why somebody is away (an illness) is told to themselves, and to those who plan with it. */
export const shownReason = (
  { who, permits }: Pick<Input<Routes['listAbsences']>, 'who' | 'permits'>,
  agent: string,
  reason: string,
): string => (who.id === agent || permits('schedule:write') ? reason : '');

/** Problem `bad-input` for one that ends before it begins or overlaps another. */
export const createAbsence: Handler<Routes['createAbsence']> = async ({ pool, clock }, { params, body, who }) =>
  inTransaction(pool, async (db) => {
    await check(db, params.id, body, null);
    const standing = await absencesOf(db, params.id, { after: new Date(clock.now()), limit: LIMITS.absencesOfAgent });
    if (standing.length >= LIMITS.absencesOfAgent)
      throw badField('from', 'too-many', 'delete absences that are not needed first', LIMITS.absencesOfAgent);
    const made = await insertAbsence(db, params.id, dated(body));
    await audit(db, who.id, 'absence.create', params.id, { id: made.id, from: made.from, to: made.to });
    return made;
  });

export const updateAbsence: Handler<Routes['updateAbsence']> = async ({ pool }, { params, body, who }) =>
  inTransaction(pool, async (db) => {
    await check(db, params.id, body, params.absence);
    const saved = await saveAbsence(db, params.id, params.absence, dated(body));
    if (saved === undefined) throw noAbsence();
    await audit(db, who.id, 'absence.update', params.id, { id: saved.id, from: saved.from, to: saved.to });
    return saved;
  });

export const deleteAbsence: Handler<Routes['deleteAbsence']> = async ({ pool }, { params, who }) =>
  inTransaction(pool, async (db) => {
    if ((await dropAbsence(db, params.id, params.absence)) === 0) throw noAbsence();
    await audit(db, who.id, 'absence.delete', params.id, { id: params.absence });
  });

type Given = { from: string; to: string; reason: string };

const dated = ({ from, to, reason }: Given) => ({ from: new Date(from), to: new Date(to), reason });

const noAbsence = () => new Problem('not-found', 'this agent has no such absence');

async function check(db: Db, agent: string, body: Given, but: string | null): Promise<void> {
  if (!(await lockSchedule(db, agent))) throw new Problem('not-found', 'there is no such active agent');
  const absence = dated(body);
  if (absence.to <= absence.from)
    throw badField('to', 'ends-first', 'an absence ends after it begins; choose a later end');
  const other = await overlappingAbsence(db, agent, absence, but);
  if (other !== undefined) throw overlap(absence, other, 'the absence', 'change that one instead');
}

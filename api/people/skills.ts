/** Skills: adding, renaming, deleting. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import {
  createSkill as insertSkill,
  deleteSkill as dropSkill,
  listSkills as readSkills,
  renameSkill,
  skillById,
  type SkillRow,
} from '../../db/people/skills.ts';
import { badField, Problem } from '../../domain/problem.ts';
import type { Handler } from '../http/handler.ts';
import { auditChange } from '../http/changes.ts';

export const listSkills: Handler<Routes['listSkills']> = async ({ pool }) => ({
  items: await readSkills(pool),
  next: null,
});

export const createSkill: Handler<Routes['createSkill']> = async ({ pool }, { body, who }) =>
  inTransaction(pool, async (db) => {
    const id = await insertSkill(db, body.name);
    if (id === undefined) throw taken();
    await audit(db, who.id, 'skill.create', id, { name: body.name });
    return found(db, id);
  });

export const updateSkill: Handler<Routes['updateSkill']> = async ({ pool }, { params, body, who }) =>
  inTransaction(pool, async (db) => {
    const before = await found(db, params.id);
    if (!(await renameSkill(db, before.id, body.name))) throw taken();
    const after = { ...before, name: body.name };
    await auditChange(db, who.id, 'skill.update', before.id, { before, after });
    return after;
  });

export const deleteSkill: Handler<Routes['deleteSkill']> = async ({ pool }, { params, who }) =>
  inTransaction(pool, async (db) => {
    const before = await found(db, params.id);
    await dropSkill(db, before.id);
    await audit(db, who.id, 'skill.delete', before.id, { name: before.name });
  });

async function found(db: Db, id: string): Promise<SkillRow> {
  const skill = await skillById(db, id);
  if (skill === undefined) throw new Problem('not-found', 'there is no such skill');
  return skill;
}

const taken = () => badField('name', 'taken', 'a skill of this name exists');

/** Skills, and who has which of them. Two names that differ in case only are one. */
import type { Named } from '../core/named.ts';
import { change, idsOf, many, maybe, type Db } from '../core/pool.ts';

export type SkillRow = Named & { agents: number };

const SKILL = `s.id, s.name, (select count(*)::integer from agent_skill k join agent a on a.id = k.agent_id
                               where k.skill_id = s.id and a.active) as agents`;

export const listSkills = (db: Db): Promise<SkillRow[]> =>
  many<SkillRow>(db, { name: 'list-skills', text: `select ${SKILL} from skill s order by tr_order(s.name)` });

export const skillById = (db: Db, id: string): Promise<SkillRow | undefined> =>
  maybe<SkillRow>(db, { name: 'skill-by-id', text: `select ${SKILL} from skill s where s.id = $1`, values: [id] });

/** Its id; undefined when the name is taken. */
export const createSkill = async (db: Db, name: string): Promise<string | undefined> =>
  (
    await maybe<{ id: string }>(db, {
      name: 'create-skill',
      text: 'insert into skill (name) values ($1) on conflict do nothing returning id',
      values: [name],
    })
  )?.id;

/** False when another one has this name. */
export const renameSkill = async (db: Db, id: string, name: string): Promise<boolean> =>
  (await change(db, {
    name: 'rename-skill',
    text: `update skill set name = $2
            where id = $1 and not exists (select from skill where tr_fold(name) = tr_fold($2) and id <> $1)`,
    values: [id, name],
  })) > 0;

/** What waits for somebody who has it, waits for anybody: of skills that are asked for together those that are left count. */
export const deleteSkill = (db: Db, id: string): Promise<number> =>
  change(db, {
    name: 'delete-skill',
    text: `with unasked as (
             update routing_queue
                set need = jsonb_set(need, '{skills}', jsonb_path_query_array(need, '$.skills[*] ? (@.skill != $gone)', jsonb_build_object('gone', $1::text)))
              where need->'skills' @> jsonb_build_array(jsonb_build_object('skill', $1::text)))
           delete from skill where id = $1::uuid`,
    values: [id],
  });

/** The ids among `ids` that are skills. */
export const knownSkills = (db: Db, ids: string[]): Promise<Set<string>> =>
  idsOf(db, { name: 'known-skills', text: 'select id from skill where id = any($1::uuid[])', values: [ids] });

/** From now on they have these and no others. */
export async function saveSkills(db: Db, agent: string, skills: { skill: string; level: number }[]): Promise<void> {
  await change(db, { name: 'drop-skills', text: 'delete from agent_skill where agent_id = $1', values: [agent] });
  await change(db, {
    name: 'save-skills',
    text: `insert into agent_skill (agent_id, skill_id, level)
           select $1, skill, level from json_to_recordset($2::json) as given(skill uuid, level smallint)`,
    values: [agent, JSON.stringify(skills)],
  });
}

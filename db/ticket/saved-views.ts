/** Views that somebody has saved, each reader's in their own order. */
import { isId } from '../../domain/id.ts';
import { customIdOf, isCustomName } from '../../domain/ticket/custom/name.ts';
import type { Sort } from '../../domain/ticket/list/list-order.ts';
import type { Shows } from '../../domain/ticket/list/saved-view.ts';
import type { Named as NamedThing } from '../../domain/ticket/list/saved-view-check.ts';
import { wellFormed } from '../core/json.ts';
import type { Named } from '../core/named.ts';
import { notice } from '../core/notices.ts';
import { change, first, many, maybe, type Db } from '../core/pool.ts';

export type SavedView = Shows & {
  name: string;
  sort: Sort | null;
  /** Whose it is; which team's; with neither everybody's. */
  agent: string | null;
  team: string | null;
};
export type SavedViewRow = Shows & {
  id: string;
  version: number;
  name: string;
  sort: Sort | null;
  agent: string | null;
  team: Named | null;
  changedAt: Date;
  changedBy: Named | null;
};

/** A team that was merged away sees what is the other's. */
const VIEW = `v.id, v.version, v.name, v.view, v.condition as "when", v.sort, v.agent_id as agent, v.changed_at as "changedAt",
  case when team.id is null then null else json_build_object('id', team.id, 'name', team.name) end as team,
  (select json_build_object('id', a.id, 'name', a.name) from agent a where a.id = v.changed_by) as "changedBy"`;
const FROM = `saved_view v left join team own on own.id = v.team_id left join team on team.id = coalesce(own.merged_into, own.id)`;

/** Their own, those of their teams, everybody's. */
export const savedViews = (db: Db, agentId: string, teamIds: string[]): Promise<SavedViewRow[]> =>
  many<SavedViewRow>(db, {
    name: 'saved-views',
    text: `select ${VIEW} from ${FROM}
            where v.deleted_at is null and (v.agent_id = $1 or v.agent_id is null and (v.team_id is null or team.id = any($2::uuid[])))
            order by array_position((select view_order from agent where id = $1), v.id) nulls last, tr_order(v.name), v.id`,
    values: [agentId, teamIds],
  });

/** `deleted`: also one that was deleted within the last day. */
export const savedViewById = (db: Db, id: string, deleted = false): Promise<SavedViewRow | undefined> =>
  maybe<SavedViewRow>(db, {
    name: 'saved-view-by-id',
    text: `select ${VIEW} from ${FROM} where v.id = $1 and (v.deleted_at is null or $2 and v.deleted_at > now() - interval '1 day')`,
    values: [id, deleted],
  });

/** Its version stays until the transaction ends. */
export const lockView = (db: Db, id: string): Promise<number> =>
  change(db, { name: 'lock-view', text: 'select 1 from saved_view where id = $1 for update', values: [id] });

/** Whoever changes views of one owner does it after the others: their number and their names hold. Until the transaction ends. */
export const lockViewsOf = (db: Db, { agent, team }: Pick<SavedView, 'agent' | 'team'>): Promise<number> =>
  change(db, {
    name: 'lock-views-of',
    text: `select pg_advisory_xact_lock(hashtextextended('saved-view ' || $1::text, 0))`,
    values: [agent ?? team ?? 'all'],
  });

/** How many its owner has, and whether one of them has this name, however it is written; `but` is not asked. */
export const viewsOf = (
  db: Db,
  { agent, team, name }: Pick<SavedView, 'agent' | 'team' | 'name'>,
  but: string | null,
): Promise<{ count: number; taken: boolean }> =>
  first(db, {
    name: 'views-of',
    text: `select count(*)::int as count, coalesce(bool_or(tr_fold(name) = tr_fold($3)), false) as taken from saved_view
            where agent_id is not distinct from $1 and team_id is not distinct from $2 and deleted_at is null and id is distinct from $4`,
    values: [agent, team, name, but],
  });

const valuesOf = ({ name, view, when, sort, agent, team }: SavedView): unknown[] => [
  ...[name, view, wellFormed(when), sort, agent, team],
];

export const insertView = async (db: Db, by: string, view: SavedView): Promise<string> =>
  (
    await first<{ id: string }>(db, {
      name: 'insert-view',
      text: `with saved as (insert into saved_view (changed_by, name, view, condition, sort, agent_id, team_id)
             values ($1, $2, $3, $4::jsonb, $5, $6, $7) returning id, agent_id)
             select id, ${notice('views', { agent: 'agent_id' })} from saved`,
      values: [by, ...valuesOf(view)],
    })
  ).id;

/** Its next version. */
export const saveView = (db: Db, id: string, by: string, view: SavedView): Promise<number> =>
  change(db, {
    name: 'save-view',
    text: `with before as (select agent_id from saved_view where id = $1),
                saved as (update saved_view set changed_by = $2, name = $3, view = $4, condition = $5::jsonb, sort = $6, agent_id = $7, team_id = $8,
                                 version = version + 1, changed_at = now(), deleted_at = null where id = $1 returning agent_id)
           select ${notice('views', { agent: 'case when before.agent_id is not null then saved.agent_id end' })} from before, saved`,
    values: [id, by, ...valuesOf(view)],
  });

/** It can be brought back for a day, as long as not twenty more are deleted by then. */
export const deleteView = async (db: Db, { id, agent, team }: SavedViewRow): Promise<void> => {
  await change(db, {
    name: 'delete-view',
    text: `with gone as (update saved_view set deleted_at = now(), version = version + 1 where id = $1 and deleted_at is null returning agent_id)
           select ${notice('views', { agent: 'agent_id' })} from gone`,
    values: [id],
  });
  await change(db, {
    name: 'forget-views',
    text: `delete from saved_view where id in (
             select id from saved_view where deleted_at is not null and agent_id is not distinct from $1 and team_id is not distinct from $2
              order by deleted_at desc offset 20)`,
    values: [agent, team?.id ?? null],
  });
};

/** How somebody wants them to stand. */
export const orderViews = (db: Db, agentId: string, ids: string[]): Promise<number> =>
  change(db, {
    name: 'order-views',
    text: 'update agent set view_order = $2::uuid[] where id = $1',
    values: [agentId, ids],
  });

/** Those of them that are there no longer, or have ended: with their name, if they have one still. */
export const goneOf = (db: Db, named: NamedThing[]): Promise<(NamedThing & { name: string | null })[]> =>
  named.length === 0
    ? Promise.resolve([])
    : many(db, {
        name: 'gone-things',
        text: `select n.field, n.kind, n.id, coalesce(a.name, g.name, m.address) as name
                 from json_to_recordset($1::json) n(field text, kind text, id text, key uuid)
                      left join agent a on n.kind = 'agent' and a.id = n.key
                      left join team g on n.kind = 'team' and g.id = n.key
                      left join mailbox m on n.kind = 'mailbox' and m.id = n.key
                      left join custom_field f on n.kind in ('custom-field', 'custom-choice') and f.id = n.key
                where case n.kind when 'agent' then coalesce(not a.active, true)
                                  when 'team' then g.id is null or g.merged_into is not null
                                  when 'mailbox' then m.id is null or m.deleted_at is not null
                                  when 'organisation' then not exists (select from organisation o where o.id = n.key)
                                  when 'contact' then not exists (select from contact c where c.id = n.key)
                                  when 'custom-field' then f.id is null
                                  -- Of a field without choices it is a text; of one that is gone nothing more is said.
                                  when 'custom-choice' then f.kind in ('choice', 'choices')
                                    and not f.choices @> jsonb_build_array(jsonb_build_object('id', n.id))
                                  else false end`,
        values: [JSON.stringify(named.map((one) => ({ ...one, key: keyOf(one) })))],
      });

/** By which the keys of the tables find it; what is no id has none. */
const keyOf = ({ field, kind, id }: NamedThing): string | null =>
  kind === 'custom-choice' && isCustomName(field) ? customIdOf(field) : isId(id) ? id : null;

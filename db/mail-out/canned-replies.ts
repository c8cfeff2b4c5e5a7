/** Canned replies with their files, and how often each was used, and where. */
import type { Action } from '../../domain/mail/template/canned-actions.ts';
import { OWNERS } from '../../domain/people/permission.ts';
import type { CannedScope } from '../../domain/mail/template/canned-reply.ts';
import { wellFormed } from '../core/json.ts';
import { change, first, many, maybe, type Db } from '../core/pool.ts';

type Named = { id: string; name: string };
export type CannedReply = {
  name: string;
  folder: string;
  scope: CannedScope;
  /** Whose it is, of a personal one; which team's. */
  agent: string | null;
  team: string | null;
  text: { tr: string; en: string };
  /** With their form, sanitised; empty where they have none. */
  html: { tr: string; en: string };
  actions: Action[];
};
export type CannedReplyRow = Omit<CannedReply, 'agent' | 'team'> & {
  id: string;
  version: number;
  agent: Named | null;
  team: Named | null;
  attachments: { id: string; name: string; size: number }[];
  /** All told, and on tickets with a tag, the type or the mailbox of the one that was asked about. */
  uses: number;
  fit: number;
  changedAt: Date;
  changedBy: Named | null;
};

const named = (one: string): string =>
  `case when ${one}.id is null then null else json_build_object('id', ${one}.id, 'name', ${one}.name) end`;
/** A team that was merged away uses what is the other's. */
const ROW = (ticket: string): string => `
  select r.id, r.version, r.name, r.folder, r.scope, ${named('owner')} as agent, ${named('team')} as team,
         json_build_object('tr', r.tr, 'en', r.en) as text,
         json_build_object('tr', r.html_tr, 'en', r.html_en) as html, r.actions, r.changed_at as "changedAt", ${named('changer')} as "changedBy",
         coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size) order by f.position, f.created_at)
                     from attachment f where f.canned_reply_id = r.id), '[]'::json) as attachments,
         coalesce(used.uses, 0)::integer as uses, coalesce(used.fit, 0)::integer as fit
    from canned_reply r
         left join agent owner on owner.id = r.agent_id
         left join agent changer on changer.id = r.changed_by
         left join team own on own.id = r.team_id
         left join team on team.id = coalesce(own.merged_into, own.id)
         left join ticket t on t.number = ${ticket}
         left join lateral (
           select sum(u.uses) filter (where u.facet = 'all') as uses,
                  sum(case u.facet when 'tag' then 3 when 'type' then 2 else 1 end * u.uses) filter (
                    where u.facet = 'tag' and u.value = any(t.tags) or u.facet = 'type' and u.value = t.type
                       or u.facet = 'mailbox' and u.value = t.mailbox_id::text) as fit
             from canned_reply_use u where u.reply_id = r.id) as used on true`;

/**
 * Those that somebody may use: their own, those of `teams` (null: of all), everybody's; by folder and name. `fit` is about the ticket `number`.
 */
export const cannedReplies = (
  db: Db,
  { agentId, teams, number }: { agentId: string; teams: string[] | null; number: number | null },
): Promise<CannedReplyRow[]> =>
  many<CannedReplyRow>(db, {
    name: 'canned-replies',
    text: `${ROW('$3::bigint')}
            where r.scope = 'all' or r.agent_id = $1 or (r.scope = 'team' and ($2::uuid[] is null or team.id = any($2)))
            order by tr_order(r.folder), tr_order(r.name), r.id`,
    values: [agentId, teams, number],
  });

/** Whose own, and of which teams (null: of all). */
type Using = { agentId: string; teams: string[] | null };
const USABLE = `canned_reply r left join team own on own.id = r.team_id
            where r.id = any($1::uuid[])
              and (r.scope = 'all' or r.agent_id = $2
                   or (r.scope = 'team' and ($3::uuid[] is null or coalesce(own.merged_into, own.id) = any($3))))`;

/** The words of those of `ids` that somebody may use, in both languages. */
export const cannedWords = (db: Db, ids: string[], { agentId, teams }: Using): Promise<{ tr: string; en: string }[]> =>
  many(db, { name: 'canned-words', text: `select r.tr, r.en from ${USABLE}`, values: [ids, agentId, teams] });

/** Those of `ids` that somebody may use. */
export const usableCannedReplies = async (db: Db, ids: string[], by: Using): Promise<string[]> =>
  (
    await many<{ id: string }>(db, {
      name: 'usable-canned-replies',
      text: `select r.id from ${USABLE}`,
      values: [ids, by.agentId, by.teams],
    })
  ).map(({ id }) => id);

/** Locked, so that its version stays until the transaction ends. */
export async function cannedReplyById(db: Db, id: string): Promise<CannedReplyRow | undefined> {
  await change(db, {
    name: 'lock-canned-reply',
    text: 'select 1 from canned_reply where id = $1 for update',
    values: [id],
  });
  return maybe<CannedReplyRow>(db, {
    name: 'canned-reply-by-id',
    text: `${ROW('null')} where r.id = $1`,
    values: [id],
  });
}

export const countCannedReplies = async (db: Db): Promise<number> =>
  (
    await first<{ count: number }>(db, {
      name: 'count-canned-replies',
      text: 'select count(*)::integer as count from canned_reply',
    })
  ).count;

const valuesOf = ({ name, folder, scope, agent, team, text, html, actions }: CannedReply): unknown[] => [
  ...[name, folder, scope, agent, team, text.tr, text.en, wellFormed(actions)],
  ...[html.tr, html.en],
];

export const insertCannedReply = async (db: Db, by: string, reply: CannedReply): Promise<string> =>
  (
    await first<{ id: string }>(db, {
      name: 'insert-canned-reply',
      text: `insert into canned_reply (changed_by, name, folder, scope, agent_id, team_id, tr, en, actions, html_tr, html_en)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11) returning id`,
      values: [by, ...valuesOf(reply)],
    })
  ).id;

/** The next version of it. */
export const updateCannedReply = (db: Db, id: string, by: string, reply: CannedReply): Promise<number> =>
  change(db, {
    name: 'update-canned-reply',
    text: `update canned_reply set changed_by = $2, name = $3, folder = $4, scope = $5, agent_id = $6, team_id = $7, tr = $8, en = $9,
                  actions = $10::jsonb, html_tr = $11, html_en = $12, version = version + 1, changed_at = now() where id = $1`,
    values: [id, by, ...valuesOf(reply)],
  });

export const deleteCannedReply = (db: Db, id: string): Promise<number> =>
  change(db, { name: 'delete-canned-reply', text: 'delete from canned_reply where id = $1', values: [id] });

/** Its files are these: some it has already, some are loose uploads of this agent. Returns how many there are and their bytes together. */
export async function setCannedFiles(
  db: Db,
  reply: string,
  agentId: string,
  ids: string[],
): Promise<{ count: number; bytes: number }> {
  await change(db, {
    name: 'drop-canned-files',
    text: 'delete from attachment where canned_reply_id = $1 and not (id = any($2::uuid[]))',
    values: [reply, ids],
  });
  return first(db, {
    name: 'set-canned-files',
    text: `with mine as (
             update attachment f set canned_reply_id = $1, agent_id = null, position = asked.at
               from unnest($2::uuid[]) with ordinality as asked(id, at)
              where f.id = asked.id and (f.canned_reply_id = $1 or f.agent_id = $3 and f.message_id is null and f.canned_reply_id is null)
             returning f.size)
           select count(*)::integer as count, coalesce(sum(size), 0)::bigint as bytes from mine`,
    values: [reply, ids, agentId],
  });
}

/** The files of a reply as uploads of whoever uses it. */
export const copyCannedFiles = (
  db: Db,
  reply: string,
  agentId: string,
): Promise<{ id: string; name: string; size: number }[]> =>
  many(db, {
    name: 'copy-canned-files',
    text: `insert into attachment (agent_id, name, media_type, size, sha256, position)
           select $2, name, media_type, size, sha256, position from attachment where canned_reply_id = $1 order by position
           returning id, name, size`,
    values: [reply, agentId],
  });

/** One more use, on a ticket with these tags, this type, of this mailbox, or (null) on none yet. False when there is no such ticket. */
export const countCannedUse = async (db: Db, reply: string, number: number | null): Promise<boolean> =>
  (await change(db, {
    name: 'count-canned-use',
    text: `insert into canned_reply_use (reply_id, facet, value)
           select $1, facet, value from (select $2::bigint as asked) as a left join ticket t on t.number = a.asked cross join lateral (
             select 'all' as facet, '' as value
             union all select 'type', t.type where t.type is not null
             union all select 'mailbox', t.mailbox_id::text where t.mailbox_id is not null
             union select 'tag', tag from unnest(t.tags) as tag) as facets
            where a.asked is null or t.number is not null order by facet, value
           on conflict (reply_id, facet, value) do update set uses = canned_reply_use.uses + 1, last_at = now()`,
    values: [reply, number],
  })) > 0;

/** Whether there is such a team to work in, and such an agent who may have tickets. */
export const receivers = (
  db: Db,
  { team, agent }: { team: string | null; agent: string | null },
): Promise<{ team: boolean; agent: boolean }> =>
  first(db, {
    name: 'canned-receivers',
    text: `select exists (select from team where id = $1 and merged_into is null) as team,
                  exists (select from agent where id = $2 and active and role = any($3::text[])) as agent`,
    values: [team, agent, OWNERS],
  });

/** What people who work here are told, as rows: who is meant, is found where the row is written. One agent is told of one cause once. */
import { NOTICES_AT_ONCE, notices } from './notices.ts';

/** The columns of a notice that is to be told, with the types that `json_to_recordset` reads them by; `happened` in epoch ms, null: now. */
export const TELLING_TYPES =
  'kind text, whom text, agent uuid, team uuid, by uuid, ticket bigint, cause text, detail jsonb, happened float8';

/** What is told, spread out for `TELLING_TYPES`; of a team that is meant itself, `team` is that one. */
export const tellingOf = <N extends { whom: { agent: string } | { team: string } | string }>({
  whom,
  ...notice
}: N) => ({
  ...notice,
  ...(typeof whom === 'string'
    ? { whom, agent: null }
    : 'team' in whom
      ? { whom: 'team', team: whom.team, agent: null }
      : { whom: null, agent: whom.agent }),
});

/** SQL: nobody gives the tickets of team `g` to its people. */
const IS_HELPED_TO = `(g.mode = 'claim' or not exists (
  select from team_member o join agent p on p.id = o.agent_id where o.team_id = g.id and p.active and p.capacity > 0))`;

/**
 * SQL: what `c` is told as: whoever is given a ticket by routing because they are on call, is called out. The decision is looked up: as `exists`
 * Postgres would rather read all of them first.
 */
const KIND = `case when c.kind = 'ticket-given' and (select d.explanation->'assignment'->>'how' from routing_decision d
  where d.id = (c.detail->>'decision')::uuid) = 'on-call' then 'call-out' else c.kind end`;

/**
 * SQL, a statement that writes notices and returns `agent_id`: those of `rows` (a source of `TELLING_TYPES`, such as a recordset without its
 * name) to whom they mean, but for who did it, who works here no longer and who wants to hear of it in no way; a call-out reaches them all the
 * same. SQL for whose the ticket was before is `former`, for whose it is then `owner`: to whom keeps it, neither way is news.
 */
export const insertTold = (rows: string, { former, owner } = { former: 'null::uuid', owner: 'null::uuid' }): string => `
  insert into agent_notice (agent_id, by_id, kind, subject, ticket_number, cause, detail, happened_at, look_at)
  select distinct on (a.id, c.cause) a.id, c.by, told_as.kind, c.ticket::text, c.ticket, c.cause, c.detail, coalesce(to_timestamp(c.happened / 1000.0), now()), now()
    from ${rows}
    cross join lateral (select ${KIND} as kind) as told_as
    cross join lateral (
      select c.agent as id where c.agent is not null and (c.kind <> 'ticket-given' or c.agent is distinct from ${former})
      union all select led.lead_id from team g join team led on led.id = coalesce(g.merged_into, g.id) where c.whom = 'lead' and g.id = c.team
      -- Nobody leads it and nobody has the ticket: somebody has to hear of it.
      union all select o.id from team g join team led on led.id = coalesce(g.merged_into, g.id) and led.lead_id is null join agent o on o.role = 'admin'
                 where c.whom = 'lead' and g.id = c.team and not exists (select from ticket t where t.number = c.ticket and t.owner_id is not null)
      union all select m.agent_id from team g join team_member m on m.team_id = g.id
                 where c.whom = 'members' and g.id = c.team and ${IS_HELPED_TO}
      union all select m.agent_id from team g join team_member m on m.team_id = coalesce(g.merged_into, g.id) where c.whom = 'team' and g.id = c.team
      union all select ${former} where c.whom = 'former-owner' and ${former} is distinct from ${owner}
    ) as meant
    join agent a on a.id = meant.id and a.active
    left join notice_preference p on p.agent_id = a.id
   where a.id is distinct from c.by and (told_as.kind = 'call-out' or not coalesce(told_as.kind = any(p.silent), false))
   -- Who is asked in a note, is told that and not that there is one.
   order by a.id, c.cause, told_as.kind <> 'mentioned'
  on conflict (agent_id, cause) do nothing
  returning agent_id`;

/**
 * SQL, a statement that settles what a ticket's coming and going asked, and returns `agent_id`: what it was given by to whoever (SQL `former`)
 * has it no longer, unless they are told that it was taken (SQL `isTaken`), which overrules it and may be taken back; and what it was taken by
 * from whoever (SQL `owner`) has it again. Read, it is mailed to nobody either.
 */
export const settleTurns = (turn: { ticket: string; former: string; owner: string; isTaken: string }): string => `
  update agent_notice n set read_at = now()
   where n.ticket_number = ${turn.ticket} and n.read_at is null and ${turn.former} is distinct from ${turn.owner}
     and ((n.agent_id = ${turn.former} and n.kind in ('ticket-given', 'call-out') and not ${turn.isTaken})
          or (n.agent_id = ${turn.owner} and n.kind = 'ticket-taken'))
  returning n.agent_id`;

/** SQL, a statement that has the desks hear of it of whom `told`, a name of `insertTold`, has told something. */
export const hearTold = (told: string): string => `
  select ${notices('notice', { agent: 'agent_id' })}
    from (select agent_id, (row_number() over (order by agent_id) - 1) / ${NOTICES_AT_ONCE} as page
            from ${told} group by agent_id) as heard group by page`;

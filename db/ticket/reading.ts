/**
 * Who has read what. A ticket counts what reached it from outside (`arrived`), a message knows its place in that count
 * (`arrival`), and a row of `ticket_read` holds how far an agent has read (`upto`), and when it was made unread for them
 * again (`unread_at`). The count is raised by the statement that
 * shows a message (mail-in/intake.ts, birth.ts), so that reading and arriving can never miss each other.
 */
import { first, many, maybe, type Db } from '../core/pool.ts';
import { notice } from '../core/notices.ts';

/** SQL that joins as `r` what `agent`, an SQL expression, has read of ticket `t`. */
export const readingOf = (agent: string): string =>
  `left join ticket_read r on r.agent_id = ${agent} and r.ticket_number = t.number`;

/**
 * SQL for how far `agent` has read ticket `t`, beside `readingOf`. What has not stirred since they came to the desk is no news
 * to them, nor what was read when all agents had one state.
 */
const readUpto = (agent: string): string =>
  `coalesce(r.upto, case when t.updated_at < (select created_at from agent where id = ${agent}) then t.arrived else t.read_before end)`;

/** SQL for how many arrivals of ticket `t` are unread for `agent`. */
export const unreadCount = (agent: string): string => `greatest(t.arrived - ${readUpto(agent)}, 0)`;

/** SQL for whether ticket `t`, which nothing is joined to, has something unread for `agent`. */
export const isUnread = (agent: string): string =>
  `(select ${unreadCount(agent)} > 0 from (select) one ${readingOf(agent)})`;

/** SQL for the numbers of all tickets of which that holds. It reads every ticket once; to ask each whether the agent has read it takes five times as long. */
export const unreadNumbers = (agent: string): string =>
  `select r.ticket_number from ticket_read r join ticket t on t.number = r.ticket_number where r.agent_id = ${agent} and t.arrived > r.upto
   union all
   select t.number from ticket t
    where t.arrived > t.read_before and (t.updated_at < (select created_at from agent where id = ${agent})) is not true
      and not exists (select from ticket_read r where r.agent_id = ${agent} and r.ticket_number = t.number)`;

/**
 * SQL for when `agent` read message `m` of ticket `t`: the last time they read the thread with it. Null while it is unread.
 * What they wrote is read.
 */
export const readAt = (agent: string): string =>
  `case when m.direction <> 'in' and m.agent_id = ${agent} then m.created_at
        when m.arrival is null then case when r.read_at >= m.created_at then r.read_at end
        when m.arrival <= ${readUpto(agent)} then coalesce(r.read_at, m.created_at) end`;

/**
 * An agent has read a ticket up to message `last`, or as it stands, and so what they were told of it by then; their own desks are told. What
 * came after that message stays unread: they have not seen it. `ago`: so many ms before they are heard here; what has made it unread for them
 * since, a colleague who gave it to them or they themselves, is news all the same. False when there is no such ticket.
 */
export const markRead = async (
  db: Db,
  agent: string,
  number: number,
  last: string | null = null,
  ago = 0,
): Promise<boolean> => {
  const row = await first<{ known: boolean }>(db, {
    name: 'mark-read',
    text: `with reader as (select now() - $4 * interval '1 millisecond' as at),
           unseen as (
             select min(m.created_at) as since from message m join message l on l.id = $3 and l.ticket_number = m.ticket_number
              where m.ticket_number = $2 and m.created_at > l.created_at),
           seen as (
             select t.number, t.version,
                    case when since is null then t.arrived
                         else coalesce((select max(m.arrival) from message m where m.ticket_number = t.number and m.created_at < since), 0) end as upto,
                    case when since is null then greatest(reader.at, (select created_at from message where id = $3))
                         else since - interval '1 microsecond' end as at
               from ticket t, unseen, reader where t.number = $2),
           read as (
             insert into ticket_read (agent_id, ticket_number, upto, read_at) select $1, number, upto, at from seen
             on conflict (agent_id, ticket_number)
               do update set upto = greatest(ticket_read.upto, excluded.upto), read_at = greatest(ticket_read.read_at, excluded.read_at)
               where ticket_read.unread_at is null or ticket_read.unread_at <= (select at from reader)
             returning ticket_number),
           heard as (
             update agent_notice n set read_at = now() from unseen, reader
              where agent_id = $1 and ticket_number = $2 and read_at is null and n.at <= reader.at and (since is null or n.at < since))
           select exists (select from seen) as known, (select count(${notice('change', { ticket: 'number', version: 'version', event: `'read'`, agent: 'agent_id' })})
                     from (select seen.number, seen.version, $1::uuid as agent_id from read join seen on seen.number = ticket_number) told)`,
    values: [agent, number, last, ago],
  });
  return row.known;
};

/**
 * Makes a ticket unread for an agent until they read it again: its last arrival, or as if there had been one. Answers up to where it counts as
 * read now; null when something was unread before, undefined when there is no such ticket.
 */
export const markUnread = async (db: Db, agent: string, number: number): Promise<number | null | undefined> => {
  const row = await maybe<{ upto: number | null }>(db, {
    name: 'mark-unread',
    text: `with was as (
             select t.number, t.version, t.arrived, ${readUpto('$1::uuid')} as upto from ticket t ${readingOf('$1::uuid')} where t.number = $2),
           marked as (
             insert into ticket_read (agent_id, ticket_number, upto, unread_at) select $1, number, arrived - 1, now() from was where upto >= arrived
             on conflict (agent_id, ticket_number) do update set upto = excluded.upto, unread_at = excluded.unread_at
             returning ticket_number, upto)
           select m.upto, ${notice('change', { ticket: 'was.number', version: 'was.version', event: `'read'`, agent: '$1::uuid' })}
             from was left join marked m on m.ticket_number = was.number`,
    values: [agent, number],
  });
  return row?.upto;
};

/** Takes that back, where nobody has read the ticket since: what has arrived meanwhile stays unread. */
export const markReadAgain = async (db: Db, agent: string, number: number, upto: number): Promise<void> => {
  await many(db, {
    name: 'mark-read-again',
    text: `with marked as (
             update ticket_read set upto = upto + 1 where agent_id = $1 and ticket_number = $2 and upto = $3 returning ticket_number)
           select ${notice('change', { ticket: 't.number', version: 't.version', event: `'read'`, agent: '$1::uuid' })}
             from marked join ticket t on t.number = ticket_number`,
    values: [agent, number, upto],
  });
};

/**
 * SQL that makes ticket `number` unread for whom `owner` names, when somebody else gave it to them: it is news, whatever they
 * have read of it. `when`: the condition, with the ticket as it was before as `t`.
 */
export const handOver = (number: string, owner: string, when: string): string =>
  `insert into ticket_read (agent_id, ticket_number, upto, unread_at)
   select given.agent, t.number, least(${readUpto('given.agent')}, t.arrived - 1), now()
     from (select ${owner} as agent) given join ticket t on t.number = ${number} ${readingOf('given.agent')}
    where given.agent is not null and given.agent is distinct from t.owner_id and ${when}
   on conflict (agent_id, ticket_number) do update set upto = excluded.upto, unread_at = excluded.unread_at`;

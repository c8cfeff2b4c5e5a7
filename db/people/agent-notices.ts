/** What somebody is told of what happens to tickets and of what others did to mailboxes: a row, until it is read. */
import { NOTICE_KINDS, type NoticeKind, TURNS } from '../../domain/people/notice.ts';
import type { MAILBOX_CHANGES } from '../../domain/mail/mailbox.ts';
import type { Role } from '../../domain/people/permission.ts';
import type { Named } from '../core/named.ts';
import { audit } from '../core/audit.ts';
import { notice } from '../core/notices.ts';
import { change, first, many, type Db } from '../core/pool.ts';
import { hearTold } from '../core/telling.ts';

export type AgentNotice = {
  id: number;
  /** When they were told. */
  at: Date;
  /** When what they are told of happened. */
  happenedAt: Date;
  kind: string;
  by: Named | null;
  subject: string;
  /** With the `reason` of whoever handed a ticket over, as their note has it. */
  detail: Record<string, unknown>;
  ticket: { number: number; subject: string } | null;
  readAt: Date | null;
};

/** Read ones go after the first, all after the second; the audit and the tickets keep what happened. */
const KEEP_DAYS = { read: 30, unread: 90 };
/** Looked at in one pass: of the read ones those that were read first, of all the oldest. */
const SWEPT = 500;

/** Of a reason, in a list. */
const REASON_CHARS = 300;

/** Tells every active agent of this role, but for the one who did it. */
export const noticeTo = (
  db: Db,
  role: Role,
  told: { by: string | null; kind: string; subject: string; detail: Record<string, unknown> },
): Promise<number> =>
  change(db, {
    name: 'insert-notices',
    text: `with told as (
             insert into agent_notice (agent_id, by_id, kind, subject, detail, look_at)
             select a.id, $2, $3, $4, $5, now() from agent a left join notice_preference p on p.agent_id = a.id
              where a.role = $1 and a.active and a.id is distinct from $2 and not coalesce('mailbox' = any(p.silent), false)
             returning agent_id),
           heard as (${hearTold('told')})
           select count(*) from heard`,
    values: [role, told.by, told.kind, told.subject, JSON.stringify(told.detail)],
  });

/** The mailbox signs in another way from now on although nobody has saved it: audited with it, and told as such a save is. */
export async function tellOtherSignIn(
  db: Db,
  by: string | null,
  { id, address }: { id: string; address: string },
  detail: { consent: string } | { app: string },
): Promise<void> {
  const changed: (typeof MAILBOX_CHANGES)[number][] = ['sign-in'];
  await audit(db, by, 'mailbox.update', id, { ...detail, changed });
  await noticeTo(db, 'admin', { by, kind: 'mailbox-changed', subject: id, detail: { address, changed } });
}

/** What is asked for: `hidden` kinds are not shown in the desk, `after` is the id of the last one of the page before. */
export type NoticeQuestion = {
  agent: string;
  hidden: readonly NoticeKind[];
  unread: boolean;
  /** Only these; null: of every kind. */
  kinds: readonly NoticeKind[] | null;
  after: number | null;
  limit: number;
};

/** SQL: kinds that this agent wants to see in the desk, as `domain/people/notice.ts` groups them. */
const IS_SHOWN = `(case when n.kind = any($2::text[]) then n.kind else 'mailbox' end) <> all($3::text[])`;

/** Who was told last first. */
export const noticesOfAgent = (
  db: Db,
  { agent, hidden, unread, kinds, after, limit }: NoticeQuestion,
): Promise<AgentNotice[]> =>
  many<AgentNotice>(db, {
    name: unread ? 'unread-notices' : 'all-notices',
    text: `select n.id, n.at, n.happened_at as "happenedAt", n.kind, n.subject, n.read_at as "readAt",
                  case when m.id is null then n.detail else n.detail || jsonb_build_object('reason', left(coalesce(m.new_text, m.text), ${REASON_CHARS})) end as detail,
                  case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as by,
                  case when t.number is not null then jsonb_build_object('number', t.number, 'subject', t.subject) end as ticket
             from agent_notice n left join agent a on a.id = n.by_id left join ticket t on t.number = n.ticket_number
             left join message m on m.id = (n.detail->>'note')::uuid and m.direction = 'note'
            where n.agent_id = $1 and ${IS_SHOWN} and ($6::text[] is null or n.kind = any($6)) and ($4::bigint is null or n.id < $4) ${unread ? 'and n.read_at is null' : ''}
            order by n.id desc limit $5`,
    values: [agent, NOTICE_KINDS, hidden, after, limit, kinds],
  });

/** How many this agent has not read, and how many of some kinds; at most `most` of either are counted, each for itself. */
export const countUnread = (
  db: Db,
  agent: string,
  hidden: readonly NoticeKind[],
  kinds: readonly NoticeKind[],
  most: number,
): Promise<{ unread: number; asking: number }> =>
  first<{ unread: number; asking: number }>(db, {
    name: 'count-unread-notices',
    text: `with unread as not materialized (select n.kind from agent_notice n where n.agent_id = $1 and n.read_at is null and ${IS_SHOWN})
           select (select count(*)::int from (select from unread limit $4) as counted) as unread,
                  (select count(*)::int from (select from unread where kind = any($5::text[]) limit $4) as counted) as asking`,
    values: [agent, NOTICE_KINDS, hidden, most, kinds],
  });

/** SQL: what is read, as `condition` of an agent's notices `n` says, is told to their desks; how many they had not read. */
const readWhere = (condition: string): string =>
  `with read as (
     update agent_notice n set read_at = now() where n.agent_id = $1 and n.read_at is null and ${condition} returning agent_id)
   select (select count(*)::int from read) as count,
          (select count(${notice('notice', { agent: 'agent_id' })}) from (select distinct agent_id from read) as heard) as heard`;

/**
 * Of one agent only: nobody reads for another. `ids`: these, and of a ticket's coming and going what was before one of them, or that would be
 * news again; null: all up to now. How many they had not read.
 */
export const markNoticesRead = async (db: Db, agent: string, ids: readonly number[] | null): Promise<number> =>
  (
    await first<{ count: number }>(db, {
      name: 'mark-notices-read',
      text: readWhere(`($2::bigint[] is null or n.id = any($2) or (n.kind = any($3::text[]) and exists (
        select from agent_notice o where o.id = any($2) and o.agent_id = n.agent_id and o.id > n.id and o.subject = n.subject and o.kind = any($3))))`),
      values: [agent, ids, TURNS],
    })
  ).count;

/** What the desk lists of them, up to this one: what came since was not seen, and what is `hidden` is told otherwise. */
export const markListedRead = async (
  db: Db,
  agent: string,
  hidden: readonly NoticeKind[],
  upTo: number,
): Promise<number> =>
  (
    await first<{ count: number }>(db, {
      name: 'mark-listed-read',
      text: readWhere(`${IS_SHOWN} and n.id <= $4`),
      values: [agent, NOTICE_KINDS, hidden, upTo],
    })
  ).count;

/** Deletes a few of those that nobody needs any more. */
export const sweepNotices = (db: Db): Promise<number> =>
  change(db, {
    name: 'sweep-notices',
    text: `delete from agent_notice where id in (
             (select id from agent_notice where read_at < now() - $2 * interval '1 day' order by read_at limit $1)
             union all
             select id from (select id, at from agent_notice order by id limit $1) as oldest where at < now() - $3 * interval '1 day')`,
    values: [SWEPT, KEEP_DAYS.read, KEEP_DAYS.unread],
  });

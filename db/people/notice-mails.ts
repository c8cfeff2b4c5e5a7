/** Mail about notices: for whom it is time to look, what becomes of what they have not read, and what a mail tells. */
import type { Mailing, PendingNotice } from '../../domain/people/notice-mail.ts';
import { noticeKindOf } from '../../domain/people/notice.ts';
import type { NoticePreferences } from '../../domain/people/notice-preferences.ts';
import type { Language } from '../../domain/text/language.ts';
import { isOurs } from '../core/our-addresses.ts';
import { change, type Db, first, idsOf, many, maybe } from '../core/pool.ts';
import { SERVICE_SEND, type ServiceSend, serviceSends } from '../core/service-sends.ts';
import { type Chosen, CHOSEN, preferencesIn } from './notice-preferences.ts';

/** Mails about notices on their way. */
export const noticeSends = serviceSends('notice_mail');

/**
 * Looked at in one pass, of one person: more than one morning can bring, so that all of it is one mail. What is due first goes first, and what is
 * beyond is looked at in the next.
 */
const LOOKED_AT = 50_000;

/** Agents of whom something is to be looked at now, at most `limit`. */
export const agentsToMail = (db: Db, limit: number): Promise<Set<string>> =>
  idsOf(db, {
    name: 'agents-to-mail',
    text: 'select agent_id as id from agent_notice where look_at <= now() group by agent_id order by min(look_at) limit $1',
    values: [limit],
  });

export type MailReader = {
  preferences: NoticePreferences;
  seenAt: number | null;
  mailedAt: number | null;
  pending: PendingNotice[];
  /** What they have read since. */
  read: number[];
};

type Row = Chosen & {
  seenAt: number | null;
  mailedAt: number | null;
  pending: { id: number; kind: string; at: number }[];
  read: number[];
};

/**
 * One person with what waits of theirs, under a lock until the transaction ends: two who look at once do so one after the other. Undefined for
 * whoever works here no longer, or whose address is a mailbox of ours.
 */
export async function readerToMail(db: Db, agent: string): Promise<MailReader | undefined> {
  await first(db, {
    name: 'lock-notices-of',
    text: `select pg_advisory_xact_lock(hashtext('notices ' || $1))`,
    values: [agent],
  });
  const row = await maybe<Row>(db, {
    name: 'reader-to-mail',
    text: `with waiting as (select id, kind, at, read_at from agent_notice where agent_id = $1 and look_at is not null order by look_at, id limit ${LOOKED_AT})
           select ${CHOSEN}, (extract(epoch from a.last_seen_at) * 1000)::float8 as "seenAt",
                  (select (extract(epoch from max(m.created_at)) * 1000)::float8 from notice_mail m where m.agent_id = a.id) as "mailedAt",
                  coalesce((select json_agg(json_build_object('id', id, 'kind', kind, 'at', (extract(epoch from at) * 1000)::float8) order by id)
                              from waiting where read_at is null), '[]') as pending,
                  array(select id from waiting where read_at is not null)::int8[] as read
             from agent a left join notice_preference p on p.agent_id = a.id
            where a.id = $1 and a.active and not ${isOurs('a.email')}`,
    values: [agent],
  });
  if (row === undefined) return undefined;
  const pending = row.pending.map((notice) => ({ ...notice, kind: noticeKindOf(notice.kind) }));
  return { ...row, preferences: preferencesIn(row), pending, read: row.read.map(Number) };
}

/** Nobody will be mailed of what waits of theirs. */
export const neverMail = (db: Db, agent: string): Promise<number> =>
  change(db, {
    name: 'never-mail',
    text: 'update agent_notice set look_at = null where agent_id = $1 and look_at is not null',
    values: [agent],
  });

/** Writes down what becomes of what waited; the mail is due from now on. */
export async function settleNotices(db: Db, agent: string, { mail, never, later }: Mailing): Promise<void> {
  if (mail !== null)
    await change(db, {
      name: 'queue-notice-mail',
      text: `with mail as (insert into notice_mail (agent_id, kind) values ($1, $2) returning id)
             update agent_notice n set mail_id = mail.id, look_at = null from mail where n.agent_id = $1 and n.id = any($3::bigint[]) and n.look_at is not null`,
      values: [agent, mail.kind, mail.notices],
    });
  if (never.length + later.length > 0)
    await change(db, {
      name: 'settle-notices',
      text: `update agent_notice n set look_at = to_timestamp(s.at / 1000.0)
               from unnest($2::bigint[], $3::float8[]) as s(id, at) where n.agent_id = $1 and n.id = s.id and n.look_at is not null and n.look_at is distinct from to_timestamp(s.at / 1000.0)`,
      values: [
        agent,
        [...never, ...later.map(({ id }) => id)],
        [...never.map(() => null), ...later.map(({ at }) => at)],
      ],
    });
}

export type NoticeMail = ServiceSend & {
  kind: 'at-once' | 'digest';
  to: string;
  toName: string;
  language: Language;
  timeZone: string;
  /** What they still have not read, oldest first. */
  items: MailedNotice[];
};
type MailedNotice = {
  kind: string;
  /** When it happened. */
  at: number;
  by: string | null;
  ticket: number | null;
  /** Of the ticket. */
  subject: string | null;
  detail: Record<string, unknown>;
};

/** What one tells, and to whom; undefined when they work here no longer. */
export async function noticeMail(db: Db, id: string): Promise<NoticeMail | undefined> {
  const row = await maybe<Omit<NoticeMail, 'timeZone' | 'items'> & Chosen & { agent: string }>(db, {
    name: 'notice-mail',
    text: `select ${SERVICE_SEND}, m.kind, a.email as to, a.name as "toName", a.language, ${CHOSEN}
             from notice_mail m join agent a on a.id = m.agent_id left join notice_preference p on p.agent_id = a.id
            where m.id = $1 and a.active`,
    values: [id],
  });
  if (row === undefined) return undefined;
  const { chosen, timeZone, ...mail } = row;
  return { ...mail, timeZone: preferencesIn({ chosen, timeZone }).timeZone, items: await itemsOf(db, id) };
}

const itemsOf = (db: Db, id: string): Promise<MailedNotice[]> =>
  many<MailedNotice>(db, {
    name: 'notices-of-mail',
    text: `select n.kind, (extract(epoch from n.happened_at) * 1000)::float8 as at, b.name as by, t.number as ticket, t.subject, n.detail
             from agent_notice n left join agent b on b.id = n.by_id left join ticket t on t.number = n.ticket_number
            where n.mail_id = $1 and n.read_at is null order by n.happened_at, n.id`,
    values: [id],
  });

/** Deletes what was sent long ago. */
export const sweepNoticeMails = (db: Db): Promise<number> =>
  change(db, {
    name: 'sweep-notice-mails',
    text: `delete from notice_mail where created_at < now() - interval '90 days' and state not in ('queued', 'sending', 'deferred')`,
  });

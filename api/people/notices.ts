/** What an agent is told, until they have read it, and by which ways they want to be told of what. */
import type { Routes } from '../../contract/routes.ts';
import { countUnread, markListedRead, markNoticesRead, noticesOfAgent } from '../../db/people/agent-notices.ts';
import { noticePreferences, saveNoticePreferences } from '../../db/people/notice-preferences.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { keepPreferences } from '../../db/people/agents.ts';
import { asks, NOTICE_KINDS } from '../../domain/people/notice.ts';
import { kindsFor, type NoticePreferences } from '../../domain/people/notice-preferences.ts';
import type { Role } from '../../domain/people/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Handler } from '../http/handler.ts';

const ASKING = NOTICE_KINDS.filter(asks);

/** Counted no further. */
const COUNTED = 1_000;

export const listNotices: Handler<Routes['listNotices']> = async ({ pool }, { query, who }) => {
  const hidden = hiddenIn(await noticePreferences(pool, who.id));
  const { limit, after = null } = query;
  const kinds = query.only === undefined ? null : ASKING;
  const [items, counts] = await Promise.all([
    noticesOfAgent(pool, { agent: who.id, hidden, unread: query.include === undefined, kinds, after, limit }),
    countUnread(pool, who.id, hidden, ASKING, COUNTED),
  ]);
  return { items, ...counts, next: items.length < limit ? null : String(items.at(-1)!.id) };
};

/** Problem `not-found` for one that is another's, was read, or never was. */
export const readNotice: Handler<Routes['readNotice']> = async ({ pool }, { params, who }) => {
  if ((await markNoticesRead(pool, who.id, [params.id])) === 0)
    throw new Problem('not-found', 'you have no unread notice with this id');
};

/** Those that are another's, were read or never were, are passed over. */
export const readNotices: Handler<Routes['readNotices']> = async ({ pool }, { body, who }) => {
  const { ids, upTo } = body;
  if (ids !== 'all') return { read: await markNoticesRead(pool, who.id, ids) };
  if (upTo === undefined) return { read: await markNoticesRead(pool, who.id, null) };
  return { read: await markListedRead(pool, who.id, hiddenIn(await noticePreferences(pool, who.id)), upTo) };
};

/** What does not stand in the list of the desk. */
const hiddenIn = ({ ways }: Pick<NoticePreferences, 'ways'>) => NOTICE_KINDS.filter((kind) => !ways[kind].desk);

export const getNoticePreferences: Handler<Routes['getNoticePreferences']> = async ({ pool }, { who }) =>
  shown(await noticePreferences(pool, who.id), who.role);

export const setNoticePreferences: Handler<Routes['setNoticePreferences']> = async ({ pool }, { body, who }) => {
  const before = await noticePreferences(pool, who.id);
  const { timeZone: zone, ways, ...rest } = body;
  await inTransaction(pool, async (db) => {
    await saveNoticePreferences(db, who.id, { ...rest, ways: { ...before.ways, ...ways } });
    // What is sent back as it was read says nothing of the zone: who has chosen none goes on without one.
    if (zone !== undefined && zone !== before.timeZone) await keepPreferences(db, who.id, { zone });
  });
  return shown(await noticePreferences(pool, who.id), who.role);
};

/** With the kinds that can reach them. */
const shown = ({ ways, ...preferences }: NoticePreferences, role: Role) => ({
  ...preferences,
  ways: Object.fromEntries(kindsFor(role).map((kind) => [kind, ways[kind]])),
});

/** What an agent is told of others' doing, until they have read it. */
import type { Routes } from '../../contract/routes.ts';
import { markNoticeRead, unreadNotices } from '../../db/people/agent-notices.ts';
import { Problem } from '../../domain/problem.ts';
import type { Handler } from '../http/handler.ts';

const SHOWN = 100;

export const listNotices: Handler<Routes['listNotices']> = async ({ pool }, { who }) => ({
  items: await unreadNotices(pool, who.id, SHOWN),
  next: null,
});

/** Problem `not-found` for one that is another's, was read, or never was. */
export const readNotice: Handler<Routes['readNotice']> = async ({ pool }, { params, who }) => {
  if ((await markNoticeRead(pool, who.id, params.id)) === 0)
    throw new Problem('not-found', 'you have no unread notice with this id');
};

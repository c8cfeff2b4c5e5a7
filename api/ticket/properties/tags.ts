/** The tags in use. */
import type { Routes } from '../../../contract/routes.ts';
import { tagsInUse } from '../../../db/ticket/tags.ts';
import type { Handler } from '../../http/handler.ts';

export const listTags: Handler<Routes['listTags']> = async ({ pool }, { query }) => ({
  items: await tagsInUse(pool, query.limit),
  next: null,
});

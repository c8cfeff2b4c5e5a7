/** Views that somebody has saved: a list narrowed down by a condition, for oneself, a team or everybody. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { SORTS } from '../../domain/ticket/list/list-order.ts';
import { VIEWS } from '../../domain/ticket/list/view.ts';
import { route } from '../route.ts';
import { timeZone } from '../when.ts';
import { listCondition, listConditionGiven } from './condition.ts';
import { byId, id, instant, named, page, nameOf } from '../shapes.ts';

const parts = {
  name: nameOf(LIMITS.viewNameChars),
  shared: z.boolean().default(false).meta({ description: 'with a team, or with everybody; else it is yours alone' }),
};
const body = z.strictObject({
  ...parts,
  team: id.nullable().default(null).meta({ description: 'with whom it is shared; null: with everybody' }),
  view: z.enum(VIEWS).optional().meta({
    description:
      'the list that it narrows down; absent: the one that `when` names by `view`, `all` where it speaks of closed tickets, else `open`',
  }),
  when: listConditionGiven,
  sort: z.enum(SORTS).nullable().default(null).meta({ description: 'null: as each reader has it' }),
});

const savedView = z
  .object({
    id,
    ...parts,
    team: named.nullable(),
    view: z.enum(VIEWS),
    when: listCondition,
    sort: z.enum(SORTS).nullable(),
    version: z.int(),
    mayEdit: z.boolean().meta({ description: 'whether you may change it' }),
    gone: z
      .array(z.object({ field: z.string(), id: z.string(), name: z.string().nullable() }))
      .meta({ description: 'what it asks for and is there no longer: it still works, but nothing new will come' }),
    changedAt: instant,
    changedBy: named.nullable(),
  })
  .meta({ id: 'SavedView' });

export const views = {
  listViews: route({
    name: 'listViews',
    method: 'get',
    path: '/views',
    summary: 'Your saved views, those of your teams and those for everybody, in your order',
    auth: 'ticket:read',
    ok: { status: 200, schema: page(savedView) },
  }),
  createView: route({
    name: 'createView',
    method: 'post',
    path: '/views',
    summary: 'Save a view; a shared one takes `view:share`',
    auth: 'ticket:read',
    body,
    ok: { status: 201, schema: savedView },
  }),
  countSavedViews: route({
    name: 'countSavedViews',
    method: 'get',
    path: '/views/counts',
    summary:
      'How many tickets each of them holds, and when the first is due; views of `closed` and `all` are not counted',
    auth: 'ticket:read',
    query: z.strictObject({
      zone: timeZone.default('Etc/UTC').meta({ description: 'whose day `due` speaks of' }),
    }),
    ok: {
      status: 200,
      schema: page(
        z.object({
          id,
          count: z
            .int()
            .nullable()
            .meta({
              description: `null: not counted, as of closed ones, and beyond the first ${LIMITS.countedViews} views`,
            }),
          dueAt: instant.nullable().meta({ description: 'when the first of what is owed there is due' }),
        }),
      ).extend({
        pauseMs: z.int().meta({ description: 'asked again sooner, the same answer may come: counting takes time' }),
        changed: z
          .boolean()
          .meta({ description: 'tickets have changed since they were counted: ask again after that' }),
      }),
    },
  }),
  orderViews: route({
    name: 'orderViews',
    method: 'put',
    path: '/views/order',
    summary: 'Put your views into an order of your own; those that it does not name come after',
    auth: 'ticket:read',
    body: z.strictObject({ ids: z.array(id).max(LIMITS.savedViews * 10) }),
    ok: { status: 204 },
  }),
  getView: route({
    name: 'getView',
    method: 'get',
    path: '/views/:id',
    summary: 'One saved view',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 200, schema: savedView },
  }),
  updateView: route({
    name: 'updateView',
    method: 'put',
    path: '/views/:id',
    summary: 'Change a saved view; takes If-Match',
    auth: 'ticket:read',
    params: byId,
    body: body.extend({ version: z.int().optional().meta({ description: 'the version seen; as If-Match' }) }),
    ok: { status: 200, schema: savedView },
  }),
  deleteView: route({
    name: 'deleteView',
    method: 'delete',
    path: '/views/:id',
    summary: 'Delete a saved view; for a day it can be brought back',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 204 },
  }),
  restoreView: route({
    name: 'restoreView',
    method: 'post',
    path: '/views/:id/restoration',
    summary: 'Bring back a view that was deleted within the last day, under its address',
    auth: 'ticket:read',
    params: byId,
    ok: { status: 200, schema: savedView },
  }),
};

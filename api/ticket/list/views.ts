/** Views that somebody has saved: whose they are, who sees and who changes them. */
import type { Routes } from '../../../contract/routes.ts';
import { audit } from '../../../db/core/audit.ts';
import { type Db, inTransaction } from '../../../db/core/pool.ts';
import { knownTeams } from '../../../db/people/teams.ts';
import {
  deleteView as removeView,
  goneOf,
  insertView,
  lockView,
  lockViewsOf,
  orderViews as putInOrder,
  type SavedView,
  savedViewById,
  type SavedViewRow,
  savedViews,
  saveView,
  viewsOf,
} from '../../../db/ticket/saved-views.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { mayKeep, maySee, mayShare, type Shared } from '../../../domain/people/sharing.ts';
import { badField, Problem } from '../../../domain/problem.ts';
import { isSortOf } from '../../../domain/ticket/list/list-order.ts';
import { namedIn, savedViewFaults, viewMeant } from '../../../domain/ticket/list/saved-view-check.ts';
import { auditChange } from '../../http/changes.ts';
import type { Handler, Input } from '../../http/handler.ts';
import { requireVersion } from '../../http/version.ts';

type Who = Input<Routes['createView']>['who'];
/** Who asks, and what role and token allow them. */
type By = Pick<Input<Routes['createView']>, 'who' | 'permits'>;
type Given = Input<Routes['createView']>['body'];

const isShared = (row: Pick<SavedViewRow, 'agent'>): boolean => row.agent === null;
const sharedOf = ({ agent, team }: Pick<SavedViewRow, 'agent' | 'team'>): Shared => ({ agent, team: team?.id ?? null });

const shares = ({ who, permits }: By, team: string | null): boolean => permits('view:share') && mayShare(who, team);
const keeps = (row: SavedViewRow, { who, permits }: By): boolean =>
  mayKeep(sharedOf(row), who) && (!isShared(row) || permits('view:share'));

async function shown(db: Db, rows: SavedViewRow[], by: By) {
  const named = rows.map(({ when }) => namedIn(when));
  const gone = await goneOf(db, [...new Map(named.flat().map((one) => [`${one.field} ${one.id}`, one])).values()]);
  return rows.map(({ agent, ...row }, at) => ({
    ...row,
    shared: agent === null,
    mayEdit: keeps({ ...row, agent }, by),
    gone: named[at]!.flatMap(({ field, id }) => {
      const ended = gone.find((one) => one.field === field && one.id === id);
      return ended === undefined ? [] : [{ field, id, name: ended.name }];
    }),
  }));
}

const teamsOf = ({ teams }: Who): string[] => teams.map(({ id }) => id);

export const listViews: Handler<Routes['listViews']> = async ({ pool }, { who, permits }) => ({
  items: await shown(pool, await savedViews(pool, who.id, teamsOf(who)), { who, permits }),
  next: null,
});

/** Problem `not-found`: also of one that the reader has no part in. */
export const getView: Handler<Routes['getView']> = async ({ pool }, { params, who, permits }) =>
  standing(pool, params.id, { who, permits });

/** Problems: `bad-input` for a condition that makes no sense, a name that is taken, one view too many, an unknown team; `forbidden`. */
export const createView: Handler<Routes['createView']> = async ({ pool }, { body, who, permits }) =>
  inTransaction(pool, async (db) => {
    const by = { who, permits };
    const view = await checked(db, body, by);
    await requireRoom(db, view, null);
    const id = await insertView(db, who.id, view);
    if (view.agent === null) await audit(db, who.id, 'view.create', id, { name: view.name });
    return standing(db, id, by);
  });

/** Problems: as above; `not-found`, `stale-version`. */
export const updateView: Handler<Routes['updateView']> = async ({ pool }, { params, body, who, permits, expected }) =>
  inTransaction(pool, async (db) => {
    const { version, ...given } = body;
    const by = { who, permits };
    const before = await editable(db, params.id, by);
    requireVersion(before.version, expected ?? version);
    const view = await checked(db, given, by);
    await requireRoom(db, view, before);
    await saveView(db, before.id, who.id, view);
    // What somebody keeps for themselves is nobody's concern.
    if (isShared(before) || view.agent === null)
      await auditChange(db, who.id, 'view.update', before.id, { before: partsOf(before), after: partsOf(view) });
    return standing(db, before.id, by);
  });

/** Problems: `not-found`, `forbidden`, `stale-version`. */
export const deleteView: Handler<Routes['deleteView']> = async ({ pool }, { params, who, permits, expected }) =>
  inTransaction(pool, async (db) => {
    const before = await editable(db, params.id, { who, permits });
    requireVersion(before.version, expected);
    await removeView(db, before);
    if (isShared(before)) await audit(db, who.id, 'view.delete', before.id, { name: before.name });
  });

/** Problems: `not-found` also after a day; `bad-input` when its name is taken by now, or there are as many as may be. */
export const restoreView: Handler<Routes['restoreView']> = async ({ pool }, { params, who, permits }) =>
  inTransaction(pool, async (db) => {
    const by = { who, permits };
    const before = await editable(db, params.id, by, true);
    const view = { ...before, team: before.team?.id ?? null };
    await requireRoom(db, view, before);
    await saveView(db, before.id, who.id, view);
    if (isShared(before)) await audit(db, who.id, 'view.restore', before.id, { name: before.name });
    return standing(db, before.id, by);
  });

/** Names that are no views any more, or of which the reader has no part, take no place from others. */
export const orderViews: Handler<Routes['orderViews']> = async ({ pool }, { body, who }) => {
  await putInOrder(pool, who.id, [...new Set(body.ids)]);
};

async function standing(db: Db, id: string, by: By) {
  const row = await visible(db, id, by.who);
  return (await shown(db, [row], by))[0]!;
}

/** A saved view that the reader has a part in. Problem `not-found` for any other. */
export async function visible(db: Db, id: string, who: Who, deleted = false): Promise<SavedViewRow> {
  const row = await savedViewById(db, id, deleted);
  if (row === undefined || !maySee(sharedOf(row), who)) throw new Problem('not-found', 'there is no such view for you');
  return row;
}

async function editable(db: Db, id: string, by: By, deleted = false): Promise<SavedViewRow> {
  await lockView(db, id);
  const row = await visible(db, id, by.who, deleted);
  if (!keeps(row, by)) throw notShared();
  return row;
}

const notShared = () =>
  new Problem(
    'forbidden',
    'views of a team and for everybody are kept by leads (of their own teams) and administrators; save one of your own',
  );

async function checked(db: Db, given: Given, by: By): Promise<SavedView> {
  const { name, when, sort, shared } = given;
  const team = shared ? given.team : null;
  if (!shared && given.team !== null)
    throw badField('shared', 'malformed', 'a view with a team is a shared one: say so, or name no team');
  if (shared && !shares(by, team)) throw notShared();
  if (team !== null && !(await knownTeams(db, [team])).has(team))
    throw badField('team', 'unknown', 'there is no such team');
  const fields = savedViewFaults(when);
  if (fields.length > 0) throw new Problem('bad-input', fields[0]!.message, { fields });
  const view = given.view ?? viewMeant(when);
  if (sort !== null && !isSortOf(sort, view))
    throw badField('sort', 'not-offered', `the view ${view} is ordered by activity, age or number`);
  return { name, view, when, sort, team, agent: shared ? null : by.who.id };
}

async function requireRoom(db: Db, view: SavedView, before: SavedViewRow | null): Promise<void> {
  await lockViewsOf(db, view);
  const { count, taken } = await viewsOf(db, view, before?.id ?? null);
  if (taken) throw badField('name', 'taken', 'a view of this name exists; choose another');
  if (count >= LIMITS.savedViews)
    throw badField('name', 'too-many', 'there are as many views as there may be', LIMITS.savedViews);
}

const partsOf = ({ name, view, when, sort, agent, team }: SavedView | SavedViewRow) => ({
  ...{ name, view, when, sort, shared: agent === null },
  team: typeof team === 'string' ? team : (team?.id ?? null),
});

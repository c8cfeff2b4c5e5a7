/** What of the tickets a request asks for: a view that everybody has or a saved one, and what narrows it down. */
import type { z } from 'zod';
import type { Routes } from '../../../contract/routes.ts';
import type { Agent } from '../../../db/people/sessions.ts';
import type { Db } from '../../../db/core/pool.ts';
import type { ListAsk } from '../../../db/ticket/lists.ts';
import { channelOf } from '../../../domain/ticket/channel.ts';
import type { ListCondition } from '../../../domain/ticket/condition.ts';
import { conditionOf, FILTER_NAMES, type Filtered } from '../../../domain/ticket/list/filter.ts';
import type { Sort } from '../../../domain/ticket/list/list-order.ts';
import { narrowedBy, putTogether } from '../../../domain/ticket/list/saved-view.ts';
import { isView } from '../../../domain/ticket/list/view.ts';
import { visible } from './views.ts';

type Query = z.output<NonNullable<Routes['countGroups']['query']>>;
/** Filters by their names, as the contract reads them. */
export type GivenFilter = Omit<Query, 'view' | 'zone'>;
type Asked = Pick<ListAsk, 'view' | 'agentId' | 'teamIds' | 'team' | 'contact' | 'owner' | 'tag' | 'when'> & {
  /** Of a saved view, if it has one. */
  sort: Sort | null;
  /** Of a saved view. */
  version: number | null;
  /** All that narrows it down, as one condition. */
  whole: ListCondition | null;
};

/** Problem `not-found` for a saved view that the reader has no part in. */
export async function askedOf(db: Db, view: string, given: GivenFilter, who: Agent): Promise<Asked> {
  const whose = { agentId: who.id, teamIds: who.teams.map(({ id }) => id) };
  if (isView(view)) return { ...whose, view, sort: null, version: null, ...narrowed(filtered(given), []) };
  const saved = await visible(db, view, who);
  const { filter, rest } = narrowedBy(saved, filtered(given));
  const { version, sort } = saved;
  return { ...whose, view: saved.view, sort, version, ...narrowed(filter, rest) };
}

/** To one team, contact, owner or tag an index leads; several, and everything else, are looked at ticket by ticket. */
function narrowed(filter: Filtered, others: readonly ListCondition[]) {
  const [team, contact, owner, tag] = [filter.team, filter.contact, filter.owner, filter.tag].map(single);
  const left = { ...filter, ...without({ team, contact, owner, tag }) };
  const when = putTogether({ filter: left, rest: others });
  const whole = others.length === 0 ? conditionOf(filter) : putTogether({ filter, rest: others });
  return {
    ...{ team: team ?? null, contact: contact ?? null, owner: owner ?? null, tag: tag ?? null },
    when: 'all' in when && when.all.length === 0 ? null : when,
    whole,
  };
}

/** Those that are asked for apart are not asked for again. */
const without = (singles: Record<string, string | null | undefined>): Filtered =>
  Object.fromEntries(Object.entries(singles).flatMap(([name, value]) => (value ? [[name, []]] : [])));

const single = (values: readonly string[] = []): string | null =>
  values.length === 1 && values[0] !== 'me' && values[0] !== 'none' ? values[0]! : null;

function filtered(given: GivenFilter): Filtered {
  const named = FILTER_NAMES.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]));
  return {
    ...(Object.fromEntries(named) as Filtered),
    ...(given.channel && { channel: given.channel.map(channelOf) }),
    ...(given['not-channel'] && { 'not-channel': given['not-channel'].map(channelOf) }),
  };
}

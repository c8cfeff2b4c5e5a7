/** What a change of policies, of their order or of a calendar would come to at once for the tickets that are open. Nothing is changed. */
import { setImmediate } from 'node:timers/promises';
import type { Routes } from '../../contract/routes.ts';
import type { Pool } from '../../db/core/pool.ts';
import { listPolicies, type PolicyRow } from '../../db/sla/policies.ts';
import { concernedBy, countOpen, renewalPageBy } from '../../db/sla/renewal.ts';
import { badField, Problem } from '../../domain/problem.ts';
import type { Policy } from '../../domain/sla/policy.ts';
import { foreseenOf } from '../../domain/sla/renewal.ts';
import type { Handler, Input } from '../http/handler.ts';
import { asTrial } from '../http/running-trials.ts';
import { withCalendar, withPolicy } from './worlds.ts';

type Body = Input<Routes['previewPolicies']>['body'];

/** Tickets of one page; between two of them others have their turn. */
const PAGE = 200;

/** Problems: `bad-input` for each fault of what is to be changed, `not-found` for what is gone, `in-progress`, `too-many-requests`. */
export const previewPolicies: Handler<Routes['previewPolicies']> = async ({ pool, clock }, { body, who, res }) => {
  const policies = await afterwards(pool, body);
  return asTrial(`${who.id} preview`, res, (signal) => foresee(pool, policies, clock.now(), signal));
};

async function afterwards(pool: Pool, { policy, before, calendar, order, removed }: Body): Promise<Policy[]> {
  const given = [policy, calendar, order, removed].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw badField('policy', 'missing', 'name one change: a policy, a calendar, an order, a removal');
  const standing = await listPolicies(pool);
  if (policy !== undefined) return withPolicy(pool, standing, policy, before);
  if (calendar !== undefined) return withCalendar(pool, standing, calendar);
  if (order !== undefined) return inOrder(standing, order);
  const left = standing.filter(({ id, isDefault }) => isDefault || id !== removed);
  if (left.length === standing.length) throw new Problem('not-found', 'there is no such policy to be deleted');
  return left;
}

/** Those that are not named come last, before the default one. */
function inOrder(standing: readonly PolicyRow[], ids: readonly string[]): Policy[] {
  const place = ({ id, isDefault }: PolicyRow) =>
    isDefault ? Infinity : ids.includes(id) ? ids.indexOf(id) : ids.length;
  return standing.toSorted((a, b) => place(a) - place(b));
}

async function foresee(pool: Pool, policies: readonly Policy[], at: number, signal: AbortSignal) {
  const open = await countOpen(pool);
  const counts = { late: 0, sooner: 0, later: 0 };
  const late: number[] = [];
  for (let upto = 0; ;) {
    const page = await renewalPageBy(pool, { upto, contacts: null }, PAGE, at, policies);
    signal.throwIfAborted();
    for (const one of page) {
      if (one.promised === null) continue;
      const foreseen = foreseenOf(one.ticket, one.promised, at);
      if (foreseen !== null) counts[foreseen] += 1;
      if (foreseen === 'late') late.push(one.number);
    }
    if (page.length < PAGE) break;
    upto = page.at(-1)!.number;
    await setImmediate();
  }
  return { open, ...counts, told: late.length === 0 ? [] : await concernedBy(pool, late) };
}

/** What a change of policies, of their order or of a calendar would come to at once for the tickets that are open. Nothing is changed. */
import { setImmediate } from 'node:timers/promises';
import type { Routes } from '../../contract/routes.ts';
import type { Pool } from '../../db/core/pool.ts';
import { listPolicies, type PolicyRow } from '../../db/sla/policies.ts';
import { concernedBy, countOpen, openPage } from '../../db/sla/renewal.ts';
import { LIMITS } from '../../domain/limits.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { createOpenEffect, foreseenOf, foreseenRequests } from '../../domain/sla/open-effect.ts';
import type { Policy } from '../../domain/sla/policy.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Handler, Input } from '../http/handler.ts';
import { asTrial, progressOf } from '../http/running-trials.ts';
import { withCalendar, withPolicy } from './worlds.ts';

type Body = Input<Routes['previewPolicies']>['body'];

/** Tickets of one page; between two of them others have their turn. */
const PAGE = 200;

/** Problems: `bad-input` for each fault of what is to be changed, `not-found` for what is gone, `in-progress`, `too-many-requests`. */
export const previewPolicies: Handler<Routes['previewPolicies']> = async ({ pool, clock }, { body, who, res }) => {
  const standing = await listPolicies(pool);
  const policies = await afterwards(pool, standing, body);
  return asTrial(previewBy(who), res, (signal, tell) =>
    foresee(pool, { standing, policies, at: clock.now() }, signal, tell),
  );
};

export const getPolicyPreviewProgress: Handler<Routes['getPolicyPreviewProgress']> = async (_deps, { who }) => ({
  running: progressOf(previewBy(who)),
});

/** It may run beside a trial of the same agent. */
const previewBy = ({ id }: { id: string }): string => `${id} preview`;

async function afterwards(
  pool: Pool,
  standing: readonly PolicyRow[],
  { policy, before, calendar, order, removed }: Body,
): Promise<Policy[]> {
  const given = [policy, calendar, order, removed].filter((one) => one !== undefined);
  if (given.length === 2 && policy !== undefined && calendar !== undefined)
    return withCalendar(pool, await withPolicy(pool, standing, policy, before), calendar);
  if (given.length !== 1)
    throw badField('policy', 'missing', 'name one change: a policy, a calendar (or both), an order, a removal');
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

type Worlds = { standing: readonly PolicyRow[]; policies: readonly Policy[]; at: number };

/** As many open tickets as there is time for, the newest of which come last. */
async function foresee(
  pool: Pool,
  { standing, policies, at }: Worlds,
  signal: AbortSignal,
  tell: (looked: number, of: number) => void,
) {
  const elapsed = performance.now();
  const open = await countOpen(pool);
  const { look, effect, numbers } = createOpenEffect(at);
  const asks = ({ ticket, policy }: { ticket: Ticket; policy: Policy }) =>
    isConcerned(ticket, policy, standing) ? foreseenRequests({ ticket, policy }, at) : null;
  for (let upto = 0; ;) {
    tell(effect.looked, Math.max(open, effect.looked));
    const { page, earlier } = await openPage(pool, { upto, contacts: null }, PAGE, policies, asks, true);
    signal.throwIfAborted();
    for (const { number, open: one } of page)
      look(number, one && foreseenOf({ ...one, standing: standingOf(one.ticket, standing) }, at, earlier));
    if (page.length < PAGE || performance.now() - elapsed > LIMITS.previewMs) break;
    upto = page.at(-1)!.number;
    await setImmediate();
  }
  const { opening, ...counts } = effect;
  return {
    ...{ open: Math.max(open, effect.looked), ...counts },
    opening: opening && { ...opening, from: new Date(opening.from).toISOString() },
    told: numbers.late.length + numbers.nearly.length === 0 ? [] : await concernedBy(pool, numbers),
  };
}

/** It goes by another policy, or by one that is changed; what an earlier change still has to tell it is not this one's. */
const isConcerned = ({ policy: by }: Ticket, policy: Policy, standing: readonly Policy[]): boolean =>
  by !== policy.id || !standing.includes(policy);

/** What is gone is the default one, which stands last. */
const standingOf = ({ policy }: Ticket, standing: readonly PolicyRow[]): PolicyRow =>
  standing.find(({ id }) => id === policy) ?? standing.at(-1)!;

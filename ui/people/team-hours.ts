/** Gives a team the hours of a calendar: by the policy that asks for it alone, which is made where there is none. */
import { hoursChange, orderWith } from '../../domain/sla/team-hours.ts';
import type { Output } from '../data/api-types.ts';
import { call } from '../data/client.ts';

export type Policy = Output<'listPolicies'>['items'][number];

/** The same, as a change of policies that is yet to be made; null where they are its hours already. */
export function hoursGiven(policies: readonly Policy[], team: { id: string; name: string }, calendar: string) {
  const change = hoursChange(policies, team.id, calendar);
  if (change.kind === 'none') return null;
  if (change.kind === 'change') return { policy: { ...saidBy(change.policy), id: change.policy.id, calendar } };
  const { like, when } = change;
  const policy = { ...saidBy(like), name: freeName(team.name, policies), when, calendar };
  return like.isDefault ? { policy } : { policy, before: like.id };
}

/** In the order in which they are asked, the default one last. Does nothing where they are its hours already. */
export async function giveHours(policies: readonly Policy[], team: { id: string; name: string }, calendar: string) {
  const change = hoursChange(policies, team.id, calendar);
  if (change.kind === 'none') return;
  if (change.kind === 'change') {
    const { id, version } = change.policy;
    await call('updatePolicy', { params: { id }, body: { ...saidBy(change.policy), calendar } }, { version });
    return;
  }
  const { like, when } = change;
  const name = freeName(team.name, policies);
  const added = await call('createPolicy', { body: { ...saidBy(like), name, when, calendar } });
  if (!like.isDefault) await call('orderPolicies', { body: { ids: orderWith(policies, added.id, like.id) } });
}

const saidBy = ({ name, when, promises, countBy, pauses, warnAfter, escalations, limits }: Policy) => ({
  ...{ name, when, promises, countBy, pauses, warnAfter, escalations, limits },
});

function freeName(name: string, policies: readonly Policy[]): string {
  const taken = new Set(policies.map((one) => one.name));
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name.slice(0, 95)} ${count}`;
  return free;
}

/** The hours of a team: those of the calendar of the policy that its tickets go by. One of its own has it when a policy asks for it alone. */
import type { Condition } from '../ticket/condition.ts';
import { policyOfTeam } from './choice.ts';

type Choosable = { id: string; when: Condition | null; calendar: { id: string } };

/** What gives a team the hours of a calendar. */
export type HoursChange<Policy> =
  | { kind: 'none' }
  /** A policy that asks for this team alone gets another calendar. */
  | { kind: 'change'; policy: Policy }
  /** A new one that says the same as `like`, which holds for the team until now, and comes before it. */
  | { kind: 'add'; like: Policy; when: Condition };

/** How a team gets the hours of a calendar. `policies` in their order, the default one last. */
export function hoursChange<Policy extends Choosable>(
  policies: readonly Policy[],
  team: string,
  calendar: string,
): HoursChange<Policy> {
  const holds = policyOfTeam(policies, team);
  if (holds.calendar.id === calendar) return { kind: 'none' };
  if (isForAlone(holds.when, team)) return { kind: 'change', policy: holds };
  return { kind: 'add', like: holds, when: { field: 'team', op: 'is', value: [team] } };
}

/** Ids in the order in which they are asked once `added` stands before the one that held until then. */
export const orderWith = (
  policies: readonly { id: string; isDefault: boolean }[],
  added: string,
  before: string,
): string[] => {
  const ids = policies.filter(({ id, isDefault }) => id !== added && !isDefault).map(({ id }) => id);
  const at = ids.includes(before) ? ids.indexOf(before) : ids.length;
  return [...ids.slice(0, at), added, ...ids.slice(at)];
};

/** It asks whether a ticket is of this team, and nothing else. */
function isForAlone(when: Condition | null, team: string): boolean {
  if (when === null || 'not' in when) return false;
  const parts = 'all' in when ? when.all : 'any' in when ? when.any : null;
  if (parts !== null) return parts.length === 1 && isForAlone(parts[0]!, team);
  const { field, value } = when as Extract<Condition, { field: unknown }>;
  return field === 'team' && value.length === 1 && value[0] === team;
}

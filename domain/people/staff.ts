/** Who may be what among those who work here, and what it means when somebody stops. Pure; the API and the hand-over ask it. */
import { OWNERS, type Role } from './permission.ts';

/** What decides whether somebody may own a ticket. */
export type Standing = { active: boolean; role: Role };

/** Whether somebody may own a ticket. A viewer can own nothing. */
export const canOwn = ({ active, role }: Standing): boolean => active && OWNERS.includes(role);

const isAdmin = ({ active, role }: Standing): boolean => active && role === 'admin';

export type StandingFault = { field: 'active' | 'role'; code: 'oneself' | 'last-admin' };

/**
 * What forbids this change of somebody; null: nothing. Nobody locks themselves out, and somebody must be left who can let others in.
 */
export function standingFault(
  before: Standing,
  after: Standing,
  { isSelf, otherAdmins }: { isSelf: boolean; otherAdmins: number },
): StandingFault | null {
  const field = after.active ? 'role' : 'active';
  if (isSelf && before.active && !after.active) return { field, code: 'oneself' };
  return isAdmin(before) && !isAdmin(after) && otherAdmins === 0 ? { field, code: 'last-admin' } : null;
}

/** An open ticket as the hand-over sees it; `owner` is null when nobody owns it. */
type Held = {
  owner: (Standing & { id: string }) | null;
  /** Where its team was merged into; null: it is a team still. */
  mergedInto: string | null;
};

type Gone = { agent: string; why: 'deactivated' | 'viewer' };
type Assign = { kind: 'assign'; agent: string | null; team: string | null; gone?: Gone };

/**
 * The command that puts a ticket right whose owner cannot own it any more, or whose team is gone: to its team, unowned; or to the
 * other team, with its owner. Null for one that is right.
 */
export function handOver({ owner, mergedInto }: Held): Assign | null {
  const stays = owner !== null && canOwn(owner);
  if ((owner === null || stays) && mergedInto === null) return null;
  if (owner === null || stays) return { kind: 'assign', agent: owner?.id ?? null, team: mergedInto };
  const gone: Gone = { agent: owner.id, why: owner.active ? 'viewer' : 'deactivated' };
  return { kind: 'assign', agent: null, team: mergedInto, gone };
}

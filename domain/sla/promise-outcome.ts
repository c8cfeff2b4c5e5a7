/** What became of each promise of a life that is gone through. Pure. */
import { type Clock, CLOCK_KINDS, type ClockKind, type Ticket } from '../ticket/ticket.ts';

/**
 * `ended`: it was resolved or closed before it was kept or broken. `open`: neither yet, and not due. `none`: nothing of this kind was
 * promised.
 */
export type Outcome = 'kept' | 'broken' | 'ended' | 'open' | 'none';

/** One promise; `team` and `policy` are those it was made by. `byMs`: kept so long before it was due, or late by so much until now. */
export type Promised = {
  clock: ClockKind;
  startedAt: number;
  team: string;
  policy: string;
  dueAt: number | null;
  outcome: Outcome;
  byMs: number;
};

/** A clock as it was seen last, and by what it was promised first. */
export type Seen = { clock: Clock; team: string; policy: string };

/** A clock that is started anew takes the place of the one before, whose end is known then. */
export function note(seen: Seen[], { clocks, team, policy }: Ticket): void {
  for (const clock of clocks) {
    let at = seen.length - 1;
    while (at >= 0 && seen[at]!.clock.kind !== clock.kind) at -= 1;
    const known = seen[at];
    if (known?.clock.startedAt === clock.startedAt) known.clock = clock;
    else seen.push({ clock, team, policy });
  }
}

export function promisedAs({ clock, team, policy }: Seen, now: number): Promised {
  const { kind, startedAt, promised, dueAt, state, metAt, endedAt } = clock;
  if (!promised) return { clock: kind, startedAt, team, policy, dueAt: null, outcome: 'none', byMs: 0 };
  const outcome: Outcome =
    state === 'breached' ? 'broken' : state === 'met' ? 'kept' : state === 'ended' ? 'ended' : 'open';
  const byMs = Math.abs((metAt ?? endedAt ?? now) - dueAt);
  return { clock: kind, startedAt, team, policy, dueAt, outcome, byMs };
}

/** The kinds of clocks, for whoever counts them. */
export const countsOf = <T>(make: () => T): Record<ClockKind, T> =>
  Object.fromEntries(CLOCK_KINDS.map((kind) => [kind, make()])) as Record<ClockKind, T>;

/** Policies, or a calendar, tried on tickets that have been: what would have been promised, kept and broken beside what is so now. Pure. */
import { DAY_MS, HOUR_MS } from '../time.ts';
import { aheadAt } from '../wall-time.ts';
import type { ClockKind } from '../ticket/ticket.ts';
import type { Policy } from './policy.ts';
import { happeningsOf, type PastTicket } from './past-ticket.ts';
import { countsOf, type Outcome, type Promised } from './promise-outcome.ts';
import { createWorld } from './trial-life.ts';

/** How many promises of a kind came to what. */
type Sums = Record<Exclude<Outcome, 'none'>, number>;
type TeamSums = Pick<Sums, 'kept' | 'broken'>;

/** What one world comes to. `hours`: by weekday (Monday first) and hour of the day, when those that were broken had been made. */
export type WorldSums = { clocks: Record<ClockKind, Sums>; hours: number[][]; teams: Map<string, TeamSums> };

export type PromiseThen = Pick<Promised, 'dueAt' | 'outcome' | 'policy' | 'byMs'>;
/** A promise that is broken in one of the worlds only. */
type Change = Pick<PastTicket, 'number' | 'subject'> &
  Pick<Promised, 'clock' | 'startedAt'> & { before: PromiseThen; after: PromiseThen };

export type TrialOutcome = {
  looked: number;
  /** Tickets with a promise that is broken in one of the worlds only. */
  changed: number;
  /** Promises that are broken only as it is tried, and only as it is now. */
  newlyBroken: number;
  newlyKept: number;
  /** The newest, newest first. */
  changes: Change[];
  before: WorldSums;
  after: WorldSums;
};

/** `before` and `after` are all policies of each world, in the order in which they are asked, the default one last. */
export function createTrial(
  before: readonly Policy[],
  after: readonly Policy[],
  { timeZone, listed, now }: { timeZone: string; listed: number; now: number },
): { look: (past: PastTicket) => void; outcome: () => TrialOutcome } {
  const [standing, trying] = [createWorld(before, now), createWorld(after, now)];
  const hourOf = hoursIn(timeZone);
  const [old, tried] = [createSums(hourOf), createSums(hourOf)];
  const changes: Change[] = [];
  let [looked, changed, newlyBroken, newlyKept] = [0, 0, 0, 0];
  return {
    look(past) {
      looked += 1;
      const happenings = happeningsOf(past);
      const life = standing.relive(past, happenings);
      // Most tickets go by policies that are the same in both worlds, and so does what they are promised.
      const isSame = life.choices.every(({ facts, policy }) => trying.choose(facts) === policy);
      const others = isSame ? life.promised : trying.relive(past, happenings).promised;
      life.promised.forEach(old.add);
      others.forEach(tried.add);
      if (isSame) return;
      const found = changesOf(past, life.promised, others);
      if (found.length > 0) changed += 1;
      for (const change of found) {
        if (change.after.outcome === 'broken') newlyBroken += 1;
        else newlyKept += 1;
        changes.push(change);
      }
      // Cut now and then only: they come in the order of their numbers.
      if (changes.length >= 4 * listed) changes.splice(0, changes.length - listed);
    },
    outcome: () => ({
      ...{ looked, changed, newlyBroken, newlyKept, changes: changes.slice(-listed).reverse() },
      ...{ before: old.sums, after: tried.sums },
    }),
  };
}

/** Both lives begin their promises at the same instants: what happened is the same. */
function changesOf({ number, subject }: PastTicket, before: readonly Promised[], after: readonly Promised[]): Change[] {
  return before.flatMap((old) => {
    const tried = after.find(({ clock, startedAt }) => clock === old.clock && startedAt === old.startedAt);
    if (tried === undefined || (old.outcome === 'broken') === (tried.outcome === 'broken')) return [];
    const { clock, startedAt } = old;
    return [{ number, subject, clock, startedAt, before: thenOf(old), after: thenOf(tried) }];
  });
}

const thenOf = ({ dueAt, outcome, policy, byMs }: Promised): PromiseThen => ({ dueAt, outcome, policy, byMs });

type HourOf = (at: number) => { day: number; hour: number };

function createSums(hourOf: HourOf): { sums: WorldSums; add: (promised: Promised) => void } {
  const sums: WorldSums = {
    clocks: countsOf(() => ({ kept: 0, broken: 0, ended: 0, open: 0 })),
    hours: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0)),
    teams: new Map(),
  };
  return {
    sums,
    add({ clock, startedAt, team, outcome }) {
      if (outcome === 'none') return;
      sums.clocks[clock][outcome] += 1;
      if (outcome !== 'kept' && outcome !== 'broken') return;
      let ofTeam = sums.teams.get(team);
      if (ofTeam === undefined) sums.teams.set(team, (ofTeam = { kept: 0, broken: 0 }));
      ofTeam[outcome] += 1;
      if (outcome === 'kept') return;
      const { day, hour } = hourOf(startedAt);
      sums.hours[day]![hour]! += 1;
    },
  };
}

/**
 * Local times cost the runtime microseconds. On a day of Greenwich at whose ends the clock stands alike it stood so all day; on the few others
 * each instant is asked for.
 */
function hoursIn(timeZone: string): HourOf {
  const aheadOn = new Map<number, number | null>();
  return (at) => {
    const day = Math.floor(at / DAY_MS);
    let ahead = aheadOn.get(day);
    if (ahead === undefined) {
      const [first, last] = [aheadAt(day * DAY_MS, timeZone), aheadAt((day + 1) * DAY_MS, timeZone)];
      aheadOn.set(day, (ahead = first === last ? first : null));
    }
    const local = at + (ahead ?? aheadAt(at, timeZone));
    const localDay = Math.floor(local / DAY_MS);
    // The first day of 1970 was a Thursday.
    return { day: (localDay + 3) % 7, hour: Math.floor((local - localDay * DAY_MS) / HOUR_MS) };
  };
}

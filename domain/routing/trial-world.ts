/** One world of a trial: a desk with its settings, to which tickets come, and what everybody carries then. Pure. */
import { choose, hasPlace, type Need, type Person, type Team, WEIGHT } from './assignment.ts';
import { type Decision, GIVE, route, type RoutingBook, type Ways } from './decision.ts';
import type { RoutingFacts } from './facts.ts';
import { STAND_INS } from './queue.ts';
import { isMeantBy, type Member, teamAt, type TeamSettings, thereAt } from './roster.ts';
import { createHeap, createLine, type Line } from './trial-lines.ts';
import { DAY_MS, MINUTE_MS } from '../time.ts';
import { wallTime } from '../wall-time.ts';

/** A ticket as it was when it came. */
export type PastTicket = {
  number: number;
  facts: Omit<RoutingFacts, 'answeredToday'>;
  /** When it was no more on its owner's mind: at a person's first answer, at its end; null: it still is. */
  freeAt: number | null;
  /** A person has answered it. */
  answered: boolean;
};

/** What becomes of a ticket; people, teams and texts by their ids. One that waits gets its owner later. */
export type Fate = Pick<Decision, 'team' | 'owner' | 'priority' | 'type' | 'tags' | 'ending' | 'waits'> & {
  /** Texts that rules answer with. */
  replies: string[];
};

/** How much one person was given, by hour of the day, and the most that they carried at once. */
export type Share = { given: number; most: number; hours: number[] };
/** What a world comes to; `unowned`: nobody was given it until the end, and it was not closed either. */
export type Sums = { closed: number; waited: number; unowned: number; replies: number };

const fateOf = ({ team, owner, priority, type, tags, ending, waits, replies }: Decision): Fate => ({
  team,
  owner,
  priority,
  type,
  tags,
  ending,
  waits,
  replies: replies.map(({ text }) => text),
});

export const isUnowned = ({ owner, ending }: Fate): boolean => owner === null && ending === null;

export const nothing = (): Share => ({ given: 0, most: 0, hours: Array.from({ length: 24 }, () => 0) });

/** Whom a team may mean, as long as the same person is on call: as assignment sees them, and as the settings have them. */
type Sight = { onCall: string | null; meant: Person[]; members: Member[] };

const NOT_THERE = { onShift: false, absent: false, presence: 'off' } as const;

function sightOf(team: Team, everybody: readonly Member[]): Sight {
  const members = everybody.filter((member) => isMeantBy(team, member));
  return { onCall: team.onCall, meant: members.map((member) => ({ ...member, ...NOT_THERE })), members };
}

/** One that waits in the queue of its team. */
type Waiting = { fate: Fate; need: Need; lasts: number; since: number };
type Queue = Line<Waiting>;
/** Shifts begin at full quarters of an hour, nearly all: who comes is looked for once in each. */
const QUARTER_MS = 15 * MINUTE_MS;
const sinceOf = (queue: Queue): number => queue.first()?.since ?? Infinity;

export function createWorld(book: RoutingBook, timeZone: string) {
  const people = new Map(book.people.map((member) => [member.id, atWork(member)]));
  const own: RoutingBook = { ...book, people: [...people.values()] };
  const shares = new Map<string, Share>();
  const sums: Sums = { closed: 0, waited: 0, unowned: 0, replies: 0 };
  const carried = createHeap<{ owner: Member; weight: number }>();
  const answered = createAnswers();
  const queues = new Map<string, Queue>();
  let lookedAt = -Infinity;

  const sights = new Map<string, Sight>();
  const there = createPresences();
  /** As `seek` of `route`, without making everybody anew for each ticket, nor saying of everybody why. */
  const find: NonNullable<Ways['find']> = (need, settings, _everybody, at) => {
    const team = teamAt(settings, at);
    let sight = sights.get(team.id);
    if (sight === undefined || sight.onCall !== team.onCall) sights.set(team.id, (sight = sightOf(team, own.people)));
    const named = people.get(need.agent ?? '');
    const isAside = named !== undefined && !sight.meant.some(({ id }) => id === named.id);
    const meant = isAside ? [...sight.meant, { ...named, ...NOT_THERE }] : sight.meant;
    for (const [place, person] of meant.entries()) {
      const member = sight.members[place] ?? named!;
      const { onShift, absent, presence } = there(member, settings.calendar, at);
      person.onShift = onShift;
      person.absent = absent;
      person.presence = presence;
      person.load = member.load;
      person.lastGivenAt = member.lastGivenAt;
    }
    return { ...choose(need, team, meant), considered: [] };
  };

  /** `lasts`: how long it is on its owner's mind. */
  function give(fate: Fate, owner: Member, at: number, lasts: number): void {
    const weight = WEIGHT[fate.priority];
    owner.load += weight;
    owner.lastGivenAt = at;
    carried.add(at + lasts, { owner, weight });
    const share = shares.get(owner.id) ?? nothing();
    shares.set(owner.id, share);
    share.given += 1;
    share.most = Math.max(share.most, owner.load);
    share.hours[wallTime(at, timeZone).hour]! += 1;
  }

  const membersOf = new Map(
    [...book.teams.keys()].map((id) => [id, own.people.filter(({ teams }) => teams.includes(id))]),
  );
  /** Somebody of the team, or who stands in for it, may have a place. Mostly nobody has, and that is seen sooner than everybody is considered. */
  function mayTake(settings: TeamSettings, at: number): boolean {
    const { id, lead, duties, rotation, calendar } = settings;
    for (const member of membersOf.get(id) ?? []) {
      if (!hasPlace(member)) continue;
      const { onShift, absent } = there(member, calendar, at);
      if (onShift && !absent) return true;
    }
    const standIn = people.get(lead ?? '');
    return duties.length > 0 || rotation !== null || (standIn !== undefined && hasPlace(standIn));
  }

  /** Gives what waits for a team first to whoever is there with a place; false when nobody is. */
  function handOutFirst(settings: TeamSettings, queue: Queue, at: number): boolean {
    const next = queue.first();
    if (next === undefined || !mayTake(settings, at)) return false;
    const { need, fate, lasts } = next;
    const { owner: chosen, how } = find(need, settings, own.people, at);
    const owner = people.get(chosen ?? '');
    if (owner === undefined || (STAND_INS.includes(how) && !hasPlace(owner))) return false;
    queue.leave();
    fate.owner = owner.id;
    sums.unowned -= 1;
    give(fate, owner, at, lasts);
    return true;
  }

  /** Who came first first, in whichever of these queues. */
  function handOut(of: [string, Queue][], at: number): void {
    for (let open = of; ;) {
      const first = open.reduce<[string, Queue] | undefined>(
        (best, one) => (sinceOf(one[1]) < (best === undefined ? Infinity : sinceOf(best[1])) ? one : best),
        undefined,
      );
      if (first === undefined) return;
      if (!handOutFirst(book.teams.get(first[0])!, first[1], at)) open = open.filter((one) => one !== first);
    }
  }

  /** Whoever is done with something may have a place for what waits. */
  function becomesFree(owner: Member, at: number): void {
    if (!hasPlace(owner)) return;
    const theirs = [...queues].filter(([id, queue]) => queue.first() !== undefined && owner.teams.includes(id));
    if (theirs.length > 0) handOut(theirs, at);
  }

  function untilNow(now: number): void {
    for (const { at, what } of carried.until(now)) {
      what.owner.load -= what.weight;
      becomesFree(what.owner, at);
    }
    const quarter = Math.floor(now / QUARTER_MS);
    if (quarter === lookedAt) return;
    lookedAt = quarter;
    handOut([...queues], now);
  }

  return {
    shares,
    sums,
    take({ facts, freeAt }: PastTicket, ways: Ways): { decision: Decision; fate: Fate } {
      untilNow(facts.at);
      const answeredToday = answered.today(facts.sender.address, facts.at);
      const decision = route({ ...facts, answeredToday }, own, GIVE, { ...ways, find });
      const fate = fateOf(decision);
      if (fate.ending !== null) sums.closed += 1;
      if (isUnowned(fate)) sums.unowned += 1;
      sums.replies += fate.replies.length;
      for (const { rule } of decision.replies) answered.add(rule, facts.sender.address, facts.at);
      const owner = people.get(fate.owner ?? '');
      const lasts = (freeAt ?? Infinity) - facts.at;
      if (owner !== undefined) give(fate, owner, facts.at, lasts);
      if (fate.waits && decision.need !== null) {
        sums.waited += 1;
        const queue = queues.get(fate.team) ?? createLine<Waiting>();
        queues.set(fate.team, queue);
        queue.join({ fate, need: decision.need, lasts, since: facts.at });
      }
      return { decision, fate };
    },
  };
}

type There = ReturnType<typeof thereAt>;

/** Who is there at an instant, worked out once for all who work the same hours. */
function createPresences() {
  const groups = new Map<string, { at: number; hours: TeamSettings['calendar']; there: There }>();
  const groupOf = new Map<Member, { at: number; hours: TeamSettings['calendar']; there: There }>();
  return (member: Member, hours: TeamSettings['calendar'], at: number): There => {
    let group = groupOf.get(member);
    if (group === undefined) {
      const key = JSON.stringify([member.shifts, member.absences]);
      group = groups.get(key) ?? { at: NaN, hours, there: NOT_THERE };
      groups.set(key, group);
      groupOf.set(member, group);
    }
    // The hours of the team are those of whoever has none of their own.
    if (group.at !== at || (group.hours !== hours && member.shifts.length === 0))
      Object.assign(group, { at, hours, there: thereAt(member, hours, at) });
    return group.there;
  };
}

/** What they say of today says nothing of that day; and they begin with empty hands. */
const atWork = (member: Member): Member => ({
  ...member,
  ...{ said: null, seenAt: Infinity, load: 0, lastGivenAt: null },
});

/** Whom rules have answered, when: each answers somebody a few times a day. */
function createAnswers() {
  const known = new Map<string, { rule: string; at: number }[]>();
  return {
    today(address: string | null, at: number): Record<string, number> {
      const counts: Record<string, number> = {};
      for (const one of (address !== null && known.get(address)) || [])
        if (one.at > at - DAY_MS) counts[one.rule] = (counts[one.rule] ?? 0) + 1;
      return counts;
    },
    add(rule: string, address: string | null, at: number): void {
      if (address === null) return;
      const lately = (known.get(address) ?? []).filter((one) => one.at > at - DAY_MS);
      known.set(address, [...lately, { rule, at }]);
    },
  };
}

/**
 * Trials: rules, or people, tried on tickets that have been, beside those of now. Both worlds decide by the function that decides for new
 * tickets, and each keeps its own account of who carries what; nothing is changed. Pure, one ticket at a time, in the order in which they came.
 */
import { assign, type Person, type Team, WEIGHT } from './assignment.ts';
import { unread } from '../ticket/condition.ts';
import { type Decision, GIVE, route, type RoutingBook, type Ways } from './decision.ts';
import type { RoutingFacts } from './facts.ts';
import { isMeantBy, type Member, teamAt, thereAt } from './roster.ts';
import { DAY_MS } from '../time.ts';
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

/** What becomes of a ticket; people, teams and texts by their ids. */
export type Fate = Pick<Decision, 'team' | 'owner' | 'priority' | 'type' | 'tags' | 'ending' | 'waits'> & {
  /** Texts that rules answer with. */
  replies: string[];
};
type Noted = { number: number; subject: string };
type TriedChange = Noted & { before: Fate; after: Fate };

/** How much one person was given, by hour of the day, and the most that they carried at once. */
type Share = { given: number; most: number; hours: number[] };
/** What a world comes to; `unowned`: nobody was given it when it came, and it was not closed either. */
type Sums = { closed: number; waited: number; unowned: number; replies: number };

export type TrialOutcome = {
  looked: number;
  changed: number;
  /** The newest of them. */
  changes: TriedChange[];
  /** Tickets that only carry another name because loads have shifted; where people are tried, these are changes. */
  shifted: number;
  before: Sums;
  after: Sums;
  shares: { agent: string; before: Share; after: Share }[];
  /** Closed by rules in the new world only, and answered by a person when they came. */
  closedThoughAnswered: number;
  thoseAnswered: Noted[];
  /** Given to nobody in the new world only. */
  leftUnowned: number;
  thoseUnowned: Noted[];
};

export type Trial = { look(ticket: PastTicket): void; outcome(): TrialOutcome };

type Settings = {
  /** In which hours of the day are counted. */
  timeZone: string;
  /** How many tickets are listed. */
  listed: number;
  /** What counts as a change: what the rules come to, or also another owner. */
  of: 'rules' | 'people';
};

/** Tries `after` beside `before`. Everybody is taken to be at work when their shift runs, as nobody knows any more. */
export function createTrial(before: RoutingBook, after: RoutingBook, { timeZone, listed, of }: Settings): Trial {
  const [old, now] = [createWorld(before, timeZone), createWorld(after, timeZone)];
  const isTried = new Set(after.rules.filter((rule) => !before.rules.includes(rule)).map(({ id }) => id));
  // A rule that is gone, or answers, may matter without having held. People are tried under the same rules.
  const touchesAll =
    of === 'rules' &&
    (before.rules.some((rule) => !after.rules.includes(rule)) ||
      after.rules.some(({ then }) => then.some((action) => action.do === 'reply')));
  const touches = ({ explanation }: Decision): boolean =>
    touchesAll || explanation.rules.some(({ rule, result }) => result === 'held' && isTried.has(rule));
  const changes: TriedChange[] = [];
  const thoseAnswered: Noted[] = [];
  const thoseUnowned: Noted[] = [];
  let [looked, changed, shifted, closedThoughAnswered, leftUnowned] = [0, 0, 0, 0, 0];
  return {
    look(ticket) {
      looked += 1;
      const read = unread();
      const is = now.take(ticket, { read });
      // What the tried rules do not touch the others come to as well.
      const was = old.take(ticket, { read, ...(touches(is) ? {} : { ruled: untouched(is) }) });
      const noted = { number: ticket.number, subject: ticket.facts.subject };
      if (was.ending === null && is.ending !== null && ticket.answered) {
        closedThoughAnswered += 1;
        keepNewest(thoseAnswered, noted, listed);
      }
      if (isUnowned(is) && !isUnowned(was)) {
        leftUnowned += 1;
        keepNewest(thoseUnowned, noted, listed);
      }
      const isOther = wishOf(was) !== wishOf(is);
      const isAnothers = was.owner !== is.owner;
      if (isAnothers && !isOther && of === 'rules') shifted += 1;
      if (!isOther && !(isAnothers && of === 'people')) return;
      changed += 1;
      keepNewest(changes, { ...noted, before: fateOf(was), after: fateOf(is) }, listed);
    },
    outcome: () => ({
      ...{ looked, changed, shifted, closedThoughAnswered, leftUnowned },
      ...{ changes: newest(changes, listed), thoseAnswered: newest(thoseAnswered, listed) },
      thoseUnowned: newest(thoseUnowned, listed),
      ...{ before: old.sums, after: now.sums },
      shares: [...new Set([...old.shares.keys(), ...now.shares.keys()])].map((agent) => ({
        agent,
        before: old.shares.get(agent) ?? nothing(),
        after: now.shares.get(agent) ?? nothing(),
      })),
    }),
  };
}

function keepNewest<T>(list: T[], one: T, most: number): void {
  list.push(one);
  // Cut now and then only: taking the first away moves all the others.
  if (list.length >= 2 * most) list.splice(0, list.length - most);
}

const newest = <T>(list: readonly T[], most: number): T[] => list.slice(-most).reverse();

/** What the rules come to, as one word to compare by: not who gets it, which depends on what everybody carries. */
const wishOf = ({ team, priority, type, tags, ending, need, replies, notices }: Decision): string =>
  JSON.stringify([team, priority, type, tags, ending, need, replies.map(({ text }) => text), notices]);

const fateOf = ({ team, owner, priority, type, tags, ending, waits, replies }: Decision): Fate => ({
  ...{ team, owner, priority, type, tags, ending, waits },
  replies: replies.map(({ text }) => text),
});

const isUnowned = ({ owner, ending }: Decision): boolean => owner === null && ending === null;

const nothing = (): Share => ({ given: 0, most: 0, hours: Array.from({ length: 24 }, () => 0) });

/** Whom a team may mean, as long as the same person is on call. */
type Sight = { onCall: string | null; meant: Person[] };

const NOT_THERE = { onShift: false, absent: false, presence: 'off' } as const;

const meantBy = (team: Team, everybody: readonly Member[]): Person[] =>
  everybody.filter((member) => isMeantBy(team, member)).map((member) => ({ ...member, ...NOT_THERE }));

/** What the rules of a decision came to, for whoever goes by the same. */
const untouched = ({ explanation: { rules, need }, ...wishes }: Decision): NonNullable<Ways['ruled']> => ({
  wishes: {
    ...wishes,
    agent: need?.agent ?? null,
    skills: [...(need?.skills ?? [])],
    seniority: need?.seniority ?? null,
  },
  trail: rules,
});

/** A desk with these settings, to which tickets come. */
function createWorld(book: RoutingBook, timeZone: string) {
  const people = new Map(book.people.map((member) => [member.id, atWork(member)]));
  const own: RoutingBook = { ...book, people: [...people.values()] };
  const shares = new Map<string, Share>();
  const sums: Sums = { closed: 0, waited: 0, unowned: 0, replies: 0 };
  const carried = createCalendarOf<{ owner: Member; weight: number }>();
  const answered = createAnswers();

  const sights = new Map<string, Sight>();
  /** As `seek` of `route`, without making everybody anew for each ticket. */
  const find: NonNullable<Ways['find']> = (need, settings, everybody, at) => {
    const team = teamAt(settings, at);
    let sight = sights.get(team.id);
    if (sight === undefined || sight.onCall !== team.onCall)
      sights.set(team.id, (sight = { onCall: team.onCall, meant: meantBy(team, everybody) }));
    const meant = [...sight.meant];
    const named = people.get(need.agent ?? '');
    if (named !== undefined && !meant.some(({ id }) => id === named.id)) meant.push({ ...named, ...NOT_THERE });
    for (const person of meant) {
      const member = people.get(person.id)!;
      const { onShift, absent, presence } = thereAt(member, settings.calendar, at);
      person.onShift = onShift;
      person.absent = absent;
      person.presence = presence;
      person.load = member.load;
      person.lastGivenAt = member.lastGivenAt;
    }
    return assign(need, team, meant);
  };

  function give(decision: Decision, { facts: { at }, freeAt }: PastTicket): void {
    const owner = people.get(decision.owner ?? '');
    if (owner === undefined) return;
    const weight = WEIGHT[decision.priority];
    owner.load += weight;
    owner.lastGivenAt = at;
    carried.add(freeAt ?? Infinity, { owner, weight });
    const share = shares.get(owner.id) ?? nothing();
    shares.set(owner.id, share);
    share.given += 1;
    share.most = Math.max(share.most, owner.load);
    share.hours[wallTime(at, timeZone).hour]! += 1;
  }

  return {
    shares,
    sums,
    take(ticket: PastTicket, ways: Ways): Decision {
      const { facts } = ticket;
      for (const { owner, weight } of carried.until(facts.at)) owner.load -= weight;
      const answeredToday = answered.today(facts.sender.address, facts.at);
      const decision = route({ ...facts, answeredToday }, own, GIVE, { ...ways, find });
      if (decision.ending !== null) sums.closed += 1;
      if (decision.waits) sums.waited += 1;
      if (isUnowned(decision)) sums.unowned += 1;
      sums.replies += decision.replies.length;
      for (const { rule } of decision.replies) answered.add(rule, facts.sender.address, facts.at);
      give(decision, ticket);
      return decision;
    },
  };
}

/** What they say of today says nothing of that day; and they begin with empty hands. */
const atWork = (member: Member): Member => ({
  ...member,
  ...{ said: null, seenAt: Infinity, load: 0, lastGivenAt: null },
});

/** Things that are over at an instant, the soonest first (a binary heap). */
function createCalendarOf<T>() {
  const heap: { at: number; what: T }[] = [];
  const swap = (a: number, b: number) => ([heap[a], heap[b]] = [heap[b]!, heap[a]!]);
  function takeFirst(): T {
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length > 0) heap[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < heap.length && heap[left]!.at < heap[least]!.at) least = left;
      if (right < heap.length && heap[right]!.at < heap[least]!.at) least = right;
      if (least === at) return first.what;
      swap(at, least);
      at = least;
    }
  }
  return {
    add(at: number, what: T): void {
      heap.push({ at, what });
      for (let child = heap.length - 1; child > 0;) {
        const parent = (child - 1) >> 1;
        if (heap[parent]!.at <= heap[child]!.at) return;
        swap(parent, child);
        child = parent;
      }
    },
    *until(at: number): Generator<T> {
      while (heap.length > 0 && heap[0]!.at <= at) yield takeFirst();
    },
  };
}

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

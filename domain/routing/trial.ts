/**
 * Trials: rules, or people, tried on tickets that have been, beside those of now. Both worlds decide by the function that decides for new
 * tickets, and each keeps its own account of who carries what; nothing is changed. Pure, one ticket at a time, in the order in which they came.
 */
import { untold } from '../ticket/condition.ts';
import { type Decision, type RoutingBook, thereIn, type Ways } from './decision.ts';
import { isThere } from './rule.ts';
import { createWorld, type Fate, isUnowned, nothing, type PastTicket, type Share, type Sums } from './trial-world.ts';

type Noted = { number: number; subject: string };
type TriedChange = Noted & { before: Fate; after: Fate };
/** A ticket in both worlds; `isOther`: the rules come to something else. */
type Compared = { noted: Noted; was: Fate; is: Fate; isOther: boolean };

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
  // A rule that is gone, or answers, may matter without having held. People are tried under the same rules, which come to the same for all
  // that they name in both worlds: whom the one knows no more, the other still does.
  const touchesAll =
    of === 'rules'
      ? before.rules.some((rule) => !after.rules.includes(rule)) ||
        after.rules.some(({ then }) => then.some((action) => action.do === 'reply'))
      : after.rules.some(({ then }) =>
          then.some((action) => isThere(action, thereIn(before)) !== isThere(action, thereIn(after))),
        );
  const touches = ({ explanation }: Decision): boolean =>
    touchesAll || explanation.rules.some(({ rule, result }) => result === 'held' && isTried.has(rule));
  const changes: TriedChange[] = [];
  const thoseAnswered: Noted[] = [];
  const thoseUnowned: Noted[] = [];
  /** Who gets them is not known yet: they wait in one of the worlds. */
  const open: Compared[] = [];
  let [looked, changed, shifted, closedThoughAnswered, leftUnowned] = [0, 0, 0, 0, 0];

  function compare({ noted, was, is, isOther }: Compared): void {
    if (isUnowned(is) && !isUnowned(was)) {
      leftUnowned += 1;
      keepNewest(thoseUnowned, noted, listed);
    }
    const isAnothers = was.owner !== is.owner;
    if (isAnothers && !isOther && of === 'rules') shifted += 1;
    if (!isOther && !(isAnothers && of === 'people')) return;
    changed += 1;
    keepNewest(changes, { ...noted, before: was, after: is }, listed);
  }

  return {
    look(ticket) {
      looked += 1;
      const read = untold();
      const { decision, fate: is } = now.take(ticket, { read });
      // What the tried rules do not touch the others come to as well.
      const isTouched = touches(decision);
      const ways = isTouched ? { read } : { read, ruled: untouched(decision) };
      const { decision: before, fate: was } = old.take(ticket, ways);
      const noted = { number: ticket.number, subject: ticket.facts.subject };
      if (was.ending === null && is.ending !== null && ticket.answered) {
        closedThoughAnswered += 1;
        keepNewest(thoseAnswered, noted, listed);
      }
      const isOther = of === 'rules' && isTouched && wishOf(before) !== wishOf(decision);
      const compared = { noted, was, is, isOther };
      if (was.waits || is.waits) open.push(compared);
      else compare(compared);
    },
    outcome() {
      for (const compared of open.splice(0)) compare(compared);
      return {
        ...{ looked, changed, shifted, closedThoughAnswered, leftUnowned },
        ...{ changes: newest(changes, listed), thoseAnswered: newest(thoseAnswered, listed) },
        thoseUnowned: newest(thoseUnowned, listed),
        ...{ before: old.sums, after: now.sums },
        shares: [...new Set([...old.shares.keys(), ...now.shares.keys()])].map((agent) => ({
          agent,
          before: old.shares.get(agent) ?? nothing(),
          after: now.shares.get(agent) ?? nothing(),
        })),
      };
    },
  };
}

const byNumber = (a: Noted, b: Noted): number => a.number - b.number;

function keepNewest<T extends Noted>(list: T[], one: T, most: number): void {
  list.push(one);
  // Cut now and then only: taking the first away moves all the others.
  if (list.length >= 2 * most) list.sort(byNumber).splice(0, list.length - most);
}

const newest = <T extends Noted>(list: readonly T[], most: number): T[] =>
  list.toSorted(byNumber).slice(-most).reverse();

/** What the rules come to, as one word to compare by: not who gets it, which depends on what everybody carries. */
const wishOf = ({ team, priority, type, tags, ending, need, replies, notices }: Decision): string =>
  JSON.stringify([team, priority, type, tags, ending, need, replies.map(({ text }) => text), notices]);

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

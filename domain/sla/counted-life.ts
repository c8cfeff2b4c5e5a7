/**
 * How the promise of a clock's life comes together: the open time that each stretch counted, by the calendar that counted it then, and
 * on which days. Instants are epoch ms, amounts ms of open time; null where nobody has said by which calendar.
 */
import { type ClockLife, isNamed, type PromiseMade, type Spell } from '../ticket/clock-life.ts';
import { isoDay, laterDay, instantOn, wallTime } from '../wall-time.ts';
import { type Calendar, openSpans } from './calendar.ts';

type Span = { from: number; to: number };
/** Undefined: it is not known any more. */
export type CalendarOf = (promise: PromiseMade) => Calendar | undefined;

type CountedSpell = Spell & { countedMs: number | null };
/** A local day of the calendar; `isAhead`: what of it is still to be counted until the promise falls due. */
type CountedDay = { day: string; countedMs: number; isAhead: boolean };
export type CountedLife = {
  spells: CountedSpell[];
  /** What each promise comes to, with what was spent before; null where a person named the instant. */
  amounts: (number | null)[];
  /** Counted until now, or until it ended. */
  usedMs: number | null;
  /** How the promise that stands is made of days, as far as it was lived. */
  days: CountedDay[];
};

export function countedLife(life: ClockLife, calendarOf: CalendarOf, timeZone: string, now: number): CountedLife {
  const until = life.end?.at ?? now;
  const open = (spans: readonly Span[]) => openOf(spans, life, calendarOf);
  const ran = life.spells.flatMap(({ from, to, runs }) => (runs ? [{ from, to: Math.min(to ?? until, until) }] : []));
  const last = life.promised.at(-1);
  const dueAt = last?.dueAt ?? null;
  const isOn = life.end === null && life.spells.at(-1)?.runs === true;
  const ahead = isOn && dueAt !== null && dueAt > now ? open([{ from: now, to: dueAt }]) : [];
  const counted = open(ran.map(({ from, to }) => ({ from, to: dueAt === null ? to : Math.min(to, dueAt) })));
  // What a person has named once no policy's amount makes again: it is moved by what stands still, and nothing else.
  const named = life.promised.findIndex(isNamed);
  return {
    spells: life.spells.map((spell) => ({
      ...spell,
      countedMs: spell.runs ? sum(open([{ from: spell.from, to: Math.min(spell.to ?? until, until) }])) : 0,
    })),
    amounts: life.promised.map((promise, at) =>
      named >= 0 && at >= named ? null : amountOf(promise, ran, open, calendarOf),
    ),
    usedMs: sum(open(ran)),
    days: [...byDay(counted ?? [], timeZone, false), ...byDay(ahead ?? [], timeZone, true)],
  };
}

function amountOf(
  promise: PromiseMade,
  ran: readonly Span[],
  open: (spans: readonly Span[]) => Span[] | null,
  calendarOf: CalendarOf,
): number | null {
  const calendar = calendarOf(promise);
  if (promise.dueAt === null || calendar === undefined) return null;
  const spent = sum(open(ran.map(({ from, to }) => ({ from, to: Math.min(to, promise.at) }))));
  return spent === null ? null : spent + sum(openSpans(promise.at, promise.dueAt, calendar))!;
}

/** When it was open between these instants, each part by the calendar of the promise that stood then. */
function openOf(spans: readonly Span[], { promised }: ClockLife, calendarOf: CalendarOf): Span[] | null {
  const found: Span[] = [];
  for (const { from, to } of spans)
    for (const [index, promise] of promised.entries()) {
      const begin = index === 0 ? from : Math.max(from, promise.at);
      const end = Math.min(to, promised[index + 1]?.at ?? to);
      if (end <= begin) continue;
      const calendar = calendarOf(promise);
      if (calendar === undefined) return null;
      found.push(...openSpans(begin, end, calendar));
    }
  return found;
}

const sum = (spans: readonly Span[] | null): number | null =>
  spans === null ? null : spans.reduce((total, { from, to }) => total + to - from, 0);

function byDay(spans: readonly Span[], timeZone: string, isAhead: boolean): CountedDay[] {
  const days = new Map<string, number>();
  for (const span of spans)
    for (let from = span.from; from < span.to;) {
      const local = wallTime(from, timeZone);
      const to = Math.min(span.to, instantOn(laterDay(local, 1), '00:00', timeZone));
      days.set(isoDay(local), (days.get(isoDay(local)) ?? 0) + to - from);
      from = to;
    }
  return [...days].map(([day, countedMs]) => ({ day, countedMs, isAhead }));
}

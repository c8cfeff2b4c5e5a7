/**
 * How the promise of a clock's life comes together: the open time that each stretch counted, by the calendar that counted it then, and
 * on which days. Instants are epoch ms, amounts ms of open time; null where nobody has said by which calendar.
 */
import { type ClockLife, isNamed, type PromiseMade, type Spell } from '../ticket/clock/life.ts';
import { isoDay, laterDay, instantOn, wallTime } from '../wall-time.ts';
import { type Calendar, openSpans, openTimeBetween } from './calendar.ts';

type Span = { from: number; to: number };
/** Undefined: it is not known any more. */
export type CalendarOf = (promise: PromiseMade) => Calendar | undefined;

type CountedSpell = Spell & { countedMs: number | null };
/** A local day of the calendar; `isAhead`: what of it is still to be counted until the promise falls due. */
type CountedDay = { day: string; countedMs: number; isAhead: boolean };
export type CountedLife = {
  spells: CountedSpell[];
  /** What each promise came to: all that its policy promises, else what was spent before and was left; null where a person named the instant, or nothing was left. */
  amounts: (number | null)[];
  /** Counted until now, or until it ended. */
  usedMs: number | null;
  /** How the promise that stands is made of days, as far as it was lived. */
  days: CountedDay[];
};

export function countedLife(life: ClockLife, calendarOf: CalendarOf, timeZone: string, now: number): CountedLife {
  const until = life.end?.at ?? now;
  const calendars = life.promised.map(calendarOf);
  const pieces = (spans: readonly Span[]) => piecesOf(spans, life.promised, calendars);
  const ranIn = ({ from, to, runs }: Spell): Span[] => (runs ? [{ from, to: Math.min(to ?? until, until) }] : []);
  const ran = pieces(life.spells.flatMap(ranIn));
  const dueAt = life.promised.at(-1)?.dueAt ?? null;
  const isOn = life.end === null && life.spells.at(-1)?.runs === true;
  const ahead = isOn && dueAt !== null && dueAt > now ? pieces([{ from: now, to: dueAt }]) : [];
  const counted = dueAt === null ? ran : upTo(ran, dueAt);
  // What a person has named once no policy's amount makes again: it is moved by what stands still, and nothing else.
  const named = life.promised.findIndex(isNamed);
  const spentAt = spentIn(ran);
  return {
    spells: life.spells.map((spell) => ({ ...spell, countedMs: openMs(pieces(ranIn(spell))) })),
    amounts: life.promised.map(({ at, dueAt: due, amountMs }, index) => {
      if ((named >= 0 && index >= named) || due === null) return null;
      if (amountMs !== undefined) return amountMs;
      const [spentMs, calendar] = [spentAt(at), calendars[index]];
      if (calendar === undefined || spentMs === null) return null;
      // What was promised in all is less than what had passed, and nobody has said it.
      const leftMs = openTimeBetween(at, due, calendar);
      return leftMs === 0 ? null : spentMs + leftMs;
    }),
    usedMs: openMs(ran),
    days: [...byDay(openOf(counted) ?? [], timeZone, false), ...byDay(openOf(ahead) ?? [], timeZone, true)],
  };
}

/** A stretch that one promise stood for, and the calendar that counts it. */
type Piece = Span & { calendar: Calendar | undefined };

/** These spans, in their order, each cut where another promise takes over; the first one stands from the beginning. */
function piecesOf(
  spans: readonly Span[],
  promised: readonly PromiseMade[],
  calendars: readonly (Calendar | undefined)[],
): Piece[] {
  if (promised.length === 0) return [];
  const found: Piece[] = [];
  let index = indexAt(promised, spans[0]?.from ?? 0);
  for (const { from, to } of spans)
    for (let at = from; at < to;) {
      while (index + 1 < promised.length && promised[index + 1]!.at <= at) index += 1;
      const end = Math.min(to, promised[index + 1]?.at ?? to);
      found.push({ from: at, to: end, calendar: calendars[index] });
      at = end;
    }
  return found;
}

/** Of the promise that stands at an instant. They are in the order of their instants: half of what is left is passed over each time. */
function indexAt(promised: readonly PromiseMade[], at: number): number {
  let [low, high] = [0, promised.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (promised[middle]!.at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

const upTo = (pieces: readonly Piece[], end: number): Piece[] =>
  pieces.flatMap((piece) => (piece.from < end ? [{ ...piece, to: Math.min(piece.to, end) }] : []));

/** When it was open; null where it is not known of some of them. */
const openOf = (pieces: readonly Piece[]): Span[] | null =>
  pieces.some(({ calendar }) => calendar === undefined)
    ? null
    : pieces.flatMap(({ from, to, calendar }) => openSpans(from, to, calendar!));

function openMs(pieces: readonly Piece[]): number | null {
  const open = openOf(pieces);
  return open === null ? null : sum(open);
}

/** How much was open until an instant: of very many instants, so that what lies before is added up once. */
function spentIn(pieces: readonly Piece[]): (at: number) => number | null {
  const before: (number | null)[] = [0];
  for (const piece of pieces) {
    const [gone, open] = [before.at(-1)!, openMs([piece])];
    before.push(gone === null || open === null ? null : gone + open);
  }
  return (at) => {
    let [low, high] = [0, pieces.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (pieces[middle]!.to <= at) low = middle + 1;
      else high = middle;
    }
    const [gone, last] = [before[low]!, upTo(pieces.slice(low, low + 1), at)];
    const open = openMs(last);
    return gone === null || open === null ? null : gone + open;
  };
}

const sum = (spans: readonly Span[]): number => spans.reduce((total, { from, to }) => total + to - from, 0);

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

/** What a policy comes to for one ticket that comes at a moment: computed by the functions that promise it in earnest. Pure. */
import { openSpans } from '../../../domain/sla/calendar.ts';
import { type KeptCalendar, type PolicyTerms, schedule } from '../../../domain/sla/policy.ts';
import type { Deed } from '../../../domain/ticket/event.ts';
import { CLOCK_KINDS, type ClockKind, type Priority } from '../../../domain/ticket/ticket.ts';

/** What is done at a moment of a promise. */
type Step = { at: number; does: Deed[] };
/** One promise on its way: instants, open spans between `from` and `to`. `due` is null where nothing is promised. */
export type Line = {
  clock: ClockKind;
  from: number;
  to: number;
  warn: number | null;
  due: number | null;
  steps: Step[];
  open: { from: number; to: number }[];
};

/** A picture is drawn for so long at most; a day is as wide as a hair then. */
const LONGEST_MS = 120 * 24 * 60 * 60 * 1_000;

/** How each promise would go for a ticket of this priority that comes at `at`; the next answer is one to a question of then. */
export function exampleOf(terms: PolicyTerms, calendar: KeptCalendar, at: number, priority: Priority): Line[] {
  const policy = { ...terms, id: '', version: 1, calendar };
  const dues = schedule(
    policy,
    priority,
    CLOCK_KINDS.map((clock) => ({ clock, cycle: 1, from: at, left: null })),
  );
  return dues.map(({ clock, dueAt, warnAt, lateAt = [] }) => {
    if (dueAt === null) return { clock, from: at, to: at, warn: null, due: null, steps: [], open: [] };
    const steps = stepsOf(terms, clock, { warnAt: warnAt ?? dueAt, dueAt, lateAt });
    const last = Math.max(dueAt, ...steps.map((one) => one.at));
    const to = Math.min(last + (last - at) * 0.06, at + LONGEST_MS);
    const around = terms.countBy[clock] === 'calendar';
    return {
      ...{ clock, from: at, to, warn: warnAt, due: dueAt, steps },
      open: around ? [{ from: at, to }] : openSpans(at, to, calendar),
    };
  });
}

function stepsOf(
  { escalations }: PolicyTerms,
  clock: ClockKind,
  { warnAt, dueAt, lateAt }: { warnAt: number; dueAt: number; lateAt: readonly { afterMs: number; at: number }[] },
): Step[] {
  const byInstant = new Map<number, Deed[]>();
  for (const one of escalations) {
    if (one.clock !== clock) continue;
    const at =
      one.at === 'warned'
        ? warnAt
        : one.at === 'broken'
          ? dueAt
          : (lateAt.find(({ afterMs }) => afterMs === one.at)?.at ?? dueAt);
    byInstant.set(at, [...(byInstant.get(at) ?? []), one.do]);
  }
  return [...byInstant].map(([at, does]) => ({ at, does })).sort((a, b) => a.at - b.at);
}

/** Where an instant lies on the picture of a line, in percent. */
export const placeOn = ({ from, to }: Pick<Line, 'from' | 'to'>, at: number): number =>
  to === from ? 0 : Math.round((1_000 * (Math.min(at, to) - from)) / (to - from)) / 10;

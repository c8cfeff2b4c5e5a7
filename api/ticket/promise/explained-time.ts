/** How the time of a ticket is counted: the lives of its clocks with names beside ids, and what its deadlines will do and for whom. */
import type { z } from 'zod';
import type { explainedClock, outcome, pastClock } from '../../../contract/ticket/clock-life.ts';
import type { Named } from '../../../db/core/named.ts';
import { namesOf } from '../../../db/routing/explanations.ts';
import { leadOf } from '../../../db/people/teams.ts';
import { policyOf } from '../../../db/sla/policies.ts';
import { calendarsThen, type NamedCalendar, type PolicyVersion, policyVersions } from '../../../db/sla/versions.ts';
import { recordedEvents } from '../../../db/ticket/events.ts';
import { notesOf } from '../../../db/ticket/messages.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { ALWAYS, openSpans } from '../../../domain/sla/calendar.ts';
import { type CalendarOf, countedLife } from '../../../domain/sla/counted-life.ts';
import { foresee, type Outcome } from '../../../domain/sla/foreseen.ts';
import type { Policy } from '../../../domain/sla/policy.ts';
import { birthIn, clockHistory } from '../../../domain/ticket/clock/history.ts';
import type { ClockLife, PromiseMade } from '../../../domain/ticket/clock/life.ts';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import type { RecordedEvent } from '../../../domain/ticket/event.ts';
import type { Whom } from '../../../domain/ticket/notices.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import type { Deps } from '../../http/deps.ts';
import { inSlices } from '../../http/in-slices.ts';
import { clocksOf, instantOf } from '../wire.ts';

type Clocks = {
  clocks: z.input<typeof explainedClock>[];
  past: z.input<typeof pastClock>[];
  /** Further ones, which are not shown. */
  earlier: number;
};
type Version = { id: string; version: number };

/** Lives that are over and were followed by another, at most. */
const SHOWN_PAST = 20;
/** A year with two ranges a day; a picture has no room for more. */
const SHOWN_HOURS = 800;

/** The clocks of a ticket with their lives, and those that were followed by another of their kind, newest first. */
export async function explainedClocks({ pool, clock }: Pick<Deps, 'pool' | 'clock'>, ticket: Ticket): Promise<Clocks> {
  const recorded = await recordedEvents(pool, ticket.number, LIMITS.toldEvents);
  // What was recorded since the ticket was read is not of it.
  const events = recorded.filter(({ version }) => version <= ticket.version);
  const [policy, [birth]] = await Promise.all([
    policyOf(pool, ticket.policy),
    policyVersions(pool, birthPolicy(events)),
  ]);
  const terms = birth === undefined ? null : { ...ticket, pauses: birth.pauses, limits: birth.limits ?? ticket.limits };
  const { isWhole, lives } = await inSlices(clockHistory(ticket, events, terms));
  const made = lives.flatMap(({ promised }) => promised);
  const [calendars, policies, names, notes] = await Promise.all([
    calendarsThen(pool, versionsIn(made.map((one) => one.calendar ?? null))),
    policyVersions(pool, versionsIn(made.map((one) => one.policy))),
    namesOf(pool, [...new Set(made.flatMap(({ by }) => by ?? []))]),
    notesOf(pool, ticket.number, [...new Set(made.flatMap(({ note }) => note ?? []))]),
  ]);
  const shown = shownBy({ calendars, policies, names, notes, policy, isWhole, now: clock.now() });
  const present = (kind: string) => lives.findLast(({ clock: one }) => one === kind)!;
  const past = lives.filter(
    (life) => life !== present(life.clock) && life.promised.some(({ dueAt }) => dueAt !== null),
  );
  return {
    clocks: clocksOf(ticket).map((one) => ({ ...one, ...shown(present(one.kind)) })),
    past: past
      .sort((a, b) => b.startedAt - a.startedAt)
      .slice(0, SHOWN_PAST)
      .map((life) => ({
        ...{ kind: life.clock, startedAt: new Date(life.startedAt).toISOString() },
        metAt: instantOf(life.end?.how === 'met' ? life.end.at : null),
        endedAt: instantOf(life.end?.how === 'ended' ? life.end.at : null),
        breachedAt: instantOf(life.breachedAt),
        ...shown(life),
      })),
    earlier: Math.max(0, past.length - SHOWN_PAST),
  };
}

/** By which policy its birth was promised, where its first event says so. */
function birthPolicy([first]: readonly RecordedEvent[]): Version[] {
  const born = first && birthIn(first);
  return born?.policyVersion == null || !UUID.test(born.policy)
    ? []
    : [{ id: born.policy, version: born.policyVersion }];
}
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

const versionsIn = (some: (Version | null)[]): Version[] => [
  ...new Map(some.flatMap((one) => (one === null ? [] : [[`${one.id} ${one.version}`, one] as const]))).values(),
];

type Known = {
  calendars: NamedCalendar[];
  policies: PolicyVersion[];
  names: Map<string, string>;
  /** What messages say that tell why. */
  notes: Map<string, string>;
  policy: Policy;
  isWhole: boolean;
  now: number;
};

function shownBy({ calendars, policies, names, notes, policy, isWhole, now }: Known) {
  const find = <Kept extends Version>(list: Kept[], of: Version | null | undefined): Kept | undefined =>
    of == null ? undefined : list.find(({ id, version }) => id === of.id && version === of.version);
  const named = (kept: (Version & Named) | undefined) =>
    kept === undefined ? null : { id: kept.id, name: kept.name, version: kept.version };
  const calendarOf: CalendarOf = ({ calendar }) => (calendar === null ? ALWAYS : find(calendars, calendar));
  const promise = (made: PromiseMade, amountMs: number | null) => ({
    ...{ at: new Date(made.at).toISOString(), dueAt: instantOf(made.dueAt), amountMs },
    isOvertaken: made.isOvertaken ?? false,
    ...{ policy: named(find(policies, made.policy)), calendar: named(find(calendars, made.calendar)) },
    ...{ because: made.because, by: made.by === null ? null : { id: made.by, name: names.get(made.by) ?? '' } },
    reason: made.reason ?? (made.note === undefined ? null : (notes.get(made.note) ?? null)),
    event: made.version,
  });
  return (life: ClockLife) => {
    const last = life.promised.findLast(({ calendar }) => calendar !== undefined);
    const calendar = (last && calendarOf(last)) ?? policy.calendar;
    const timeZone = last?.calendar === null ? policy.calendar.timeZone : calendar.timeZone;
    const { spells, amounts, usedMs, days } = countedLife(life, calendarOf, timeZone, now);
    const until = Math.max(life.end?.at ?? now, life.promised.at(-1)?.dueAt ?? now);
    return {
      isWhole,
      spells: spells.map(({ from, to, ...spell }) => ({
        ...spell,
        ...{ from: new Date(from).toISOString(), to: instantOf(to) },
      })),
      promises: life.promised.map((made, index) => promise(made, isWhole ? amounts[index]! : null)),
      usedMs: isWhole ? usedMs : null,
      ...{ days: isWhole ? days : [], timeZone },
      hours: openSpans(life.startedAt, until, calendar)
        .slice(0, SHOWN_HOURS)
        .map(({ from, to }) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })),
    };
  };
}

/** What each deadline will do, in their order. */
export async function foreseen({ pool }: Pick<Deps, 'pool'>, ticket: Ticket): Promise<z.input<typeof outcome>[][]> {
  const [policy, lead, names] = await Promise.all([
    policyOf(pool, ticket.policy),
    leadOf(pool, ticket.team),
    namesOf(pool, ticket.owner === null ? [] : [ticket.owner]),
  ]);
  const owner = ticket.owner === null ? undefined : { id: ticket.owner, name: names.get(ticket.owner) ?? '' };
  return deadlines(ticket).map((deadline) =>
    foresee(ticket, deadline, policy).flatMap((one) => (one.does === 'tells' ? told(one.whom, owner, lead) : [one])),
  );
}

const told = (whom: Whom, owner: Named | undefined, lead: Named | undefined): z.input<typeof outcome>[] => {
  const does = 'tells' as const satisfies Outcome['does'];
  if (whom === 'lead' && lead !== undefined) return [{ does, whom, agent: lead }];
  // Where nobody leads the team, administrators hear of what nobody has.
  if (whom === 'lead') return owner === undefined ? [{ does, whom: 'admins' }] : [];
  if (whom === 'members') return [{ does, whom }];
  return [{ does, whom: 'owner', ...(owner && { agent: owner }) }];
};

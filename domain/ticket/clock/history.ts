/**
 * The lives of a ticket's clocks, told again from its recorded events: `decide` itself goes through them once more, and what it does to
 * the clocks is watched. Where that does not end in the ticket as it stands (a birth of an earlier release, events that a
 * restored database lacks), only what the clocks themselves say is told.
 */
import { begins, type ClockLife, lifeOf, watch, type Watched, watched } from './life.ts';
import { isResponse } from './state.ts';
import { afterEvent } from '../decide.ts';
import type { RecordedEvent, TicketEvent } from '../event.ts';
import type { Terms } from '../rules/promising.ts';
import {
  type BornAs,
  type Clock,
  type ClockKind,
  newTicket,
  type Priority,
  RULES,
  type RulesNumber,
  type Ticket,
  type TicketType,
} from '../ticket.ts';

/** `isWhole`: as its events tell; else what is known without them. Lives that are over and have been followed by another come first. */
export type ClockHistory = { isWhole: boolean; lives: ClockLife[] };

/**
 * `events`: all of the ticket, oldest first. `terms`: what it was promised at its birth, where that is known. It rests after each event: of
 * thousands whoever tells them lets others go first.
 */
export function* clockHistory(
  ticket: Ticket,
  events: readonly RecordedEvent[],
  terms: Terms | null,
): Generator<void, ClockHistory> {
  const isComplete = events.length === ticket.version && events.every(({ version }, index) => version === index + 1);
  const first = events[0];
  if (isComplete && first !== undefined)
    for (const rules of [RULES, 1] as const)
      for (const birth of birthIn(first) === undefined ? [asUnknown(ticket, events), {}] : [{}]) {
        const lives = yield* toldBy({ ...atBirth(ticket, first, terms), ...birth }, events, rules, ticket);
        if (lives !== null) return { isWhole: true, lives };
      }
  return { isWhole: false, lives: ticket.clocks.map((clock) => knownOf(clock, events)) };
}

/** As what the ticket was born, where its first event says so; those of release 0.1.0 do not. */
export const birthIn = ({ data }: RecordedEvent): BornAs | undefined => data['born'] as BornAs | undefined;

/** As it was born, as far as that matters to its clocks. */
function atBirth(ticket: Ticket, first: RecordedEvent, terms: Terms | null): Ticket {
  const { number, createdAt: at, archived, limits, pauses } = ticket;
  const { team, priority, type, policy, policyVersion } = birthIn(first) ?? ticket;
  const owner = typeof first.data['owner'] === 'string' ? first.data['owner'] : null;
  const kept = {
    policy,
    policyVersion,
    limits: terms?.limits ?? limits,
    pauses: terms === null ? pauses : terms.pauses,
  };
  return newTicket({ number, at, archived, team, priority, type, owner, ...kept });
}

/** What it was before it was changed first is in no event: of these nothing may look as if it changed nothing. */
function asUnknown(ticket: Ticket, events: readonly RecordedEvent[]): Partial<Ticket> {
  const isChanged = (field: string) => events.some(({ data, version }) => version > 1 && data[field] != null);
  return {
    team: isChanged('team') ? '' : ticket.team,
    priority: isChanged('priority') ? ('' as Priority) : ticket.priority,
    type: events.some(({ data, version }) => version > 1 && data['type'] !== undefined)
      ? ('' as TicketType)
      : ticket.type,
  };
}

/** Null when these rules do not lead from this birth to the ticket as it stands. */
function* toldBy(
  birth: Ticket,
  events: readonly RecordedEvent[],
  rules: RulesNumber,
  standing: Ticket,
): Generator<void, ClockLife[] | null> {
  const past: ClockLife[] = [];
  const present = new Map<ClockKind, Watched>();
  const isKnown = birthIn(events[0]!) !== undefined;
  let before = birth;
  for (const event of events) {
    const now = noticedAt(event);
    const ticket = afterEvent(before, asEvent(event, isKnown), now, rules);
    if (ticket === null) return null;
    for (const clock of ticket.clocks) {
      const then = before.clocks.find(({ kind }) => kind === clock.kind);
      const isNew = begins(then, clock);
      const known = present.get(clock.kind);
      if (isNew && known !== undefined) past.push(lifeOf(known, then!));
      const one = isNew || known === undefined ? watched(clock) : known;
      present.set(clock.kind, one);
      watch(one, isNew ? undefined : then, clock, event, ticket, now);
    }
    before = ticket;
    yield;
  }
  if (before.state !== standing.state || !isSame(before.clocks, standing.clocks)) return null;
  return [...past, ...standing.clocks.map((clock) => lifeOf(present.get(clock.kind)!, clock))];
}

const noticedAt = ({ at, data }: RecordedEvent): number =>
  typeof data['noticedAt'] === 'number' ? data['noticedAt'] : at;

/**
 * As it was given. What its promises were made for is left out where it is not known what the ticket was: they were entered, or others
 * are recorded after it. Where it is known, what was meant for another ticket is passed over again.
 */
function asEvent({ kind, at, actor, data }: RecordedEvent, isKnown: boolean): TicketEvent {
  const { of, born: _born, ...given } = data;
  return { ...given, ...(isKnown && of !== undefined && { of }), kind, at, actor, key: null } as TicketEvent;
}

/** Instants may differ by the moment that the record of an event does not tell. */
const isSame = (some: readonly Clock[], others: readonly Clock[]): boolean =>
  some.length === others.length &&
  some.every((one) => {
    const other = others.find(({ kind }) => kind === one.kind);
    return other !== undefined && ALIKE.every((field) => one[field] === other[field]) && isEndedAlike(one, other);
  });
const ALIKE = ['cycle', 'startedAt', 'state', 'promised'] as const;
const isEndedAlike = (one: Clock, other: Clock): boolean =>
  (one.metAt === null) === (other.metAt === null) && (one.endedAt === null) === (other.endedAt === null);

/** What a clock itself says: its first promise and its last, not when it stood still. */
function knownOf(clock: Clock, events: readonly RecordedEvent[]): ClockLife {
  const { kind, startedAt, promisedAt, dueAt, promised, metAt, endedAt, breachedAt } = clock;
  const made = (due: number | null) => ({
    ...{ at: startedAt, dueAt: due, policy: null, calendar: undefined, by: null, version: 1 },
    because: 'start' as const,
  });
  const last = promised ? dueAt : null;
  const named = events.findLast(
    (one) => one.kind === 'snooze' || (one.kind === 'set-due' && one.data['clock'] === kind),
  );
  // A snooze says by when the customer is answered, and never by when it is solved.
  const because = isResponse(clock) && named?.kind !== 'set-due' ? 'snooze' : 'override';
  return {
    ...{ clock: kind, startedAt, spells: [], breachedAt },
    promised: promisedAt === null ? [made(last)] : [made(promisedAt), { ...made(last), because }],
    end: metAt !== null ? { at: metAt, how: 'met' } : endedAt !== null ? { at: endedAt, how: 'ended' } : null,
  };
}

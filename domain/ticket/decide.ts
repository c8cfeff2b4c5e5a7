/**
 * What an event makes of a ticket: the envelope around its rule. Pure and synchronous: `now` is an argument, the ticket
 * given is not changed.
 */
import { type Ask, asks } from './asking.ts';
import { endResponse, meetResponse, pauseResolution, stopClocks } from './clock/clock.ts';
import { promisedPriority } from './clock/due.ts';
import { standStill } from './clock/standstill.ts';
import { clockOf, overtakenAt } from './clock/state.ts';
import type { EventKind, RecordedEvent, TicketEvent } from './event.ts';
import type { Effect } from './effect.ts';
import { LIMITS } from '../limits.ts';
import { SECOND_MS } from '../time.ts';
import { takeNames } from './names.ts';
import { escalating } from './rules/escalating.ts';
import { isTheirTurn, MOVES, type Target } from './moves.ts';
import { alongWith, commandsOf, isAlong } from './rules/acting.ts';
import { awaiting, awaitsIn } from './rules/awaiting.ts';
import { silence } from './rules/silence.ts';
import { pauseOf } from './pausing.ts';
import { answers } from './rules/answers.ts';
import { arrivals } from './rules/arrivals.ts';
import { attention, seenByAPerson, tookUp } from './rules/attention.ts';
import { archiving } from './rules/archiving.ts';
import { askedAgain, closed, endsAll } from './rules/endings.ts';
import { inTime, isYetToSay, notesWhereLed, stoppedBetween } from './rules/holding.ts';
import { notes } from './rules/notes.ts';
import { movedBetween, overtakenBetween } from './renewal.ts';
import { promising } from './rules/promising.ts';
import { routing } from './rules/routing.ts';
import { reopening } from './rules/reopening.ts';
import { resolving } from './rules/resolving.ts';
import { spam } from './rules/spam.ts';
import { asksAt, undoableBy, undoing } from './rules/undoing.ts';
import { asksAfterOthers, mailOut } from './rules/mail-out.ts';
import { endWith, promises, promisesBy } from './rules/promises.ts';
import { properties } from './rules/properties.ts';
import { endSnooze, followUpBy, returnBy, snoozing } from './rules/snoozing.ts';
import { inOpenTime, limitFrom, time, waitAnew } from './rules/time.ts';
import { asked, isBeingAnswered, pastReminding } from './reach.ts';
import type { Rule, Rules, Step } from './step.ts';
import type { BornAs, Progress, RulesNumber, State, Ticket } from './ticket.ts';

const RULE_OF: Rules = {
  ...arrivals,
  ...answers,
  ...notes,
  ...resolving,
  ...reopening,
  ...archiving,
  ...spam,
  ...properties,
  ...promising,
  ...routing,
  ...snoozing,
  ...mailOut,
  ...time,
  ...escalating,
  ...silence,
  ...awaiting,
  ...promises,
  ...undoing,
  ...attention,
};

/**
 * Applies one event: the ticket afterwards and the effects in the order they are carried out, `record` first. An event
 * seen before, or one that says nothing to the present state, changes nothing and has no effect. `rules` are those that the
 * ticket's run began with.
 */
export function decide(
  ticket: Ticket,
  given: TicketEvent,
  now: number,
  rules: RulesNumber,
): { ticket: Ticket; effects: Effect[] } {
  const first = decided(ticket, inItsTime(ticket, given), now, rules);
  if (first === null) return { ticket, effects: [] };
  const steps = [first];
  const { leaving } = first.step;
  for (const carry of leaving === null ? [] : commandsOf(leaving.actions)) {
    const { next } = steps.at(-1)!;
    const carried = carry(next);
    if (carried === null) continue;
    const along = alongWith(leaving!.outbox, carried.does);
    const by = { actor: leaving!.by, at: now, key: null, ...(given.names && { names: given.names }) };
    const step = decided(next, { ...carried.command, along, ...by }, now, rules);
    // What the state of the ticket does not take by now is not done.
    if (step !== null) steps.push(step);
  }
  const { next } = steps.at(-1)!;
  const ask = [...new Set(steps.flatMap((step) => step.ask))];
  const events = steps.map(({ recorded }) => recorded);
  const record: Effect = { kind: 'record', ticket: next, events, ...(ask.length > 0 && { ask }) };
  return { ticket: next, effects: [record, ...steps.flatMap(({ step }) => step.effects)] };
}

type Decided = { step: Step; next: Ticket; recorded: RecordedEvent; ask: Ask[] };

/** One event, with what is kept and asked of it. Null when it says nothing to the ticket. */
function decided(ticket: Ticket, event: TicketEvent, now: number, rules: RulesNumber): Decided | null {
  const next = copyOf(ticket);
  const step = happens(ticket, next, event, now, rules);
  if (step === null) return null;
  takeNames(next, next, event.names);
  const recorded: RecordedEvent = {
    version: next.version,
    kind: event.kind,
    at: event.at,
    actor: event.actor,
    data: { ...dataOf(event, ticket, next), ...noticedLate(event.at, now) },
  };
  return { step, next, recorded, ask: rules > 1 ? asks(ticket, next, event) : [] };
}

/** What an event makes of a ticket, for whoever asks of very many, of which nothing is recorded; null when it says nothing to it. */
export function afterEvent(ticket: Ticket, given: TicketEvent, now: number, rules: RulesNumber): Ticket | null {
  const next = { ...ticket };
  return happens(ticket, next, inItsTime(ticket, given), now, rules) === null ? null : next;
}

/** A mail that joins a ticket may have lain elsewhere since before there was one. */
const inItsTime = (ticket: Ticket, event: TicketEvent): TicketEvent =>
  event.kind === 'message-received' ? { ...event, at: Math.max(event.at, ticket.createdAt) } : event;

/**
 * What an event does to `next`, a copy of the ticket, and what is to be done about it but the record: for whoever goes through very many
 * lives of the past, of which nothing is recorded. Null when it says nothing to the ticket. The copy may be a shallow one: no rule changes what a
 * field holds, it is given another value.
 */
export function happens(
  ticket: Ticket,
  next: Ticket,
  event: TicketEvent,
  now: number,
  rules: RulesNumber,
): Step | null {
  const move = MOVES[event.kind][ticket.state];
  if (move === undefined || (event.key !== null && ticket.seenKeys.includes(event.key))) return null;

  const step: Step = {
    ...{ ticket: next, requests: [], chooses: false, goesBackTo: null, leaving: null },
    ...{ effects: [], rules, now },
  };
  const target = (RULE_OF[event.kind] as Rule<EventKind>)(step, event);
  if (target === null) return null;
  moveTo(step, next, target ?? move, event);
  endWith(next, ticket.state, now);
  if (rules > 1) standStill(next, pauseOf(next), now, step.requests);
  // A note among ourselves does not give the customer more time.
  if (touches(event) && (rules === 1 || !isTheirTurn(next.state))) limitFrom(next, now);
  if (event.actor.kind === 'agent' && event.kind !== 'undo' && !isAlong(event)) seenByAPerson(next);
  if (event.kind !== 'undo') followUpBy(next, ticket, event, now);
  if (step.requests.length > 0 || step.chooses) step.effects.push(schedule(step, ticket));
  if (step.goesBackTo === null) inOpenTime(step, ticket, event);
  notesWhereLed(next);
  count(next, event.key);
  undoableBy(next, ticket, event, rules);
  return step;
}

/** What is closed is chosen a policy again once it is open; a run of earlier rules keeps its own, whose limits it knows. */
function schedule({ ticket, requests, chooses, rules }: Step, before: Ticket): Effect {
  const { policy, priority, team, type } = ticket;
  const by = promisedPriority(ticket);
  const isChosen = chooses || (rules > 1 && before.state === 'closed');
  return {
    ...{ kind: 'schedule', policy, priority, requests },
    ...(isChosen && { chooses: { team, type, ...(by !== priority && { priority: by }) } }),
  };
}

/** JSON is the shape of everything here; the workflow sandbox has no structuredClone. */
const copyOf = (ticket: Ticket): Ticket => JSON.parse(JSON.stringify(ticket)) as Ticket;

/** Enters the state that the event leads to, with what entering it brings. */
function moveTo(step: Step, progress: Progress, target: Target, event: TicketEvent): void {
  if (target === 'stay') return;
  const { ticket, now, goesBackTo } = step;
  const state: State = target === 'ours' ? (ticket.owner === null ? 'new' : 'assigned') : target;
  const entered = state !== ticket.state;
  progress.state = state;
  if (goesBackTo?.state === state) {
    progress.stateSince = goesBackTo.stateSince;
    return awaitsIn(ticket, state);
  }
  if (state === 'closed' || state === 'resolved-pending-confirmation') tookUp(ticket);
  if (state === 'closed') {
    closed(ticket, now);
    endSnooze(ticket);
    if (step.rules === 1) stopClocks(ticket, now);
    else endsAll(ticket, now);
  }
  if (state === 'resolved-pending-confirmation') {
    if (step.rules === 1 && !isYetToSay(ticket)) meetResponse(ticket, now);
    else if (!isBeingAnswered(ticket)) endResponse(ticket, now);
  }
  if (step.rules === 1 && isTheirTurn(state) && !isYetToSay(ticket)) pauseResolution(ticket, now);
  awaitsIn(ticket, state);
  if (!entered) return;
  progress.stateSince = now;
  waitAnew(ticket, now);
  asksAt(ticket, null);
  if (step.rules > 1) pastReminding(ticket);
  if (state === 'resolved-pending-confirmation') {
    if (step.rules > 1) asked(ticket, null);
    const holdMs = step.rules > 1 && ticket.limits.asks && 'holdMs' in event ? event.holdMs : undefined;
    if (holdMs === undefined || inTime(ticket).length > 0) return asksAfterOthers(step);
    askedAgain(ticket);
    asksAt(ticket, now + holdMs);
  }
}

/**
 * The limit of the state counts from here again: an agent saw to the ticket. A customer who writes once more does not stop
 * the alarm that nobody has answered, and a machine's mail does not keep a ticket from closing.
 */
const touches = (event: TicketEvent): boolean =>
  event.actor.kind === 'agent' &&
  !isAlong(event) &&
  ![
    ...['set-priority', 'set-type', 'tag', 'set-requester', 'set-participants', 'set-fields'],
    'block-sender',
    ...['snooze', 'cancel-send', 'set-due', 'undo', 'hold-send', 'send-held'],
  ].includes(event.kind);

function count(progress: Progress, key: string | null): void {
  progress.version += 1;
  if (key !== null) progress.seenKeys = [...progress.seenKeys, key].slice(-LIMITS.seenKeys);
}

/** What is kept of the event: its own fields, what it changed of state and owner, and that it changed nothing where it might have. */
function dataOf(event: TicketEvent, before: Ticket, after: Ticket): Record<string, unknown> {
  const {
    kind: _kind,
    actor: _actor,
    at: _at,
    key: _key,
    names: _names,
    ...data
  } = event as TicketEvent & Record<string, unknown>;
  const moved = before.state === after.state ? {} : { from: before.state, to: after.state };
  const isOwned = before.version === 0 && after.owner !== null;
  const owner = before.owner === after.owner && !isOwned ? {} : { owner: after.owner };
  const as = after.closedAs !== null && before.closedAs === null ? { closedAs: after.closedAs } : {};
  const woke = returnBy(before, after, event.kind);
  const stays = after.systemStays > before.systemStays ? { stays: true } : {};
  // Why it was taken for spam, a person who says that it is none wants to see.
  const mistaken = before.closedAs === 'spam' && after.closedAs === null;
  const wasSpam = mistaken ? { wasSpam: true, ...(before.closedBy !== null && { by: before.closedBy }) } : {};
  const reopening = reopeningOf(event, before, after);
  const dues = event.kind === 'policy-changed' ? movedBetween(before.clocks, after.clocks) : [];
  const overtakes = event.kind === 'policy-changed' ? overtakenBetween(before.clocks, after.clocks) : [];
  const overtaken = overtakenAt(event, after);
  const promised = promisesBy(before, after, event.kind);
  const stopped = stoppedBetween(before, after);
  return {
    ...data,
    ...(dues.length > 0 && { moved: dues }),
    ...(overtakes.length > 0 && { overtakes }),
    ...(overtaken !== null && { overtaken: true }),
    ...(overtaken?.renewal !== undefined && { renewal: overtaken.renewal }),
    ...(event.kind === 'undo' && { undid: before.undoable?.kind }),
    ...(event.kind === 'set-due' && { was: clockOf(before, event.clock)?.dueAt }),
    ...(before.version === 0 && { born: bornAs(before) }),
    ...(reopening !== null && { reopening }),
    ...owner,
    ...moved,
    ...as,
    ...stays,
    ...wasSpam,
    ...(woke !== null && { woke }),
    ...(promised !== null && { promised }),
    ...(stopped.length > 0 && { stopped }),
  };
}

/** What its first promises were made for: what comes later tells only what changed. */
const bornAs = ({ team, priority, type, policy, policyVersion }: Ticket): BornAs => ({
  ...{ team, priority, type },
  ...{ policy, policyVersion },
});

/** When it was noticed, where that was later: what it did to the clocks it did then. */
const noticedLate = (at: number, now: number): { noticedAt?: number } =>
  now - at > SECOND_MS ? { noticedAt: now } : {};

/** Why what was resolved or closed is open again, as reports count it; `thanks` might have opened it elsewhere, and did not. */
function reopeningOf(event: TicketEvent, before: Ticket, after: Ticket): 'denied' | 'new-question' | 'thanks' | null {
  if (event.kind === 'deny') return 'denied';
  if (event.kind !== 'message-received') return null;
  if (before.state !== 'closed' && before.state !== 'resolved-pending-confirmation') return null;
  if (after.state === before.state) return event.says === undefined || event.machine ? null : 'thanks';
  if (after.state === 'closed') return null;
  return event.says === 'denied' ? 'denied' : 'new-question';
}

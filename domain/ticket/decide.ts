/**
 * What an event makes of a ticket. Pure and synchronous: `now` is an argument, the ticket given is not changed.
 * Only here does a ticket change.
 */
import { isPaused, meetResponse, pauseResolution, resumeResolution, settle, startClock, stopClocks } from './clock.ts';
import type { Effect, RecordedEvent, ScheduleRequest, TicketEvent } from './event.ts';
import { LIMITS } from '../limits.ts';
import { MOVES, NUDGE, type Rules, type State, type Target, type Ticket } from './ticket.ts';

/**
 * Applies one event: the ticket afterwards and the effects in the order they are carried out, `record` first. An event
 * seen before, or one that says nothing to the present state, changes nothing and has no effect. `rules` are those that the
 * ticket's run began with.
 */
export function decide(
  ticket: Ticket,
  event: TicketEvent,
  now: number,
  _rules: Rules,
): { ticket: Ticket; effects: Effect[] } {
  const target = MOVES[event.kind][ticket.state];
  if (target === undefined || (event.key !== null && ticket.seenKeys.includes(event.key)))
    return { ticket, effects: [] };
  const step = apply(structuredCopy(ticket), event, target, now);
  if (step === null) return { ticket, effects: [] };
  const next = step.ticket;
  next.version = ticket.version + 1;
  if (event.key !== null) next.seenKeys = [...ticket.seenKeys, event.key].slice(-LIMITS.seenKeys);
  const recorded: RecordedEvent = {
    version: next.version,
    kind: event.kind,
    at: event.at,
    actor: event.actor,
    data: dataOf(event, ticket, next),
  };
  return { ticket: next, effects: [{ kind: 'record', ticket: next, events: [recorded] }, ...step.effects] };
}

/** JSON is the shape of everything here; the workflow sandbox has no structuredClone. */
const structuredCopy = (ticket: Ticket): Ticket => JSON.parse(JSON.stringify(ticket)) as Ticket;

function dataOf(event: TicketEvent, before: Ticket, after: Ticket): Record<string, unknown> {
  const { kind: _kind, actor: _actor, at: _at, key: _key, ...data } = event as TicketEvent & Record<string, unknown>;
  const moved = before.state === after.state ? {} : { from: before.state, to: after.state };
  const owner = before.owner === after.owner ? {} : { owner: after.owner };
  const as = after.closedAs !== null && before.closedAs === null ? { closedAs: after.closedAs } : {};
  return { ...data, ...owner, ...moved, ...as };
}

type Step = { ticket: Ticket; effects: Effect[] } | null;

function apply(ticket: Ticket, event: TicketEvent, target: Target, now: number): Step {
  const effects: Effect[] = [];
  const requests: ScheduleRequest[] = [];
  switch (event.kind) {
    case 'opened':
      ticket.clocks = settle(
        startClock(ticket.clocks, 'resolution', event.at, requests, LIMITS.provisionalDeadlineMs),
        event.dues,
      );
      break;
    case 'message-received':
      if (event.outbox !== null) send(ticket, effects, event.outbox);
      // A ticket that a machine opens (monitoring, a web form) is a ticket all the same.
      if (event.machine && ticket.clocks.length > 0) {
        target = 'stay';
        break;
      }
      if (ticket.clocks.length === 0) {
        ticket.clocks = startClock(ticket.clocks, 'first-response', event.at, requests, LIMITS.provisionalDeadlineMs);
        ticket.clocks = startClock(ticket.clocks, 'resolution', event.at, requests, LIMITS.provisionalDeadlineMs);
        ticket.clocks = settle(ticket.clocks, event.dues);
        // The mail stood in the list before the workflow heard of it. What an agent did meanwhile was done knowing it.
        if (ticket.version > 0) {
          target = 'stay';
          ticket.clocks = asStateDemands(ticket);
        }
        break;
      }
      if (ticket.snooze) ticket.nudgeAt = now + limitOf(ticket);
      ticket.snooze = null;
      if (ticket.state === 'closed') reopened(ticket);
      ticket.clocks = owed(ticket.clocks, event.at, requests);
      ticket.clocks = settle(ticket.clocks, event.dues);
      break;
    case 'assign':
      if (event.agent === ticket.owner && (event.team === null || event.team === ticket.team)) return null;
      if (event.team !== null) ticket.team = event.team;
      ticket.owner = event.agent;
      ticket.lastOwner = event.agent ?? ticket.lastOwner;
      ticket.snooze = null;
      break;
    case 'reply':
      ticket.clocks = meetResponse(ticket.clocks, event.at);
      ticket.snooze = null;
      // Answering an ownerless ticket is taking it: otherwise an answered customer would have nobody.
      if (ticket.owner === null && event.actor.kind === 'agent') ticket.owner = ticket.lastOwner = event.actor.id;
      send(ticket, effects, event.outbox);
      ticket.lastReply = event.outbox;
      if (event.then === 'keep') {
        target = 'ours';
        if (isPaused(ticket.clocks))
          ticket.clocks = resumeResolution(ticket.clocks, event.at, requests, LIMITS.provisionalDeadlineMs);
      }
      if (event.then === 'resolve') target = 'resolved-pending-confirmation';
      break;
    case 'note':
      break;
    case 'resolve':
      ticket.snooze = null;
      if (ticket.owner === null && event.actor.kind === 'agent') ticket.owner = ticket.lastOwner = event.actor.id;
      break;
    case 'confirm':
      ticket.closedAs = 'solved';
      break;
    case 'confirmation-limit-passed':
      ticket.closedAs = 'no-objection';
      break;
    case 'archive':
      ticket.closedAs = 'archived';
      break;
    case 'mark-spam':
      ticket.closedAs = 'spam';
      break;
    case 'deny':
    case 'reopen':
      if (ticket.state === 'closed' || event.kind === 'deny') reopened(ticket);
      ticket.snooze = null;
      if (ticket.owner === null) ticket.owner = ticket.lastOwner;
      ticket.clocks = owed(ticket.clocks, event.at, requests);
      break;
    case 'snooze':
      ticket.snooze = { until: event.until, dueAt: event.dueAt, reason: event.reason };
      ticket.clocks = ticket.clocks.map((clock) =>
        clock.state === 'running' && clock.kind !== 'resolution'
          ? {
              ...clock,
              dueAt: event.dueAt,
              warnAt: event.until,
              warned: true,
              promisedAt: clock.promisedAt ?? clock.dueAt,
              cycle: clock.cycle + 1,
            }
          : clock,
      );
      break;
    case 'wake':
    case 'snooze-ended':
      if (!ticket.snooze) return null;
      ticket.snooze = null;
      ticket.nudgeAt = now + limitOf(ticket);
      break;
    case 'set-priority':
      if (ticket.priority === event.priority) return null;
      ticket.priority = event.priority;
      break;
    case 'set-type':
      if (ticket.type === event.type) return null;
      ticket.type = event.type;
      break;
    case 'tag':
      ticket.tags = [...new Set(event.tags)];
      break;
    case 'scheduled': {
      const before = JSON.stringify(ticket.clocks);
      ticket.clocks = settle(ticket.clocks, event.dues);
      if (JSON.stringify(ticket.clocks) === before) return null;
      break;
    }
    case 'confirmation-asked':
    case 'send-due':
      send(ticket, effects, event.outbox);
      break;
    case 'resend':
      send(ticket, effects, event.outbox, ticket.version + 1);
      break;
    case 'cancel-send':
      ticket.sends = ticket.sends.filter((entry) => entry.outbox !== event.outbox || entry.dueAt === null);
      // The answer that the customer was thought to have: it is owed again.
      if (event.outbox === ticket.lastReply && isTheirTurn(ticket)) {
        target = 'ours';
        ticket.clocks = owed(ticket.clocks, event.at, requests);
      }
      break;
    case 'delivery':
      ticket.sends = ticket.sends.filter((entry) => entry.outbox !== event.outbox);
      if (event.state === 'deferred')
        ticket.sends.push({ outbox: event.outbox, dueAt: event.retryAt ?? now + LIMITS.provisionalDeadlineMs });
      if (event.state === 'rejected' || event.state === 'unknown') ticket.needsAttention = true;
      break;
    case 'effect-failed':
      ticket.needsAttention = true;
      break;
    case 'clock-warned':
    case 'clock-breached': {
      const clock = ticket.clocks.find((one) => one.kind === event.clock);
      if (clock?.state !== 'running' || clock.dueAt !== event.dueAt) return null;
      clock.warned = true;
      if (event.kind === 'clock-breached') {
        clock.state = 'breached';
        clock.breachedAt = event.dueAt;
      }
      break;
    }
    case 'unowned-limit-passed':
    case 'stale-limit-passed':
    case 'reminder-due':
    case 'closing-proposed':
      ticket.reminded = event.kind === 'reminder-due' || ticket.reminded;
      ticket.nudgeAt = now + (ticket.state === 'awaiting-reply' ? ticket.limits.closingProposalMs : limitOf(ticket));
      break;
  }
  moveTo(ticket, target, now, effects);
  if (touches(event)) ticket.nudgeAt = ticket.state === 'closed' ? null : now + limitOf(ticket);
  if (event.actor.kind === 'agent') ticket.needsAttention = false;
  if (requests.length > 0) {
    const known = 'dues' in event ? new Set(event.dues.map((due) => due.clock)) : new Set();
    const open = requests.filter((request) => !known.has(request.clock));
    if (open.length > 0) effects.push({ kind: 'schedule', policy: ticket.policy, requests: open });
  }
  return { ticket, effects };
}

/**
 * The limit of the state counts from here again: an agent saw to the ticket. A customer who writes once more does not stop
 * the alarm that nobody has answered, and a machine's mail does not keep a ticket from closing.
 */
const touches = (event: TicketEvent): boolean =>
  event.actor.kind === 'agent' && !['set-priority', 'set-type', 'tag', 'snooze', 'cancel-send'].includes(event.kind);

/** An answer is owed from `at` on: it is promised, and the resolution clock goes on. */
const owed = (clocks: Ticket['clocks'], at: number, requests: ScheduleRequest[]): Ticket['clocks'] =>
  startClock(
    resumeResolution(clocks, at, requests, LIMITS.provisionalDeadlineMs),
    'next-response',
    at,
    requests,
    LIMITS.provisionalDeadlineMs,
  );

const isTheirTurn = ({ state }: Ticket): boolean =>
  state === 'awaiting-reply' || state === 'resolved-pending-confirmation';

/** Clocks that start behind time, as they stand in the state that the ticket has had since `stateSince`. */
function asStateDemands(ticket: Ticket): Ticket['clocks'] {
  const { clocks, state, stateSince } = ticket;
  if (state === 'closed') return stopClocks(clocks, stateSince);
  return isTheirTurn(ticket) ? pauseResolution(meetResponse(clocks, stateSince), stateSince) : clocks;
}

const limitOf = (ticket: Ticket): number => (ticket.state === 'closed' ? 0 : ticket.limits[NUDGE[ticket.state].limit]);

function send(ticket: Ticket, effects: Effect[], outbox: string, again: number | null = null): void {
  ticket.sends = [...ticket.sends.filter((entry) => entry.outbox !== outbox), { outbox, dueAt: null }];
  effects.push({ kind: 'send', outbox, again });
}

function reopened(ticket: Ticket): void {
  ticket.reopenCount += 1;
  ticket.closedAt = null;
  ticket.closedAs = null;
  ticket.owner ??= ticket.lastOwner;
}

function moveTo(ticket: Ticket, target: Target, now: number, effects: Effect[]): void {
  if (target === 'stay') return;
  const state: State = target === 'ours' ? (ticket.owner === null ? 'new' : 'assigned') : target;
  const entered = state !== ticket.state;
  ticket.state = state;
  if (state === 'closed') {
    ticket.closedAt = now;
    ticket.snooze = null;
    ticket.nudgeAt = null;
    ticket.clocks = stopClocks(ticket.clocks, now);
  }
  if (state === 'awaiting-reply') ticket.clocks = pauseResolution(ticket.clocks, now);
  if (state === 'resolved-pending-confirmation') {
    ticket.clocks = pauseResolution(meetResponse(ticket.clocks, now), now);
    if (entered) {
      ticket.confirmationCycle += 1;
      effects.push({ kind: 'ask-confirmation', cycle: ticket.confirmationCycle });
    }
  }
  if (!entered) return;
  ticket.stateSince = now;
  ticket.reminded = false;
  if (state !== 'closed') ticket.nudgeAt = now + limitOf(ticket);
}

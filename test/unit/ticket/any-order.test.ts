import { describe, expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { deadlines } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import type { Command, CommandKind, EventKind, TicketEvent } from '../../../domain/ticket/event.ts';
import { allowed, isTheirTurn, MOVES, type Target } from '../../../domain/ticket/moves.ts';
import { answerOf, fareOf, isAnsweredWithout, isQuestion } from '../../../domain/ticket/reach.ts';
import { type Held, heldOf, standsAsLed } from '../../../domain/ticket/rules/holding.ts';
import { isStillOwed, owesPromise } from '../../../domain/ticket/rules/promises.ts';
import { saysSomething } from '../../../domain/ticket/rules/silence.ts';
import { refusal } from '../../../domain/ticket/refusal.ts';
import { STATES, type Ticket, RULES } from '../../../domain/ticket/ticket.ts';
import { anyEvent, anyPause, dieOf, SAMPLE as ANY } from '../../support/cast/any-event.ts';
import { born, by, mailFrom, LIMITS_OF, NOON } from '../../support/cast/ticket-events.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { GIVEN } from '../../support/cast/promises.ts';

/** The events that do not always lead where the table says (docs/ticket-life.md); null: as the table. */
function exception(ticket: Ticket, event: TicketEvent, after: Ticket): Target | null {
  switch (event.kind) {
    case 'reply':
      return event.then === 'await' ? null : event.then === 'keep' ? 'ours' : 'resolved-pending-confirmation';
    case 'message-received': {
      const first = ticket.clocks.length === 0 && !ticket.archived;
      const isHeld =
        event.voice === 'system' && (event.repeats || ticket.state === 'closed' || isHeldBack(ticket, event.at));
      if (ticket.version === 0 && !ticket.archived && event.ending !== undefined) return 'closed';
      if (!first && !event.machine && !isHeld && isPleasedAt(ticket, event)) return pleased(ticket, event);
      return (first && ticket.version > 0) || (!first && (event.machine || isHeld)) ? 'stay' : null;
    }
    case 'opened':
      return event.ending !== undefined && ticket.version === 0 ? 'closed' : null;
    case 'routed':
      return event.ending === undefined || ticket.snooze !== null || owesPromise(ticket) ? null : 'closed';
    case 'hold-send':
    case 'send-held': {
      const held = heldOf(ticket, event.outbox);
      return held?.for === 'person' && ticket.state !== 'closed' ? THEN[held.then] : null;
    }
    case 'cancel-send':
    case 'delivery':
      if (event.kind === 'cancel-send' || event.state === 'cancelled') {
        const held = heldOf(ticket, event.outbox);
        if (held !== undefined) return takenBack(ticket, held);
      }
      return cameToNothing(ticket, event.outbox, after) ? 'ours' : null;
    case 'undo':
      return before(ticket);
    case 'resend':
      return !isTheirTurn(ticket.state) && isTheirTurn(after.state) ? 'awaiting-reply' : null;
    case 'answer-limit-passed':
      return ticket.limits.closesUnanswered && saysSomething(ticket) && isWrittenTo(ticket) ? null : 'stay';
    case 'confirmation-limit-passed':
      return saysSomething(ticket) ? null : 'stay';
    default:
      return null;
  }
}

/** Where it was before the step that is taken back. */
const before = ({ undoable, state }: Ticket): Target => undoable?.was.state ?? state;

const THEN = { await: 'awaiting-reply', keep: 'ours', resolve: 'resolved-pending-confirmation' } as const;

/** As if it had never been written; where the ticket has gone on since, ours again as after any answer that was none. */
function takenBack(ticket: Ticket, held: Held): Target {
  if (held.for === 'person' || isAnsweredWithout(ticket, held.outbox)) return 'stay';
  if (standsAsLed(ticket, held)) return isTheirTurn(held.was.state) ? held.was.state : 'ours';
  return isTheirTurn(ticket.state) ? 'ours' : 'stay';
}

/** An answer or a reminder was written. */
const isWrittenTo = ({ answers, lastReply, reminder }: Ticket): boolean =>
  answers.some((answer) => !answer.isUnsaid) || lastReply !== null || reminder !== null;

/** Thanks, or that it is solved, where nothing more is wanted of us; a bare yes where that was asked. */
const isPleasedAt = (ticket: Ticket, event: Extract<TicketEvent, { kind: 'message-received' }>): boolean =>
  (event.says === 'thanks' || event.says === 'agreed-with-thanks' || event.says === 'solved' || isYes(ticket, event)) &&
  (ticket.state === 'closed' || ticket.state === 'resolved-pending-confirmation');
const pleased = (ticket: Ticket, event: Extract<TicketEvent, { kind: 'message-received' }>): Target =>
  ticket.state === 'resolved-pending-confirmation' && (event.says === 'solved' || isYes(ticket, event))
    ? 'closed'
    : 'stay';
const isYes = (ticket: Ticket, { says, answers }: Extract<TicketEvent, { kind: 'message-received' }>): boolean =>
  ticket.state === 'resolved-pending-confirmation' &&
  (says === 'agreed' || says === 'agreed-with-thanks') &&
  answers !== undefined &&
  isQuestion(ticket, answers);

/** Its customer's ticket system has brought it back so often that it is only looked at. */
const isHeldBack = ({ state, systemReturns }: Ticket, at: number): boolean =>
  isTheirTurn(state) &&
  systemReturns.filter((one) => one > at - LIMITS.systemReturnsWithinMs).length >= LIMITS.systemReturns;

/** A reply or a question that did not arrive, unless others tell the customer what it was to tell. */
function cameToNothing(before: Ticket, outbox: string, after: Ticket): boolean {
  const isNow = (fate: string) => (fareOf(before, outbox) ?? fate) !== fate && fareOf(after, outbox) === fate;
  if (outbox === before.lastReply && answerOf(before, outbox) === undefined) return after.state !== before.state;
  if (!isNow('failed')) return false;
  if (before.question?.outbox === outbox) return after.state !== before.state;
  return !isAnsweredWithout(before, outbox) && after.state !== 'closed';
}

/** Kinds that say nothing when they find nothing to change, or come too late; every other one always says something. */
const MAY_BE_IDLE = new Set<EventKind>([
  'filed',
  'assign',
  'claim',
  'routed',
  'wake',
  'snooze-ended',
  'set-due',
  'set-priority',
  'set-type',
  'scheduled',
  'policy-changed',
  'clock-warned',
  'clock-breached',
  'wait-ended',
  'reminder-due',
  'closing-proposed',
  'answer-limit-passed',
  'limit-scheduled',
  'clock-late',
  'undo',
  'question-due',
  'promise',
  'move-promise',
  'keep-promise',
  'withdraw-promise',
  'promise-warned',
  'promise-broken',
  'hold-send',
  'send-held',
  'hold-ended',
] as const);

/** What is wrong with this step; nothing, in a house that is in order. */
function faults(before: Ticket, event: TicketEvent, after: ReturnType<typeof decide>, now: number): string[] {
  const { ticket, effects } = after;
  const found: string[] = [];
  const must = (holds: boolean, what: string) => holds || found.push(`${event.kind} in ${before.state}: ${what}`);
  const target = MOVES[event.kind][before.state];
  const seen = event.key !== null && before.seenKeys.includes(event.key);
  if (ticket === before) {
    must(effects.length === 0, 'it changed nothing but has effects');
    must(target === undefined || seen || MAY_BE_IDLE.has(event.kind), 'the table takes it, but nothing happened');
    return found;
  }
  must(target !== undefined && !seen, 'it was taken against the table or a second time');
  const [record, ...others] = effects;
  const events = record?.kind === 'record' ? record.events : [];
  const leads = exception(before, event, ticket) ?? target;
  // What goes along with a reply that leaves moves as it does by itself: given to somebody, it is theirs.
  const isGiven = events.slice(1).some(({ kind }) => kind === 'assign');
  const to = isGiven && leads === 'stay' ? MOVES.assign[before.state] : leads;
  const state = to === 'stay' ? before.state : to === 'ours' ? (ticket.owner === null ? 'new' : 'assigned') : to;
  must(ticket.state === state, `it led to ${ticket.state}, not ${state}`);
  const versions = events.map(({ version }) => version);
  const along = events.slice(1);
  must(record?.kind === 'record' && record.ticket === ticket, 'the ticket is not recorded first');
  must(versions.at(-1) === ticket.version, 'the record is of another version');
  must(
    versions.every((version, index) => version === before.version + 1 + index),
    'versions have a gap',
  );
  must(
    along.length === 0 || others.some(({ kind }) => kind === 'send'),
    'something goes along with no reply that leaves',
  );
  must(
    along.every(({ data }) => data['along'] !== undefined),
    'two things happen at once',
  );
  must(!others.some(({ kind }) => kind === 'record'), 'it is recorded twice');
  must(ticket.team !== '', 'nobody is responsible');
  must(ticket.state !== 'new' || ticket.owner === null, 'a new ticket has an owner');
  must(ticket.state !== 'assigned' || ticket.owner !== null, 'an assigned ticket has none');
  const isOfMail = (kind: string) => kind === 'send-due' || (kind === 'hold-ended' && ticket.state === 'closed');
  const due = deadlines(ticket).filter(({ event: next }) => !isOfMail(next.kind));
  must((ticket.state === 'closed') === (due.length === 0), 'an open ticket has no deadline, or a closed one has');
  must((ticket.state === 'awaiting-reply') === (ticket.waitingFor !== null), 'it does not say for whom it waits');
  must(ticket.followUp === null || (ticket.state !== 'closed' && ticket.snooze === null), 'it is followed up too soon');
  const writes = others.some(({ kind }) => kind === 'write-mail');
  must(!writes || (saysSomething(before) && before.wait === null), 'a customer is written to who is not silent');
  must((ticket.state === 'closed') === (ticket.closedAs !== null), 'only a closed ticket says how it was closed');
  found.push(...faultsOfPromises(before, ticket, now).map((what) => `${event.kind} in ${before.state}: ${what}`));
  return found;
}

/** No promise is lost, doubled or broken before its time. */
function faultsOfPromises(before: Ticket, after: Ticket, now: number): string[] {
  const ids = after.promises.map(({ id }) => id);
  const lost = before.promises.filter((one) => isStillOwed(one) && !ids.includes(one.id));
  const early = after.promises.filter(
    ({ brokenAt, dueAt }) => brokenAt !== null && (brokenAt !== dueAt || dueAt > now),
  );
  const silent = after.promises.filter(
    ({ id, state }) =>
      state === 'open' &&
      !deadlines(after).some(({ event: next }) => next.kind === 'promise-broken' && next.promise === id),
  );
  return [
    ...lost.map(({ id }) => `promise ${id} is lost`),
    ...(new Set(ids).size < ids.length ? ['a promise is doubled'] : []),
    ...early.map(({ id }) => `promise ${id} was broken before its time`),
    ...silent.map(({ id }) => `promise ${id} is open and nothing will break it`),
    ...(after.state === 'closed' && owesPromise(after) ? ['a closed ticket owes a promise'] : []),
  ];
}

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

const HELD = by({ kind: 'reply', message: 'm7', outbox: 'o7', then: 'await', heldUntil: NOON + 1 });

describe('whatever happens, in any order', () => {
  test('what is refused changes nothing, what is taken leads where the table says, and nobody is left waiting', () => {
    const die = dieOf(20_261_123);
    const found: string[] = [];
    const taken = new Set<EventKind>();
    for (let life = 0; life < 400; life += 1) {
      const limits = { ...LIMITS_OF, ...{ asks: life % 5 > 0, reminds: life % 3 > 0, closesUnanswered: life % 2 > 0 } };
      const births = [
        { ...born(), archived: true },
        born({ limits: { ...limits, countBy: 'business' } }),
        born(),
        born({ owner: 'ayse', limits: { ...limits, countBy: 'business' } }),
      ];
      let ticket = frozen(births[life % births.length]!);
      let now = NOON;
      for (let step = 0; step < 60; step += 1) {
        now += anyPause(die);
        const due = deadlines(ticket)[0];
        // What can only be first of all is not left to the dice.
        const kind = step === 0 && life % 40 === 0 ? 'filed' : undefined;
        const event = due && die(4) === 0 ? due.event : anyEvent(die, ticket, now, kind);
        now = Math.max(now, event.at);
        const after = decide(ticket, event, now, RULES);
        found.push(...faults(ticket, event, after, now));
        if (after.ticket !== ticket) taken.add(event.kind);
        ticket = frozen(after.ticket);
      }
    }
    expect(found).toEqual([]);
    expect(Object.keys(ANY).filter((kind) => !taken.has(kind as EventKind))).toEqual([]);
  });

  /** One of each command that the ticket below takes wherever its state allows the command at all. */
  const SAMPLE: { [Kind in CommandKind]: Extract<Command, { kind: Kind }> } = {
    assign: { kind: 'assign', agent: 'can', team: null },
    claim: { kind: 'claim' },
    reply: { kind: 'reply', message: 'r1', outbox: 'o1', then: 'await' },
    note: { kind: 'note', message: 'n' },
    resolve: { kind: 'resolve' },
    reopen: { kind: 'reopen' },
    archive: { kind: 'archive' },
    'mark-spam': { kind: 'mark-spam' },
    'block-sender': { kind: 'block-sender', block: 'b1' },
    snooze: { kind: 'snooze', until: NOON + HOUR_MS, dueAt: NOON + 2 * HOUR_MS, reason: 'parça bekleniyor' },
    wake: { kind: 'wake' },
    wait: { kind: 'wait', waitingFor: 'third-party', until: NOON + HOUR_MS, reason: 'tedarikçi' },
    'end-wait': { kind: 'end-wait' },
    promise: { kind: 'promise', promise: 'p2', dueAt: NOON + HOUR_MS, warnAt: NOON + 1 },
    'move-promise': { kind: 'move-promise', promise: 'p1', dueAt: NOON + HOUR_MS, warnAt: NOON + 1, note: 'n2' },
    'keep-promise': { kind: 'keep-promise', promise: 'p1' },
    'withdraw-promise': { kind: 'withdraw-promise', promise: 'p1', note: 'n2' },
    'set-due': {
      kind: 'set-due',
      clock: 'resolution',
      dueAt: NOON + HOUR_MS,
      warnAt: NOON + 1,
      lateAt: [],
      note: 'n2',
    },
    'set-priority': { kind: 'set-priority', priority: 'urgent' },
    'set-type': { kind: 'set-type', type: 'complaint' },
    tag: { kind: 'tag', tags: ['iade'] },
    'set-requester': { kind: 'set-requester', contact: 'bora' },
    'set-participants': { kind: 'set-participants', added: 1, removed: 0 },
    'set-fields': { kind: 'set-fields', change: 'c1', fields: ['siparis'] },
    resend: { kind: 'resend', outbox: 'o1' },
    'cancel-send': { kind: 'cancel-send', outbox: 'o1' },
    undo: { kind: 'undo', undoes: 1 },
    'hold-send': { kind: 'hold-send', outbox: 'o7', until: NOON + HOUR_MS },
    'send-held': { kind: 'send-held', outbox: 'o7' },
    confirm: { kind: 'confirm', cycle: 1, message: null },
    deny: { kind: 'deny', cycle: 1, message: null },
  };

  test.each(Object.values(SAMPLE))('the table, refusal and decide agree in every state on $kind', (command) => {
    const snooze = { until: NOON + HOUR_MS, dueAt: NOON + HOUR_MS, reason: 'parça bekleniyor' };
    for (const state of STATES) {
      const owner = state === 'new' || command.kind === 'claim' ? null : 'ayse';
      const promises = command.kind === 'archive' ? [] : [GIVEN];
      const { clocks } = command.kind === 'set-due' ? decide(born(), mailFrom('m0'), NOON, RULES).ticket : born();
      const { held } = decide(born(), HELD, NOON, RULES).ticket;
      const undoable = { of: 1, key: null, kind: 'tag' as const, by: 'ayse', until: NOON + 1, was: { tags: [] } };
      const ticket: Ticket = {
        ...{ ...born(), version: 1, state, owner, snooze, promises, clocks, confirmationCycle: 1 },
        ...{ undoable, held },
      };
      expect([state, refusal(ticket, command, NOON) === null]).toEqual([state, allowed(state, command.kind)]);
      expect([state, decide(ticket, by(command), NOON, RULES).effects.length > 0]).toEqual([
        state,
        allowed(state, command.kind),
      ]);
    }
  });

  test('a command that its state allows is refused when it has nothing to act on', () => {
    const ticket: Ticket = { ...born(), version: 1, state: 'resolved-pending-confirmation', confirmationCycle: 2 };
    for (const command of [SAMPLE.wake, SAMPLE.confirm, SAMPLE.deny])
      expect([command.kind, refusal(ticket, command, NOON)?.code]).toEqual([
        command.kind,
        command.kind === 'wake' ? 'wrong-transition' : 'link-expired',
      ]);
    expect(decide(ticket, by(SAMPLE.wake), NOON, RULES).effects).toEqual([]);
  });
});

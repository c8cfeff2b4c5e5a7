/** Any event at any time, by a seeded die: for tests that say what holds whatever happens to a ticket. */
import type { Change } from '../../../domain/ticket/rules/acting.ts';
import { DEEDS, type EventKind, type TicketEvent } from '../../../domain/ticket/event.ts';
import { WAITING_FOR } from '../../../domain/ticket/rules/awaiting.ts';
import { onTerms } from '../../../domain/ticket/rules/promising.ts';
import { CLOCK_KINDS, PRIORITIES, raised, type Ticket, TICKET_TYPES } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS } from '../../../domain/time.ts';

/** A whole number from 0 to below `sides`. */
export type Die = (sides: number) => number;

/** The same numbers for the same seed. */
export function dieOf(seed: number): Die {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

type Sample = { [Kind in EventKind]: (die: Die, ticket: Ticket, now: number) => BodyOf<Kind> };
type BodyOf<Kind extends EventKind> = Omit<Extract<TicketEvent, { kind: Kind }>, 'kind' | 'actor' | 'at' | 'key'>;

const pick = <T>(die: Die, list: readonly T[]): T => list[die(list.length)]!;
/** Few, so that events often speak of the same mail. */
const outbox = (die: Die) => `o${die(5)}`;
const message = (die: Die) => `m${die(9)}`;
const actions = (die: Die): Change[] => [
  ...(die(2) === 0 ? [{ do: 'set-priority' as const, priority: pick(die, PRIORITIES) }] : []),
  ...(die(3) === 0 ? [{ do: 'add-tags' as const, tags: ['iade'], cannedReply: 'c1' }] : []),
  ...(die(3) === 0 ? [{ do: 'set-team' as const, team: pick(die, ['destek', 'iade']) }] : []),
  ...(die(3) === 0 ? [{ do: 'set-agent' as const, agent: pick(die, ['ayse', 'can']) }] : []),
];
/** Mostly one that is held. */
const heldOutbox = (die: Die, ticket: Ticket) =>
  die(4) === 0 || ticket.held.length === 0 ? outbox(die) : pick(die, ticket.held).outbox;
/** Mostly the question that was asked last. */
const cycle = (die: Die, ticket: Ticket) => ticket.confirmationCycle - (die(3) === 0 ? 1 : 0);
/** Of clocks as they are, or as they may be after this event, or of an earlier cycle. */
const dues = (die: Die, ticket: Ticket, now: number) =>
  CLOCK_KINDS.filter(() => die(2) === 0).map((clock) => {
    const known = ticket.clocks.find((one) => one.kind === clock)?.cycle ?? 0;
    const dueAt = now + die(200) * HOUR_MS;
    return {
      ...{ clock, cycle: known + die(3) - (die(4) === 0 ? 1 : 0), dueAt, warnAt: dueAt - die(3) * HOUR_MS },
      ...(die(2) === 0 && { lateAt: [{ afterMs: HOUR_MS, at: dueAt + HOUR_MS }] }),
    };
  });
/** Mostly the instant that the clock really has. */
const clockDue = (die: Die, ticket: Ticket, now: number) => {
  const clock = pick(die, CLOCK_KINDS);
  const dueAt = ticket.clocks.find((one) => one.kind === clock)?.dueAt;
  return { clock, dueAt: dueAt === undefined || die(4) === 0 ? now : dueAt };
};

/** Mostly one that the ticket has. */
const promise = (die: Die, ticket: Ticket) =>
  die(5) === 0 ? `p${die(9)}` : (ticket.promises.at(-1 - die(2))?.id ?? 'p0');
/** Mostly the instant that the promise really has. */
const promiseDue = (die: Die, ticket: Ticket, now: number) => {
  const id = promise(die, ticket);
  const dueAt = ticket.promises.find((one) => one.id === id)?.dueAt;
  return { promise: id, dueAt: dueAt === undefined || die(4) === 0 ? now : dueAt };
};
const promiseTimes = (die: Die, now: number) => {
  const dueAt = now + die(90) * HOUR_MS;
  return { dueAt, warnAt: dueAt - die(3) * HOUR_MS };
};

/** One maker for every kind of event; a kind without one does not compile. */
export const SAMPLE: Sample = {
  opened: (die, ticket, now) => ({ message: message(die), dues: dues(die, ticket, now) }),
  filed: (die) => ({ message: message(die) }),
  'message-received': (die, ticket, now) => ({
    message: message(die),
    ...(die(5) === 0 && { says: pick(die, ['solved', 'thanks', 'denied', 'agreed', 'agreed-with-thanks'] as const) }),
    ...(ticket.question !== null && { answers: ticket.question.outbox }),
    ...(die(8) === 0 && { automatic: true }),
    machine: die(4) === 0,
    dues: dues(die, ticket, now),
    outbox: die(4) === 0 ? outbox(die) : null,
    ...(die(6) === 0 && { voice: 'system' as const, repeats: die(2) === 0 }),
    ...(die(6) === 0 && { routing: 'd0', ending: pick(die, ['archived', 'spam'] as const) }),
  }),
  assign: (die) => ({
    agent: pick(die, ['ayse', 'can', null]),
    team: pick(die, [null, null, 'destek', 'iade']),
    ...(die(4) === 0 && { note: message(die) }),
    ...(die(4) === 0 && { decision: 'd1' }),
  }),
  claim: () => ({}),
  routed: (die, ticket) => ({
    decision: 'd2',
    agent: pick(die, ['ayse', 'can', null]),
    team: pick(die, [null, 'destek', 'iade']),
    instead: die(4) === 0 ? 'can' : ticket.owner,
    ...(die(3) === 0 && { priority: pick(die, PRIORITIES), type: pick(die, [...TICKET_TYPES, null]), tags: ['iade'] }),
    ...(die(6) === 0 && { ending: pick(die, ['archived', 'spam'] as const) }),
    ...(die(4) === 0 && { outbox: outbox(die) }),
  }),
  reply: (die, ticket, now) => ({
    ...(die(3) === 0 && { heldUntil: now + die(9) * HOUR_MS }),
    message: message(die),
    outbox: outbox(die),
    then: pick(die, ['await', 'await', 'keep', 'resolve'] as const),
    ...(die(3) === 0 && { actions: actions(die) }),
    ...(ticket.promises.length > 0 && die(2) === 0 && { keeps: [promise(die, ticket)] }),
  }),
  'hold-send': (die, ticket, now) => ({ outbox: heldOutbox(die, ticket), until: now + die(9) * HOUR_MS }),
  'send-held': (die, ticket) => ({ outbox: heldOutbox(die, ticket) }),
  'hold-ended': (die, ticket) => ({ outbox: heldOutbox(die, ticket) }),
  note: (die) => ({ message: message(die) }),
  resolve: (die) => (die(3) === 0 ? { holdMs: die(60) * 1_000 } : {}),
  confirm: (die, ticket) => ({ cycle: cycle(die, ticket), message: die(2) === 0 ? message(die) : null }),
  deny: (die, ticket) => ({ cycle: cycle(die, ticket), message: die(2) === 0 ? message(die) : null }),
  'confirmation-limit-passed': () => ({}),
  reopen: () => ({}),
  archive: () => ({}),
  'mark-spam': () => ({}),
  'block-sender': (die) => ({ block: `b${die(9)}` }),
  snooze: (die, _, now) => {
    const until = now + die(90) * HOUR_MS;
    const dueAt = until + die(9) * HOUR_MS;
    const late = die(2) === 0 && { late: { 'next-response': [{ afterMs: HOUR_MS, at: dueAt + HOUR_MS }] } };
    return { until, dueAt, reason: die(2) === 0 ? 'waiting for the parcel' : null, ...late };
  },
  wake: () => ({}),
  wait: (die, _, now) => ({
    waitingFor: pick(die, WAITING_FOR),
    until: die(2) === 0 ? null : now + die(90) * HOUR_MS,
    reason: die(2) === 0 ? 'tedarikçi' : null,
  }),
  'end-wait': () => ({}),
  promise: (die, _, now) => ({ promise: `p${die(9)}`, ...promiseTimes(die, now) }),
  'move-promise': (die, ticket, now) => ({
    ...{ promise: promise(die, ticket), note: message(die) },
    ...promiseTimes(die, now),
  }),
  'keep-promise': (die, ticket) => ({ promise: promise(die, ticket) }),
  'withdraw-promise': (die, ticket) => ({ promise: promise(die, ticket), note: message(die) }),
  'promise-warned': promiseDue,
  'promise-broken': promiseDue,
  'wait-ended': () => ({}),
  'snooze-ended': () => ({}),
  'set-due': (die, _, now) => {
    const { dueAt, warnAt } = promiseTimes(die, now);
    const lateAt = die(2) === 0 ? [] : [{ afterMs: HOUR_MS, at: dueAt + HOUR_MS }];
    return { clock: pick(die, CLOCK_KINDS), dueAt, warnAt, lateAt, note: message(die) };
  },
  'set-priority': (die) => ({ priority: pick(die, PRIORITIES) }),
  'set-type': (die) => ({ type: pick(die, [...TICKET_TYPES, null]) }),
  tag: (die) => ({ tags: ['iade', 'fatura', 'iade'].slice(die(4)) }),
  'set-requester': (die) => ({ contact: pick(die, ['deniz', 'bora']) }),
  'set-participants': (die) => ({ added: die(3), removed: die(3) }),
  'set-fields': (die) => ({ change: `c${die(9)}`, fields: ['siparis'] }),
  resend: (die) => ({ outbox: outbox(die) }),
  undo: (die, ticket) => ({ undoes: die(5) === 0 ? ticket.version : (ticket.undoable?.of ?? ticket.version) }),
  'question-due': (die, ticket) => ({ cycle: die(4) === 0 ? die(3) : ticket.confirmationCycle }),
  'cancel-send': (die, ticket) => ({ outbox: die(2) === 0 ? (ticket.lastReply ?? outbox(die)) : outbox(die) }),
  'confirmation-asked': (die, ticket) => ({ outbox: outbox(die), cycle: cycle(die, ticket) }),
  scheduled: (die, ticket, now) => ({ dues: dues(die, ticket, now) }),
  'policy-changed': (die, ticket, now) => ({
    dues: dues(die, ticket, now),
    ...(die(3) > 0 && {
      terms: onTerms({ ...ticket, policy: pick(die, ['standart', 'acele']) }),
      of: { team: ticket.team, priority: die(4) === 0 ? 'urgent' : ticket.priority, type: ticket.type },
    }),
  }),
  // Mostly of mail that was really sent.
  delivery: (die, ticket, now) => ({
    outbox: die(4) === 0 ? outbox(die) : (ticket.question?.outbox ?? ticket.answers.at(-1)?.outbox ?? outbox(die)),
    state: pick(die, ['sent', 'sent', 'rejected', 'deferred', 'unknown', 'bounced', 'cancelled'] as const),
    retryAt: die(2) === 0 ? now + die(5) * HOUR_MS : null,
    ...(die(3) === 0 ? { reached: die(2) === 0, acceptedAt: now - die(3) * HOUR_MS } : {}),
  }),
  'effect-failed': (die) => ({ effect: pick(die, ['send', 'schedule', 'ask-confirmation'] as const), reason: 'gone' }),
  'send-due': (die) => ({ outbox: outbox(die) }),
  'clock-warned': clockDue,
  'clock-breached': clockDue,
  'clock-late': (die, ticket, now) => {
    const late = ticket.clocks.find(({ lateAt }) => lateAt.length > 0);
    return {
      ...clockDue(die, ticket, now),
      ...(late && { clock: late.kind, dueAt: late.dueAt }),
      afterMs: late?.lateAt[0]?.afterMs ?? HOUR_MS,
    };
  },
  escalated: (die, ticket) => ({
    ...{ clock: pick(die, CLOCK_KINDS), moment: pick(die, ['warned', 'broken', HOUR_MS] as const) },
    does: [pick(die, DEEDS)],
    ...(die(2) === 0 && { priority: raised(ticket.priority) }),
  }),
  'unowned-limit-passed': () => ({}),
  'stale-limit-passed': () => ({}),
  'reminder-due': () => ({}),
  'closing-proposed': () => ({}),
  'answer-limit-passed': () => ({}),
  'confirmation-reminder-due': () => ({}),
  'limit-scheduled': (die, ticket, now) => ({
    was: die(4) === 0 ? now : (ticket.nudgeAt ?? now),
    limitAt: now + die(200) * HOUR_MS,
  }),
  'mail-written': (die) => ({
    mail: pick(die, ['reminder', 'question-reminder', 'closing'] as const),
    outbox: outbox(die),
  }),
};
const KINDS = Object.keys(SAMPLE) as EventKind[];

/** Any event, or one of that kind, by anybody, some of them late and some delivered twice. */
export function anyEvent(die: Die, ticket: Ticket, now: number, kind = pick(die, KINDS)): TicketEvent {
  const actor = pick(die, [
    { kind: 'agent', id: 'ayse' },
    { kind: 'agent', id: 'can' },
    { kind: 'contact', id: 'deniz' },
    { kind: 'contact', id: null },
    { kind: 'system' },
  ] as const);
  const at = die(3) === 0 ? now - die(30) * HOUR_MS : now;
  return {
    kind,
    ...SAMPLE[kind](die, ticket, now),
    actor,
    at,
    key: die(3) === 0 ? `k${die(40)}` : null,
  } as TicketEvent;
}

/** How long nothing happened: often no time at all, sometimes weeks. */
export const anyPause = (die: Die): number =>
  pick(die, [0, 1, 60_000, HOUR_MS, 7 * HOUR_MS, 60 * HOUR_MS, 900 * HOUR_MS]);

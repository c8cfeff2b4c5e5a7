/**
 * Replies that are held: written, accepted by the ticket, and not to leave before their time. Until then a person takes one back as if it had
 * never been written; and when the customer writes first it waits for a person. Its time is a deadline of the ticket like any other.
 */
import type { RecordedEvent, Then, TicketEvent } from '../event.ts';
import type { Change } from './acting.ts';
import { isTheirTurn } from '../moves.ts';
import { type Reach, unsaid } from '../reach.ts';
import { type Attention, needsAPerson } from './attention.ts';
import type { Ticket } from '../ticket.ts';

/** What a reply waits for while it is held. */
export const HOLDS = ['time', 'person'] as const;

/** What a reply changes of its ticket, besides its clocks: what belongs to the stay in a state, and the rest. */
const OF_STAY = ['nudgeAt', 'reminded', 'wait', 'waitingFor', 'reminder', 'question', 'askAt'] as const;
const CHANGED = ['owner', 'lastOwner', 'snooze', 'followUp', 'denied', 'lastReply'] as const;
type Standing = Pick<Ticket, 'state' | 'stateSince' | (typeof OF_STAY)[number] | (typeof CHANGED)[number]>;

/**
 * `for`: its time (`until`, epoch ms), or a person, because the customer wrote first; once it was `released` it is kept until its delivery says
 * what came of it. `asks`: the question whether all is well goes after it.
 */
export type Held = {
  outbox: string;
  /** Whose words they are; null for what nobody of us wrote. */
  by: string | null;
  for: (typeof HOLDS)[number] | 'released';
  until: number | null;
  then: Then;
  asks: boolean;
  /** What it changes as it leaves; absent: nothing. */
  actions?: readonly Change[];
  /** The ticket before it, and as it has left it. */
  was: Standing & Pick<Ticket, 'clocks'>;
  led: Standing | null;
};

/** Written in this file only. */
export type Holding = { held: Held[] };
export const nothingHeld = (): Holding => ({ held: [] });

export const heldOf = ({ held }: Readonly<Holding>, outbox: string): Held | undefined =>
  held.find((one) => one.outbox === outbox);

/** Those that wait for their time. */
export const inTime = ({ held }: Readonly<Holding>): Held[] => held.filter((one) => one.for === 'time');

/** Of the replies that wait here: what the first of them waits for, a person before its time (epoch ms); null: none waits. */
export function firstHeld(held: readonly Pick<Held, 'for' | 'until'>[]): Pick<Held, 'until'> | null {
  const waiting = held.filter((one) => one.for !== 'released');
  if (waiting.length === 0) return null;
  if (waiting.some((one) => one.for === 'person')) return { until: null };
  return { until: Math.min(...waiting.map(({ until }) => until ?? 0)) };
}

/** Whether one of these replies leaves by it, if it is held. */
export const leavesBy = (event: TicketEvent, outboxes: readonly string[]): boolean =>
  (event.kind === 'send-held' || event.kind === 'hold-ended') && outboxes.includes(event.outbox);

/** Those that have left by a step, whatever else it has made of them: taken back in the same step, the ticket after it knows nothing of them. */
export const leftBy = (events: readonly RecordedEvent[]): string[] =>
  events.flatMap(({ kind, data }) => (kind === 'send-held' || kind === 'hold-ended' ? [String(data['outbox'])] : []));

/** The customer is thought to have the word, and has not: the reply that gave it to them is held. */
export const isYetToSay = (ticket: Readonly<Holding>): boolean =>
  inTime(ticket).some(({ was }) => !isTheirTurn(was.state));

const standingOf = (ticket: Readonly<Ticket>): Standing =>
  Object.fromEntries(
    ['state' as const, 'stateSince' as const, ...OF_STAY, ...CHANGED].map((field) => [field, ticket[field]]),
  ) as Standing;

export const asBefore = (ticket: Readonly<Ticket>): Held['was'] => ({ ...standingOf(ticket), clocks: ticket.clocks });

/** `was`: the ticket before the reply. */
export function hold(
  ticket: Holding,
  { outbox, by, until, then, actions = [] }: Pick<Held, 'outbox' | 'by' | 'then' | 'actions'> & { until: number },
  was: Held['was'],
): void {
  const changes = actions.length === 0 ? {} : { actions };
  ticket.held = [
    ...ticket.held.filter((one) => one.outbox !== outbox),
    { outbox, by, for: 'time', until, then, asks: false, ...changes, was, led: null },
  ];
}

/** Where the step has led that began to hold something. */
export function notesWhereLed(ticket: Holding & Readonly<Ticket>): void {
  if (ticket.held.every(({ led }) => led !== null)) return;
  const led = standingOf(ticket);
  ticket.held = ticket.held.map((one) => (one.led === null ? { ...one, led } : one));
}

export function holdUntil(ticket: Holding, outbox: string, until: number): void {
  change(ticket, outbox, (one) => ({ ...one, for: 'time', until }));
}

/** The question is not put before the answer has left. False when nothing is held. */
export function asksAfter(ticket: Holding): boolean {
  const last = inTime(ticket).at(-1);
  if (last === undefined) return false;
  change(ticket, last.outbox, (one) => ({ ...one, asks: true }));
  return true;
}

export function release(ticket: Holding, outbox: string): void {
  change(ticket, outbox, (one) => ({ ...one, for: 'released', until: null }));
}

/** The customer has said something first: whether what is held still fits, a person says. It is no answer until then. */
export function stopHeld(ticket: Holding & Reach & Attention, at: number): void {
  for (const { outbox } of inTime(ticket)) {
    change(ticket, outbox, (one) => ({ ...one, for: 'person', until: null, asks: false }));
    unsaid(ticket, outbox, at);
    needsAPerson(ticket);
  }
}

/** Those that wait for a person since a step. */
export const stoppedBetween = (before: Readonly<Holding>, after: Readonly<Holding>): string[] =>
  after.held.flatMap((one) => (one.for === 'person' && heldOf(before, one.outbox)?.for === 'time' ? [one.outbox] : []));

export function letGo(ticket: Holding, outbox: string): void {
  if (ticket.held.length > 0) ticket.held = ticket.held.filter((one) => one.outbox !== outbox);
}

/**
 * The ticket as if the reply had never been written, as far as nothing else has happened to it: what has, stays. The state itself is left to
 * `decide`.
 */
export function undo(ticket: Ticket, { was, led }: Held): void {
  const isAsLed = (field: keyof Standing) => JSON.stringify(ticket[field]) === JSON.stringify(led?.[field]);
  const stay = OF_STAY.filter((field) => was.state !== led?.state || isAsLed(field));
  for (const field of [...stay, ...CHANGED.filter(isAsLed)]) Object.assign(ticket, { [field]: was[field] });
  // One that stood still or had ended, and runs because of it.
  ticket.clocks = ticket.clocks.map((clock) => {
    const before = was.clocks.find(({ kind, startedAt }) => kind === clock.kind && startedAt === clock.startedAt);
    return before !== undefined && before.state !== 'running' && clock.state === 'running' ? before : clock;
  });
}

/** A reply was taken back to which others were added: to take them back leads to where it would have led. */
export function inherit(ticket: Holding, { was, led }: Held): void {
  ticket.held = ticket.held.map((one) => (one.was.state === led?.state ? { ...one, was } : one));
}

/** It stands where the reply has led it. */
export const standsAsLed = ({ state, stateSince }: Readonly<Ticket>, { led }: Held): boolean =>
  led !== null && led.state === state && led.stateSince === stateSince;

function change(ticket: Holding, outbox: string, to: (one: Held) => Held): void {
  ticket.held = ticket.held.map((one) => (one.outbox === outbox ? to(one) : one));
}

/**
 * Taking back what one has just done: the ticket is as if it had not been. Possible for whoever did it, until something else happens
 * to the ticket; what the command itself caused (an answer of the calendar, a promise that its new due time broke at once) is taken
 * back along with it. A promise that would have been broken all the same is no reason to refuse, and stays broken.
 */
import { LIMITS } from '../../limits.ts';
import type { Actor, EventKind, TicketEvent } from '../event.ts';
import type { Rules } from '../step.ts';
import { isAlong } from './acting.ts';
import { asksAfter } from './holding.ts';
import type { ClockKind, RulesNumber, Ticket } from '../ticket.ts';

/** So long what somebody has done offers to be taken back, and what a customer hears of it waits. */
export const USUAL_UNDO_S = 10;

/** Commands that change nothing but the ticket: no mail leaves by them, unless it waits until they cannot be taken back any more. */
const UNDOABLE = [
  ...(['assign', 'resolve', 'archive', 'mark-spam', 'reopen', 'snooze', 'wake', 'wait', 'end-wait'] as const),
  ...(['set-priority', 'set-type', 'tag', 'keep-promise'] as const),
] as const satisfies readonly EventKind[];
type UndoableKind = (typeof UNDOABLE)[number];

/** Fields that go on whatever is taken back: what was counted stays counted, and what was heard of is not heard of twice. */
type Kept = 'number' | 'version' | 'seenKeys' | 'names' | 'confirmationCycle' | 'undoable' | 'sends';
/** What fields held before. */
type Was = Partial<Omit<Ticket, Kept>>;

/** Written in this file only. */
export type Undoing = {
  /** The last command, as long as it can be taken back: by whom and under which key it was given, the version it made, until when (epoch ms), and what was before. */
  undoable: { of: number; key: string | null; kind: UndoableKind; by: string; until: number; was: Was } | null;
  /** When the customer is asked whether it is solved, where that waits. */
  askAt: number | null;
};
export const nothingToUndo = (): Undoing => ({ undoable: null, askAt: null });

const KEPT: ReadonlySet<string> = new Set<Kept>([
  ...(['number', 'version', 'seenKeys', 'names', 'confirmationCycle', 'undoable', 'sends'] as const),
]);

/** Time as it is reckoned anew, of every command that concerns it. */
const RECKONED = ['scheduled', 'limit-scheduled'] as const satisfies readonly EventKind[];
/** What a command causes by itself and takes along when it is taken back. */
const ITS_OWN: ReadonlySet<string> = new Set<EventKind>([...RECKONED, 'effect-failed']);

/** A team that was given a ticket gives it on to one of its people, and nothing else: what a rule does besides is its own, and stands. */
const givesOn = (event: TicketEvent, before: Readonly<Ticket>): boolean =>
  event.kind === 'routed' &&
  before.owner === null &&
  event.agent !== null &&
  event.team === null &&
  [event.priority, event.type, event.tags, event.ending, event.outbox].every((one) => one === undefined);

const isItsOwn = (event: TicketEvent, of: UndoableKind, before: Readonly<Ticket>, rules: RulesNumber): boolean =>
  ITS_OWN.has(event.kind) || (rules > 1 && of === 'assign' && givesOn(event, before));

/** What time alone brings about a policy's promise. */
const OF_CLOCK: ReadonlySet<string> = new Set<EventKind>(['clock-warned', 'clock-breached', 'clock-late', 'escalated']);
/** Whether time alone has brought it about. */
const isOfClock = <Event extends { kind: string }>(event: Event): event is Extract<Event, { clock: ClockKind }> =>
  OF_CLOCK.has(event.kind);

const OF_TIME: ReadonlySet<string> = new Set<EventKind>(RECKONED);
/**
 * Of what may happen between a command and its taking back, what is about time alone. An effect that failed is taken back as well, but has
 * happened: somebody may have noticed, and its history has to tell of it.
 */
export const isOfTime = (event: { kind: string }): boolean => OF_TIME.has(event.kind) || isOfClock(event);
/** Whether it came of such a command and went with it: a team gave on what it was given. Had it done more, the command could not be taken back. */
export const wentAlong = (event: { kind: string }, of: { kind: string }): boolean =>
  of.kind === 'assign' && event.kind === 'routed';

/** Whether what a command of this kind does can be taken back. */
export const isUndoable = (kind: EventKind): kind is UndoableKind => (UNDOABLE as readonly EventKind[]).includes(kind);

/** The question waits, or is not put at all; a later stay in another state forgets it. */
export function asksAt(ticket: Undoing, at: number | null): void {
  ticket.askAt = at;
}

/** Keeps what a step would have to give back, or forgets the last one; `ticket` is what the step has made of `before`. */
export function undoableBy(
  ticket: Undoing & Readonly<Ticket>,
  before: Readonly<Ticket>,
  event: TicketEvent,
  rules: RulesNumber,
): void {
  // What came along with a reply stands as that does.
  if (event.actor.kind === 'agent' && isUndoable(event.kind) && !isAlong(event))
    ticket.undoable = {
      ...{ of: ticket.version, key: event.key, kind: event.kind, by: event.actor.id },
      ...{ until: event.at + LIMITS.undoMs, was: changed(before, ticket) },
    };
  else if (ticket.undoable !== null && isItsOwn(event, ticket.undoable.kind, before, rules))
    // What the command itself changed was so before it.
    ticket.undoable = { ...ticket.undoable, was: { ...changed(before, ticket), ...ticket.undoable.was } };
  else if (rules > 1 && isOfClock(event)) timePassed(ticket, before, event);
  else ticket.undoable = null;
}

/** Time has brought something about a clock: the last command can be taken back as before. */
export function timePassed(
  ticket: Undoing & Readonly<Ticket>,
  before: Readonly<Ticket>,
  { clock }: { clock: ClockKind },
): void {
  const { undoable } = ticket;
  if (undoable !== null) ticket.undoable = { ...undoable, was: wasBesides(undoable.was, before, ticket, clock) };
}

/** What there is to give back once time has brought something about a clock: that too, where the command had moved that clock. */
function wasBesides(was: Was, before: Readonly<Ticket>, after: Readonly<Ticket>, kind: ClockKind): Was {
  if (was.clocks === undefined) return was;
  const [old, now, next] = [was, before, after].map(({ clocks }) => clocks!.find((clock) => clock.kind === kind));
  // It would have come without the command as well, and stands.
  if (isSame(old, now)) return { ...was, clocks: was.clocks.map((clock) => (clock === old ? next! : clock)) };
  return { ...changed(before, after), ...was };
}

/** The fields that differ, as they were. */
function changed(before: Readonly<Ticket>, after: Readonly<Ticket>): Was {
  const was: Record<string, unknown> = {};
  for (const field in before)
    if (!KEPT.has(field) && !isSame(before[field as keyof Ticket], after[field as keyof Ticket]))
      was[field] = before[field as keyof Ticket];
  return was;
}

/** Mostly nothing is written out: what no rule has touched is the very same thing, or no object. */
const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));

/** Whether the step of this version can be taken back now, by this person; null: by whoever gave it. */
export const canUndo = ({ undoable }: Pick<Undoing, 'undoable'>, of: number, by: Actor | null, now: number): boolean =>
  undoable !== null &&
  undoable.of === of &&
  now < undoable.until &&
  (by === null || (by.kind === 'agent' && by.id === undoable.by));

/** The version that a command of this key has made and can take back; null: it changed nothing, or something else has happened since. */
export const undoneBy = ({ undoable }: Pick<Undoing, 'undoable'>, key: string | null): number | null =>
  undoable !== null && key !== null && undoable.key === key ? undoable.of : null;

export const undoing: Rules<'undo' | 'question-due'> = {
  undo({ ticket }, { undoes }) {
    if (ticket.undoable?.of !== undoes) return null;
    return takeBack(ticket, ticket.undoable.was);
  },
  'question-due'(step, { at, cycle }) {
    if (step.ticket.askAt === null || step.ticket.askAt > at || cycle !== step.ticket.confirmationCycle) return null;
    asksAt(step.ticket, null);
    // What is held goes first.
    if (asksAfter(step.ticket)) return undefined;
    step.effects.push({ kind: 'ask-confirmation', cycle });
    return undefined;
  },
};

/** Every field was written by its own rule before: it is given back what that rule had made of it. */
function takeBack(ticket: Ticket, was: Was): void {
  Object.assign(ticket, was);
}

/** Whose move a ticket is, until when, and what happens otherwise: what its head says in one line. Pure. */
import { isOwed, isResponse } from '../../../domain/ticket/clock/state.ts';
import { answerOwedBy } from '../../data/answer-owed.ts';
import { leavesInTime, scheduledOf } from '../../data/scheduled.ts';
import type { ClockView, OwedPromise, TicketDetail } from '../../data/types.ts';
import type { Explanation } from './time-words.ts';

export type Next = Explanation['next'][number];

/** Who has the move: whoever reads this, one of us, whoever takes it, or whom we wait for; `scheduled`, `snoozed` and `closed` are nobody's. */
type Whose =
  | 'yours'
  | 'ours'
  | 'unowned'
  | 'customer'
  | 'confirmation'
  | 'third-party'
  | 'colleague'
  | 'scheduled'
  | 'snoozed'
  | 'closed';
/** How it is painted, beside what it says. */
type Tone = 'ours' | 'soon' | 'late' | 'theirs' | 'quiet';

/** What is owed soonest, and by when; `what` is done by an answer, by the end of the ticket, or is what an agent has promised. */
type Owed = {
  what: 'answer' | 'solve' | 'keep';
  by: string;
  isLate: boolean;
  isSoon: boolean;
  /** The reply that keeps it is being sent, or leaves in time. */
  onItsWay: boolean;
};

export type Move = {
  whose: Whose;
  tone: Tone;
  /** The owner, else the team. */
  who: { kind: 'me' | 'owner'; name: string } | { kind: 'team'; name: string } | null;
  owed: Owed | null;
  /** Until when a snooze or a wait for others goes on. */
  until: string | null;
  /** When a scheduled reply leaves, and what it would keep but comes too late for, the soonest. */
  leaves: { at: string; misses: Pick<Owed, 'what' | 'by'> | null } | null;
  /** How and when it was closed. */
  closed: { as: NonNullable<TicketDetail['closedAs']> | null; at: string | null } | null;
  /** What happens by itself when nothing is done before; null while nobody knows, or where nothing does. */
  otherwise: Next | null;
};

type Ticket = Pick<
  TicketDetail,
  | 'state'
  | 'owner'
  | 'team'
  | 'snooze'
  | 'wait'
  | 'waitingFor'
  | 'sendsNext'
  | 'clocks'
  | 'promises'
  | 'closedAs'
  | 'closedAt'
>;

/** `next`: of the explanation; undefined while it is on its way. `me`: the id of whoever reads. */
export function moveOf(ticket: Ticket, next: readonly Next[] | undefined, me: string, now: number): Move {
  const leaves = leavesOf(ticket, now);
  const whose = whoseOf(ticket, leaves !== null, me);
  const owed = whose === 'closed' ? null : owedOf(ticket, whose, leaves?.at ?? null, now);
  return {
    whose,
    tone: leaves?.misses && !owed?.isLate ? 'soon' : toneOf(whose, owed),
    leaves,
    who: whoOf(ticket, me),
    owed,
    until: whose === 'snoozed' ? (ticket.snooze?.until ?? null) : (ticket.wait?.until ?? null),
    closed: whose === 'closed' ? { as: ticket.closedAs, at: ticket.closedAt } : null,
    otherwise: next === undefined || whose === 'closed' ? null : otherwiseOf(whose, owed, next),
  };
}

/** Its time to be taken back is no schedule. */
function leavesOf(ticket: Ticket, now: number): Move['leaves'] {
  const at = ticket.state === 'closed' ? null : (scheduledOf(ticket, now)?.at ?? null);
  if (at === null) return null;
  const answerBy = answerOwedBy(ticket.clocks);
  const [misses = null] = [
    ...(answerBy === null ? [] : [{ what: 'answer' as const, by: answerBy }]),
    ...ticket.promises.flatMap(({ onItsWay, dueAt }) => (onItsWay ? [{ what: 'keep' as const, by: dueAt }] : [])),
  ]
    .filter(({ by }) => !leavesInTime(at, by))
    .toSorted((a, b) => a.by.localeCompare(b.by));
  return { at, misses };
}

function whoseOf({ state, snooze, waitingFor, owner }: Ticket, isScheduled: boolean, me: string): Whose {
  if (state === 'closed') return 'closed';
  if (snooze !== null) return 'snoozed';
  if (isScheduled) return 'scheduled';
  if (state === 'resolved-pending-confirmation') return 'confirmation';
  if (state === 'awaiting-reply') return waitingFor ?? 'customer';
  if (owner === null) return 'unowned';
  return owner.id === me ? 'yours' : 'ours';
}

const whoOf = ({ owner, team }: Ticket, me: string): Move['who'] =>
  owner !== null
    ? { kind: owner.id === me ? 'me' : 'owner', name: owner.name }
    : team === null
      ? null
      : { kind: 'team', name: team.name };

/**
 * The soonest of all. While others have the move, or nobody looks at it, only what an agent has promised and what is late: the clock
 * of the whole ticket may run on, and nobody can do anything about it.
 */
function owedOf({ clocks, promises }: Ticket, whose: Whose, leaves: string | null, now: number): Owed | null {
  const all = [...clocks.filter(isOwed).map(ofClock), ...promises.map(ofPromise)].map(({ warnAt, ...one }) => {
    const isLate = one.isLate || Date.parse(one.by) < now;
    const onItsWay = one.onItsWay && leavesInTime(leaves, one.by);
    return { ...one, isLate, onItsWay, isSoon: !isLate && warnAt < one.by && Date.parse(warnAt) <= now };
  });
  const said = OURS.includes(whose) ? all : all.filter(({ what, isLate }) => what === 'keep' || isLate);
  return said.toSorted((a, b) => a.by.localeCompare(b.by))[0] ?? null;
}

type Running = Omit<Owed, 'isSoon'> & { warnAt: string };
const ofClock = (clock: ClockView): Running => ({
  what: isResponse(clock) ? 'answer' : 'solve',
  ...{ by: clock.dueAt, warnAt: clock.warnAt, isLate: clock.state === 'breached', onItsWay: clock.onItsWay },
});
const ofPromise = ({ dueAt, warnAt, state, onItsWay }: OwedPromise): Running => ({
  ...{ what: 'keep', by: dueAt, warnAt, isLate: state === 'broken', onItsWay },
});

const OURS: readonly Whose[] = ['yours', 'ours', 'unowned'];

function toneOf(whose: Whose, owed: Owed | null): Tone {
  if (whose === 'closed') return 'quiet';
  if (owed?.isLate) return 'late';
  if (owed?.isSoon && !owed.onItsWay) return 'soon';
  if (whose === 'customer' || whose === 'confirmation') return 'theirs';
  return OURS.includes(whose) ? 'ours' : 'quiet';
}

/** Warnings come before the end, and an attempt to send is nobody's move. */
const NO_END = new Set(['clock-warned', 'promise-warned', 'send-due']);
/** What ends the waiting for others. */
const ENDS: { [of in Whose]?: readonly string[] } = {
  customer: ['reminder-due', 'closing-proposed', 'answer-limit-passed'],
  confirmation: ['confirmation-reminder-due', 'confirmation-limit-passed'],
  'third-party': ['wait-ended'],
  colleague: ['wait-ended'],
  snoozed: ['snooze-ended'],
  // What comes after it is the customer's to begin.
  scheduled: [],
};
const OF_WHAT: Record<Owed['what'], (next: Next) => boolean> = {
  answer: ({ what, why }) => what.startsWith('clock-') && why.clock !== 'resolution',
  solve: ({ what, why }) => what.startsWith('clock-') && why.clock === 'resolution',
  keep: ({ what }) => what === 'promise-broken',
};

function otherwiseOf(whose: Whose, owed: Owed | null, next: readonly Next[]): Next | null {
  const ends = next.filter(({ what }) => !NO_END.has(what));
  const own = ENDS[whose];
  if (own !== undefined) return ends.find(({ what }) => own.includes(what)) ?? null;
  // Its place in the queue is what somebody who may not take it wants to know.
  const given = ends.find(({ what }) => what === 'hand-out');
  if (given !== undefined) return given;
  const broken = owed && ends.find((one) => OF_WHAT[owed.what](one) && one.then.some(({ does }) => does !== 'notes'));
  return broken ?? ends.find(({ then }) => then.some(({ does }) => does !== 'notes')) ?? null;
}

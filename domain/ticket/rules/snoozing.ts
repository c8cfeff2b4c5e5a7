/**
 * Putting a ticket aside until a time, with a new promise for it; and its return, into the *follow-up* of whoever has it, where it
 * stands until somebody takes it up.
 */
import { promiseAnew } from '../clock/due.ts';
import type { EventKind, TicketEvent } from '../event.ts';
import type { Rules, Step } from '../step.ts';
import type { Snooze, Ticket } from '../ticket.ts';
import { limitFrom } from './time.ts';

/**
 * What brought a ticket back: its time, a person who woke it, the customer, another owner or team, a mail of ours that failed, that
 * the time for which somebody else was waited for is over, or that what an agent has promised is nearly due.
 */
export const RETURNS = ['time', 'woken', 'mail', 'transfer', 'undelivered', 'wait', 'promise'] as const;
export type Return = (typeof RETURNS)[number];

/** Back, and nobody has taken it up since `since` (epoch ms). */
export type FollowUp = { since: number; why: Return };

/** Written in this file only. */
export type Snoozing = {
  snooze: Snooze | null;
  /** How often it was put aside. */
  snoozeCount: number;
  followUp: FollowUp | null;
};
export const notSnoozed = (): Snoozing => ({ snooze: null, snoozeCount: 0, followUp: null });

/** Back in sight, for whatever reason. */
export function endSnooze(ticket: Snoozing): void {
  ticket.snooze = null;
}

function comesBack({ ticket, now }: Step): null | void {
  if (!ticket.snooze) return null;
  endSnooze(ticket);
  return limitFrom(ticket, now);
}

export const snoozing: Rules<'snooze' | 'wake' | 'snooze-ended'> = {
  snooze({ ticket }, { until, dueAt, reason, late }) {
    putAside(ticket, { until, dueAt, reason });
    promiseAnew(ticket, { dueAt, warnAt: until }, late);
  },
  wake: comesBack,
  'snooze-ended': comesBack,
};

function putAside(ticket: Snoozing, snooze: Snooze): void {
  ticket.snooze = snooze;
  ticket.snoozeCount += 1;
}

/** The events that bring a ticket back without anybody having taken it up. */
const BRINGS_BACK: Partial<Record<EventKind, Return>> = {
  'snooze-ended': 'time',
  wake: 'woken',
  'message-received': 'mail',
  deny: 'mail',
  assign: 'transfer',
  routed: 'transfer',
  delivery: 'undelivered',
  'cancel-send': 'undelivered',
  'promise-warned': 'promise',
  'promise-broken': 'promise',
};

/** Why this event ended the snooze; null when it did not, or is what it was put aside for. */
export const returnBy = (
  before: Pick<Ticket, 'snooze'>,
  after: Pick<Ticket, 'snooze'>,
  kind: EventKind,
): Return | null => (before.snooze !== null && after.snooze === null ? (BRINGS_BACK[kind] ?? null) : null);

const TAKES_UP: readonly EventKind[] = [
  ...(['reply', 'hold-send', 'send-held', 'resolve', 'snooze', 'claim', 'wait', 'end-wait'] as const),
  ...(['set-due', 'promise', 'move-promise', 'keep-promise', 'withdraw-promise'] as const),
];

/** A person does with it what it came back for; its owner's note counts, a colleague's does not. */
function takesUp({ owner }: Readonly<Ticket>, event: TicketEvent): boolean {
  if (event.actor.kind !== 'agent') return false;
  if (event.kind === 'assign') return event.agent === event.actor.id;
  if (event.kind === 'note') return event.actor.id === owner;
  return TAKES_UP.includes(event.kind);
}

/** Whether it stands in the follow-up after this event. */
export function followUpBy(
  ticket: Snoozing & Readonly<Ticket>,
  before: Readonly<Ticket>,
  event: TicketEvent,
  now: number,
): void {
  if (ticket.state === 'closed' || ticket.snooze !== null || takesUp(ticket, event)) ticket.followUp = null;
  else {
    const why = event.kind === 'wait-ended' ? 'wait' : returnBy(before, ticket, event.kind);
    if (why !== null) ticket.followUp = { since: now, why };
  }
}

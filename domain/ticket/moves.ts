/**
 * The one table of moves between the states of a ticket. `decide` moves by it, the validator and the API refuse by it, the
 * desk disables its buttons by it, and docs/ticket-life.md is printed from it.
 */
import type { Command, EventKind } from './event.ts';
import type { Limits, State } from './ticket.ts';

/** `ours` means our turn: `assigned`, or `new` while nobody owns the ticket. `stay` keeps the state. */
export type Target = State | 'ours' | 'stay';

const OPEN = {
  new: 'stay',
  assigned: 'stay',
  'awaiting-reply': 'stay',
  'resolved-pending-confirmation': 'stay',
} as const;
const ANYWHERE = { ...OPEN, closed: 'stay' } as const;

/** The table: which events a state accepts and where they lead. A missing entry is a refusal or, for facts, nothing. */
export const MOVES: Record<EventKind, Partial<Record<State, Target>>> = {
  opened: { new: 'ours', assigned: 'ours' },
  filed: { new: 'closed' },
  'message-received': {
    new: 'stay',
    assigned: 'stay',
    'awaiting-reply': 'ours',
    'resolved-pending-confirmation': 'ours',
    closed: 'ours',
  },
  assign: { new: 'ours', assigned: 'ours', 'awaiting-reply': 'stay', 'resolved-pending-confirmation': 'stay' },
  // Who already has it is told so (domain/ticket/refusal.ts).
  claim: { new: 'ours', assigned: 'ours', 'awaiting-reply': 'stay', 'resolved-pending-confirmation': 'stay' },
  // One that is closed only has a rule's answer to send.
  routed: {
    new: 'ours',
    assigned: 'ours',
    'awaiting-reply': 'stay',
    'resolved-pending-confirmation': 'stay',
    closed: 'stay',
  },
  reply: {
    new: 'awaiting-reply',
    assigned: 'awaiting-reply',
    'awaiting-reply': 'awaiting-reply',
    'resolved-pending-confirmation': 'awaiting-reply',
  },
  // What waits for a person is answered anew by it, where the ticket is open.
  'hold-send': ANYWHERE,
  'send-held': ANYWHERE,
  'hold-ended': ANYWHERE,
  note: ANYWHERE,
  resolve: {
    new: 'resolved-pending-confirmation',
    assigned: 'resolved-pending-confirmation',
    'awaiting-reply': 'resolved-pending-confirmation',
  },
  confirm: { 'resolved-pending-confirmation': 'closed' },
  deny: { 'resolved-pending-confirmation': 'ours' },
  'confirmation-limit-passed': { 'resolved-pending-confirmation': 'closed' },
  reopen: { 'resolved-pending-confirmation': 'ours', closed: 'ours' },
  archive: { new: 'closed', assigned: 'closed', 'awaiting-reply': 'closed', 'resolved-pending-confirmation': 'closed' },
  'mark-spam': {
    new: 'closed',
    assigned: 'closed',
    'awaiting-reply': 'closed',
    'resolved-pending-confirmation': 'closed',
  },
  'block-sender': ANYWHERE,
  snooze: OPEN,
  wake: OPEN,
  'snooze-ended': OPEN,
  wait: { new: 'awaiting-reply', assigned: 'awaiting-reply', 'awaiting-reply': 'awaiting-reply' },
  'end-wait': { 'awaiting-reply': 'ours' },
  'wait-ended': { 'awaiting-reply': 'ours' },
  // Whoever promises something has it, if nobody had.
  promise: { ...OPEN, new: 'ours' },
  'move-promise': OPEN,
  'keep-promise': OPEN,
  'withdraw-promise': OPEN,
  'set-due': OPEN,
  'set-priority': ANYWHERE,
  'set-type': ANYWHERE,
  tag: ANYWHERE,
  'set-requester': ANYWHERE,
  'set-participants': ANYWHERE,
  'set-fields': ANYWHERE,
  resend: ANYWHERE,
  'cancel-send': ANYWHERE,
  // Where it leads, the ticket itself knows (rules/undoing.ts).
  undo: ANYWHERE,
  'question-due': { 'resolved-pending-confirmation': 'stay' },
  'confirmation-asked': ANYWHERE,
  'mail-written': ANYWHERE,
  scheduled: OPEN,
  'policy-changed': OPEN,
  'limit-scheduled': { 'awaiting-reply': 'stay', 'resolved-pending-confirmation': 'stay' },
  delivery: ANYWHERE,
  'effect-failed': ANYWHERE,
  'send-due': ANYWHERE,
  'clock-warned': OPEN,
  'clock-breached': OPEN,
  'clock-late': OPEN,
  escalated: OPEN,
  'promise-warned': OPEN,
  'promise-broken': OPEN,
  'unowned-limit-passed': { new: 'stay' },
  'stale-limit-passed': { assigned: 'stay' },
  'reminder-due': { 'awaiting-reply': 'stay' },
  'closing-proposed': { 'awaiting-reply': 'stay' },
  'answer-limit-passed': { 'awaiting-reply': 'closed' },
  'confirmation-reminder-due': { 'resolved-pending-confirmation': 'stay' },
};

/** What passes when a state lasts too long, and which limit says so. */
export const NUDGE = {
  new: { event: 'unowned-limit-passed', limit: 'unownedMs' },
  assigned: { event: 'stale-limit-passed', limit: 'staleMs' },
  'awaiting-reply': { event: 'reminder-due', limit: 'reminderMs' },
  'resolved-pending-confirmation': { event: 'confirmation-limit-passed', limit: 'confirmationMs' },
} as const satisfies Record<Exclude<State, 'closed'>, { event: EventKind; limit: keyof Limits }>;

/** Whether a state allows a kind of command, for buttons and their disabled reasons; `refusal` knows further reasons. */
export const allowed = (state: State, kind: Command['kind']): boolean => MOVES[kind][state] !== undefined;

/** The customer has our answer, or was asked whether all is well: no response is owed. */
export const isTheirTurn = (state: State): boolean =>
  state === 'awaiting-reply' || state === 'resolved-pending-confirmation';

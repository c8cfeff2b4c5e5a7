/** Lives of a ticket, as the events that make them: run against a server, recorded, and replayed ever after. */
import type { Change } from '../../../domain/ticket/rules/acting.ts';
import type { Limits } from '../../../domain/ticket/ticket.ts';
import type { Command } from '../../../domain/ticket/event.ts';
import type { FactCall } from '../../../workflows/messages/ticket.ts';

const AGENT = '00000000-0000-4000-8000-00000000a9e5';
const CUSTOMER = { kind: 'contact', id: '00000000-0000-4000-8000-00000000c057' } as const;
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export type Step =
  | { fact: FactCall['fact']; key?: string }
  | { command: Command; by?: 'customer' }
  /** Waits until the ticket is in this state, or until a deadline has done what it does. */
  | { until: string }
  | { closedRun: true };

const mail = (n: number, more: { machine?: boolean; outbox?: string | null } = {}): Step => ({
  fact: {
    kind: 'message-received',
    message: id(n),
    machine: more.machine ?? false,
    dues: [],
    outbox: more.outbox ?? null,
  },
  key: `m:${n}`,
});
export const callOf = (step: Extract<Step, { fact: unknown }>, at: number): FactCall => ({
  fact: step.fact,
  actor: CUSTOMER,
  at,
  key: step.key ?? null,
});
export const actorOf = (step: Extract<Step, { command: unknown }>) =>
  step.by === 'customer' ? CUSTOMER : ({ kind: 'agent', id: AGENT } as const);

/** A team whose people are given its tickets, and what routing says of one that comes to it. */
export const SHARED_TEAM = id(88);
export const routedTo = { kind: 'routed', decision: id(73), agent: id(74), team: null } as const;

const assign: Step = { command: { kind: 'assign', agent: AGENT, team: null } };
const reply = (n: number, then: 'await' | 'keep' | 'resolve' = 'await'): Step => ({
  command: { kind: 'reply', message: id(n), outbox: id(n + 500), then },
});
/** Held for so many ms. */
const held = (n: number, ms: number, then: 'await' | 'keep' | 'resolve' = 'await', actions: Change[] = []): Step => ({
  command: {
    ...{ kind: 'reply', message: id(n), outbox: id(n + 500), then, heldUntil: -ms },
    ...(actions.length > 0 && { actions }),
  },
});
const CHANGES: Change[] = [
  { do: 'set-priority', priority: 'high', cannedReply: id(61) },
  { do: 'add-tags', tags: ['iade'], cannedReply: id(61) },
];
const TO_TEAM: Change[] = [{ do: 'set-team', team: SHARED_TEAM }];
const resolve: Step = { command: { kind: 'resolve' } };
const confirm: Step = { command: { kind: 'confirm', cycle: 1, message: null }, by: 'customer' };

/** `limits` in ms; the rest is a day. Each name is the name of its recorded history. */
export const LIVES: { name: string; limits?: Partial<Limits>; steps: Step[] }[] = [
  {
    name: 'answered-confirmed-closed',
    steps: [
      mail(1, { outbox: id(900) }),
      assign,
      reply(2),
      { until: 'awaiting-reply' },
      mail(3),
      { until: 'assigned' },
      resolve,
      { until: 'resolved-pending-confirmation' },
      confirm,
      { until: 'closed' },
    ],
  },
  {
    name: 'denied-and-resolved-again',
    steps: [
      mail(1),
      assign,
      resolve,
      { command: { kind: 'deny', cycle: 1, message: null }, by: 'customer' },
      { until: 'assigned' },
      resolve,
      { command: { kind: 'confirm', cycle: 2, message: null }, by: 'customer' },
      { until: 'closed' },
    ],
  },
  {
    name: 'closed-without-objection',
    limits: { confirmationMs: 400 },
    steps: [mail(1), reply(2, 'resolve'), { until: 'closed' }],
  },
  {
    name: 'archived-and-reopened-by-mail',
    steps: [
      mail(1),
      assign,
      { command: { kind: 'archive' } },
      { until: 'closed' },
      { closedRun: true },
      mail(5),
      { until: 'assigned' },
      resolve,
      confirm,
      { until: 'closed' },
    ],
  },
  { name: 'spam', steps: [mail(1), { command: { kind: 'mark-spam' } }, { until: 'closed' }] },
  {
    name: 'snoozed-and-woken-by-its-timer',
    steps: [
      mail(1),
      assign,
      { command: { kind: 'snooze', until: -400, dueAt: -800, reason: 'parça bekleniyor' } },
      { until: 'snooze-ended' },
      { command: { kind: 'archive' } },
      { until: 'closed' },
    ],
  },
  {
    name: 'snoozed-and-woken-by-mail',
    steps: [
      mail(1),
      assign,
      { command: { kind: 'snooze', until: -60_000, dueAt: -90_000, reason: 'parça bekleniyor' } },
      mail(2),
      { command: { kind: 'archive' } },
      { until: 'closed' },
    ],
  },
  {
    name: 'every-limit-passes',
    limits: { unownedMs: 200, staleMs: 300, reminderMs: 200, closingProposalMs: 300, confirmationMs: 200 },
    steps: [
      mail(1),
      { until: 'unowned-limit-passed' },
      assign,
      { until: 'stale-limit-passed' },
      reply(2),
      { until: 'reminder-due' },
      { until: 'closing-proposed' },
      resolve,
      { until: 'closed' },
    ],
  },
  {
    name: 'waits-for-a-third-party-and-is-ours-again',
    steps: [
      mail(1),
      reply(2),
      { command: { kind: 'wait', waitingFor: 'third-party', until: -400, reason: 'tedarikçi' } },
      { until: 'wait-ended' },
      { command: { kind: 'wait', waitingFor: 'colleague', until: null, reason: null } },
      { command: { kind: 'end-wait' } },
      { command: { kind: 'archive' } },
      { until: 'closed' },
    ],
  },
  {
    name: 'promised-moved-kept-and-broken',
    steps: [
      mail(1),
      assign,
      { command: { kind: 'promise', promise: id(801), dueAt: -60_000, warnAt: -30_000 } },
      { command: { kind: 'promise', promise: id(802), dueAt: -900, warnAt: -400 } },
      { command: { kind: 'move-promise', promise: id(801), dueAt: -90_000, warnAt: -60_000, note: id(803) } },
      { until: 'promise-warned' },
      { until: 'promise-broken' },
      { command: { kind: 'withdraw-promise', promise: id(802), note: id(804) } },
      { command: { kind: 'keep-promise', promise: id(801) } },
      { command: { kind: 'archive' } },
      { until: 'closed' },
    ],
  },
  {
    name: 'due-at-a-time-set-by-hand',
    steps: [
      mail(1),
      assign,
      {
        command: {
          ...{ kind: 'set-due', clock: 'first-response', dueAt: -1_500, warnAt: -700 },
          ...{ lateAt: [], note: id(805) },
        },
      },
      { until: 'clock-warned' },
      { until: 'clock-breached' },
      { command: { kind: 'archive' } },
      { until: 'closed' },
    ],
  },
  {
    name: 'reminded-and-closed-without-an-answer',
    limits: { reminderMs: 300, closingProposalMs: 400, reminds: true, closesUnanswered: true, countBy: 'business' },
    steps: [mail(1), reply(2), { until: 'reminder-due' }, { until: 'closed' }],
  },
  {
    name: 'asked-twice-and-closed-without-objection',
    limits: { confirmationMs: 800, reminds: true, countBy: 'business' },
    steps: [mail(1), reply(2, 'resolve'), { until: 'confirmation-reminder-due' }, { until: 'closed' }],
  },
  {
    name: 'closed-after-a-silent-grace',
    limits: { confirmationMs: 400, asks: false },
    steps: [mail(1), resolve, { until: 'closed' }],
  },
  {
    name: 'transferred-prioritised-noted',
    steps: [
      mail(1),
      assign,
      { command: { kind: 'assign', agent: null, team: id(77) } },
      { command: { kind: 'set-priority', priority: 'urgent' } },
      { command: { kind: 'set-type', type: 'complaint' } },
      { command: { kind: 'tag', tags: ['iade'] } },
      { command: { kind: 'set-requester', contact: id(78) } },
      { command: { kind: 'note', message: id(8) } },
      reply(9, 'keep'),
      { command: { kind: 'archive' } },
      { until: 'closed' },
    ],
  },
  {
    name: 'claimed-routed-and-handed-on-with-a-note',
    steps: [
      mail(1),
      { command: { kind: 'claim' } },
      {
        fact: { kind: 'routed', decision: id(70), agent: id(71), team: id(77), instead: AGENT, priority: 'high' },
        key: 'd:70',
      },
      { command: { kind: 'assign', agent: AGENT, team: null, note: id(8) } },
      {
        fact: { kind: 'routed', decision: id(72), agent: null, team: null, instead: AGENT, ending: 'spam' },
        key: 'd:72',
      },
      { until: 'closed' },
    ],
  },
  {
    name: 'handed-to-a-team-whose-people-are-given-its-tickets',
    steps: [
      mail(1),
      assign,
      { command: { kind: 'assign', agent: null, team: SHARED_TEAM } },
      { until: 'routed' },
      { command: { kind: 'archive' } },
      { until: 'closed' },
    ],
  },
  {
    name: 'answered-by-a-rule-and-again-once-closed',
    steps: [
      mail(1),
      assign,
      {
        fact: { kind: 'routed', decision: id(75), agent: AGENT, team: null, instead: AGENT, outbox: id(905) },
        key: 'd:75',
      },
      mail(2),
      { command: { kind: 'archive' } },
      { until: 'closed' },
      { closedRun: true },
      {
        fact: { kind: 'routed', decision: id(76), agent: AGENT, team: null, instead: AGENT, outbox: id(906) },
        key: 'd:76',
      },
      { until: 'routed' },
    ],
  },
  {
    name: 'held-and-sent-at-its-time',
    steps: [
      mail(1),
      assign,
      held(2, 400, 'resolve'),
      { until: 'hold-ended' },
      { until: 'confirmation-asked' },
      confirm,
      { until: 'closed' },
    ],
  },
  {
    name: 'held-with-changes-that-wait-for-it',
    steps: [
      mail(1),
      assign,
      held(2, 60_000, 'await', CHANGES),
      { command: { kind: 'cancel-send', outbox: id(502) } },
      { until: 'assigned' },
      held(3, 400, 'keep', CHANGES),
      { until: 'hold-ended' },
      { until: 'scheduled' },
      { until: 'delivery' },
      { command: { kind: 'reply', message: id(4), outbox: id(504), then: 'await', actions: TO_TEAM } },
      { until: 'delivery' },
      { command: { kind: 'archive' } },
      { until: 'closed' },
    ],
  },
  {
    name: 'held-taken-back-and-sent-later',
    steps: [
      mail(1),
      assign,
      held(2, 60_000),
      { command: { kind: 'cancel-send', outbox: id(502) } },
      { until: 'assigned' },
      held(3, 60_000),
      { command: { kind: 'hold-send', outbox: id(503), until: -300 } },
      { until: 'hold-ended' },
      { until: 'delivery' },
      { command: { kind: 'archive' } },
      { until: 'closed' },
    ],
  },
  {
    name: 'held-and-stopped-by-the-customer',
    steps: [
      mail(1),
      assign,
      held(2, 60_000),
      mail(3),
      { command: { kind: 'send-held', outbox: id(502) } },
      { until: 'delivery' },
      { command: { kind: 'archive' } },
      { until: 'closed' },
    ],
  },
  {
    name: 'held-beyond-the-closing',
    steps: [
      mail(1),
      assign,
      held(2, 900),
      { command: { kind: 'archive' } },
      { until: 'closed' },
      { until: 'delivery' },
    ],
  },
  {
    name: 'machine-mail-moves-nothing',
    steps: [
      mail(1),
      assign,
      reply(2),
      mail(3, { machine: true }),
      { command: { kind: 'archive' } },
      { until: 'closed' },
    ],
  },
];

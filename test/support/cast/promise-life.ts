/** A ticket on which promises are made to its customer, by a script of steps that can be cut down: what holds whatever becomes of it. */
import { birthDues, type Policy, schedule, termsOf } from '../../../domain/sla/policy.ts';
import { deadlines, overdueClocks } from '../../../domain/ticket/deadline.ts';
import { decide } from '../../../domain/ticket/decide.ts';
import { isCommand } from '../../../domain/ticket/commands.ts';
import type { EventKind, TicketEvent } from '../../../domain/ticket/event.ts';
import type { Effect } from '../../../domain/ticket/effect.ts';
import { refusal } from '../../../domain/ticket/refusal.ts';
import { type GivenPromise, isStillOwed, owesPromise } from '../../../domain/ticket/rules/promises.ts';
import { RULES, type Ticket } from '../../../domain/ticket/ticket.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/time.ts';
import { anyEvent, type Die, dieOf } from './any-event.ts';
import { born, delivery, mailFrom, NOON, system } from './ticket-events.ts';

/** After so long this happens, as its seed says. */
export type Step = { afterMs: number; kind: EventKind; seed: number };

/** What a life is made of, beside its deadlines and the answers of the calendar, which come by themselves. */
const KINDS: EventKind[] = [
  ...(['promise', 'promise', 'promise', 'move-promise', 'move-promise', 'keep-promise', 'withdraw-promise'] as const),
  ...(['reply', 'reply', 'reply', 'reply', 'delivery', 'delivery', 'delivery', 'delivery', 'delivery'] as const),
  ...(['resend', 'cancel-send', 'message-received', 'message-received', 'assign', 'routed', 'claim'] as const),
  ...(['snooze', 'wake', 'wait', 'end-wait', 'resolve', 'resolve', 'confirm', 'deny', 'reopen', 'reopen'] as const),
  ...(['archive', 'mark-spam', 'mark-spam', 'set-priority', 'policy-changed'] as const),
  ...(['undo', 'undo', 'undo'] as const),
];
export const PROMISE_LIFE_KINDS = [...new Set(KINDS)].sort();

export const anyScript = (die: Die): Step[] =>
  Array.from({ length: 9 }, () => ({
    afterMs: [0, MINUTE_MS, 20 * MINUTE_MS, 3 * HOUR_MS, 20 * HOUR_MS, 60 * HOUR_MS][die(6)]!,
    ...{ kind: KINDS[die(KINDS.length)]!, seed: die(1_000_000) },
  }));

/** Events that change no promise, whatever else they do. */
const TOUCHES_NONE: EventKind[] = [
  ...(['assign', 'claim', 'snooze', 'wake', 'wait', 'end-wait', 'snooze-ended', 'wait-ended', 'resend'] as const),
  ...(['set-priority', 'policy-changed', 'resolve', 'deny', 'scheduled', 'cancel-send'] as const),
];

type Mail = { outbox: string; at: number; arrivedAt: number | null; failed: boolean };

/** What people, the mail and time have done, reckoned from outside. */
class Ledger {
  mails: Mail[] = [];
  /** Which answers were said to keep which promise while it was owed. */
  readonly said = new Map<string, string[]>();
  /** How often each was warned of and broken for one time of its own. */
  readonly told = new Map<string, number>();

  arrivals(id: string): number[] {
    const outboxes = this.said.get(id) ?? [];
    return this.mails.flatMap((mail) =>
      mail.arrivedAt !== null && outboxes.includes(mail.outbox) ? [mail.arrivedAt] : [],
    );
  }
}

export class PromiseLife {
  ticket: Ticket;
  now = NOON;
  readonly faults: string[] = [];
  private readonly happened: [at: number, event: TicketEvent][] = [];
  readonly taken = new Set<EventKind>();
  private readonly ledger = new Ledger();
  private readonly policies: Policy[];
  private policy: Policy;

  constructor(policies: Policy[]) {
    this.policies = policies;
    this.policy = policies[0]!;
    this.ticket = born({ ...termsOf(this.policy), owner: null });
    this.happens(mailFrom('m0', { dues: birthDues(this.policy, NOON, 'normal') }));
  }

  /** Lives it through, and four days more. */
  static of(script: readonly Step[], policies: Policy[]): PromiseLife {
    const life = new PromiseLife(policies);
    for (const step of script) {
      if (life.faults.length > 0) return life;
      life.passes(step.afterMs);
      life.takes(step);
    }
    life.passes(100 * HOUR_MS);
    return life;
  }

  /** What happened, a line each. */
  log = (): string[] => this.happened.map(([at, event]) => `+${(at - NOON) / HOUR_MS} h ${JSON.stringify(event)}`);

  private takes({ kind, seed }: Step): void {
    const die = dieOf(seed);
    const event = kind === 'delivery' ? this.anyDelivery(die) : this.anyOther(die, kind);
    if (event === null) return;
    // As the workflow does: a refused command is none, and a deadline that has passed comes first.
    if (isCommand(event) && refusal(this.ticket, event, this.now, null, event.actor) !== null) return;
    const heardAt = event.kind === 'delivery' && event.message === undefined ? event.acceptedAt : null;
    for (const late of overdueClocks(this.ticket, heardAt ?? this.now)) this.happens(late);
    this.happens(event);
  }

  private anyOther(die: Die, kind: EventKind): TicketEvent {
    const event = { ...anyEvent(die, this.ticket, this.now, kind), at: this.now, key: null };
    const actor = isCommand(event) && die(4) > 0 ? { kind: 'agent' as const, id: 'ayse' } : event.actor;
    if (event.kind !== 'reply') return { ...event, actor, ...('dues' in event && { dues: [] }) };
    const outbox = `r${this.ledger.mails.length}`;
    const keeps = this.ticket.promises.filter(() => die(3) > 0).map(({ id }) => id);
    return { ...event, actor, outbox, message: outbox, keeps };
  }

  /** Of a mail that was sent: taken, now or some time ago, refused, put off, or come back as a report says. */
  private anyDelivery(die: Die): TicketEvent | null {
    const mail = this.ledger.mails[die(Math.max(1, this.ledger.mails.length))];
    if (mail === undefined) return null;
    const state = (['sent', 'sent', 'sent', 'deferred', 'rejected', 'unknown', 'bounced'] as const)[die(7)]!;
    const isReport = state === 'bounced';
    // What came back was taken before; what is settled is not taken again.
    if (isReport !== (mail.arrivedAt !== null)) return null;
    const acceptedAt = state === 'sent' ? Math.max(mail.at, this.now - die(4) * 5 * HOUR_MS) : null;
    const report = isReport ? { message: `b${this.ticket.version}` } : {};
    return delivery(state, {
      ...{ outbox: mail.outbox, at: this.now, retryAt: state === 'deferred' ? this.now + HOUR_MS : null },
      ...(acceptedAt !== null && { reached: true, acceptedAt }),
      ...report,
    });
  }

  /** Deadlines come in their order, and each once. */
  private passes(ms: number): void {
    const until = this.now + ms;
    for (let due = deadlines(this.ticket)[0]; due !== undefined && due.at <= until; due = deadlines(this.ticket)[0]) {
      this.now = Math.max(due.at, this.now);
      const before = this.ticket;
      this.happens(due.event);
      if (this.ticket === before) return this.says(`${due.event.kind} is due again and again`);
      if (this.faults.length > 0) return;
    }
    this.now = until;
  }

  private happens(event: TicketEvent): void {
    const before = this.ticket;
    const { ticket, effects } = decide(before, event, this.now, RULES);
    if (ticket === before) return;
    this.ticket = ticket;
    this.taken.add(event.kind);
    this.happened.push([this.now, event]);
    this.notes(before, event);
    this.looks(before, event);
    for (const effect of effects) if (effect.kind === 'schedule') this.answers(effect);
  }

  private answers({ priority, requests, chooses }: Extract<Effect, { kind: 'schedule' }>): void {
    if (chooses !== undefined) this.policy = this.policies[this.ticket.version % this.policies.length]!;
    const dues = schedule(this.policy, priority, requests);
    this.happens({ kind: 'scheduled', dues, terms: termsOf(this.policy), actor: system, at: this.now, key: null });
  }

  private notes(before: Ticket, event: TicketEvent): void {
    const { ledger } = this;
    if (event.kind === 'reply') {
      ledger.mails.push({ outbox: event.outbox, at: this.now, arrivedAt: null, failed: false });
      for (const one of before.promises)
        if (isStillOwed(one) && event.keeps?.includes(one.id))
          ledger.said.set(one.id, [...(ledger.said.get(one.id) ?? []), event.outbox]);
    }
    if (event.kind === 'delivery')
      ledger.mails = ledger.mails.map((mail) =>
        mail.outbox !== event.outbox
          ? mail
          : {
              ...mail,
              arrivedAt: event.state === 'sent' ? (event.acceptedAt ?? event.at) : null,
              failed: event.state === 'rejected' || event.state === 'bounced',
            },
      );
    if (event.kind === 'promise-warned' || event.kind === 'promise-broken') {
      const what = `${event.kind} of ${event.promise} by ${event.dueAt}`;
      ledger.told.set(what, (ledger.told.get(what) ?? 0) + 1);
    }
  }

  private looks(before: Ticket, event: TicketEvent): void {
    const { ticket, now } = this;
    const must = (holds: boolean, what: string) => holds || this.says(`${event.kind} in ${before.state}: ${what}`);
    const isOpen = ticket.state !== 'closed';
    must(ticket.team !== '', 'nobody is responsible');
    must(ticket.state !== 'assigned' || ticket.owner !== null, 'nobody owns it');
    must(!isOpen || deadlines(ticket).some(({ event: next }) => next.kind !== 'send-due'), 'nothing happens by itself');
    must(isOpen || !owesPromise(ticket), 'it is closed and owes a promise');
    const letsGo = ['no-answer', 'no-objection', 'archived'].includes(ticket.closedAs ?? '');
    must(!(letsGo && before.state !== 'closed' && owesPromise(before)), 'it let go of a promise without a word');
    must(
      ticket.snooze === null || !(event.kind === 'promise-warned' || event.kind === 'promise-broken'),
      'it sleeps beyond a promise',
    );
    const ids = ticket.promises.map(({ id }) => id);
    must(new Set(ids).size === ids.length, 'a promise is there twice');
    for (const old of before.promises) {
      const promise = ticket.promises.find(({ id }) => id === old.id);
      must(promise !== undefined, `${old.id} is lost`);
      if (promise !== undefined) this.compares(old, promise, event, before.state === 'closed' && isOpen);
    }
    for (const promise of ticket.promises) {
      const wrong = this.faultOf(promise);
      must(wrong === null, `${promise.id} ${wrong}`);
      must(promise.state !== 'open' || promise.dueAt >= now || this.isDue(promise.id), `${promise.id} is not broken`);
    }
  }

  private isDue = (id: string): boolean =>
    deadlines(this.ticket).some(({ event }) => event.kind === 'promise-broken' && event.promise === id);

  private compares(old: GivenPromise, one: GivenPromise, event: TicketEvent, isReopened: boolean): void {
    const must = (holds: boolean, what: string) => holds || this.says(`${event.kind}: ${one.id} ${what}`);
    must(one.firstDueAt === old.firstDueAt, 'has another first time');
    must(one.dueAt === old.dueAt || event.kind === 'move-promise', 'was moved by nobody');
    const isSame = !TOUCHES_NONE.includes(event.kind) || isReopened || JSON.stringify(one) === JSON.stringify(old);
    must(isSame, 'was changed by what has nothing to do with it');
    // What a person, or the customer, has ended stays so; an answer may come back, and what was closed by mistake is open again.
    // Whoever said that it was kept may take that back, as long as nothing else has happened.
    const isTakenBack = event.kind === 'undo' && old.endedBy === 'hand';
    const isFinal = !isTakenBack && old.endedAt !== null && (old.endedBy === 'hand' || old.endedBy === 'solved');
    must(!isFinal || (one.endedBy === old.endedBy && one.state === old.state), 'has a second end');
    must(
      one.brokenAt !== null || old.brokenAt === null || event.kind === 'delivery' || isTakenBack,
      'is unbroken by no answer',
    );
    if (old.endedBy === 'answer' && one.endedAt === null)
      must(event.kind === 'delivery' && event.state !== 'sent', 'is owed again though its answer was taken');
    const what = `promise-broken of ${one.id} by ${one.dueAt}`;
    const isAgain = old.endedAt !== null || old.brokenAt !== null;
    if (isAgain && one.state === 'open') this.ledger.told.delete(what);
    must((this.ledger.told.get(what) ?? 0) <= 1, 'was broken twice');
    must((this.ledger.told.get(`promise-warned of ${one.id} by ${one.dueAt}`) ?? 0) <= 1, 'warned twice');
  }

  /** What is wrong with a promise as it stands. */
  private faultOf({ id, state, dueAt, brokenAt, endedAt, endedBy }: GivenPromise): string | null {
    const arrivals = this.ledger.arrivals(id);
    if (brokenAt !== null && (brokenAt !== dueAt || dueAt > this.now)) return 'was broken early';
    if ((state === 'broken') !== (brokenAt !== null)) return 'is broken and is not';
    if (state === 'kept' && endedAt! > dueAt) return 'is kept late and does not say so';
    const { closedAs, closedAt } = this.ticket;
    if (endedBy === 'solved' && closedAs === 'solved' && closedAt! < dueAt && state !== 'kept')
      return 'is broken though the customer had said before that it is solved';
    if (endedBy === 'answer' && endedAt !== Math.min(...arrivals)) return 'is kept by what did not arrive';
    if (endedAt === null && arrivals.length > 0) return 'is owed though an answer that keeps it has arrived';
    if ((state === 'kept' || state === 'withdrawn') && endedAt === null) return 'has ended and is owed';
    return null;
  }

  private says(what: string): void {
    if (this.faults.length < 3) this.faults.push(what);
  }
}

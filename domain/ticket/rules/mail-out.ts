/** Mail that leaves, and what became of it. */
import { LIMITS } from '../../limits.ts';
import { meetBy, owedAgain, resumeResolution, startClock } from '../clock/clock.ts';
import { isTheirTurn, type Target } from '../moves.ts';
import { isMeant } from '../own-mail.ts';
import {
  answered,
  answerOf,
  arrivalsBeside,
  asked,
  type Fate,
  fareOf,
  fares,
  fateOf,
  isAnsweredWithout,
  isArrivedAfter,
  remindedBy,
  unsaid,
} from '../reach.ts';
import { owes, type Rules, type Step } from '../step.ts';
import type { Ticket } from '../ticket.ts';
import { needsAPerson } from './attention.ts';
import { askedAgain, reopened } from './endings.ts';
import { fare } from './promises.ts';
import { asksAfter, type Held, heldOf, inherit, letGo, standsAsLed, undo } from './holding.ts';
import { endSnooze } from './snoozing.ts';
import { waitAnew } from './time.ts';

/** Written in this file only. */
export type Sending = {
  /** Outbound mail under way: `dueAt` is the next attempt, null while one is being made. */
  sends: { outbox: string; dueAt: number | null }[];
  /** Outbox id of the last reply; one that is taken back is owed again. */
  lastReply: string | null;
};
export const nothingSent = (): Sending => ({ sends: [], lastReply: null });

/** Sends a mail of the outbox. `again` numbers a person's decision to send it once more (see Effect). */
export function send({ ticket, effects }: Step, outbox: string, again: number | null = null): void {
  underWay(ticket, outbox, null);
  effects.push({ kind: 'send', outbox, again });
}

/** An agent's answer, sent or about to be, which the customer is then thought to have. */
export function saysReply({ ticket, rules }: Step, outbox: string): void {
  isLastReply(ticket, outbox);
  if (rules > 1) answered(ticket, outbox);
}

export const mailOut: Rules<
  'confirmation-asked' | 'mail-written' | 'send-due' | 'resend' | 'cancel-send' | 'delivery'
> = {
  'confirmation-asked'(step, { outbox }) {
    if (step.rules > 1) asked(step.ticket, outbox);
    send(step, outbox);
  },
  'mail-written'(step, { mail, outbox }) {
    if (mail !== 'closing' && isMeant(step.ticket, mail)) remindedBy(step.ticket, outbox);
    send(step, outbox);
  },
  'send-due': (step, { outbox }) => send(step, outbox),
  resend(step, { outbox, at }) {
    const { ticket } = step;
    send(step, outbox, ticket.version + 1);
    const answer = answerOf(ticket, outbox);
    if (answer === undefined && ticket.question?.outbox !== outbox) return undefined;
    fares(ticket, outbox, 'on-its-way', at);
    // It answers what it answered before, and is theirs to answer then.
    if (step.rules > 1 && isTheirTurn(ticket.state)) waitAnew(ticket, step.now);
    const isTheLast = answer !== undefined && !isAnsweredWithout(ticket, outbox) && answer.askedAgainAt === null;
    return isTheLast && (ticket.state === 'new' || ticket.state === 'assigned') ? 'awaiting-reply' : undefined;
  },
  'cancel-send'(step, { outbox, at }) {
    const { ticket } = step;
    // One that is being attempted is no longer ours to take back: its delivery will tell.
    if (ticket.sends.some((mail) => mail.outbox === outbox && mail.dueAt !== null)) ended(ticket, outbox);
    const held = heldOf(ticket, outbox);
    if (held !== undefined) return asIfUnsaid(step, held, at);
    if (step.rules > 1) return comes(step, outbox, 'failed', { at, takenBack: true });
    if (outbox !== ticket.lastReply || !isTheirTurn(ticket.state)) return undefined;
    // The answer that the customer was thought to have: it is owed again.
    owes(step, at);
    return 'ours';
  },
  delivery(step, event) {
    const { outbox, state, retryAt, reached = state === 'sent', acceptedAt = null, message, also = [], at } = event;
    const { ticket, now, rules } = step;
    const held = heldOf(ticket, outbox);
    if (held !== undefined && state === 'cancelled') {
      ended(ticket, outbox);
      return asIfUnsaid(step, held, at);
    }
    letGo(ticket, outbox);
    fare(ticket, event, at);
    if (state === 'deferred') underWay(ticket, outbox, retryAt ?? now + LIMITS.provisionalDeadlineMs);
    // A report says nothing of the attempt that may be under way: what came back may be on its way a second time.
    else if (message === undefined) ended(ticket, outbox);
    if (state === 'rejected' || state === 'unknown' || state === 'bounced') needsAPerson(ticket);
    if (rules === 1 && state !== 'bounced') return undefined;
    const targets = [{ outbox, reached, acceptedAt }, ...also].map((mail) =>
      comes(step, mail.outbox, fateOf(state, mail.reached), {
        at: mail.acceptedAt ?? at,
        takenBack: state === 'cancelled',
      }),
    );
    return targets.find((target) => target !== undefined);
  },
};

/** A held reply that was taken back was never said. Where the ticket has gone on since, it is as any mail that is taken back. */
function asIfUnsaid(step: Step, held: Held, at: number): Target | undefined {
  const { ticket } = step;
  const { outbox } = held;
  letGo(ticket, outbox);
  unsaid(ticket, outbox, at);
  if (held.for === 'person') return undefined;
  if (isAnsweredWithout(ticket, outbox)) inherit(ticket, held);
  else if (standsAsLed(ticket, held)) {
    undo(ticket, held);
    step.goesBackTo = held.was;
    return isTheirTurn(held.was.state) ? held.was.state : 'ours';
  } else if (isTheirTurn(ticket.state)) return cameToNothing(step, outbox, { at, takenBack: true });
  if (held.asks) asksAfterOthers(step);
  return undefined;
}

/** The question that waited for an answer waits for the next one that is held, or is put now. */
export function asksAfterOthers({ ticket, rules, effects }: Step): void {
  if (ticket.state !== 'resolved-pending-confirmation' || asksAfter(ticket)) return;
  // Counted also where it is not asked: the link of an earlier question is no answer to this.
  const cycle = askedAgain(ticket);
  if (rules === 1 || ticket.limits.asks) effects.push({ kind: 'ask-confirmation', cycle });
}

/** What becomes of the ticket by the end of a mail. */
function comes(step: Step, outbox: string, fate: Fate, end: { at: number; takenBack: boolean }): Target | undefined {
  const { ticket } = step;
  const { at } = end;
  const before = fareOf(ticket, outbox) ?? (outbox === ticket.lastReply ? 'on-its-way' : undefined);
  if (before === undefined) fares(ticket, outbox, fate, at);
  if (before === undefined || before === fate) return undefined;
  const askedAgainAt = answerOf(ticket, outbox)?.askedAgainAt ?? null;
  fares(ticket, outbox, fate, at);
  if (fate === 'arrived') {
    if (answerOf(ticket, outbox) === undefined) return undefined;
    meetBy(ticket, outbox, at);
    if (askedAgainAt !== null && ticket.state !== 'closed' && !isArrivedAfter(ticket, outbox))
      startClock(ticket, 'next-response', askedAgainAt, step.requests);
    return undefined;
  }
  return fate === 'failed' ? cameToNothing(step, outbox, end) : undefined;
}

/** An answer or a question that did not reach the customer: what it was thought to settle is open again. */
function cameToNothing(
  step: Step,
  outbox: string,
  { at, takenBack }: { at: number; takenBack: boolean },
): Target | undefined {
  const { ticket } = step;
  const isQuestion = ticket.question?.outbox === outbox;
  owedAgain(ticket, outbox, arrivalsBeside(ticket, outbox));
  if (isQuestion ? !isAwaited(ticket) : isAnsweredWithout(ticket, outbox)) return undefined;
  if (ticket.state === 'closed') {
    // A customer who said that it is solved was reached, and one that is taken back was meant to be.
    if (takenBack || ticket.closedAs === 'solved' || ticket.closedAs === 'spam') return undefined;
    reopened(ticket);
  }
  endSnooze(ticket);
  if (isQuestion) resumeResolution(ticket, at, step.requests);
  else owes(step, at);
  return 'ours';
}

/** The customer's silence counts as their answer to the question, or did. */
const isAwaited = ({ state, closedAs }: Readonly<Ticket>): boolean =>
  state === 'resolved-pending-confirmation' || (state === 'closed' && closedAs === 'no-objection');

/** The newest stands last. */
function underWay(ticket: Sending, outbox: string, dueAt: number | null): void {
  ended(ticket, outbox);
  ticket.sends = [...ticket.sends, { outbox, dueAt }];
}

function ended(ticket: Sending, outbox: string): void {
  ticket.sends = ticket.sends.filter((mail) => mail.outbox !== outbox);
}

function isLastReply(ticket: Sending, outbox: string): void {
  ticket.lastReply = outbox;
}

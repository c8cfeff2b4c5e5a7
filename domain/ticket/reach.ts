/** What was said to the customer, and whether it reached them: a mail that did not arrive was no answer and asked nothing. */
import { LIMITS } from '../limits.ts';
import type { DeliveryState } from './event.ts';

/** `unknown`: it was handed over and may have arrived. */
export type Fate = 'on-its-way' | 'arrived' | 'unknown' | 'failed';

/** A reply. */
export type Answer = {
  outbox: string;
  fate: Fate;
  arrivedAt: number | null;
  /** The customer has written since, and is owed another answer; epoch ms of the first time. */
  askedAgainAt: number | null;
  /** It was taken back before it left: as if it had never been written. */
  isUnsaid?: true;
};

/** Written in this file only. */
export type Reach = {
  /** The last of them, oldest first. */
  answers: Answer[];
  /** Whether all is well, as it was asked last; null before it is asked, and when there is nobody to ask. */
  question: { outbox: string; fate: Fate } | null;
  /** What reminded of the last answer or of the question; null before there was one. */
  reminder: { outbox: string; fate: Fate } | null;
};
export const nothingSaid = (): Reach => ({ answers: [], question: null, reminder: null });

/** An agent has answered. */
export function answered(ticket: Reach, outbox: string): void {
  const answer: Answer = { outbox, fate: 'on-its-way', arrivedAt: null, askedAgainAt: null };
  ticket.answers = [...ticket.answers.filter((one) => one.outbox !== outbox), answer].slice(-LIMITS.answersKept);
  ticket.reminder = null;
}

/** The customer was asked whether all is well; with null, is about to be. */
export function asked(ticket: Reach, outbox: string | null): void {
  ticket.question = outbox === null ? null : { outbox, fate: 'on-its-way' };
  ticket.reminder = null;
}

/** The customer was reminded of what we asked. */
export function remindedBy(ticket: Reach, outbox: string): void {
  ticket.reminder = { outbox, fate: 'on-its-way' };
}

/** What they were reminded of is past. */
export function pastReminding(ticket: Reach): void {
  ticket.reminder = null;
}

/** The customer wants something more. What was written before, and may yet come or be sent again, is no answer to that. */
export function wantsMore(ticket: Reach, at: number): void {
  change(
    ticket,
    () => true,
    (answer) => ({ ...answer, askedAgainAt: answer.askedAgainAt ?? at }),
  );
}

/** What has become of a reply or a question. */
export function fares(ticket: Reach, outbox: string, fate: Fate, at: number): void {
  const arrivedAt = fate === 'arrived' ? at : null;
  change(
    ticket,
    (answer) => answer.outbox === outbox,
    ({ isUnsaid: _before, ...answer }) => ({ ...answer, fate, arrivedAt }),
  );
  if (ticket.question?.outbox === outbox) ticket.question = { outbox, fate };
  if (ticket.reminder?.outbox === outbox) ticket.reminder = { outbox, fate };
}

/** `reached`: the customer has it, whatever became of it elsewhere. */
export function fateOf(state: DeliveryState, reached: boolean): Fate {
  if (reached) return 'arrived';
  return FATES[state];
}

const FATES: Record<DeliveryState, Fate> = {
  sent: 'arrived',
  deferred: 'on-its-way',
  unknown: 'unknown',
  rejected: 'failed',
  bounced: 'failed',
  cancelled: 'failed',
};

export const answerOf = (ticket: Readonly<Reach>, outbox: string): Answer | undefined =>
  ticket.answers.find((answer) => answer.outbox === outbox);

/** It has not left, and is not to. */
export function unsaid(ticket: Reach, outbox: string, at: number): void {
  fares(ticket, outbox, 'failed', at);
  change(
    ticket,
    (answer) => answer.outbox === outbox,
    (answer) => ({ ...answer, isUnsaid: true }),
  );
}

/** How a reply or the question fares; undefined for any other mail. */
export const fareOf = (ticket: Readonly<Reach>, outbox: string): Fate | undefined =>
  answerOf(ticket, outbox)?.fate ?? (ticket.question?.outbox === outbox ? ticket.question.fate : undefined);

/** When other answers than this one arrived, soonest first. */
export const arrivalsBeside = ({ answers }: Readonly<Reach>, outbox: string): { outbox: string; at: number }[] =>
  answers
    .flatMap((one) =>
      one.outbox === outbox || one.arrivedAt === null ? [] : { outbox: one.outbox, at: one.arrivedAt },
    )
    .sort((a, b) => a.at - b.at);

/** An answer is on its way: the customer is thought to have it soon. */
export const isBeingAnswered = (ticket: Readonly<Pick<Reach, 'answers'>>): boolean =>
  ticket.answers.some(({ fate }) => fate === 'on-its-way');

/** Another answer than this one has arrived or is on its way, and nothing was asked after it. */
export const isAnsweredWithout = (ticket: Readonly<Reach>, outbox: string): boolean => {
  const at = ticket.answers.findIndex((answer) => answer.outbox === outbox);
  return ticket.answers.slice(at + 1).some(({ fate }) => fate === 'arrived' || fate === 'on-its-way');
};

/** An answer that was written after this one has arrived. */
export const isArrivedAfter = (ticket: Readonly<Reach>, outbox: string): boolean => {
  const at = ticket.answers.findIndex((answer) => answer.outbox === outbox);
  return ticket.answers.slice(at + 1).some(({ fate }) => fate === 'arrived');
};

/** The customer has our last words, the question and the reminder, as far as we know: their silence says something. */
export const isHeard = ({ answers, question, reminder }: Readonly<Reach>): boolean => {
  const last = answers.findLast((answer) => !answer.isUnsaid) ?? null;
  return [last, question, reminder].every((mail) => mail === null || mail.fate === 'arrived');
};

/** This mail of ours asked the customer whether all is well, or reminded of that, and they may have read it. */
export const isQuestion = (
  { question, reminder }: Readonly<Pick<Reach, 'question' | 'reminder'>>,
  outbox: string,
): boolean =>
  question !== null && question.fate !== 'failed' && (question.outbox === outbox || reminder?.outbox === outbox);

function change(ticket: Reach, which: (answer: Answer) => boolean, to: (answer: Answer) => Answer): void {
  ticket.answers = ticket.answers.map((answer) => (which(answer) ? to(answer) : answer));
}

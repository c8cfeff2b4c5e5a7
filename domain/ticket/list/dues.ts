/**
 * What the owner of a ticket has to do, and by when: an answer, what a customer was promised, a look at what comes back. One ticket may have
 * several. Pure; instants are epoch ms.
 */
import { isOwed, isResponse } from '../clock/state.ts';
import { isTheirTurn } from '../moves.ts';
import { type Answer, isBeingAnswered } from '../reach.ts';
import { isBeingKept, isStillOwed } from '../rules/promises.ts';
import type { Ticket } from '../ticket.ts';

/** `return`: back from a snooze; `reminder`: somebody else was waited for until then. */
export const DUE_KINDS = ['answer', 'solution', 'promise', 'return', 'reminder'] as const;

/** `promise`: its id. `answerBy`: of what comes back, when it is owed then. */
export type Due = {
  what: (typeof DUE_KINDS)[number];
  at: number;
  promise: string | null;
  answerBy: number | null;
};

type Subject = Pick<Ticket, 'state' | 'snooze' | 'wait' | 'clocks' | 'promises'> & { answers: readonly Answer[] };

/** Soonest first. What is on its way is done, unless it is late. */
export function duesOf(ticket: Subject, now: number): Due[] {
  const { state, snooze, wait, promises } = ticket;
  if (state === 'closed') return [];
  const due = (what: Due['what'], at: number, more: Partial<Due> = {}): Due => ({
    ...{ what, at, promise: null, answerBy: null },
    ...more,
  });
  return [
    ...clockDue(ticket, now).map((clock) => due(isResponse(clock) ? 'answer' : 'solution', clock.dueAt)),
    ...promises
      .filter((one) => isStillOwed(one) && (one.dueAt <= now || !isBeingKept(one, ticket.answers)))
      .map(({ id, dueAt }) => due('promise', dueAt, { promise: id })),
    ...(snooze === null ? [] : [due('return', snooze.until, { answerBy: snooze.dueAt })]),
    ...(snooze === null && wait !== null && state === 'awaiting-reply' ? [due('reminder', wait.until)] : []),
  ].sort((a, b) => a.at - b.at);
}

/**
 * The soonest of the clocks. While others have the move, or nobody looks at the ticket, only one that is late: that of the whole ticket
 * runs on then, and nobody can do anything about it. Whoever put aside a late answer has said anew by when it is owed, and is not asked
 * for it before the ticket is back.
 */
function clockDue(ticket: Subject, now: number): Ticket['clocks'] {
  const isAside = ticket.snooze !== null;
  const isOurs = !isAside && !isTheirTurn(ticket.state);
  const isAnswered = isBeingAnswered({ answers: [...ticket.answers] });
  return ticket.clocks
    .filter((clock) => clock.promised && isOwed(clock) && !(isAside && isResponse(clock)))
    .filter((clock) => clock.dueAt <= now || (isOurs && !(isAnswered && isResponse(clock))))
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .slice(0, 1);
}

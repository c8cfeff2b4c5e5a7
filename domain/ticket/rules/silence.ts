/**
 * A customer who does not answer: they are reminded by mail and then the ticket is closed, as far as its policy says so. Nothing of it
 * happens to one whom we did not reach, who is away, or on whose ticket a person must look.
 */
import { isHeard } from '../reach.ts';
import type { Rules, Step } from '../step.ts';
import type { Ticket } from '../ticket.ts';
import { type Attention, needsAPerson } from './attention.ts';
import { closeAs } from './endings.ts';
import { owesPromise } from './promises.ts';
import { limitFrom, proposalFrom, remind } from './time.ts';

/** It is theirs, and nothing waits for a person. */
const isTheirs = (ticket: Readonly<Ticket>): boolean => !ticket.needsAttention && !ticket.excused && isHeard(ticket);

/** Their silence says something: not while they have our word that they will hear from us. */
export const saysSomething = (ticket: Readonly<Ticket>): boolean => isTheirs(ticket) && !owesPromise(ticket);

/** It says nothing: a person must look, unless it is a promise alone that is waited for, which has its own time. */
export function doubts(ticket: Attention & Readonly<Ticket>): void {
  if (!isTheirs(ticket)) needsAPerson(ticket);
}

/** Nobody is let go to whom nothing was ever written: a caller of whom we have no address, say. */
const isWrittenTo = ({ answers, lastReply, reminder }: Readonly<Ticket>): boolean =>
  answers.some((answer) => !answer.isUnsaid) || lastReply !== null || reminder !== null;

export const silence: Rules<'reminder-due' | 'closing-proposed' | 'answer-limit-passed' | 'confirmation-reminder-due'> =
  {
    'reminder-due'(step) {
      const { ticket, now, rules, effects } = step;
      if (ticket.wait !== null) return null;
      if (rules > 1 && ticket.limits.reminds) {
        if (!saysSomething(ticket)) {
          doubts(ticket);
          return limitFrom(ticket, now);
        }
        effects.push({ kind: 'write-mail', mail: 'reminder', cycle: ticket.version + 1 });
      }
      remind(ticket);
      return proposalFrom(ticket, now);
    },
    'closing-proposed': ({ ticket, now }) => (ticket.wait === null ? proposalFrom(ticket, now) : null),
    'answer-limit-passed'(step) {
      const { ticket, now, rules, effects } = step;
      if (ticket.wait !== null) return null;
      if (rules === 1 || !ticket.limits.closesUnanswered || !saysSomething(ticket) || !isWrittenTo(ticket)) {
        if (rules > 1 && ticket.limits.closesUnanswered)
          if (isWrittenTo(ticket)) doubts(ticket);
          else needsAPerson(ticket);
        proposalFrom(ticket, now);
        return 'stay';
      }
      effects.push({ kind: 'write-mail', mail: 'closing', cycle: ticket.version + 1 });
      closeAs(ticket, 'no-answer');
      return undefined;
    },
    'confirmation-reminder-due': remindsOfQuestion,
  };

function remindsOfQuestion({ ticket, now, effects, rules }: Step): void {
  // A run of earlier rules writes no mail; that the time has passed it must note, or it would turn for ever.
  if (rules > 1 && saysSomething(ticket))
    effects.push({ kind: 'write-mail', mail: 'question-reminder', cycle: ticket.confirmationCycle });
  remind(ticket);
  return limitFrom(ticket, now);
}

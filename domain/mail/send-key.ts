/** Idempotency keys of sends: each names the cause, so that a cause has one send however often its activity runs. */
import type { OwnMail } from '../ticket/event.ts';

export const sendKey = {
  /** `message` is our id of the reply's message. */
  reply: (message: string) => `reply:${message}`,
  acknowledgement: (ticket: number) => `acknowledgement:${ticket}`,
  /** A rule's answer on a ticket that lives, by the decision that it came to. */
  ruled: (decision: string) => `ruled:${decision}`,
  /** `cycle` counts the times the ticket was resolved: each asks once, and a link answers the question it came with. */
  confirmation: (ticket: number, cycle: number) => `confirmation:${ticket}:${cycle}`,
  /** A mail that the ticket writes by itself; `cycle` numbers what brought it. */
  own: (mail: OwnMail, ticket: number, cycle: number) =>
    mail === 'question-reminder' ? `confirmation:${ticket}:${cycle}:again` : `${mail}:${ticket}:${cycle}`,
};

/** Which mail of the ticket's own has this key; null: any other. */
export function ownMailOf(key: string): OwnMail | null {
  const [first, last] = [key.split(':').at(0), key.split(':').at(-1)];
  if (first === 'reminder' || first === 'closing') return first;
  return first === 'confirmation' && last === 'again' ? 'question-reminder' : null;
}

/** The cycle in the key of a confirmation. Throws on any other key. */
export function cycleOf(key: string): number {
  const cycle = /^confirmation:\d+:(\d+)(?::again)?$/.exec(key)?.[1];
  if (cycle === undefined) throw new Error(`${key} is no key of a confirmation`);
  return Number(cycle);
}

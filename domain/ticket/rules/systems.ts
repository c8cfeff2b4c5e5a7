/**
 * What a customer's own ticket system sends: words of a person of theirs under a machine's header, or its receipt for each mail of
 * ours. The words must be heard, and the receipts must not bring a ticket back for ever.
 */
import { LIMITS } from '../../limits.ts';
import { isTheirTurn } from '../moves.ts';
import type { State } from '../ticket.ts';

/** Written in this file only. */
export type Systems = {
  /** When such mails brought the ticket back, the newest last. */
  systemReturns: number[];
  /** How many left it as it was. */
  systemStays: number;
};
export const unheard = (): Systems => ({ systemReturns: [], systemStays: 0 });

/** `answers`: like a person's mail. `asks`: a person of ours must look. `stays`: shown, and unread, and no more. */
export type Hearing = 'answers' | 'asks' | 'stays';

/** The table (docs/ticket-life.md prints it): words that are new on the ticket, and words that they have sent before, but for numbers. */
export const HEARING = {
  'new words': { ours: 'answers', theirs: 'answers', 'theirs, often brought back': 'asks', closed: 'asks' },
  'the same words': { ours: 'stays', theirs: 'stays', 'theirs, often brought back': 'stays', closed: 'stays' },
} as const satisfies Record<string, Record<string, Hearing>>;

/** How such a mail is heard, at the instant it came. */
export function hear(ticket: Systems & { readonly state: State }, repeats: boolean, at: number): Hearing {
  const recent = ticket.systemReturns.filter((earlier) => earlier > at - LIMITS.systemReturnsWithinMs);
  const often = recent.length >= LIMITS.systemReturns ? ('theirs, often brought back' as const) : ('theirs' as const);
  const turn = ticket.state === 'closed' ? 'closed' : isTheirTurn(ticket.state) ? often : 'ours';
  const hearing = HEARING[repeats ? 'the same words' : 'new words'][turn];
  if (hearing !== 'answers') ticket.systemStays += 1;
  else if (turn !== 'ours') ticket.systemReturns = [...recent, at];
  return hearing;
}

/** What rules and assignment know of a ticket at the moment that something happened to it: plain values, looked up before. */
import type { TicketFacts } from '../ticket/facts.ts';
import type { Guess } from './kind.ts';
import type { Withheld } from './rule.ts';

/** When rules are asked. */
export const MOMENTS = [
  'ticket-opened',
  'customer-replied',
  'state-changed',
  'clock-warned',
  'clock-broken',
  'time-passed',
] as const;
export type Moment = (typeof MOMENTS)[number];

/**
 * `no-spam`: rules closed it as spam with its birth, and a person says that it is none: those of new tickets are asked once more. `unowned`:
 * no rule is asked, somebody is sought: it has nobody, or came back to who had it last.
 */
export const OCCASIONS = [...MOMENTS, 'no-spam', 'unowned'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** The moment whose rules are asked then; null: no rule is. */
export const momentOf = (occasion: Occasion): Moment | null =>
  occasion === 'unowned' ? null : occasion === 'no-spam' ? 'ticket-opened' : occasion;

export type RoutingFacts = TicketFacts & {
  moment: Occasion;
  /** Epoch ms. */
  at: number;
  cameAt: number;
  /** Why rules answer nobody, whoever wrote: an agent writes down what they were told (`no-mail`), or it came long ago. */
  unanswerable?: Extract<Withheld, 'no-mail' | 'too-late'>;
  /** By what its words tell, where that sets the type. */
  guessed?: Guess | null;
  /** A person has said which team: no rule gives it to another one, or to somebody by name. */
  isTeamChosen?: boolean;
  /** A person opened it, for somebody whom they talk to: no rule ends that at its birth. */
  isOpenedByHand?: boolean;
  /** How often each rule has answered this sender in the last day. */
  answeredToday: Readonly<Record<string, number>>;
};

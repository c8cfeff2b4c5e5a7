/** What rules and assignment know of a ticket at the moment that something happened to it: plain values, looked up before. */
import type { TicketFacts } from '../ticket/facts.ts';
import type { Guess } from './kind.ts';

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

/** `unowned`: no rule is asked, somebody is sought: it has nobody, or came back to who had it last. */
export const OCCASIONS = [...MOMENTS, 'unowned'] as const;
export type Occasion = (typeof OCCASIONS)[number];

export type RoutingFacts = TicketFacts & {
  moment: Occasion;
  /** Epoch ms. */
  at: number;
  /** By what its words tell, where that sets the type. */
  guessed?: Guess | null;
  /** How often each rule has answered this sender in the last day. */
  answeredToday: Readonly<Record<string, number>>;
};

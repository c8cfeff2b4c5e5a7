/** What rules and assignment know of a ticket at the moment that something happened to it: plain values, looked up before. */
import type { Language } from '../text/language.ts';
import type { Priority, State, TicketType } from '../ticket/ticket.ts';
import type { Guess } from './kind.ts';

export type Channel = 'email' | 'phone' | 'form' | 'chat' | 'api';

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

export type RoutingFacts = {
  moment: Occasion;
  /** Epoch ms. */
  at: number;
  channel: Channel;
  /** Whose words these are; a machine is answered by no rule. */
  sender: { name: string; address: string | null; vip: boolean; organisation: string | null; isMachine: boolean };
  recipients: readonly string[];
  mailbox: string | null;
  subject: string;
  text: string;
  /** Their file names. */
  attachments: readonly string[];
  importance: 'high' | 'normal' | 'low';
  spam: { marked: boolean; score: number | null };
  language: Language | null;
  type: TicketType | null;
  /** By what its words tell, where that sets the type. */
  guessed?: Guess | null;
  priority: Priority;
  tags: readonly string[];
  team: string;
  owner: string | null;
  state: State;
  minutesInState: number;
  /** Calendars that are open at `at`. */
  openCalendars: readonly string[];
  /** How often each rule has answered this sender in the last day. */
  answeredToday: Readonly<Record<string, number>>;
};

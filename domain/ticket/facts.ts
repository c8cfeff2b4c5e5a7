/** What conditions may ask of a ticket at a moment: plain values, looked up before. */
import type { Channel } from './channel.ts';
import type { Language } from '../text/language.ts';
import type { Priority, State, TicketType } from './ticket.ts';

export type TicketFacts = {
  channel: Channel;
  /** Whose words these are; a machine is answered by no rule. */
  sender: { name: string; address: string | null; vip: boolean; organisation: string | null; isMachine: boolean };
  recipients: readonly string[];
  mailbox: string | null;
  subject: string;
  text: string;
  /** A message of the ticket is flagged so. */
  abusive: boolean;
  /** Their file names. */
  attachments: readonly string[];
  importance: 'high' | 'normal' | 'low';
  spam: { marked: boolean; score: number | null };
  language: Language | null;
  type: TicketType | null;
  priority: Priority;
  tags: readonly string[];
  team: string;
  owner: string | null;
  state: State;
  minutesInState: number;
  /** Epoch ms: when came what hours are asked for. */
  cameAt?: number;
  /** Calendars that are open then. */
  openCalendars: readonly string[];
};

/** What only a mail brings, where none came. */
export const WITHOUT_MAIL = {
  recipients: [],
  attachments: [],
  abusive: false,
  importance: 'normal',
  spam: { marked: false, score: null },
} as const satisfies Partial<TicketFacts>;

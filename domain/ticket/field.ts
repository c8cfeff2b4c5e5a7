/**
 * What a condition may ask about: one table of fields, each with the kind of its values. Rules choose from it, and the desk builds its form of it;
 * those that stand in a ticket's row, filters and saved views ask about as well (list-field.ts).
 */
import { CHANNELS } from './channel.ts';
import type { TicketFacts } from './facts.ts';
import { PRIORITIES, STATES, TICKET_TYPES } from './ticket.ts';
import { LANGUAGES } from '../text/language.ts';

/** How the values of a field are compared. */
export const FIELD_KINDS = ['text', 'address', 'choice', 'flag', 'number', 'calendar', 'custom'] as const;
type FieldKind = (typeof FIELD_KINDS)[number];

/** What an installation has of its own, and rules name by id. */
export const THINGS = ['team', 'agent', 'skill', 'text', 'calendar', 'mailbox', 'organisation'] as const;
export type ThingKind = (typeof THINGS)[number];

/** `input` answers the values that a ticket or its mail has, often one; none: nothing is known of it. */
export type FieldOf<Facts, Thing extends string = never> = {
  kind: FieldKind;
  /** The values there are, where these are few and fixed. */
  choices?: readonly string[];
  /** What its values are the ids of. */
  of?: ThingKind | Thing;
  input: (facts: Facts) => readonly (string | number | boolean)[];
};
export type Field = FieldOf<TicketFacts>;

const known = <T>(value: T | null): T[] => (value === null ? [] : [value]);

export const FIELDS = {
  'sender-name': { kind: 'text', input: ({ sender }) => known(sender.name) },
  /** Whole, or with its domain alone (`@firma.test`, which covers `posta.firma.test`). */
  sender: { kind: 'address', input: ({ sender }) => known(sender.address) },
  'sender-vip': { kind: 'flag', input: ({ sender }) => [sender.vip] },
  'sender-organisation': { kind: 'choice', of: 'organisation', input: ({ sender }) => known(sender.organisation) },
  /** Those of the mail's headers, To and Cc. */
  recipient: { kind: 'address', input: ({ recipients }) => recipients },
  mailbox: { kind: 'choice', of: 'mailbox', input: ({ mailbox }) => known(mailbox) },
  subject: { kind: 'text', input: ({ subject }) => [subject] },
  /** What the writer wrote, without what they quote. */
  text: { kind: 'text', input: ({ text }) => [text] },
  /** The customer has cursed or insulted whoever reads, and nobody has called it a false alarm (domain/mail/abuse.ts). */
  abusive: { kind: 'flag', input: ({ abusive }) => [abusive] },
  'attachment-name': { kind: 'text', input: ({ attachments }) => attachments },
  attachments: { kind: 'number', input: ({ attachments }) => [attachments.length] },
  importance: { kind: 'choice', choices: ['high', 'normal', 'low'], input: ({ importance }) => [importance] },
  /** What the mail server's filter wrote into the header. */
  'marked-spam': { kind: 'flag', input: ({ spam }) => [spam.marked] },
  'spam-score': { kind: 'number', input: ({ spam }) => known(spam.score) },
  language: { kind: 'choice', choices: LANGUAGES, input: ({ language }) => known(language) },
  channel: { kind: 'choice', choices: CHANNELS, input: ({ channel }) => [channel] },
  type: { kind: 'choice', choices: TICKET_TYPES, input: ({ type }) => known(type) },
  priority: { kind: 'choice', choices: PRIORITIES, input: ({ priority }) => [priority] },
  tag: { kind: 'choice', input: ({ tags }) => tags },
  team: { kind: 'choice', of: 'team', input: ({ team }) => [team] },
  owner: { kind: 'choice', of: 'agent', input: ({ owner }) => known(owner) },
  state: { kind: 'choice', choices: STATES, input: ({ state }) => [state] },
  /** How long the ticket is in its state. */
  'minutes-in-state': { kind: 'number', input: ({ minutesInState }) => [minutesInState] },
  /** Inside or outside the hours of a calendar, by those that are open at the moment. */
  hours: { kind: 'calendar', of: 'calendar', input: ({ openCalendars }) => openCalendars },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as [FieldName, ...FieldName[]];

/** The comparisons of each kind. A text compares folded (domain/text/fold.ts): `İADE` is `iade`. */
export const OPERATORS = {
  text: ['contains', 'has-word', 'is', 'begins-with', 'ends-with'],
  address: ['is', 'contains'],
  choice: ['is'],
  flag: ['is'],
  number: ['at-least', 'at-most'],
  calendar: ['inside', 'outside'],
  // Of any kind: who wrote the condition knew which (domain/ticket/custom/).
  custom: ['is', 'contains', 'has-word', 'begins-with', 'ends-with', 'at-least', 'at-most'],
} as const satisfies Record<FieldKind, readonly string[]>;

export type Operator = (typeof OPERATORS)[FieldKind][number];
/** Each once; several kinds share one. */
export const OPERATOR_NAMES = [...new Set(Object.values(OPERATORS).flat())] as [Operator, ...Operator[]];

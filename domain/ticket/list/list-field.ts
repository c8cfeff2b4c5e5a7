/**
 * What the condition of a list may ask about: those fields of rules (field.ts) that stand in a ticket's row, and what only lists know.
 * What belongs to one mail (its text, its receivers, its files) is found by search.
 */
import { DUE_GROUPS, type DueGroup } from './due-group.ts';
import type { TicketFacts } from '../facts.ts';
import { FIELDS, type FieldOf } from '../field.ts';
import { type CustomName, customIdOf, isCustomName } from '../custom/name.ts';
import { VIEWS, type View } from './view.ts';

type OfRow =
  | 'mailbox'
  | 'subject'
  | 'language'
  | 'channel'
  | 'type'
  | 'priority'
  | 'tags'
  | 'team'
  | 'owner'
  | 'state'
  | 'abusive'
  | 'minutesInState';
/** A ticket as a list knows it, for one reader. */
export type ListFacts = Pick<TicketFacts, OfRow> & {
  contact: { id: string; name: string; addresses: readonly string[]; vip: boolean; organisations: readonly string[] };
  views: readonly View[];
  unread: boolean;
  /** None: it is closed. */
  due: DueGroup | null;
  reader: { id: string; teams: readonly string[] };
  /** What custom fields of the ticket, of its contact and of the organisations of that one hold, by their ids. */
  custom: Readonly<Record<string, readonly (string | number | boolean)[]>>;
};

/** Words for whoever reads: a shared view has everybody's own tickets. */
export const ME = 'me';
/** Nobody's, of no kind. */
export const NONE = 'none';

const known = <T>(value: T | null): T[] => (value === null ? [] : [value]);
const orNone = (value: string | null): string[] => [value ?? NONE];

export const LIST_FIELDS = {
  view: { kind: 'choice', choices: VIEWS, input: ({ views }) => views },
  due: { kind: 'choice', choices: DUE_GROUPS, input: ({ due }) => known(due) },
  unread: { kind: 'flag', input: ({ unread }) => [unread] },
  abusive: { ...FIELDS.abusive, input: ({ abusive }) => [abusive] },
  state: { ...FIELDS.state, input: ({ state }) => [state] },
  owner: {
    ...FIELDS.owner,
    words: [ME, NONE],
    input: ({ owner, reader }) => [...orNone(owner), ...(owner === reader.id ? [ME] : [])],
  },
  team: {
    ...FIELDS.team,
    words: [ME],
    input: ({ team, reader }) => [team, ...(reader.teams.includes(team) ? [ME] : [])],
  },
  tag: { ...FIELDS.tag, input: ({ tags }) => tags },
  type: { ...FIELDS.type, words: [NONE], input: ({ type }) => orNone(type) },
  priority: { ...FIELDS.priority, input: ({ priority }) => [priority] },
  channel: { ...FIELDS.channel, input: ({ channel }) => [channel] },
  mailbox: { ...FIELDS.mailbox, input: ({ mailbox }) => known(mailbox) },
  contact: { kind: 'choice', of: 'contact', input: ({ contact }) => [contact.id] },
  'sender-organisation': { ...FIELDS['sender-organisation'], input: ({ contact }) => contact.organisations },
  language: { ...FIELDS.language, input: ({ language }) => known(language) },
  'sender-name': { ...FIELDS['sender-name'], input: ({ contact }) => [contact.name] },
  sender: { ...FIELDS.sender, input: ({ contact }) => contact.addresses },
  'sender-vip': { ...FIELDS['sender-vip'], input: ({ contact }) => [contact.vip] },
  subject: { ...FIELDS.subject, input: ({ subject }) => [subject] },
  'minutes-in-state': { ...FIELDS['minutes-in-state'], input: ({ minutesInState }) => [minutesInState] },
} as const satisfies Record<string, ListField>;

/** `words`: values beside the ids and choices. */
export type ListField = FieldOf<ListFacts, 'contact'> & { words?: readonly string[] };
export type OwnListFieldName = keyof typeof LIST_FIELDS;
export type ListFieldName = OwnListFieldName | CustomName;

/** A field by its name. */
export const listFieldNamed = (name: ListFieldName): ListField =>
  isCustomName(name) ? { kind: 'custom', input: ({ custom }) => custom[customIdOf(name)] ?? [] } : LIST_FIELDS[name];
export const LIST_FIELD_NAMES = Object.keys(LIST_FIELDS) as [OwnListFieldName, ...OwnListFieldName[]];

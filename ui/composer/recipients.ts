import { eachOnce, isMailable, oneSpelling } from '../../domain/mail/address.ts';
import { shownAddress } from '../../domain/mail/shown-address.ts';
import { isolated } from '../parts/words/isolated.ts';
import type { TicketDetail } from '../data/types.ts';
import type { Draft } from './draft/drafts.ts';

export type Person = { name: string; address: string };
export const FIELDS = ['to', 'cc', 'bcc'] as const;
export type Field = (typeof FIELDS)[number];
/** Whom a reply goes to. */
export type Recipients = Record<Field, Person[]>;

/** What stands in the fields and is no recipient yet. */
export type Typed = Partial<Record<Field, string>>;

/** Those of the draft, as the agent has changed them; else those of the ticket, as they are now. */
export const recipientsOf = ({ recipients }: Draft, { addressing }: TicketDetail): Recipients =>
  recipients ?? { to: addressing.to, cc: addressing.cc, bcc: [] };

/** A draft with what is typed in its fields taken as recipients; what is no address stays in `typed`. */
export function settled(draft: Draft, ticket: TicketDetail): Draft {
  const taken = taking(recipientsOf(draft, ticket), draft.typed ?? {});
  return taken === null ? draft : { ...draft, ...taken };
}

/** These people with those who are typed; null where nothing is. */
export function taking(recipients: Recipients, typed: Typed): { recipients: Recipients; typed: Typed } | null {
  const begun = FIELDS.filter((field) => (typed[field] ?? '').trim() !== '');
  if (begun.length === 0) return null;
  let all = recipients;
  const left: Typed = {};
  for (const field of begun) {
    const { people, rest } = readPeople(typed[field] ?? '');
    if (people.length > 0) all = withPeople(all, field, [...all[field], ...people]);
    if (rest !== '') left[field] = rest;
  }
  return { recipients: all, typed: left };
}

/** The field that keeps a draft from going: it holds what is no address, or nobody is named at all. */
export function wrongField(draft: Draft, ticket: TicketDetail): { field: Field; why: 'refused' | 'none' } | null {
  const taken = settled(draft, ticket);
  const field = FIELDS.find((one) => (taken.typed?.[one] ?? '').trim() !== '');
  if (field !== undefined) return { field, why: 'refused' };
  return recipientsOf(taken, ticket).to.length === 0 ? { field: 'to', why: 'none' } : null;
}

/** Names in a button. */
const NAMED = 2;

/** Whom a reply will go to, in the words of a button. */
export function namesOf(people: readonly Person[]): string {
  const names = people.slice(0, NAMED).map(({ name, address }) => isolated(name || shownAddress(address)));
  const more = people.length - NAMED;
  return `${names.join(', ')}${more > 0 ? ` +${more}` : ''}`;
}

/** Puts people into a field; who stood in another one moves. */
export function withPeople(recipients: Recipients, field: Field, people: Person[]): Recipients {
  const isMoved = (one: Person) => people.some(({ address }) => address === one.address);
  const rest = FIELDS.map((name) => [name, recipients[name].filter((one) => !isMoved(one))] as const);
  const kept = Object.fromEntries(rest) as Recipients;
  return { ...kept, [field]: [...kept[field], ...eachOnce(people)] };
}

export const without = (recipients: Recipients, field: Field, address: string): Recipients => ({
  ...recipients,
  [field]: recipients[field].filter((one) => one.address !== address),
});

/** The server writes domains in ASCII; here only capitals go, so that one address stands there once. */
const spelled = (address: string): string => oneSpelling(address, (domain) => domain);

/** Addresses as they are typed or pasted: with names, between commas, semicolons, spaces or lines. What is none stays in `rest`. */
export function readPeople(typed: string): { people: Person[]; rest: string } {
  const people: Person[] = [];
  const left: string[] = [];
  for (const part of typed.split(/[,;\n]/)) {
    const [, name = '', address = part] = /^([^<]{0,200})<([^<>]{3,320})>\s*$/.exec(part) ?? [];
    const words = address.trim() === '' ? [] : name === '' ? address.trim().split(/\s+/) : [address.trim()];
    if (words.length === 0) continue;
    if (words.every((word) => isMailable(spelled(word))))
      people.push(...words.map((word) => ({ name: name.replaceAll('"', '').trim(), address: spelled(word) })));
    else left.push(part.trim());
  }
  return { people, rest: left.join(', ') };
}

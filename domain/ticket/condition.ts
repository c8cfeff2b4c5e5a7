/**
 * Conditions: one small language with one evaluator, for rules and whatever else asks which tickets are meant. A condition is plain
 * JSON; its outcome says what was compared with what, so that a person can be told why.
 */
import { fold, foldedLine } from '../text/fold.ts';
import type { TicketFacts } from './facts.ts';
import { type Field, type FieldName, FIELDS, type Operator } from './field.ts';
import { numberOf } from './custom/value.ts';
import { listFieldNamed, type ListFacts, type ListFieldName } from './list/list-field.ts';

/** One comparison. Of several values one that fits is enough. */
export type Comparison<Name extends string = FieldName> = {
  field: Name;
  op: Operator;
  value: readonly (string | number | boolean)[];
};
/** All of none holds, any of none does not. */
export type Condition<Name extends string = FieldName> =
  | { all: readonly Condition<Name>[] }
  | { any: readonly Condition<Name>[] }
  | { not: Condition<Name> }
  | Comparison<Name>;
/** The same language over what lists know. db/ticket/condition-sql.ts says it in SQL. */
export type ListCondition = Condition<ListFieldName>;
export type ListComparison = Comparison<ListFieldName>;

/** A comparison as it went: `input` is what the ticket had, cut short, and `by` the value that fitted. */
export type Compared = {
  field: FieldName;
  op: Operator;
  holds: boolean;
  input: string;
  by: string | number | boolean | null;
  /** Of hours: for which calendars it was asked, and the instant (epoch ms). None where nobody has said when it came. */
  hours?: { of: string[]; at: number };
};
/** `compared` lists what decided, in the order of the condition: of a condition that holds what fitted, else what did not. */
export type Outcome = { holds: boolean; compared: Compared[] };

/** Whether the condition holds, and by what. Pure; texts of the facts are folded once for all conditions asked of one `asked`. */
export function evaluate(condition: Condition, asked: Asked): Outcome {
  if (!asked.tells) return holds(condition, asked) ? HELD : FAILED;
  if ('all' in condition) return firstThat(false, condition.all, asked);
  if ('any' in condition) return firstThat(true, condition.any, asked);
  if ('not' in condition) {
    const { holds, compared } = evaluate(condition.not, asked);
    return { holds: !holds, compared };
  }
  const one = compare(condition, asked);
  return { holds: one.holds, compared: [one] };
}

/** Facts that conditions are asked of. */
export type Asked = { facts: TicketFacts } & Read;
/** What was made of its texts, once for all conditions; `tells`: somebody will read by what they held. */
export type Read = { folded: Map<string, string>; beginnings: Map<string, string>; tells: boolean };
export const ask = (facts: TicketFacts, read: Read = unread()): Asked => ({ facts, ...read });
const unread = (): Read => ({ folded: new Map(), beginnings: new Map(), tells: true });
/** For whoever asks of very many tickets, and tells nobody why. */
export const untold = (): Read => ({ ...unread(), tells: false });
const HELD: Outcome = { holds: true, compared: [] };
const FAILED: Outcome = { holds: false, compared: [] };

function holds(condition: Condition, asked: Asked): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, asked));
  if ('any' in condition) return condition.any.some((part) => holds(part, asked));
  if ('not' in condition) return !holds(condition.not, asked);
  return fitting(condition, FIELDS[condition.field], FIELDS[condition.field].input(asked.facts), asked) !== null;
}

/** Whether a ticket of a list fits. Nobody is told by what. */
export function fitsList(condition: ListCondition, facts: ListFacts, read: Read = untold()): boolean {
  if ('all' in condition) return condition.all.every((part) => fitsList(part, facts, read));
  if ('any' in condition) return condition.any.some((part) => fitsList(part, facts, read));
  if ('not' in condition) return !fitsList(condition.not, facts, read);
  const field = listFieldNamed(condition.field);
  return fitting(condition, field, field.input(facts), read) !== null;
}

/** The first part that comes out as `decisive` settles it; when none does, the parts together come out as the other. */
function firstThat(decisive: boolean, parts: readonly Condition[], asked: Asked): Outcome {
  const compared: Compared[] = [];
  for (const part of parts) {
    const outcome = evaluate(part, asked);
    if (outcome.holds === decisive) return outcome;
    compared.push(...outcome.compared);
  }
  return { holds: !decisive, compared };
}

function compare(comparison: Comparison, asked: Asked): Compared {
  const { field, op, value } = comparison;
  const { kind, input }: Field = FIELDS[field];
  const inputs = input(asked.facts);
  const found = fitting(comparison, { kind }, inputs, asked);
  if (kind === 'calendar') {
    const by = found?.by ?? null;
    const of = (by === null ? value.slice(0, SHOWN_CALENDARS) : [by]).map(String);
    const at = asked.facts.cameAt;
    const hours = at === undefined ? {} : { hours: { of, at } };
    return { field, op, holds: by !== null, input: inputs.join(', '), by, ...hours };
  }
  return found === null
    ? { field, op, holds: false, input: beginning(inputs.join(', '), asked), by: null }
    : { field, op, holds: true, input: excerpt(found.input, found.by), by: found.by };
}

/** The first input of the ticket that fits, and the value that it fits; null when none does. */
function fitting(
  { op, value }: Pick<Comparison, 'op' | 'value'>,
  { kind }: Pick<Field, 'kind'>,
  inputs: readonly Value[],
  asked: Read,
): { input: Value; by: Value } | null {
  if (kind === 'calendar') {
    const by = value.find((calendar) => inputs.includes(calendar) === (op === 'inside'));
    return by === undefined ? null : { input: by, by };
  }
  for (const one of inputs) for (const by of value) if (fits(kind, op, one, by, asked)) return { input: one, by };
  return null;
}

/** A rule that names many says nothing with them all. */
const SHOWN_CALENDARS = 3;

type Value = string | number | boolean;

function fits(kind: Field['kind'], op: Operator, input: Value, wanted: Value, asked: Read): boolean {
  switch (kind) {
    case 'text':
      return fitsText(op, folded(String(input), asked), foldedValue(String(wanted)));
    case 'address':
      return fitsAddress(op, String(input).toLowerCase(), String(wanted).toLowerCase());
    case 'number':
      return op === 'at-least' ? Number(input) >= Number(wanted) : Number(input) <= Number(wanted);
    case 'custom':
      return fitsCustom(op, input, wanted, asked);
    default:
      return input === wanted;
  }
}

/** Numbers and days are compared as such, everything else as words. */
function fitsCustom(op: Operator, input: Value, wanted: Value, asked: Read): boolean {
  if (op !== 'at-least' && op !== 'at-most')
    return fitsText(op, folded(String(input), asked), foldedValue(String(wanted)));
  const [is, than] = [numberOf(input), numberOf(wanted)];
  if (is === null || than === null) return false;
  return op === 'at-least' ? is >= than : is <= than;
}

function folded(text: string, { folded: known }: Read): string {
  let plain = known.get(text);
  if (plain === undefined) known.set(text, (plain = foldedLine(text)));
  return plain;
}

/** The values of rules are few, and asked of every mail. */
const KEPT_VALUES = 20_000;
const values = new Map<string, string>();

function foldedValue(value: string): string {
  let plain = values.get(value);
  if (plain !== undefined) return plain;
  if (values.size >= KEPT_VALUES) values.clear();
  values.set(value, (plain = foldedLine(value)));
  return plain;
}

/** An empty value fits nothing: a rule half written would catch every mail. */
function fitsText(op: Operator, text: string, wanted: string): boolean {
  if (wanted === '') return false;
  if (op === 'contains') return text.includes(wanted);
  if (op === 'begins-with') return text.trimStart().startsWith(wanted);
  if (op === 'ends-with') return text.trimEnd().endsWith(wanted);
  if (op === 'is') return text.trim() === wanted.trim();
  return hasWord(text, wanted);
}

/** Whether `wanted` stands in the text with no letter and no digit on either side. */
function hasWord(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (!isLetter(text[at - 1]) && !isLetter(text[at + wanted.length])) return true;
  return false;
}
const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

function fitsAddress(op: Operator, address: string, wanted: string): boolean {
  if (wanted === '') return false;
  return op === 'contains' ? address.includes(wanted) : isMeant(address, wanted);
}

/**
 * Whether an entry (an address, or a domain) means the address, both in lower case. `@firma.test` is every address of that domain and
 * of those below it; a name alone, without `@`, is a domain too.
 */
export function isMeant(address: string, entry: string): boolean {
  const at = entry.indexOf('@');
  if (at > 0) return address === entry;
  const [domain, own] = [at === 0 ? entry.slice(1) : entry, address.slice(address.lastIndexOf('@') + 1)];
  return own === domain || own.endsWith(`.${domain}`);
}

/** What a person needs to see of an input: short, and around the place that fitted. */
function excerpt(input: Value, wanted: Value): string {
  const text = String(input).replaceAll(/\s+/g, ' ');
  // Folding keeps the place but for a few letters, and the excerpt is wide enough for these.
  return cutAt(text, Math.max(0, fold(text).indexOf(fold(String(wanted))) - EXCERPT_CHARS / 3));
}

/** Of what fitted nothing its beginning is enough. Most rules do not hold, so it is asked for again and again. */
function beginning(input: string, { beginnings }: Asked): string {
  let short = beginnings.get(input);
  if (short === undefined)
    beginnings.set(input, (short = cutAt(input.slice(0, 4 * EXCERPT_CHARS).replaceAll(/\s+/g, ' '), 0)));
  return short;
}

function cutAt(text: string, at: number): string {
  if (text.length <= EXCERPT_CHARS) return text;
  return `${at > 0 ? '…' : ''}${text.slice(at, at + EXCERPT_CHARS)}${at + EXCERPT_CHARS < text.length ? '…' : ''}`;
}
const EXCERPT_CHARS = 120;

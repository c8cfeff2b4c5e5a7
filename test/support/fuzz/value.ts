/** Fuzzing: values for a JSON schema, mostly such as it asks for, now and then such as only an attacker or a bug would send. */
import { type Die } from '../cast/any-event.ts';

export type Schema = {
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  $ref?: string;
  $defs?: Record<string, Schema>;
};

/** Ids that exist, by the word that a request uses for them, so that requests reach further than "there is no such". */
export type Known = Record<string, readonly (string | number)[]>;

export const pick = <T>(die: Die, list: readonly T[]): T => list[die(list.length)]!;

const cursor = (text: string) => Buffer.from(text).toString('base64url');
const ID = '0190a3f0-0000-7000-8000-000000000000';

/** What has broken parsers, casts and databases: bounds of integers, dates that are none, halves of characters, names of prototypes. */
export const HOSTILE_WORDS: readonly string[] = [
  ...['', ' ', '0', '-1', '1.5', '1e3', '1e309', '0x10', 'NaN', 'null', 'undefined', 'true', '[]', '{}'],
  ...['2147483647', '2147483648', '-2147483649', '9007199254740991', '9007199254740993', '9223372036854775808'],
  ...[
    '\0',
    '\ud83d',
    '\udc00',
    '\u202e',
    '\ufeff',
    'İıŞş',
    '𝕏',
    '%',
    '%00',
    '%E0%A4%A',
    '%%',
    '_',
    '\\',
    "'",
    '"',
    '`',
  ],
  ...['../../etc/passwd', '__proto__', 'constructor', 'toString', '<script>', '${1}', "'; drop table ticket; --"],
  ...['a'.repeat(120), 'é'.repeat(3_000), 'a\u0301\u0316'.repeat(50)],
  ...['2026-02-31T00:00:00Z', '0000-00-00T00:00:00Z', '9999-12-31T23:59:59Z', '+275760-09-13T00:00:00Z', '2026-13-01'],
  ...['00000000-0000-0000-0000-000000000000', ID, 'a@b.test', 'a@[::1]', '127.0.0.1', 'http://127.0.0.1'],
  ...[`2026-02-31T00:00:00.000000Z|1`, `2026-02-31T00:00:00.000000Z|${ID}`, '0000-01-01T00:00:00.000000Z|1'].map(
    cursor,
  ),
  ...[
    '2026-01-01T24:00:00.000000Z|1',
    '2026-01-01T23:59:60.000000Z|1',
    '2026-01-01T00:00:00.000000Z|999999999999999',
  ].map(cursor),
  ...[`9999-12-31T23:59:59.999999Z|${ID}`, '2026-01-01T00:00:00.000000Z|x', '|', 'a|b'].map(cursor),
];

const HOSTILE: readonly unknown[] = [
  ...HOSTILE_WORDS,
  ...[null, true, false, 0, -1, 1.5, 2_147_483_648, 9_007_199_254_740_991, 1e308, -0],
  ...[[], {}, [null], [[[[[[]]]]]], { a: { b: { c: 1 } } }, JSON.parse('{"__proto__":{"role":"admin"}}')],
];

const CALENDAR_FILES = [
  'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261029\nRRULE:FREQ=YEARLY\nSUMMARY:Bayram\nEND:VEVENT',
  'BEGIN:VCALENDAR\n \n\t',
  'x',
];
const WORDS = ['Merhaba', 'kargom gelmedi', 'fatura', 'İADE', 'x', '<p>Merhaba <b>dünya</b></p>', 'acil', 'Deniz'];

/** A value for `schema`; `name` is the field's, `hostile` says of how many hundred values one is of the other kind. */
export function valueFor(die: Die, schema: Schema, name: string, known: Known, hostile: number): unknown {
  if (die(100) < hostile) return pick(die, HOSTILE);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return valueFor(die, pick(die, choices), name, known, hostile);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(die, schema.enum);
  const type = Array.isArray(schema.type) ? pick(die, schema.type) : schema.type;
  if (type === 'object' || schema.properties !== undefined) return objectFor(die, schema, known, hostile);
  if (type === 'array')
    return Array.from({ length: die(4) }, () => valueFor(die, schema.items ?? {}, name, known, hostile));
  if (type === 'boolean') return die(2) === 0;
  if (type === 'null') return null;
  if (type === 'integer' || type === 'number') return numberFor(die, schema, name, known);
  if (type === 'string') return textFor(die, schema, name, known);
  return pick(die, HOSTILE);
}

/** With all that it needs, most of what it may have, and sometimes a field too much or too few. */
export function objectFor(die: Die, schema: Schema, known: Known, hostile: number): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const needed = schema.required?.includes(name) === true;
    if (die(100) < (needed ? hostile : 40)) continue;
    made[name] = valueFor(die, field, name, known, hostile);
  }
  if (die(100) < hostile) made[pick(die, HOSTILE_WORDS)] = pick(die, HOSTILE);
  return made;
}

function numberFor(die: Die, { minimum, maximum }: Schema, name: string, known: Known): number {
  const ids = known[name]?.filter((id) => typeof id === 'number') ?? [];
  if (ids.length > 0 && die(3) > 0) return pick(die, ids);
  const low = Math.max(minimum ?? -5, -9_007_199_254_740_991);
  const high = Math.min(maximum ?? 9_007_199_254_740_991, 9_007_199_254_740_991);
  return pick(die, [low, low + 1, low + die(100), high, Math.floor(high / 2)]);
}

function textFor(die: Die, { format, pattern, minLength = 0, maxLength }: Schema, name: string, known: Known): string {
  if (format === 'uuid') {
    const ids = (known[name] ?? Object.values(known).flat()).filter((id) => typeof id === 'string');
    return die(5) === 0 || ids.length === 0 ? ID : pick(die, ids);
  }
  if (format === 'email')
    return pick(die, ['deniz@musteri.test', 'ayse@example.test', `kisi${die(1_000)}@example.test`]);
  if (format === 'date-time') return new Date(Date.UTC(2026, 11, 1) + (die(4_000) - 100) * 3_600_000).toISOString();
  if (format === 'date') return new Date(Date.UTC(2026, 0, 1 + die(800))).toISOString().slice(0, 10);
  if (pattern?.includes('[01]') === true) return `${String(die(24)).padStart(2, '0')}:${pick(die, ['00', '30'])}`;
  if (name === 'timeZone') return pick(die, ['Europe/Istanbul', 'Europe/Berlin', 'Etc/UTC', 'UTC+3', 'x']);
  if (name === 'ics') return pick(die, CALENDAR_FILES);
  if (name === 'csv') return pick(die, ['a@x.test;Not\n@firma.test\nx', '@gmail.com', '"', '']);
  if (name === 'entry' || name === 'domains')
    return pick(die, ['firma.test', '@firma.test', 'a@firma.test', 'gmail.com']);
  if (name === 'host') return '127.0.0.1';
  const text = pick(die, WORDS);
  if (die(20) === 0 && maxLength !== undefined && maxLength <= 2_000) return 'ğ'.repeat(maxLength);
  return text.length < minLength ? text.padEnd(minLength, 'x') : text.slice(0, maxLength);
}

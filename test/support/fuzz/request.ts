/** Fuzzing: one request for a route of the contract, the same for the same seed. */
import { z } from 'zod';
import type { Route } from '../../../contract/route.ts';
import { dieOf, type Die } from '../cast/any-event.ts';
import { HOSTILE_WORDS, objectFor, pick, type Known, type Schema, valueFor } from './value.ts';

export type FuzzRequest = { method: string; path: string; headers: Record<string, string>; body: Buffer | null };

/** Headers that steer a request, with values that nobody has in mind. */
const HEADERS: readonly [string, readonly string[]][] = [
  ['if-match', ['*', '"1"', 'W/"3"', '"999999999"', '"99999999999"', 'x', '""']],
  ['idempotency-key', ['same', 'other', '0'.repeat(200), '0'.repeat(201), 'ğ']],
  ['last-event-id', ['0', '1', '-1', '1e9', '2147483648', '9007199254740991', '9223372036854775808', 'x']],
  ['content-encoding', ['gzip', 'deflate', 'br', 'identity', 'zstd', 'x, y', '']],
  [
    'content-type',
    ['text/plain', 'application/json; charset=utf-16', 'application/json; charset=x', 'multipart/form-data', '/'],
  ],
  ['accept-language', ['tr', 'en-GB', '*', 'x'.repeat(500), ';;;q=2']],
  ['accept-encoding', ['br', 'gzip', 'identity;q=0', '*;q=0', 'x']],
  ['cookie', ['bilet=x', '__Host-bilet=', 'bilet=%E0%A4%A', '=;=;']],
  ['authorization', ['Bearer x', 'Bearer 0123456789abcdef0123', 'Basic eDp4', 'Bearer']],
  ['range', ['bytes=0-0', 'bytes=-1', 'bytes=9-1', 'x']],
  ['x-forwarded-for', ['1.2.3.4', '::1', 'x', ',,,']],
];

/** A byte string as a header carries it. */
const asHeader = (text: string) => Buffer.from(text).toString('latin1');
const encoded = (text: string) =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '%ED%A0%80')).replaceAll('%25ED%25A0%2580', '%ED%A0%80');

/** `hostile`: of a hundred values and headers, how many are of the other kind. */
export function requestFor(route: Route, seed: number, known: Known, identity: Record<string, string>): FuzzRequest {
  const die = dieOf(Math.imul(seed, 2_654_435_761) >>> 0);
  for (let warm = 0; warm < 3; warm += 1) die(2);
  const hostile = pick(die, [0, 0, 5, 20]);
  const headers = { ...identity };
  for (const [name, values] of HEADERS) if (die(150) < hostile) headers[name] = asHeader(pick(die, values));
  const query = queryOf(die, route, known, hostile);
  const path = `/api${pathOf(die, route, known, hostile)}${query === '' ? '' : `?${query}`}`;
  return { method: route.method.toUpperCase(), path, ...bodyOf(die, route, known, hostile, headers) };
}

const input = (schema: z.ZodType): Schema => {
  const { $defs = {}, ...root } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  return expanded(root, $defs, 0);
};

/** With what is referred to in its place, trees so deep and no deeper. */
function expanded<T>(part: T, defs: Record<string, Schema>, depth: number): T {
  if (Array.isArray(part)) return part.map((one: unknown) => expanded(one, defs, depth)) as T;
  if (typeof part !== 'object' || part === null) return part;
  const { $ref } = part as Schema;
  if ($ref !== undefined)
    return (depth > 4 ? {} : expanded(defs[$ref.slice($ref.lastIndexOf('/') + 1)] ?? {}, defs, depth + 1)) as T;
  return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, expanded(one, defs, depth)])) as T;
}

function pathOf(die: Die, route: Route, known: Known, hostile: number): string {
  const of = route.path.split('/')[1] ?? '';
  const fields = route.params === undefined ? {} : (input(route.params).properties ?? {});
  return route.path.replace(/:(\w+)/g, (_, name: string) => {
    const ids = known[of] ?? known[name] ?? [];
    if (die(100) < hostile) return encoded(pick(die, HOSTILE_WORDS)) || '%20';
    return ids.length > 0 ? String(pick(die, ids)) : encoded(String(valueFor(die, fields[name] ?? {}, name, known, 0)));
  });
}

function queryOf(die: Die, route: Route, known: Known, hostile: number): string {
  const made = route.query === undefined ? {} : objectFor(die, input(route.query), known, hostile);
  const pairs = Object.entries(made).map(([name, value]) => {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `${encoded(name)}=${encoded(text)}`;
  });
  if (pairs.length > 0 && die(100) < hostile) pairs.push(pick(die, pairs));
  if (die(100) < hostile) pairs.push(pick(die, ['q=%', 'q=%E0%A4%A', 'after[]=1', 'limit[a]=1', '&&&', '=', '%00=1']));
  return pairs.join('&');
}

function bodyOf(die: Die, route: Route, known: Known, hostile: number, headers: Record<string, string>) {
  if (route.raw === true) {
    headers['content-type'] ??= 'application/octet-stream';
    return { headers, body: Buffer.alloc(pick(die, [0, 1, 1_000, 70_000]), 'a') };
  }
  if (route.body === undefined) return { headers, body: die(100) < hostile ? Buffer.from('x') : null };
  headers['content-type'] ??= 'application/json';
  const text = JSON.stringify(valueFor(die, input(route.body), 'body', known, hostile)) ?? '';
  const broken = [
    text.slice(0, -1),
    `[${text}]`,
    'null',
    '"x"',
    '',
    `${text}}`,
    '['.repeat(5_000),
    '{"a":1,"a":2}',
    '\ufeff{}',
  ];
  return { headers, body: Buffer.from(die(100) < hostile ? pick(die, broken) : text) };
}

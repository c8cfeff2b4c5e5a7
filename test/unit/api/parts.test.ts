/** The pure parts of the API: problems, cursors, plain text, file names' headers, who may. */
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { cursorOf, readNumberCursor, readUuidCursor } from '../../../api/http/cursor.ts';
import { problemOf } from '../../../api/http/errors.ts';
import { onlyFromHere } from '../../../api/http/probes.ts';
import { readListCursor } from '../../../api/ticket/list/list-cursor.ts';
import { escapeHtml } from '../../../domain/text/escape.ts';
import { ownWords } from '../../../domain/text/own-words.ts';
import { plainText } from '../../../domain/text/plain-text.ts';
import { hashPassword, passwordMatches } from '../../../vault/password.ts';
import { derivedId } from '../../../db/core/derived-id.ts';
import { Problem } from '../../../domain/problem.ts';
import { growth, LINEAR, timesTheWork } from '../../support/growth.ts';

test('errors of the neighbours become unavailable, faults of ours stay unknown', () => {
  const away = [
    { code: 'ECONNREFUSED' },
    { code: '57P01' },
    { code: '08006' },
    new Error('Connection terminated unexpectedly'),
    { message: 'x', errors: [{ code: 'ECONNREFUSED' }] },
  ];
  for (const error of away) expect(problemOf(error)?.code).toBe('unavailable');
  expect(problemOf(new TypeError('x is not a function'))).toBeNull();
  expect(problemOf({ code: '23505', message: 'duplicate key' })).toBeNull();
  // As the reader of bodies marks them (http-errors); a Content-Encoding whose body is none has no type.
  expect(problemOf({ status: 413, expose: true, type: 'entity.too.large' })?.code).toBe('too-large');
  expect(problemOf({ status: 400, expose: true, type: 'entity.parse.failed' })?.code).toBe('bad-input');
  expect(problemOf({ status: 400, expose: true })?.code).toBe('bad-input');
  expect(problemOf({ status: 500, expose: false })).toBeNull();
  expect(problemOf({ code: 'ENOSPC' })?.code).toBe('unavailable');
  const problem = new Problem('forbidden', 'no');
  expect(problemOf(problem)).toBe(problem);
});

test('fields that are wrong or unknown are named by their path', () => {
  const { error } = z
    .strictObject({ contact: z.strictObject({ name: z.string() }) })
    .safeParse({ contact: { name: 1, vip: true }, extra: 1 });
  const fields = problemOf(error)?.details['fields'] as { path: string }[];
  expect(fields.map((field) => field.path)).toEqual(['contact.name', 'contact.vip', 'extra']);
});

test.each([
  ['a field that is not there', {}, { path: 'name', code: 'missing' }],
  ['an empty one', { name: '' }, { path: 'name', code: 'missing' }],
  ['one that is no text', { name: 1 }, { path: 'name', code: 'malformed' }],
  ['one that is too long', { name: 'abcdef' }, { path: 'name', code: 'too-long', limit: 5 }],
  ['a number that is too small', { port: 0 }, { path: 'port', code: 'too-small', limit: 1 }],
  ['a number that is too large', { port: 9 }, { path: 'port', code: 'too-large', limit: 3 }],
  ['too many things', { tags: [1, 2, 3] }, { path: 'tags', code: 'too-many', limit: 2 }],
  ['what is no address', { email: 'destek' }, { path: 'email', code: 'no-address' }],
  ['what is no instant', { at: 'yarın' }, { path: 'at', code: 'malformed' }],
  ['what nobody offers', { role: 'boss' }, { path: 'role', code: 'not-offered' }],
  ['what nobody asked for', { extra: 1 }, { path: 'extra', code: 'unexpected' }],
])('%s has its code', (_, given, expected) => {
  const shape = z.strictObject({
    name: z.string().min(1).max(5),
    port: z.int().min(1).max(3).optional(),
    tags: z.array(z.number()).max(2).optional(),
    email: z.email().optional(),
    at: z.iso.datetime().optional(),
    role: z.enum(['admin', 'agent']).optional(),
  });
  const body = Object.keys(given).length === 0 || 'name' in given ? given : { name: 'Ali', ...given };
  const { error } = shape.safeParse(body);
  expect(problemOf(error)?.details['fields']).toEqual([{ ...expected, message: expect.any(String) }]);
});

test('a cursor keeps its microseconds, and one that was not made here is refused', () => {
  const at = '2026-11-23T10:00:00.123456Z';
  expect(readNumberCursor(cursorOf(at, 1001))).toEqual({ at, number: 1001 });
  expect(readNumberCursor(undefined)).toBeNull();
  for (const bad of [
    '',
    'çöp',
    Buffer.from(`${at}|1;drop table ticket`).toString('base64url'),
    cursorOf('2026-99-99T10:00:00.123456Z', 1),
    cursorOf(at, 'x'),
  ])
    expect(() => readNumberCursor(bad)).toThrow(Problem);
  expect(() => readUuidCursor(cursorOf(at, 7))).toThrow(Problem);
});

test('plain text keeps lines, links’ words and signs, and drops what is not text, in linear time', async () => {
  expect(
    plainText('<p>Merhaba <b>Deniz</b>,</p><p>Kargo &amp; iade:<br>yarın</p><ul><li>bir</li><li>iki</li></ul>'),
  ).toBe('Merhaba Deniz,\nKargo & iade:\nyarın\n- bir\n- iki');
  expect(plainText('<style>p{color:red}</style><script>alert(1)</script>a &#x1F600; &#0;&lt;b&gt;')).toBe('a 😀 <b>');
  for (const piece of ['<script ', '<'])
    expect(await growth(plainText, (n) => piece.repeat(n), 10_000)).toBeLessThan(LINEAR);
});

test('nothing of a page escapes into markup', () => {
  expect(escapeHtml(`<img src="x" onerror='y'>&`)).toBe('&lt;img src=&quot;x&quot; onerror=&#39;y&#39;&gt;&amp;');
});

test('an id derived from a key is a UUID, always the same, and another for another key', () => {
  expect(derivedId('reply', 'agent:k1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(derivedId('reply', 'agent:k1')).toBe(derivedId('reply', 'agent:k1'));
  expect(derivedId('reply', 'agent:k2')).not.toBe(derivedId('reply', 'agent:k1'));
});

test('a password is right or wrong, and an unknown agent’s is verified as well, so that nobody learns who exists', async () => {
  const stored = await hashPassword('doğru parola');
  expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  expect(await passwordMatches(stored, 'doğru parola')).toBe(true);
  expect(await passwordMatches(stored, 'yanlış')).toBe(false);
  expect(await passwordMatches(undefined, 'doğru parola')).toBe(false);
  const known = () => passwordMatches(stored, 'yanlış');
  const unknown = () => passwordMatches(undefined, 'yanlış');
  // One hash each. Without one, an answer would take a hundredth of the work.
  expect(await timesTheWork(unknown, known)).toBeGreaterThan(0.5);
  expect(await timesTheWork(known, unknown)).toBeGreaterThan(0.5);
});

test.each([
  ['a day that the calendar has not', '2026-02-31T00:00:00.000000Z'],
  ['a month that is none', '2026-13-01T00:00:00.000000Z'],
  ['an hour that is none', '2026-01-01T24:00:00.000000Z'],
  ['the year 0', '0000-01-01T00:00:00.000000Z'],
])('a cursor with %s is bad input, not a question to Postgres', (_, at) => {
  expect(() => readNumberCursor(cursorOf(at, 1))).toThrow(Problem);
  expect(readNumberCursor(cursorOf('2028-02-29T23:59:59.123456Z', 1))).toEqual({
    at: '2028-02-29T23:59:59.123456Z',
    number: 1,
  });
});

test.each(['due', 'priority'] as const)('so it is with a cursor of the order by %s', (sort) => {
  const made = (at: string) => Buffer.from(`${sort}|0|${at}|5|5`).toString('base64url');
  for (const at of ['0000-01-01T00:00:00.000Z', '2026-02-31T00:00:00.000Z', '2026-01-01T24:00:00.000Z'])
    expect(() => readListCursor(sort, made(at))).toThrow(Problem);
  for (const at of ['0001-01-01T00:00:00.000Z', '2028-02-29T23:59:59.123Z', 'infinity'])
    expect(readListCursor(sort, made(at))).toEqual({ at, number: 5, rank: 0, tomorrow: 5 });
});

test.each([
  ['127.0.0.1', true],
  ['::ffff:127.0.0.1', true],
  ['::1', true],
  ['10.0.0.7', false],
  ['::ffff:10.0.0.7', false],
  ['2001:db8::1', false],
])('metrics are told to %s: %s', (remoteAddress, told) => {
  const ask = () => onlyFromHere({ socket: { remoteAddress }, headers: {} } as never, {} as never, () => undefined);
  if (told) expect(ask).not.toThrow();
  else expect(ask).toThrow(Problem);
});

test('a letter whose small form is longer moves no place: blocks and quotes behind it are read as they are', () => {
  expect(plainText('<p>İyi günler İİİ</p><p>b</p><style>c</style><p>d</p>')).toBe('İyi günler İİİ\nb\nd');
  expect(ownWords({ text: '', html: '<p>İ</p><blockquote><p>İade İİİ</p></blockquote><p>bizden</p>' }).trim()).toMatch(
    /^İ\s+bizden$/,
  );
});

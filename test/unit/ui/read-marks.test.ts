/** Marks of reading that wait in this browser until the server has heard them. */
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { eventually } from '../../support/eventually.ts';

const kept: Record<string, string> = {};
Object.defineProperties(kept, {
  getItem: { value: (name: string) => kept[name] ?? null },
  setItem: { value: (name: string, text: string) => (kept[name] = text) },
  removeItem: { value: (name: string) => delete kept[name] },
});
type Answer = 204 | 404 | 'no line';
let heard: { number: number; upTo: string | null; minutes: number }[] = [];
let answer: () => Answer | Promise<Answer> = () => 204;
const { fetch, Date: RealDate } = globalThis;
const now = RealDate.now;
Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true });
Object.assign(globalThis, {
  localStorage: kept,
  location: { origin: 'http://bilet.test', href: 'http://bilet.test/' },
  document: { documentElement: { lang: 'tr' } },
  fetch: async (at: string) => {
    const url = new URL(at, 'http://bilet.test');
    const [upTo, ago] = ['upTo', 'ago'].map((name) => url.searchParams.get(name));
    heard.push({
      number: Number(/tickets\/(\d+)/.exec(url.pathname)?.[1]),
      upTo: upTo!,
      minutes: Math.floor(Number(ago) / 60_000),
    });
    const status = await answer();
    if (status === 'no line') throw new TypeError('fetch failed');
    return new Response(status === 204 ? null : '{}', { status });
  },
});
const { dropReadMark, giveReadMarks, keepReadMark } = await import('../../../ui/data/read-marks.ts');

afterAll(() => {
  RealDate.now = now;
  globalThis.fetch = fetch;
});
beforeEach(() => {
  for (const name of Object.keys(kept)) delete kept[name];
  heard = [];
  answer = () => 204;
  at(0);
});

/** So long after now. */
const at = (ms: number) => (RealDate.now = () => now() + ms);
const isHeard = (times: number) => eventually(() => heard.length === times, { label: `heard ${times} times` });
const isEmpty = () => eventually(() => Object.keys(kept).length === 0, { label: 'nothing kept' });
/** The answer of the last one has been looked at. */
const settled = () => new Promise((done) => setTimeout(done));

test('a mark is kept until the server has heard it, with how long ago it was read', async () => {
  answer = () => 'no line';
  keepReadMark('ayse', 7, 'm1');
  await isHeard(1);
  await settled();
  at(60_000);
  answer = () => 204;
  giveReadMarks('can');
  giveReadMarks('ayse');
  await isEmpty();
  expect(heard).toEqual([
    { number: 7, upTo: 'm1', minutes: 0 },
    { number: 7, upTo: 'm1', minutes: 1 },
  ]);
});

test('what the server refuses is not said again', async () => {
  answer = () => 404;
  keepReadMark('ayse', 7, 'm1');
  await isEmpty();
  giveReadMarks('ayse');
  expect(heard).toHaveLength(1);
});

test('what was made unread again, or read too long ago, is not said any more', async () => {
  answer = () => 'no line';
  keepReadMark('ayse', 7, 'm1');
  keepReadMark('ayse', 8, 'm2');
  await isHeard(2);
  await settled();
  dropReadMark('ayse', 7);
  at(LIMITS.readAgoMs + 1);
  giveReadMarks('ayse');
  expect([heard.length, Object.keys(kept)]).toEqual([2, []]);
});

test('a clock that was put back makes no time that is to come', async () => {
  answer = () => 'no line';
  keepReadMark('ayse', 7, 'm1');
  await isHeard(1);
  await settled();
  at(-60_000);
  giveReadMarks('ayse');
  await isHeard(2);
  expect(heard[1]?.minutes).toBe(0);
});

test('what was read on while the server was being told is said after it', async () => {
  let say!: (what: Answer) => void;
  answer = () => (heard.length === 1 ? new Promise<Answer>((done) => (say = done)) : 204);
  keepReadMark('ayse', 7, 'm1');
  await isHeard(1);
  keepReadMark('ayse', 7, 'm2');
  expect(heard).toHaveLength(1);
  say(204);
  await isEmpty();
  expect(heard.map(({ upTo }) => upTo)).toEqual(['m1', 'm2']);
});

/** Saved views are counted once for all who ask the same at about the same time, and never of one reader for another. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createViewCounts, type ViewCounts } from '../../../api/ticket/list/view-counts.ts';
import type { Change } from '../../../db/core/notices.ts';
import type { Pool } from '../../../db/core/pool.ts';
import type { ViewCount, ViewQuestion } from '../../../db/ticket/saved-view-counts.ts';
import type { ListComparison } from '../../../domain/ticket/condition.ts';
import type { View } from '../../../domain/ticket/list/view.ts';
import { dueBounds } from '../../../domain/ticket/list/due-group.ts';

const AYSE = { id: '00000000-0000-4000-8000-00000000000a', teams: ['t1', 't2'] };
const CAN = { id: '00000000-0000-4000-8000-00000000000b', teams: ['t2', 't1'] };
const SELIN = { id: '00000000-0000-4000-8000-00000000000c', teams: ['t1'] };

const is = (field: ListComparison['field'], ...value: ListComparison['value']): ListComparison => ({
  ...{ field, op: 'is', value },
});
const asked = (reader: typeof AYSE, when: ListComparison, view: View = 'open', zone = 'Etc/UTC'): ViewQuestion => ({
  ...{ shows: { view, when: { all: [when] } }, reader, bounds: dueBounds(Date.now(), zone) },
});

let tell: (change: Change) => void;
let rounds: { questions: readonly ViewQuestion[]; end: (fault?: Error) => void }[];
let counts: ViewCounts;
beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 4, 9) });
  rounds = [];
  const changes = { subscribe: (listener: typeof tell) => ((tell = listener), () => undefined) };
  counts = createViewCounts(
    {} as Pool,
    changes,
    (_db, questions) =>
      new Promise<ViewCount[]>((resolve, reject) => {
        const count = rounds.length + 1;
        const end = (fault?: Error) => (fault ? reject(fault) : resolve(questions.map(() => ({ count, dueAt: null }))));
        rounds.push({ questions, end });
      }),
  );
});
afterEach(() => {
  jest.useRealTimers();
});

const anyTime = -Infinity;
/** Counted once, and it took so long. */
async function counted(questions: ViewQuestion[], ms: number, since = anyTime) {
  const before = rounds.length;
  const answer = counts.of(questions, since);
  await jest.advanceTimersByTimeAsync(ms);
  if (rounds.length > before) rounds.at(-1)!.end();
  return answer;
}

test('thirty readers of a shared view that ask while it is counted are one counting', async () => {
  const all = Array.from({ length: 30 }, (_, turn) =>
    counts.of([asked({ ...AYSE, id: `r${turn}` }, is('tag', 'acil'))], anyTime),
  );
  expect(rounds).toHaveLength(1);
  rounds[0]!.end();
  expect((await Promise.all(all)).map((one) => one.counts)).toEqual(all.map(() => [{ count: 1, dueAt: null }]));
});

test('what one reader’s own tickets, teams or marks have part in is counted for them alone', () => {
  for (const reader of [AYSE, SELIN])
    void counts.of(
      [
        ...[asked(reader, is('unread', true)), asked(reader, is('owner', 'me')), asked(reader, is('team', 'me'))],
        ...[asked(reader, is('tag', 'acil'), 'mine'), asked(reader, is('tag', 'acil'), 'team')],
      ],
      anyTime,
    );
  expect(rounds.map(({ questions }) => questions.length)).toEqual([5, 5]);
});

test('those of the same teams share what their teams have part in, in whatever order they have them', () => {
  for (const reader of [AYSE, CAN])
    void counts.of([asked(reader, is('team', 'me')), asked(reader, is('owner', 'me'))], anyTime);
  expect(rounds.map(({ questions }) => questions.map(({ shows, reader }) => [reader.id, shows.when]))).toEqual([
    [
      [AYSE.id, { all: [is('team', 'me')] }],
      [AYSE.id, { all: [is('owner', 'me')] }],
    ],
    [[CAN.id, { all: [is('owner', 'me')] }]],
  ]);
});

test('another day is another question, of views that ask for the day', () => {
  for (const zone of ['Etc/UTC', 'Pacific/Auckland'])
    void counts.of(
      [asked(AYSE, is('due', 'today'), 'open', zone), asked(AYSE, is('tag', 'acil'), 'open', zone)],
      anyTime,
    );
  expect(rounds.map(({ questions }) => questions.length)).toEqual([2, 1]);
});

test('a count serves the next readers for as long as it may cost, and says when a newer one is to be had', async () => {
  const view = asked(AYSE, is('due', 'late'));
  expect(await counted([view], 160)).toEqual({ counts: [{ count: 1, dueAt: null }], pauseMs: 3_200, changed: false });
  tell({ t: 'change', ticket: 1, version: 2, event: 'reply' });
  await jest.advanceTimersByTimeAsync(3_000);
  expect(await counted([asked(CAN, is('due', 'late'))], 0)).toMatchObject({ counts: [{ count: 1 }], changed: true });
  await jest.advanceTimersByTimeAsync(201);
  expect(await counted([asked(CAN, is('due', 'late'))], 160)).toMatchObject({ counts: [{ count: 2 }], changed: false });
});

test('what costs little is counted anew each time, and desks ask once a second', async () => {
  const view = asked(AYSE, is('tag', 'acil'));
  expect(await counted([view], 0)).toMatchObject({ pauseMs: 1_000 });
  await jest.advanceTimersByTimeAsync(1);
  expect(await counted([view], 0)).toMatchObject({ counts: [{ count: 2 }] });
});

test('the more there is to count for all readers together, the longer each waits', async () => {
  await counted([asked(AYSE, is('unread', true))], 160);
  expect(await counted([asked(CAN, is('unread', true))], 160)).toMatchObject({ pauseMs: 6_400 });
  for (let turn = 0; turn < 20; turn += 1) await counted([asked({ ...CAN, id: `r${turn}` }, is('unread', true))], 160);
  expect(await counted([asked(SELIN, is('unread', true))], 160)).toMatchObject({ pauseMs: 30_000 });
});

test('whoever has written something is not shown what was counted before', async () => {
  const view = asked(AYSE, is('tag', 'acil'));
  await counted([view], 160);
  await jest.advanceTimersByTimeAsync(10);
  const wroteAt = performance.now();
  await jest.advanceTimersByTimeAsync(10);
  expect(await counted([view], 160, wroteAt)).toMatchObject({ counts: [{ count: 2 }] });
  expect(await counted([view], 0, wroteAt)).toMatchObject({ counts: [{ count: 2 }] });
});

test('a counting that fails serves nobody after it', async () => {
  const view = asked(AYSE, is('tag', 'acil'));
  const both = [counts.of([view], anyTime), counts.of([asked(CAN, is('tag', 'acil'))], anyTime)];
  rounds[0]!.end(new Error('too slow'));
  expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await counted([view], 1)).toMatchObject({ counts: [{ count: 2 }] });
});

test('views of closed and of all tickets are not counted, and a reader without others asks nobody', async () => {
  expect(
    await counts.of([asked(AYSE, is('tag', 'acil'), 'closed'), asked(AYSE, is('tag', 'acil'), 'all')], anyTime),
  ).toEqual({
    ...{ counts: [null, null], pauseMs: 1_000, changed: false },
  });
  expect(rounds).toEqual([]);
});

test('memory is bounded: what was counted longest ago is forgotten', async () => {
  const first = asked(AYSE, is('tag', 'ilk'));
  await counted([first], 160);
  for (let turn = 0; turn < 15; turn += 1)
    await counted(
      Array.from({ length: 100 }, (_, at) => asked(AYSE, is('tag', `${turn} ${at}`))),
      0,
    );
  expect(await counted([first], 0)).toMatchObject({ counts: [{ count: 17 }] });
});

/** What is asked about before many tickets are ended. */
import { expect, test } from '@jest/globals';
import { lossesIn } from '../../../ui/command/bulk-losses.ts';

type Concerned = Parameters<typeof lossesIn>[1][number];
const clock = { kind: 'first-response', state: 'running', onItsWay: false } as Concerned['clocks'][number];
const quiet: Concerned = { clocks: [], drafts: [], promises: [] };
const unanswered = { ...quiet, clocks: [clock] };
const drafted = { ...quiet, drafts: [{ id: 'ayse', name: 'Ayşe' }] };
const promised = { ...quiet, promises: [{}] } as Concerned;

test('many that are resolved: customers without an answer, drafts and promises are counted', () => {
  expect(lossesIn('resolve', [unanswered, unanswered, drafted, promised, quiet])).toEqual([
    { loss: 'unanswered', count: 2 },
    { loss: 'drafts', count: 1 },
    { loss: 'promises', count: 1 },
  ]);
});

test('what is archived or spam was to have no answer, but a draft or a promise in it is told of', () => {
  for (const kind of ['archive', 'mark-spam'] as const)
    expect(lossesIn(kind, [unanswered, drafted, promised])).toEqual([
      { loss: 'drafts', count: 1 },
      { loss: 'promises', count: 1 },
    ]);
});

test('where nothing is lost nothing is asked, and an answer on its way is one', () => {
  expect(lossesIn('resolve', [quiet, { ...quiet, clocks: [{ ...clock, onItsWay: true }] }])).toEqual([]);
});

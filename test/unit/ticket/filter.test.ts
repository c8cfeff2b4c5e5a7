import { expect, test } from '@jest/globals';
import { conditionOf, FILTER_NAMES, FILTERS } from '../../../domain/ticket/list/filter.ts';
import { isSortOf, SORTS } from '../../../domain/ticket/list/list-order.ts';
import { type Listed, VIEWS, viewsOf } from '../../../domain/ticket/list/view.ts';

test('several values of a filter are one comparison, several filters must all fit', () => {
  expect(conditionOf({ state: ['new', 'assigned'], unread: ['true'], abusive: ['true', 'false'], tag: [] })).toEqual({
    all: [
      { field: 'state', op: 'is', value: ['new', 'assigned'] },
      { field: 'unread', op: 'is', value: [true] },
      { field: 'abusive', op: 'is', value: [true, false] },
    ],
  });
  expect(conditionOf({})).toBeNull();
});

test('each filter stands for a field of its own', () => {
  expect(new Set(Object.values(FILTERS)).size).toBe(FILTER_NAMES.length);
});

const READER = { id: 'ayse', teams: ['destek'] };
const listed = (changes: Partial<Listed>): Listed => ({
  ...{ state: 'assigned', snoozed: false, followUp: false, breached: false, owner: 'can', team: 'iade' },
  ...changes,
});
test.each<[string, Partial<Listed>, string[]]>([
  ['a new one of another team', { state: 'new', owner: null }, ['unassigned', 'open', 'all']],
  ['one of the reader', { owner: 'ayse' }, ['mine', 'open', 'all']],
  ['one of their team', { team: 'destek' }, ['team', 'open', 'all']],
  ['one put aside', { owner: 'ayse', snoozed: true }, ['snoozed', 'all']],
  ['one that is back and late', { followUp: true, breached: true }, ['open', 'followup', 'breached', 'all']],
  ['a closed one that was late', { state: 'closed', breached: true, owner: 'ayse' }, ['closed', 'all']],
])('the views that hold %s', (_, changes, views) => {
  expect(viewsOf(listed(changes), READER)).toEqual(views);
});

test('closed tickets owe nothing and are not ordered by it', () => {
  for (const view of VIEWS)
    expect([view, SORTS.filter((sort) => isSortOf(sort, view))]).toEqual([
      view,
      view === 'closed' || view === 'all' ? ['activity', 'age', 'number'] : [...SORTS],
    ]);
});

import { expect, test } from '@jest/globals';
import {
  ASKED,
  askedBy,
  conditionOf,
  customFilter,
  FILTER_NAMES,
  filterOf,
  FILTERS,
  isOpposite,
  oppositeOf,
} from '../../../domain/ticket/list/filter.ts';
import type { ListCondition } from '../../../domain/ticket/condition.ts';
import { customName } from '../../../domain/ticket/custom/name.ts';
import { takenApart } from '../../../domain/ticket/list/saved-view.ts';
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
  expect(new Set(Object.values(FILTERS)).size).toBe(Object.keys(FILTERS).length);
  expect(ASKED.filter((one) => !Object.hasOwn(FILTERS, one))).toEqual(['custom-field']);
});

const SIZE = customName('ticket', '6e1c9f60-0000-4000-8000-000000000001');
const PLAN = customName('organisation', '6e1c9f60-0000-4000-8000-000000000002');

test('of one custom field several values are one comparison, and each field must fit', () => {
  const field = [customFilter(SIZE, 'S'), customFilter(PLAN, 'a: b, c'), customFilter(SIZE, 'M'), 'no-field:x'];
  const condition = conditionOf({ 'custom-field': field, 'not-custom-field': [customFilter(SIZE, 'L')] });
  expect(condition).toEqual({
    all: [
      { field: SIZE, op: 'is', value: ['S', 'M'] },
      { field: PLAN, op: 'is', value: ['a: b, c'] },
      { not: { field: SIZE, op: 'is', value: ['L'] } },
    ],
  });
  // As a saved view it stands in the same filter again; another way to compare is kept beside it.
  const most: ListCondition = { field: PLAN, op: 'at-most', value: [3] };
  expect(takenApart({ view: 'open', when: { all: [...(condition as { all: ListCondition[] }).all, most] } })).toEqual({
    filter: {
      'custom-field': [customFilter(SIZE, 'S'), customFilter(SIZE, 'M'), customFilter(PLAN, 'a: b, c')],
      'not-custom-field': [customFilter(SIZE, 'L')],
    },
    rest: [most],
  });
});

test('a filter may ask for none of its values, and what it stands for is read back as it', () => {
  const filter = { 'not-state': ['closed'], subject: ['iade', 'kargo'], 'not-subject': ['toptan, adet'] };
  const condition = conditionOf(filter);
  expect(condition).toEqual({
    all: [
      { not: { field: 'state', op: 'is', value: ['closed'] } },
      { field: 'subject', op: 'contains', value: ['iade', 'kargo'] },
      { not: { field: 'subject', op: 'contains', value: ['toptan, adet'] } },
    ],
  });
  const parts = condition !== null && 'all' in condition ? condition.all : [];
  expect(Object.fromEntries(parts.map((part) => [filterOf(part)!.name, filterOf(part)!.values]))).toEqual(filter);
});

test('each has its opposite behind it, but for what is yes or no', () => {
  expect(FILTER_NAMES.slice(0, 4)).toEqual(['state', 'not-state', 'due', 'not-due']);
  for (const name of FILTER_NAMES) {
    const opposite = oppositeOf(name);
    if (opposite === null) expect(['unread', 'abusive']).toContain(name);
    else
      expect([oppositeOf(opposite), askedBy(opposite), isOpposite(opposite)]).toEqual([
        name,
        askedBy(name),
        !isOpposite(name),
      ]);
  }
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

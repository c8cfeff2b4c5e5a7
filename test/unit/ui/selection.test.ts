/** What is selected of a list: some, all of some groups, or all of it but some. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { DueGroup } from '../../../domain/ticket/list/due-group.ts';
import {
  beginPicking,
  clearSelection,
  countOf,
  isSelected,
  isSelecting,
  selectAll,
  selectGroup,
  selection,
  selectsIn,
  selectTo,
  selectWhole,
  standsIn,
  targetOf,
  toggleAll,
  toggleSelected,
} from '../../../ui/keys/selection.ts';
import type { Arranged } from '../../../ui/list/arranged.ts';
import type { TicketBrief } from '../../../ui/data/types.ts';
import { everybodys } from '../../../ui/list/shown-view.ts';
import { nextStar } from '../../../ui/list/star.ts';

const sorted = (numbers: ReadonlySet<number>) => [...numbers].toSorted((a, b) => a - b);
const named = () => sorted(selection().named);
const but = () => sorted(selection().but);

const LIST = { view: 'open', filter: {} };

beforeEach(() => {
  clearSelection();
  standsIn(() => null);
});

test('a range goes from the one that was touched last, in the order of the list', () => {
  toggleSelected(7);
  selectTo(3, [9, 7, 5, 3, 1]);
  expect(named()).toEqual([3, 5, 7]);
  toggleSelected(5);
  expect(named()).toEqual([3, 7]);
  expect(targetOf(selection())).toEqual({ numbers: [7, 3] });
});

test('of a whole list those are left out that were unticked, until they are ticked again', () => {
  toggleSelected(1);
  selectWhole(LIST, 90);
  expect([named(), but(), isSelected(1)]).toEqual([[], [], true]);
  for (const number of [4, 5, 6]) toggleSelected(number);
  expect(but()).toEqual([4, 5, 6]);
  toggleSelected(5);
  expect(but()).toEqual([4, 6]);
  toggleAll([4, 6, 8]);
  expect(but()).toEqual([]);
  toggleAll([4, 6, 8]);
  expect(but()).toEqual([4, 6, 8]);
  expect(countOf(selection())).toBe(87);
  expect(targetOf(selection())).toEqual({ view: 'open', filter: {}, except: [4, 6, 8], also: [] });
});

describe('a whole group', () => {
  const GROUPS = new Map<number, DueGroup>([
    ...[1, 2, 3].map((number) => [number, 'late'] as const),
    ...[4, 5].map((number) => [number, 'today'] as const),
  ]);
  beforeEach(() => standsIn((number) => GROUPS.get(number) ?? null));

  test('is taken as its list narrowed down to it, with those beside it and but for those that were unticked', () => {
    for (const number of [2, 4]) toggleSelected(number);
    selectGroup(LIST, 'late', 70);
    toggleSelected(3);
    expect([1, 2, 3, 4, 5].filter(isSelected)).toEqual([1, 2, 4]);
    expect(countOf(selection())).toBe(70);
    expect(countOf(selection(), 80)).toBe(80);
    expect(targetOf(selection())).toEqual({ view: 'open', filter: { due: ['late'] }, except: [3], also: [4] });
    selectGroup(LIST, 'today', 9);
    expect(countOf(selection())).toBe(78);
    expect(targetOf(selection())).toMatchObject({ filter: { due: ['late', 'today'] }, except: [3], also: [] });
  });

  test('holds what comes into it while it is selected, and not what leaves it', () => {
    selectGroup(LIST, 'late', 70);
    standsIn((number) => (number === 4 ? 'late' : number === 1 ? 'today' : null));
    expect([isSelected(4), isSelected(1)]).toEqual([true, false]);
  });
});

describe('the key of a whole group', () => {
  const rows = (...groups: [DueGroup | null, number[]][]): Arranged => {
    const items = groups.flatMap(([group, numbers]) =>
      numbers.map((number) => ({ kind: 'row', ticket: { number } as TicketBrief, group, position: 1 }) as const),
    );
    standsIn((number) => items.find(({ ticket }) => ticket.number === number)?.group ?? null);
    return { items, tickets: items.map(({ ticket }) => ticket) };
  };
  const list = (arranged: Arranged, hasMore: boolean, counts?: { group: DueGroup; count: number }[]) => ({
    ...{ view: everybodys('open', ''), asked: {}, arranged, hasMore, counts, opened: null },
  });

  test('takes the group of the row, then the list, then nothing', () => {
    const shown = list(rows(['late', [1, 2]], ['today', [3]]), false, [
      { group: 'late', count: 2 },
      { group: 'today', count: 1 },
    ]);
    expect(nextStar(shown, 2)).toEqual({ group: 'late', rows: [1, 2], held: 2 });
    selectAll([1, 2]);
    expect(nextStar(shown, 2)).toBe('view');
    selectAll([3]);
    expect(nextStar(shown, 2)).toBe('none');
  });

  test('takes what of a group is not loaded as well', () => {
    const shown = list(rows(['late', [1, 2]]), true, [{ group: 'late', count: 70 }]);
    expect(nextStar(shown, null)).toEqual({ group: 'late', rows: [1, 2], held: 70 });
    selectAll([1, 2]);
    expect(nextStar(shown, 1)).toMatchObject({ held: 70 });
    selectGroup(LIST, 'late', 70);
    expect(nextStar(shown, 1)).toBe('none');
    selectWhole(LIST, 70);
    expect(nextStar(shown, 1)).toBe('none');
  });

  test('goes on to the list where a group holds more than one command may take', () => {
    const shown = list(rows(['late', [1]], ['today', [2]]), true, [
      { group: 'late', count: 20_000 },
      { group: 'today', count: 3 },
    ]);
    selectAll([1]);
    expect(nextStar(shown, 1)).toBe('view');
  });

  test('takes the list where it has no groups', () => {
    const shown = list(rows([null, [1, 2]]), true);
    expect(nextStar(shown, 2)).toBe('view');
    selectWhole(LIST, 90);
    expect(nextStar(shown, 2)).toBe('none');
  });
});

test('it ends with its list, also that rows are picked', () => {
  selectsIn('/views/mine');
  selectWhole(LIST, 90);
  beginPicking(3);
  selectsIn('/views/mine');
  expect(isSelecting()).toBe(true);
  selectsIn('/views/open');
  expect(selection()).toEqual({ whole: null, named: new Set(), but: new Set(), isPicking: false });
});

test('picking begins with the row that was held, and stays while nothing is selected', () => {
  beginPicking(3);
  expect(named()).toEqual([3]);
  toggleSelected(3);
  expect([named(), isSelecting()]).toEqual([[], true]);
});

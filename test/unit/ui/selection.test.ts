/** What is selected of a list: some, or all of it but some. */
import { beforeEach, expect, test } from '@jest/globals';
import {
  beginPicking,
  clearSelection,
  isSelecting,
  selection,
  selectsIn,
  selectTo,
  selectWhole,
  toggleAll,
  toggleSelected,
} from '../../../ui/keys/selection.ts';

const named = () => [...selection().named].toSorted((a, b) => a - b);

const WHOLE = { view: 'open', filter: {}, count: 90 };

beforeEach(() => clearSelection());

test('a range goes from the one that was touched last, in the order of the list', () => {
  toggleSelected(7);
  selectTo(3, [9, 7, 5, 3, 1]);
  expect(named()).toEqual([3, 5, 7]);
  toggleSelected(5);
  expect(named()).toEqual([3, 7]);
});

test('of a whole list those are named that were unticked, until they are ticked again', () => {
  toggleSelected(1);
  selectWhole(WHOLE);
  expect(selection()).toMatchObject({ isWhole: true, named: new Set() });
  for (const number of [4, 5, 6]) toggleSelected(number);
  expect(named()).toEqual([4, 5, 6]);
  toggleSelected(5);
  expect(named()).toEqual([4, 6]);
  toggleAll([4, 6, 8]);
  expect(named()).toEqual([]);
  toggleAll([4, 6, 8]);
  expect(named()).toEqual([4, 6, 8]);
});

test('it ends with its list, also that rows are picked', () => {
  selectsIn('/views/mine');
  selectWhole(WHOLE);
  beginPicking(3);
  selectsIn('/views/mine');
  expect(isSelecting()).toBe(true);
  selectsIn('/views/open');
  expect(selection()).toEqual({ isWhole: false, whole: null, named: new Set(), isPicking: false });
});

test('picking begins with the row that was held, and stays while nothing is selected', () => {
  beginPicking(3);
  expect(named()).toEqual([3]);
  toggleSelected(3);
  expect([named(), isSelecting()]).toEqual([[], true]);
});

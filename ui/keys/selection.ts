/** Which tickets of a list are selected: one selection for the desk, which ends with its list. Rows ask for themselves alone. */
import { useSyncExternalStore } from 'react';
import type { Filter } from '../paths.ts';

/** A whole list: which one, and how many it held as it was selected; of a saved view its version by then. */
export type Whole = { view: string; filter: Filter; count: number; viewVersion?: number };

/** Some, or the whole list, as far as it was never loaded, but for some. */
export type Selection = {
  isWhole: boolean;
  whole: Whole | null;
  /** Those that are selected; of a whole list those that are not. */
  named: ReadonlySet<number>;
  /** On a touch screen a row is chosen by touching it. */
  isPicking: boolean;
};

const NOTHING: Selection = { isWhole: false, whole: null, named: new Set(), isPicking: false };
let list = '';
let now = NOTHING;
/** From where a range goes. */
let anchor: number | null = null;
const listeners = new Set<() => void>();

function become(next: Selection): void {
  now = next;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
const isIn = (number: number): boolean => now.named.has(number) !== now.isWhole;

/** These as well, or these no more. */
function put(numbers: readonly number[], isOn: boolean): void {
  const named = new Set(now.named);
  for (const number of numbers)
    if (isOn === now.isWhole) named.delete(number);
    else named.add(number);
  become({ ...now, named });
}

/** A list is shown: what was selected in another one is not any more. */
export function selectsIn(name: string): void {
  if (name === list) return;
  list = name;
  clearSelection();
}

/** One more, or one less; ranges go from here. */
export function toggleSelected(number: number): void {
  anchor = number;
  put([number], !isIn(number));
}

/** All from the last one that was touched to this one, in the order of the list. */
export function selectTo(number: number, numbers: readonly number[]): void {
  const from = anchor === null ? -1 : numbers.indexOf(anchor);
  const to = numbers.indexOf(number);
  if (from < 0 || to < 0) return toggleSelected(number);
  put(numbers.slice(Math.min(from, to), Math.max(from, to) + 1), true);
}

/** These as well; when all of them are selected, none of them. */
export const toggleAll = (numbers: readonly number[]): void => put(numbers, !numbers.every(isIn));

/** All that the list holds, loaded or not. */
export const selectWhole = (whole: Whole): void => become({ ...now, isWhole: true, whole, named: new Set() });

/** Rows are chosen by touching them from now on, beginning with one, if one was held. */
export function beginPicking(number: number | null = null): void {
  become({ ...now, isPicking: true });
  if (number !== null && !isIn(number)) toggleSelected(number);
}

export function clearSelection(): void {
  anchor = null;
  if (now !== NOTHING) become(NOTHING);
}

export const selection = (): Selection => now;
/** Whether keys and Escape mean a selection. */
export const isSelecting = (): boolean => now.isWhole || now.isPicking || now.named.size > 0;
export const useSelection = (): Selection => useSyncExternalStore(subscribe, selection);
export const useIsSelected = (number: number): boolean => useSyncExternalStore(subscribe, () => isIn(number));
export const useIsPicking = (): boolean => useSyncExternalStore(subscribe, () => now.isPicking);

/** Which tickets of a list are selected: one selection for the desk, which ends with its list. Rows ask for themselves alone. */
import { useSyncExternalStore } from 'react';

let list = '';
let chosen: ReadonlySet<number> = new Set();
/** From where a range goes. */
let anchor: number | null = null;
const listeners = new Set<() => void>();

function become(next: ReadonlySet<number>): void {
  chosen = next;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** A list is shown: what was selected in another one is not any more. */
export function selectsIn(name: string): void {
  if (name === list) return;
  list = name;
  anchor = null;
  if (chosen.size > 0) become(new Set());
}

/** One more, or one less; ranges go from here. */
export function toggleSelected(number: number): void {
  anchor = number;
  const next = new Set(chosen);
  if (!next.delete(number)) next.add(number);
  become(next);
}

/** All from the last one that was touched to this one, in the order of the list. */
export function selectTo(number: number, numbers: readonly number[]): void {
  const from = anchor === null ? -1 : numbers.indexOf(anchor);
  const to = numbers.indexOf(number);
  if (from < 0 || to < 0) return toggleSelected(number);
  become(new Set([...chosen, ...numbers.slice(Math.min(from, to), Math.max(from, to) + 1)]));
}

/** These as well; when all of them are selected, none of them. */
export function toggleAll(numbers: readonly number[]): void {
  const next = new Set(chosen);
  if (numbers.every((number) => chosen.has(number))) for (const number of numbers) next.delete(number);
  else for (const number of numbers) next.add(number);
  become(next);
}

export const clearSelection = (): void => {
  anchor = null;
  if (chosen.size > 0) become(new Set());
};

export const selected = (): ReadonlySet<number> => chosen;
export const useSelected = (): ReadonlySet<number> => useSyncExternalStore(subscribe, selected);
export const useIsSelected = (number: number): boolean => useSyncExternalStore(subscribe, () => chosen.has(number));

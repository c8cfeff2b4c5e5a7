/** Which tickets of a list are selected: one selection for the desk, which ends with its list. Rows ask for themselves alone. */
import { useSyncExternalStore } from 'react';
import type { DueGroup } from '../../domain/ticket/list/due-group.ts';
import type { Filter } from '../paths.ts';

/** A list, as far as it was never loaded; of a saved view its version by then. */
export type WholeList = { view: string; filter: Filter; viewVersion?: number };
/** All of it, or some of its groups, and how many that were as they were selected. */
type Whole = WholeList & { groups: ReadonlyMap<DueGroup, number> | null; count: number };

export type Selection = {
  whole: Whole | null;
  /** Those that are selected one by one, beside the whole. */
  named: ReadonlySet<number>;
  /** Of the whole those that are not. */
  but: ReadonlySet<number>;
  /** On a touch screen a row is chosen by touching it. */
  isPicking: boolean;
};

/** What commands are given to: tickets that are named, or all that a list holds by then but for some, with some beside it. */
export type Target = { numbers: number[] } | (WholeList & { except: number[]; also: number[] });

const NOTHING: Selection = { whole: null, named: new Set(), but: new Set(), isPicking: false };
let list = '';
let now = NOTHING;
/** From where a range goes. */
let anchor: number | null = null;
/** In which group a row of the list stands. */
let groupOf: (number: number) => DueGroup | null = () => null;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}
function become(next: Selection): void {
  now = next;
  tell();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

function isInWhole(number: number): boolean {
  if (now.whole === null) return false;
  const { groups } = now.whole;
  if (groups === null) return true;
  const group = groupOf(number);
  return group !== null && groups.has(group);
}
export const isSelected = (number: number): boolean =>
  now.named.has(number) || (isInWhole(number) && !now.but.has(number));

/** These as well, or these no more. */
function put(numbers: readonly number[], isOn: boolean): void {
  const named = new Set(now.named);
  const but = new Set(now.but);
  for (const number of numbers) {
    const isWhole = isInWhole(number);
    if (isOn) but.delete(number);
    else named.delete(number);
    if (isOn && !isWhole) named.add(number);
    if (!isOn && isWhole) but.add(number);
  }
  become({ ...now, named, but });
}

/** A list is shown: what was selected in another one is not any more. */
export function selectsIn(name: string): void {
  if (name === list) return;
  list = name;
  clearSelection();
}

/** Rows stand in these groups: of a whole group those that have come into it are selected, and those that have left it are not. */
export function standsIn(find: typeof groupOf): void {
  groupOf = find;
  if (now.whole !== null && now.whole.groups !== null) tell();
}

/** One more, or one less; ranges go from here. */
export function toggleSelected(number: number): void {
  anchor = number;
  put([number], !isSelected(number));
}

/** As it was when one was selected for a single command. */
let lent: Selection | null = null;

/** Selects this one for a single command, where nothing is selected. */
export function lendSelection(number: number): void {
  toggleSelected(number);
  lent = now;
}

/** Whether what is selected is one that was selected for a single command. */
export const isLent = (): boolean => lent === now;

/** That command was given, or is not: what was selected for it alone is not any more. */
export function endLent(): void {
  if (isLent()) clearSelection();
}

/** All from the last one that was touched to this one, in the order of the list. */
export function selectTo(number: number, numbers: readonly number[]): void {
  const from = anchor === null ? -1 : numbers.indexOf(anchor);
  const to = numbers.indexOf(number);
  if (from < 0 || to < 0) return toggleSelected(number);
  put(numbers.slice(Math.min(from, to), Math.max(from, to) + 1), true);
}

/** These as well. */
export const selectAll = (numbers: readonly number[]): void => put(numbers, true);

/** These as well; when all of them are selected, none of them. */
export const toggleAll = (numbers: readonly number[]): void => put(numbers, !numbers.every(isSelected));

/** All that the list holds, loaded or not. */
export const selectWhole = (whole: WholeList, count: number): void =>
  become({ ...now, whole: { ...whole, groups: null, count }, named: new Set(), but: new Set() });

/** All of a group, loaded or not, beside what is selected already. */
export function selectGroup(whole: WholeList, group: DueGroup, count: number): void {
  if (now.whole !== null && now.whole.groups === null) return;
  const groups = new Map([...(now.whole?.groups ?? []), [group, count] as const]);
  const others = (numbers: ReadonlySet<number>) => new Set([...numbers].filter((one) => groupOf(one) !== group));
  const all = [...groups.values()].reduce((sum, one) => sum + one, 0);
  become({ ...now, whole: { ...whole, groups, count: all }, named: others(now.named), but: others(now.but) });
}

/** Rows are chosen by touching them from now on, beginning with one, if one was held. */
export function beginPicking(number: number | null = null): void {
  become({ ...now, isPicking: true });
  if (number !== null && !isSelected(number)) toggleSelected(number);
}

export function clearSelection(): void {
  anchor = null;
  if (now !== NOTHING) become(NOTHING);
}

/** How many are selected; `whole`: how many the whole holds, where that is known anew. */
export const countOf = ({ whole, named, but }: Selection, held = whole?.count ?? 0): number =>
  named.size + (whole === null ? 0 : Math.max(held - but.size, 0));

/** What a command for all that is selected is given to. */
export function targetOf({ whole, named, but }: Selection): Target {
  if (whole === null) return { numbers: [...named] };
  const { count: _count, groups, filter, ...rest } = whole;
  const narrowed = groups === null ? filter : { ...filter, due: [...groups.keys()] };
  return { ...rest, filter: narrowed, except: [...but], also: [...named] };
}

export const selection = (): Selection => now;
/** Whether keys and Escape mean a selection. */
export const isSelecting = (): boolean => now.whole !== null || now.isPicking || now.named.size > 0;
export const useSelection = (): Selection => useSyncExternalStore(subscribe, selection);
export const useIsSelecting = (): boolean => useSyncExternalStore(subscribe, isSelecting);
export const useIsSelected = (number: number): boolean => useSyncExternalStore(subscribe, () => isSelected(number));
export const useIsPicking = (): boolean => useSyncExternalStore(subscribe, () => now.isPicking);

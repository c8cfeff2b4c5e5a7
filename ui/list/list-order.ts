/** How the reader wants lists: how dense, on every device, and in which order each view stands, in this browser for each who signs in here. */
import { useLocalStorage } from '@mantine/hooks';
import { DENSITIES, type Preferences } from '../../domain/people/preferences.ts';
import { isSortOf, type Sort } from '../../domain/ticket/list/list-order.ts';
import { isOfOpen } from '../../domain/ticket/list/view.ts';
import { useSay } from '../door/preferences.ts';
import { useMe } from '../door/session.tsx';
import type { ShownView } from './shown-view.ts';

export { DENSITIES };
export type Density = Preferences['density'];
/** Heights of a row and of a group's head, in px; list.module.css has the same. */
export const HEIGHTS: Record<Density, { row: number; head: number }> = {
  roomy: { row: 52, head: 30 },
  dense: { row: 36, head: 30 },
};

/** Those that are offered. */
export const ORDERS = ['due', 'activity', 'age', 'priority'] as const satisfies readonly Sort[];

const atOnce = { getInitialValueInEffect: false };

export function useDensity(): [Density, (density: Density) => void] {
  const { density } = useMe().preferences;
  const say = useSay();
  return [density, (chosen) => say({ density: chosen })];
}

/** The order of a list, and how to choose another one; of a saved view the one that it was saved with, until then. Words that are looked for are shown where something happened last. */
export function useOrder({ at, base, saved }: ShownView, isSearch: boolean): [Sort, (sort: Sort) => void] {
  const { agent } = useMe();
  const [kept, keep] = useLocalStorage<Record<string, string>>({
    key: `bilet.order.${agent.id}`,
    defaultValue: {},
    ...atOnce,
  });
  const chosen = ORDERS.find((one) => one === kept[at] && isSortOf(one, base));
  const own = ORDERS.find((one) => one === saved?.sort);
  const usual: Sort = own ?? (isOfOpen(base) ? 'due' : 'activity');
  return [isSearch ? 'activity' : (chosen ?? usual), (sort) => keep({ ...kept, [at]: sort })];
}

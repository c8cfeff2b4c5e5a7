import { usePageKeys } from '../keys/page-keys.ts';
import { selectTo, toggleAll, toggleSelected } from '../keys/selection.ts';
import type { Arranged } from './arranged.ts';

/** The keys that select: one row, the next ones with Shift, all of its group. `opened`: the ticket beside the list. */
export function useSelectionKeys({ items, tickets }: Arranged, opened: number | null): void {
  const numbers = tickets.map(({ number }) => number);
  const here = () => Number((document.activeElement as HTMLElement | null)?.dataset['ticket']) || opened;
  const extend = (by: 1 | -1) => () => {
    const from = here();
    const at = from === null ? -1 : numbers.indexOf(from);
    const next = numbers[at + by];
    if (from === null || at < 0 || next === undefined) return;
    selectTo(from, [from]);
    selectTo(next, numbers);
    document.querySelector<HTMLElement>(`[data-ticket="${next}"]`)?.focus();
  };
  const group = () => {
    const at = items.findIndex((item) => item.kind === 'row' && item.ticket.number === here());
    const own = items[at];
    const inGroup = items.flatMap((item) =>
      item.kind === 'row' && (own?.kind !== 'row' || item.group === own.group) ? [item.ticket.number] : [],
    );
    toggleAll(inGroup);
  };
  usePageKeys([
    [
      'x',
      () => {
        const number = here();
        if (number !== null) toggleSelected(number);
      },
    ],
    ['shift+J', extend(1)],
    ['shift+K', extend(-1)],
    ['*', group],
    ['shift+*', group],
  ]);
}

/** The row of a list that has the focus: it is marked, and the keys go on from it. */
import { leaveFocus } from '../keys/focus.ts';

/** So long a list takes to draw its rows. */
const DRAWN_MS = 2_000;

const rowOf = (number: number): HTMLElement | null => document.querySelector(`[data-ticket="${number}"]`);

export const markedRow = (): number | null =>
  Number((document.activeElement as HTMLElement | null)?.dataset['ticket']) || null;

/** The same where whoever presses a key sees it: in a frame, and not scrolled away. */
export function framedRow(): number | null {
  const row = document.activeElement;
  if (markedRow() === null || row?.matches(':focus-visible') !== true) return null;
  const { left, top, width, height } = row.getBoundingClientRect();
  // Behind the head of a group, it is not seen either.
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  return row.parentElement?.contains(seen) ? markedRow() : null;
}

/** Marks it once it is there, unless the hand has gone elsewhere meanwhile. */
export function markRow(number: number): void {
  const until = performance.now() + DRAWN_MS;
  const look = () => {
    if (![null, document.body].includes(document.activeElement as HTMLElement | null)) return;
    const row = rowOf(number);
    if (row?.checkVisibility()) row.focus();
    else if (performance.now() < until) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The focus stays with a row that is marked. */
export function leaveFocusUnmarked(): void {
  if (markedRow() === null) leaveFocus();
}

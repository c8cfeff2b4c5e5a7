/** The cards of a day, as the keyboard walks through them. */
import type { Due } from './day.ts';

/** One ticket may have several. */
export const dueId = ({ what, ticket, promise }: Due): string => `${ticket.number}-${promise?.id ?? what}`;

const cards = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-due]')];
const current = (): HTMLElement | null =>
  document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-due]') ?? null;

/** From the card in focus to the next one, or the one before; from elsewhere to the first. */
export function focusNext(by: 1 | -1): void {
  const all = cards();
  const at = all.indexOf(current()!);
  all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

/** The one in focus. */
export const dueOf = (dues: readonly Due[]): Due | undefined =>
  dues.find((due) => dueId(due) === current()?.dataset['due']);

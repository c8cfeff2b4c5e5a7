/** What the figures of a quiet machine must keep to (`--budgets`): a run that does not, fails and says by how much. */

/** p95 in ms of what is read at 200,000 tickets, by the group of `bench reads`. */
export const READ_BUDGETS: readonly (readonly [RegExp, number])[] = [
  [/^lists$/, 30],
  [/^tickets$/, 20],
  [/^search in /, 150],
];
/** Two thousand messages are no everyday ticket. */
export const LONG_TICKET_MS = 100;
/** Of the browser's main thread, in ms of CPU; the palette by the clock, as it is felt. */
export const DESK_BUDGETS = { cachedTicketMs: 50, letterMs: 16, paletteMs: 100 };
/** All that comes over the line until the list stands there, in bytes. */
export const FIRST_LOAD_BYTES = 250_000;

/** The line for a figure above its budget; none otherwise. */
export const over = (name: string, found: number, budget: number): string[] =>
  found > budget ? [`${name}: ${found}, and the budget is ${budget}`] : [];

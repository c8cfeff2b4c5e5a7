/** So long a ticket stands before somebody's eyes to count as opened: whoever walks through a list has not read what they passed. */
export const SHOWN_MS = 1_000;

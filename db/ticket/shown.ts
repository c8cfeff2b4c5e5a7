/**
 * Which messages stand in their thread: those that their ticket has taken, but for mail that a person took back before it left, which is as if it
 * had never been written. The message itself says so (mail-out/taking-back.ts): a step that shows it at the same instant reads its newest row, and of
 * any other row what stood there as the statement began.
 */

/** SQL for whether message `m` was not taken back. */
export const isKept = (m: string): string => `not ${m}.taken_back`;

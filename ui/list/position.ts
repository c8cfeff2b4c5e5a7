import { useEffect, useRef } from 'react';

/** A position in a list: the ticket, and the list as it was when the ticket was last seen in it. */
export type Position = { list: string; number: number; numbers: number[] };

/**
 * The ticket one step from `number`, undefined at an end. A ticket that has left the list, because it was taken, resolved
 * or put aside, is remembered by `position`: next is the one that moved up into it. A ticket never seen in the list
 * leads to the first.
 */
export function step(
  numbers: number[],
  number: number | null,
  by: 1 | -1,
  position: Position | null,
): number | undefined {
  const at = number === null ? -1 : numbers.indexOf(number);
  if (at >= 0) return numbers[at + by];
  if (position === null || position.number !== number) return numbers[0];
  const was = position.numbers.indexOf(position.number);
  const beyond = by === 1 ? position.numbers.slice(was + 1) : position.numbers.slice(0, was).toReversed();
  const still = new Set(numbers);
  // Where all of those have left as well, the row that stands there now: it came from a page that was not seen yet.
  return beyond.find((one) => still.has(one)) ?? (by === 1 ? numbers[was] : undefined);
}

/** Remembers the position of `number` in the list named `list`, for as long as that list is shown. */
export function usePosition(list: string, numbers: number[], number: number | null): () => Position | null {
  const position = useRef<Position | null>(null);
  useEffect(() => {
    if (number !== null && numbers.includes(number)) position.current = { list, number, numbers };
  });
  return () => (position.current?.list === list ? position.current : null);
}

import { useEffect, useRef } from 'react';

/** Where somebody stands in a list: the ticket, and the list as it was when the ticket was last seen in it. */
export type Place = { list: string; number: number; numbers: number[] };

/**
 * The ticket one step from `number`, undefined at an end. A ticket that has left the list, because it was taken, resolved
 * or put aside, is remembered by `place`: next is the one that moved into its place. A ticket never seen in the list
 * leads to the first.
 */
export function step(numbers: number[], number: number | null, by: 1 | -1, place: Place | null): number | undefined {
  const at = number === null ? -1 : numbers.indexOf(number);
  if (at >= 0) return numbers[at + by];
  if (place === null || place.number !== number) return numbers[0];
  const was = place.numbers.indexOf(place.number);
  const beyond = by === 1 ? place.numbers.slice(was + 1) : place.numbers.slice(0, was).toReversed();
  const still = new Set(numbers);
  // Where all of those have left as well, the row that stands there now: it came from a page that was not seen yet.
  return beyond.find((one) => still.has(one)) ?? (by === 1 ? numbers[was] : undefined);
}

/** Remembers the place of `number` in the list named `list`, for as long as that list is shown. */
export function usePlace(list: string, numbers: number[], number: number | null): () => Place | null {
  const place = useRef<Place | null>(null);
  useEffect(() => {
    if (number !== null && numbers.includes(number)) place.current = { list, number, numbers };
  });
  return () => (place.current?.list === list ? place.current : null);
}

/** A seeded die: what it draws is the same in every run. */
export function draws(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const draw = (below: number): number => Math.floor(next() * below);
  return {
    /** A whole number from 0 on. */
    draw,
    oneOf: <Value>(values: readonly Value[]): Value => values[draw(values.length)]!,
    chance: (share: number): boolean => next() < share,
  };
}

/** As JSON, with a mark for half a surrogate pair: Postgres refuses those in JSON, and a text may have been cut inside one. */
export function wellFormed(value: unknown): string {
  const json = JSON.stringify(value);
  // A whole pair is written as it is, and half of one as its escape: seldom is there anything to do, and looking at every value is slow.
  return HALF_PAIR.test(json)
    ? JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? inner.toWellFormed() : inner))
    : json;
}
const HALF_PAIR = /\\ud[89a-f]/i;

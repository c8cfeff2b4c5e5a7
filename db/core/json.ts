/** As JSON, with a mark for half a surrogate pair: Postgres refuses those in JSON, and a text may have been cut inside one. */
export const wellFormed = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? inner.toWellFormed() : inner));

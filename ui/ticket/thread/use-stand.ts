import { useState } from 'react';
import type { Message } from '../../data/types.ts';
import { newestOf, readFrom } from './stream.ts';

/** The message at whose beginning a thread stands: it stays there once it is read, until somebody has written more. */
export function useStand(number: number, messages: readonly Message[]): string | null {
  const newest = newestOf(messages);
  const [at, setAt] = useState({ number, newest, stand: readFrom(messages) ?? newest });
  if (at.number === number && at.newest === newest) return at.stand;
  const stand = readFrom(messages, at.number === number ? at.newest : null) ?? newest;
  setAt({ number, newest, stand });
  return stand;
}

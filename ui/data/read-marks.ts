/**
 * Marks of reading on their way to the server: kept in this browser until it has answered, and given again when the line is back, wherever the
 * reader is by then, with how long ago it was: what has been made unread since stays so. A mark is a courtesy: nobody is told when it fails.
 */
import { useEffect } from 'react';
import { LIMITS } from '../../domain/limits.ts';
import { againOnLine } from './again.ts';
import { call } from './client.ts';
import { afterFailure } from './failure.ts';

/** Up to which message, and when it was read, epoch ms. */
type Mark = { upTo: string; at: number };

const PREFIX = 'bilet.read.';
/** After so long a mark that did not reach the server is given again, also when nothing tells of a line that is back. */
const AGAIN_MS = 10_000;

const nameOf = (agent: string, number: number): string => `${PREFIX}${agent}.${number}`;
const trying = new Set<string>();

/** Somebody has read a ticket up to there: said at once, and until the server has heard it. */
export function keepReadMark(agent: string, number: number, upTo: string): void {
  localStorage.setItem(nameOf(agent, number), JSON.stringify({ upTo, at: Date.now() } satisfies Mark));
  void give(agent, number);
}

/** They have made it unread again: what was not said yet does not hold any more. */
export const dropReadMark = (agent: string, number: number): void => localStorage.removeItem(nameOf(agent, number));

async function give(agent: string, number: number): Promise<void> {
  const name = nameOf(agent, number);
  const kept = localStorage.getItem(name);
  if (kept === null || trying.has(name)) return;
  // What was kept by something else is no mark.
  const mark = markIn(kept);
  // By this machine's clock alone, which may be another than the server's; somebody may have put it back.
  const ago = Math.max(Date.now() - (mark?.at ?? 0), 0);
  if (mark === null || ago > LIMITS.readAgoMs) return localStorage.removeItem(name);
  trying.add(name);
  const isHeard = await call('markRead', { params: { number }, query: { upTo: mark.upTo, ago } }).then(
    () => true,
    (error: unknown) => afterFailure(error, navigator.onLine) === 'refused',
  );
  trying.delete(name);
  const now = localStorage.getItem(name);
  if (isHeard && now === kept) localStorage.removeItem(name);
  // Read on meanwhile.
  else if (isHeard && now !== null) void give(agent, number);
}

function markIn(kept: string): Mark | null {
  try {
    const { upTo, at } = JSON.parse(kept) as Partial<Mark>;
    return typeof upTo === 'string' && typeof at === 'number' ? { upTo, at } : null;
  } catch {
    return null;
  }
}

/** Gives again what of this agent has not arrived. */
export function giveReadMarks(agent: string): void {
  const own = nameOf(agent, 0).slice(0, -1);
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith(own)))
    void give(agent, Number(name.slice(own.length)));
}

/** Does so when the line is back, and now and then. Stands once in the desk. */
export function useReadMarks(agent: string, connected: boolean): void {
  useEffect(() => againOnLine(() => giveReadMarks(agent), connected, AGAIN_MS), [agent, connected]);
}

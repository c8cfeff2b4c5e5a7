/** Trials that run in this process: one of each agent, few of all together, each ended when nobody waits for it any more. */
import type { Response } from 'express';
import { LIMITS } from '../../domain/limits.ts';
import { Problem } from '../../domain/problem.ts';

type Running = { looked: number; of: number };

const running = new Map<string, Running>();

/** How far the trial of this agent is; null when none runs. */
export const progressOf = (agent: string): Running | null => running.get(agent) ?? null;

/**
 * Ends at its next page when whoever asked goes away, and does not begin for one who has gone while it was read what they ask. Problems:
 * `in-progress` while another one of this agent runs, `too-many-requests` while others do.
 */
export async function asTrial<T>(
  agent: string,
  res: Response,
  work: (signal: AbortSignal, tell: (looked: number, of: number) => void) => Promise<T>,
): Promise<T> {
  if (running.has(agent))
    throw new Problem('in-progress', 'another trial of yours is running; wait for it, or close its connection');
  if (running.size >= LIMITS.trialsAtOnce)
    throw new Problem('too-many-requests', 'others are trying something; try again in a few seconds');
  const left = new AbortController();
  const leave = () => left.abort(new Problem('bad-input', 'whoever asked for the trial went away'));
  res.once('close', leave);
  running.set(agent, { looked: 0, of: 0 });
  try {
    // That was told once, and before anybody listened.
    if (res.closed || res.destroyed) leave();
    left.signal.throwIfAborted();
    return await work(left.signal, (looked, of) => running.set(agent, { looked, of }));
  } finally {
    running.delete(agent);
    res.removeListener('close', leave);
  }
}

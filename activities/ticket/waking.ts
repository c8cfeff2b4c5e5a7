/** Mails that waited for the sign-in of their mailbox go at once when it is mended, and not when they would be looked at again. */
import { log } from '@temporalio/activity';
import { releaseWaiting } from '../../db/mail-out/waiting.ts';
import { SECOND_MS } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { pause } from '../wakeup.ts';
import { tellNow } from './tell-now.ts';

/** Ten a second: a thousand that waited must not come down on the mail server, nor on the worker, at once. */
const PAGE = 20;
const EVERY_MS = 2 * SECOND_MS;

/** Wakes those of a mailbox, for which somebody has just had it connected anew, until none is left. Never rejects: the sweeper finds the rest. */
export async function wakeSends(deps: Deps, mailbox: string, stopping: AbortSignal): Promise<void> {
  try {
    while (!stopping.aborted && (await wakePage(deps, mailbox)) === PAGE) await pause(EVERY_MS, stopping);
  } catch (error) {
    log.warn('mails that wait are not woken', { mailbox, error: String(error).slice(0, 200) });
  }
}

/** Wakes some, of all mailboxes with null; returns how many. Run twice: finds others. Whoever is not told is overdue, which the sweeper finds. */
export async function wakePage(deps: Deps, mailbox: string | null): Promise<number> {
  const woken = await releaseWaiting(deps.pool, mailbox, PAGE);
  await Promise.all(woken.map(({ outbox, ...ticket }) => tellNow(deps, ticket, { kind: 'send-due', outbox }, null)));
  return woken.length;
}

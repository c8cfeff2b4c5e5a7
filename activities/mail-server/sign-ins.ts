/**
 * Whether a mailbox may be signed in to just now. A refused password is tried a few times and then no more, because further tries
 * lock accounts; a server that has us wait is left alone. All connections of a mailbox, and all processes, count together.
 */
import type { Pool } from '../../db/core/pool.ts';
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import { noteRefused, noteWait, noteWell, type Side, signInStanding } from '../../db/mail-in/sign-ins.ts';
import type { MailboxStatus } from '../../domain/mail/mailbox.ts';
import { faultLine, type MailboxFault, readFaultLine } from '../../domain/mail/mailbox-fault.ts';
import { effectOf } from '../../domain/mail/refusal/table.ts';
import { isStopped, pauseAfterRefusal, pauseAfterWait } from '../../domain/mail/sign-in-pause.ts';
import { accountRefusal } from './account-refusal.ts';
import { type ConnectionFault, connectionFault } from './connection-fault.ts';
import { type Secret, signedIn, type SignInDeps } from './sign-in.ts';

export type HeldSignIn = {
  status: Extract<MailboxStatus, 'credentials' | 'throttled'>;
  fault: MailboxFault | null;
  /** How long it is held; null: until somebody says otherwise. */
  waitMs: number | null;
};

/** Null when nothing stands against it. */
export async function heldSignIn(pool: Pool, mailbox: string, side: Side): Promise<HeldSignIn | null> {
  const { refused, waitMs, fault: line } = await signInStanding(pool, mailbox, side);
  const fault = readFaultLine(line);
  if (isStopped(refused)) return { status: 'credentials', fault, waitMs: null };
  return waitMs > 0 ? { status: 'throttled', fault, waitMs } : null;
}

/** Records a fault; answers how long to stay away by it, null when it says nothing about that. */
export async function signInFailed(
  pool: Pool,
  mailbox: string,
  side: Side,
  { waitMs: toldMs, ...fault }: ConnectionFault,
): Promise<number | null> {
  const does = effectOf(fault.code);
  if (does === 'sign-in') return pauseAfterRefusal(await noteRefused(pool, mailbox, side, faultLine(fault)));
  if (does !== 'wait') return null;
  const { waits } = await signInStanding(pool, mailbox, side);
  const ms = pauseAfterWait(waits + 1, toldMs);
  await noteWait(pool, mailbox, side, faultLine(fault), ms);
  return ms;
}

export const signInWell = (pool: Pool, mailbox: string, side: Side): Promise<number> => noteWell(pool, mailbox, side);

/** Signs in once, for work beside reading and sending: unless it is held, and counted with the others. Rejects as `signedIn` does. */
export async function signedInUnlessHeld<T>(
  deps: SignInDeps,
  account: MailboxAccount,
  side: Side,
  attempt: (secret: Secret) => Promise<T>,
): Promise<T> {
  const held = await heldSignIn(deps.pool, account.id, side);
  if (held !== null) throw new Error(`no sign-in just now: ${held.fault?.detail ?? held.status}`);
  try {
    const done = await signedIn(deps, account, side, attempt);
    await signInWell(deps.pool, account.id, side).catch(() => 0);
    return done;
  } catch (error) {
    const refusal =
      side === 'smtp' ? accountRefusal(error as Error, account.smtp) : connectionFault(error, account.imap);
    if (refusal !== null) await signInFailed(deps.pool, account.id, side, refusal).catch(() => null);
    throw error;
  }
}

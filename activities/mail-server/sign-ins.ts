/**
 * Whether a mailbox may be signed in to just now. A refused password is tried a few times and then no more, because further tries
 * lock accounts; a server that has us wait is left alone. All connections of a mailbox, and all processes, count together.
 */
import type { Pool } from '../../db/core/pool.ts';
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import {
  beginTrial,
  endTrial,
  noteRefused,
  noteSignedIn,
  noteWait,
  noteWell,
  type Side,
  signInStanding,
} from '../../db/mail-in/sign-ins.ts';
import type { MailboxStatus } from '../../domain/mail/mailbox.ts';
import { faultLine, isOAuthFault, type MailboxFault, readFaultLine } from '../../domain/mail/provider/mailbox-fault.ts';
import { providerUsing } from '../../domain/mail/provider/providers.ts';
import { effectOf } from '../../domain/mail/refusal/table.ts';
import {
  leaveBy,
  pauseAfterRefusal,
  pauseAfterWait,
  type SignInStanding,
  waitsAfter,
} from '../../domain/mail/provider/sign-in-pause.ts';
import { accountRefusal } from './account-refusal.ts';
import { type ConnectionFault, connectionFault } from './connection-fault.ts';
import { type Secret, signedIn, type SignInDeps } from './sign-in.ts';
import { joinTurns, type Turn, TurnedAway } from './turns.ts';

type Held<Wait> = {
  status: Extract<MailboxStatus, 'credentials' | 'throttled'>;
  fault: MailboxFault | null;
  /** How long it is held; null: until somebody says otherwise; `others`: while others are at it. */
  waitMs: Wait;
};

export type HeldSignIn = Held<number | null | 'others'>;

const heldBy = <Wait>(
  { refused, waits, fault }: SignInStanding & { fault: string | null },
  waitMs: Wait,
): Held<Wait> => ({
  status: refused > 0 && waits === 0 ? 'credentials' : 'throttled',
  fault: readFaultLine(fault),
  waitMs,
});

/** Null when nothing stands against it. Whoever asks is the only one that signs in there. */
export async function heldSignIn(pool: Pool, mailbox: string, side: Side): Promise<Held<number | null> | null> {
  const standing = await signInStanding(pool, mailbox, side);
  const leave = leaveBy({ ...standing, triedMs: 0 });
  return typeof leave === 'string' ? null : heldBy(standing, leave.waitMs);
}

/** The leave to send once: to be asked for before each send, and ended. */
export type Leave = {
  turn: Turn;
  /** To be called once the server has let us in. */
  signedIn(): Promise<void>;
  /** What the server has against the mailbox; answers as `signInFailed`. */
  failed(fault: ConnectionFault): Promise<number | null>;
  /** The server has taken a mail. */
  sent(): Promise<void>;
  end(): Promise<void>;
};

/** Asks for leave to sign in to send: one after another, and after a refusal one alone of all processes. What is in the way, else. */
export async function leaveToSend(pool: Pool, mailbox: string): Promise<Leave | HeldSignIn> {
  const turn = joinTurns(pool, mailbox);
  try {
    const standing = await signInStanding(pool, mailbox, 'smtp');
    const leave = leaveBy(standing);
    if (leave === 'freely') return leaveOf(pool, mailbox, turn, false);
    if (leave === 'alone' && (await beginTrial(pool, mailbox, 'smtp'))) return leaveOf(pool, mailbox, turn, true);
    turn.end(false);
    return heldBy(standing, typeof leave === 'string' ? 'others' : leave.waitMs);
  } catch (error) {
    turn.end(false);
    throw error;
  }
}

function leaveOf(pool: Pool, mailbox: string, turn: Turn, isTrial: boolean): Leave {
  let isRefused = false;
  let isOpen = isTrial;
  const quietly = (work: Promise<unknown>) => work.catch(() => undefined);
  return {
    turn,
    async signedIn() {
      if (isTrial) await quietly(noteSignedIn(pool, mailbox, 'smtp'));
      turn.pass();
    },
    async failed(fault) {
      isRefused = true;
      isOpen = false;
      return signInFailed(pool, mailbox, 'smtp', fault);
    },
    async sent() {
      if (isTrial && !isRefused) await quietly(noteWell(pool, mailbox, 'smtp'));
      isOpen = false;
    },
    async end() {
      turn.end(isRefused);
      if (isOpen) await quietly(endTrial(pool, mailbox, 'smtp'));
    },
  };
}

export const isLeave = (asked: Leave | HeldSignIn): asked is Leave => 'turn' in asked;

/** Records a fault; answers how long to stay away by it, null when it says nothing about that. */
export async function signInFailed(
  pool: Pool,
  mailbox: string,
  side: Side,
  { waitMs: toldMs, ...fault }: ConnectionFault,
): Promise<number | null> {
  const does = effectOf(fault.code);
  if (does === 'sign-in') return pauseAfterRefusal(await noteRefused(pool, mailbox, side, faultLine(fault)));
  // Whoever reads asks for a consent in a way of its own, and has it told.
  if (does !== 'wait' && !(side === 'smtp' && isOAuthFault(fault.code))) return null;
  const waits = waitsAfter(await signInStanding(pool, mailbox, side));
  const ms = pauseAfterWait(waits, toldMs);
  await noteWait(pool, mailbox, side, faultLine(fault), { waits, ms });
  return ms;
}

export const signInWell = (pool: Pool, mailbox: string, side: Side): Promise<number> => noteWell(pool, mailbox, side);

/** Nobody has asked the server. */
class NoSignIn extends Error {
  constructor({ fault, status }: HeldSignIn) {
    super(`no sign-in just now: ${fault?.detail ?? status}`);
  }
}

/** A mail that was only told to wait, by ourselves. */
export const isHeldBack = (error: unknown): boolean => error instanceof NoSignIn || error instanceof TurnedAway;

/** Reads once, beside those who read the mailbox: unless the sign-in is held, and counted with theirs. Rejects as `signedIn` does. */
export async function readUnlessHeld<T>(
  deps: SignInDeps,
  account: MailboxAccount,
  attempt: (secret: Secret) => Promise<T>,
): Promise<T> {
  const held = await heldSignIn(deps.pool, account.id, 'imap');
  if (held !== null) throw new NoSignIn(held);
  try {
    const done = await signedIn(deps, account, 'imap', attempt);
    await signInWell(deps.pool, account.id, 'imap').catch(() => 0);
    return done;
  } catch (error) {
    const refusal = connectionFault(error, account.imap);
    await signInFailed(deps.pool, account.id, 'imap', refusal).catch(() => null);
    throw error;
  }
}

/** How many its provider lets a mailbox have for sending; null: it says nothing of it. */
const connectionsOf = ({ settings }: SignInDeps, { address, smtp }: MailboxAccount): number | null =>
  providerUsing(address, smtp.host, settings.mailProviders.providers)?.quota.smtpConnections ?? null;

/** Has the mailbox signed in to for sending, with one of the connections that its provider lets it have. */
export async function signedInToSend<T>(
  deps: SignInDeps,
  account: MailboxAccount,
  leave: Leave,
  attempt: (secret: Secret) => Promise<T>,
): Promise<T> {
  await leave.turn.connect(connectionsOf(deps, account));
  return signedIn(deps, account, 'smtp', attempt);
}

/** Sends once, what is no answer to a ticket: unless the sign-in is held, and counted with the others. Rejects as `signedIn` does. */
export async function sendUnlessHeld<T>(
  deps: SignInDeps,
  account: MailboxAccount,
  attempt: (secret: Secret, leave: Leave) => Promise<T>,
): Promise<T> {
  const leave = await leaveToSend(deps.pool, account.id);
  if (!isLeave(leave)) throw new NoSignIn(leave);
  try {
    const done = await signedInToSend(deps, account, leave, (secret) => attempt(secret, leave));
    await leave.sent();
    return done;
  } catch (error) {
    const refusal = accountRefusal(error as Error, account.smtp);
    if (refusal !== null) await leave.failed(refusal).catch(() => null);
    throw error;
  } finally {
    await leave.end();
  }
}

/**
 * Rate limits of sign-in. Each stands against another way to guess: the pair against a guesser at
 * home, the network against one password tried on everybody, the account against a guesser who has many networks.
 * Only wrong passwords count in the end; a try is counted before it is looked at, so that many at once are counted too.
 */
import { isIP } from 'node:net';
import { ipKeyGenerator } from 'express-rate-limit';
import { countLogin, forgetLogins, sweepLogins, uncountLogins } from '../../db/people/sessions.ts';
import { LIMITS } from '../../domain/limits.ts';
import { Problem } from '../../domain/problem.ts';
import { MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import type { Deps } from '../http/deps.ts';

type Limit = { tries: number; windowMs: number };

const { wrongForPair, wrongFromNetwork, wrongForAccount } = LIMITS;
const LONGEST_MS = Math.max(
  ...[wrongForPair, wrongFromNetwork, wrongForAccount, LIMITS.forgottenOfAccount, LIMITS.forgottenFromNetwork].map(
    ({ windowMs }) => windowMs,
  ),
);

/** Who is counted as one: an IPv4 address, or the /64 that a single line of IPv6 is given. */
export function networkOf(ip: string | undefined): string {
  const bare = (ip ?? '').replace(/%.*$/, '');
  return isIP(bare) === 0 ? 'unknown' : ipKeyGenerator(bare, 64);
}

/**
 * Whether `matches`, unless this account, this network or both together had too many wrong passwords already. Problem
 * `too-many-requests`, before anything is looked at.
 */
export async function tryPassword(
  { pool }: Pick<Deps, 'pool'>,
  { email, ip }: { email: string; ip: string | undefined },
  matches: () => Promise<boolean>,
): Promise<boolean> {
  const network = networkOf(ip);
  const pair = `pair ${email} ${network}`;
  const counted: string[] = [];
  const count = async (key: string, limit: Limit, whose: string): Promise<void> => {
    const fullMs = await countOne(pool, key, limit);
    counted.push(key);
    if (fullMs === null) return;
    const minutes = Math.ceil(fullMs / MINUTE_MS);
    throw tooMany(`${limit.tries} wrong passwords ${whose}; try again in ${minutes} minutes`, fullMs);
  };
  let wrong = false;
  try {
    await count(pair, wrongForPair, 'for this address from your network');
    await count(`network ${network}`, wrongFromNetwork, 'from your network');
    await count(`account ${email}`, wrongForAccount, 'for this address');
    wrong = !(await matches());
  } finally {
    // A refused try, one that nobody could look at and a right one say nothing about a guesser.
    if (!wrong) await uncountLogins(pool, counted);
  }
  if (!wrong) await forgetLogins(pool, pair);
  return !wrong;
}

/** Counts one question for a forgotten password; an address is counted whether somebody has it or not. Problem `too-many-requests`. */
export async function countForgotten(
  { pool }: Pick<Deps, 'pool'>,
  { email, ip }: { email: string; ip: string | undefined },
): Promise<void> {
  const { forgottenFromNetwork, forgottenOfAccount } = LIMITS;
  for (const [key, limit] of [
    [`forgotten from ${networkOf(ip)}`, forgottenFromNetwork],
    [`forgotten of ${email}`, forgottenOfAccount],
  ] as const) {
    const fullMs = await countOne(pool, key, limit);
    if (fullMs !== null) throw tooMany(`${limit.tries} links were asked for already; try again later`, fullMs);
  }
}

/** Counts one; null while there is room, else for how many ms there is none. */
async function countOne(pool: Deps['pool'], key: string, limit: Limit): Promise<number | null> {
  const { tries, leftMs } = await countLogin(pool, key, limit.windowMs);
  // Swept as often as a window is opened, so that guessed addresses do not stay.
  if (tries === 1) await sweepLogins(pool, LONGEST_MS);
  return tries > limit.tries ? leftMs : null;
}

const tooMany = (message: string, leftMs: number): Problem =>
  new Problem('too-many-requests', message, { retryAfterS: Math.ceil(leftMs / SECOND_MS) });

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
    const { tries, leftMs } = await countLogin(pool, key, limit.windowMs);
    counted.push(key);
    // Swept as often as a window is opened, so that guessed addresses do not stay.
    if (tries === 1) await sweepLogins(pool, LONGEST_MS);
    if (tries > limit.tries) throw tooMany(limit, leftMs, whose);
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
  for (const [key, { tries: most, windowMs }] of [
    [`forgotten from ${networkOf(ip)}`, forgottenFromNetwork],
    [`forgotten of ${email}`, forgottenOfAccount],
  ] as const) {
    const { tries, leftMs } = await countLogin(pool, key, windowMs);
    if (tries === 1) await sweepLogins(pool, LONGEST_MS);
    if (tries > most)
      throw new Problem('too-many-requests', `${most} links were asked for already; try again later`, {
        retryAfterS: Math.ceil(leftMs / SECOND_MS),
      });
  }
}

const tooMany = ({ tries }: Limit, leftMs: number, whose: string): Problem =>
  new Problem(
    'too-many-requests',
    `${tries} wrong passwords ${whose}; try again in ${Math.ceil(leftMs / MINUTE_MS)} minutes`,
    { retryAfterS: Math.ceil(leftMs / SECOND_MS) },
  );

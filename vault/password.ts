/** Passwords, and tokens that are stored as hashes only. */
import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { LIMITS } from '../domain/limits.ts';
import { createSemaphore } from './semaphore.ts';

/** argon2id (the library's default) at OWASP's minimum: 19 MiB, two passes, one lane; about 10 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const limited = createSemaphore(LIMITS.hashesAtOnce, LIMITS.hashesQueued);

/** 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What of a token is stored and looked up. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Problem `too-many-requests` when too many wait; so has `passwordMatches`. */
export const hashPassword = (password: string): Promise<string> => limited(() => hash(password, COST));

/** Of no password: verified when the agent is unknown, so that both answers take equally long. */
const dummy = hashPassword(newToken());

/** Whether `password` belongs to `stored`; undefined (an unknown agent) takes as long and is false. */
export const passwordMatches = async (stored: string | undefined, password: string): Promise<boolean> => {
  const against = stored ?? (await dummy);
  const matches = await limited(() => verify(against, password).catch(() => false));
  return matches && stored !== undefined;
};

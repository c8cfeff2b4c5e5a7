/** Secrets of the API: tokens that are stored as hashes only, passwords, and ids derived from a caller's key. */
import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { createGate } from './gate.ts';

/** argon2id (the library's default) at OWASP's minimum: 19 MiB, two passes, one lane; about 10 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes at once: each takes 19 MiB and a core. */
const AT_ONCE = 4;
/** Hashes in line: about two seconds, which is as long as a person waits. */
const IN_LINE = 96;
const limited = createGate(AT_ONCE, IN_LINE);

/** 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What of a token is stored and looked up. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Problem `too-many-requests` when too many stand in line; so has `passwordMatches`. */
export const hashPassword = (password: string): Promise<string> => limited(() => hash(password, COST));

/** Of no password: verified when the agent is unknown, so that both answers take equally long. */
const dummy = hashPassword(newToken());

/** Whether `password` belongs to `stored`; undefined (an unknown agent) takes as long and is false. */
export const passwordMatches = async (stored: string | undefined, password: string): Promise<boolean> => {
  const against = stored ?? (await dummy);
  const matches = await limited(() => verify(against, password).catch(() => false));
  return matches && stored !== undefined;
};

/** A UUID that is always the same for the same words: a repeated request writes the same row. */
export function derivedId(...words: string[]): string {
  const hex = createHash('sha256').update(words.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

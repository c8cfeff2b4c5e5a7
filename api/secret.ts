/** Secrets of the API: tokens that are stored as hashes only, passwords, and ids derived from a caller's key. */
import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default) at OWASP's minimum: 19 MiB, two passes, one lane; about 10 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes at once: each takes 19 MiB and a core. */
const AT_ONCE = 4;
let running = 0;
const queue: (() => void)[] = [];

/** 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What of a token is stored and looked up. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export const hashPassword = (password: string): Promise<string> => limited(() => hash(password, COST));

/** Of no password: verified when the agent is unknown, so that both answers take equally long. */
const dummy = hashPassword(newToken());

/** Whether `password` belongs to `stored`; undefined (an unknown agent) takes as long and is false. */
export const passwordMatches = async (stored: string | undefined, password: string): Promise<boolean> => {
  const against = stored ?? (await dummy);
  const matches = await limited(() => verify(against, password).catch(() => false));
  return matches && stored !== undefined;
};

async function limited<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    queue.shift()?.();
  }
}

/** A UUID that is always the same for the same words: a repeated request writes the same row. */
export function derivedId(...words: string[]): string {
  const hex = createHash('sha256').update(words.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The links by which agents choose a password, as they stand in a text. */
import { LIMITS } from '../limits.ts';

/** Where the token stands in an address, also in one that a mail filter has wrapped into its own. */
const TOKEN = /\/password(?:#|%23)([\w-]{43})(?![\w-])/g;
const WRAPPED = /%2Fpassword%23([\w-]{43})(?![\w-])/gi;

/** The tokens of the links in a text, each once, at most LIMITS.codes. */
export const passwordTokensIn = (text: string): string[] =>
  text.includes('password')
    ? [
        ...new Set([TOKEN, WRAPPED].flatMap((pattern) => [...text.matchAll(pattern)].map(([, token = '']) => token))),
      ].slice(0, LIMITS.codes)
    : [];

/**
 * HMAC-SHA-256 with a key for each purpose: the one primitive of every signed link, token, address and Message-ID. A
 * signature made for one purpose proves nothing for another.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** What is signed. A new kind of link is a new word here, and its old links are void when the word changes. */
export type Purpose = 'confirmation-link' | 'frame-image' | 'message-id' | 'idempotency';

/** Signs for one purpose. */
export type Signer = {
  /** 32 bytes, for a form of its own (mail/write/token.ts). */
  mac(text: string): Buffer;
  /**
   * Whether `given` is the signature `right`, in constant time. Compared as written: the last base64url letter has spare
   * bits, so several spellings decode to the same bytes.
   */
  matches(right: string, given: string): boolean;
  /** `<text>.<signature>`: readable, not secret, and not to be forged. The signature has 43 letters, - and _. */
  token(text: string): string;
  /** The text of a token that was signed for this purpose; null for every other, whatever it looks like. */
  read(token: string): string | null;
};

/** A signer over a key of 32 bytes that serves no other purpose. */
export function createSigner(key: Uint8Array): Signer {
  const mac = (text: string) => createHmac('sha256', key).update(text).digest();
  const matches = (right: string, given: string) => {
    const [expected, found] = [Buffer.from(right), Buffer.from(given)];
    return expected.length === found.length && timingSafeEqual(expected, found);
  };
  const token = (text: string) => `${text}.${mac(text).toString('base64url')}`;
  return {
    mac,
    matches,
    token,
    read(given) {
      const text = given.slice(0, Math.max(0, given.lastIndexOf('.')));
      return matches(token(text), given) ? text : null;
    },
  };
}

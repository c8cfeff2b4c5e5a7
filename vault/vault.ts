/**
 * Secrets at rest: AES-256-GCM under a key derived from SECRET_KEY for one purpose (HKDF). A sealed text names its
 * place as associated data, so that one moved to another row does not open.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

export type Vault = {
  /** `v1.` and base64url. `place` is where the secret lives, such as `mailbox:<id>:imap`. */
  seal(place: string, secret: string): string;
  /** The secret; throws when the text was changed, moved, or sealed under another SECRET_KEY. */
  open(place: string, sealed: string): string;
  /** A key of 32 bytes for one purpose, such as `message-id`. */
  key(purpose: string): Buffer;
};

/** A vault over the installation's secret, which is at least 32 characters long. */
export function createVault(secretKey: string): Vault {
  if (secretKey.length < 32)
    throw new Error('SECRET_KEY is too short: at least 32 characters, such as `openssl rand -base64 48` prints');
  const key = (purpose: string) => Buffer.from(hkdfSync('sha256', secretKey, 'bilet', purpose, 32));
  const sealing = key('seal');
  return {
    key,
    seal(place, secret) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(place));
      const bytes = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v1.${bytes.toString('base64url')}`;
    },
    open(place, sealed) {
      if (!sealed.startsWith('v1.')) throw new Error(`the secret of ${place} has an unknown form`);
      const bytes = Buffer.from(sealed.slice(3), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12)).setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(-16));
      try {
        return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
      } catch (cause) {
        throw new Error(`the secret of ${place} does not open: it was sealed under another SECRET_KEY, or changed`, {
          cause,
        });
      }
    },
  };
}

/** What a customer's link says. `expiresAt` in epoch ms. */
export type ConfirmationLink = { ticket: number; cycle: number; answer: 'yes' | 'no'; expiresAt: number };

/** A link's token: readable, not secret, and not to be forged. */
export function signLink(vault: Vault, link: ConfirmationLink): string {
  const body = [link.ticket, link.cycle, link.answer, link.expiresAt].join('.');
  return `${body}.${mac(vault, body).toString('base64url')}`;
}

/** The link of a token; `invalid` when it was not signed here, `expired` when it is too old. */
export function readLink(vault: Vault, token: string, now: number): ConfirmationLink | 'invalid' | 'expired' {
  const parts = /^(\d{1,12})\.(\d{1,6})\.(yes|no)\.(\d{13})\.([\w-]{43})$/.exec(token);
  if (parts === null) return 'invalid';
  const [, ticket, cycle, answer, expiresAt, signature] = parts;
  const expected = mac(vault, [ticket, cycle, answer, expiresAt].join('.'));
  const given = Buffer.from(signature ?? '', 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'invalid';
  if (Number(expiresAt) < now) return 'expired';
  return { ticket: Number(ticket), cycle: Number(cycle), answer: answer as 'yes' | 'no', expiresAt: Number(expiresAt) };
}

const mac = (vault: Vault, body: string) => createHmac('sha256', vault.key('confirmation-link')).update(body).digest();

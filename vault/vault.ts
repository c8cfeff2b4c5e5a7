/**
 * Secrets at rest: AES-256-GCM under a key derived from SECRET_KEY for one purpose (HKDF). What a secret belongs to
 * is associated data, so that a sealed text moved to another row does not open.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { createSigner, type Purpose, type Signer } from './signed.ts';

export type Vault = {
  /** `v1.` and base64url. `owner` is what the secret belongs to, such as `mailbox:<id>:imap`. */
  seal(owner: string, secret: string): string;
  /** The secret; throws when the text was changed, moved, or sealed under another SECRET_KEY. */
  open(owner: string, sealed: string): string;
  /** Signs links and tokens of one purpose; the key itself does not leave the vault. */
  signer(purpose: Purpose): Signer;
};

/** A vault over the installation's secret, which is at least 32 characters long. */
export function createVault(secretKey: string): Vault {
  if (secretKey.length < 32)
    throw new Error('SECRET_KEY is too short: at least 32 characters, such as `openssl rand -base64 48` prints');
  const key = (purpose: string) => Buffer.from(hkdfSync('sha256', secretKey, 'bilet', purpose, 32));
  const sealing = key('seal');
  return {
    signer: (purpose) => createSigner(key(purpose)),
    seal(owner, secret) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(owner));
      const bytes = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v1.${bytes.toString('base64url')}`;
    },
    open(owner, sealed) {
      if (!sealed.startsWith('v1.')) throw new Error(`the secret of ${owner} has an unknown form`);
      const bytes = Buffer.from(sealed.slice(3), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12)).setAAD(Buffer.from(owner));
      decipher.setAuthTag(bytes.subarray(-16));
      try {
        return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
      } catch (cause) {
        throw new Error(`the secret of ${owner} does not open: it was sealed under another SECRET_KEY, or changed`, {
          cause,
        });
      }
    },
  };
}

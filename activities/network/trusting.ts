/** Whom a mail server's certificate is believed: options of TLS, as imapflow and nodemailer take them. */
import { createHash } from 'node:crypto';
import type { PeerCertificate } from 'node:tls';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import { certificateOf } from './certificate.ts';

export type Trusting = {
  ca: string;
  allowPartialTrustChain?: boolean;
  checkServerIdentity?: (host: string, certificate: PeerCertificate) => Error | undefined;
};

class CertificateNotPinned extends Error {
  readonly code = 'CERTIFICATE_NOT_PINNED';

  constructor(found: string) {
    super(`its certificate is not the one that is trusted here, but ${found}`);
  }
}

/** Certificates that were pinned and then seen, by their fingerprint, which names each for ever. */
const seen = new Map<string, string>();

/**
 * Null where nothing special is agreed on. A pinned certificate is believed whoever signed it and whatever its name, but not
 * beyond its dates; where it is not known yet it is looked up first. Throws CertificateNotPinned, and what the connection does.
 */
export async function trusting(
  server: ServerAddress,
  at: { host: string; servername?: string },
): Promise<Trusting | null> {
  const { trust } = server;
  if (trust === undefined || server.tls === 'none') return null;
  if ('ca' in trust) return { ca: trust.ca };
  let pem = seen.get(trust.pin);
  if (pem === undefined) {
    const shown = await certificateOf(server, at);
    if (shown.certificate.fingerprint !== trust.pin) throw new CertificateNotPinned(shown.certificate.fingerprint);
    pem = shown.pem;
    seen.set(trust.pin, pem);
  }
  return {
    ca: pem,
    // It is its own authority: nobody has to vouch for it.
    allowPartialTrustChain: true,
    checkServerIdentity(_, certificate) {
      const found = createHash('sha256').update(certificate.raw).digest('hex');
      return found === trust.pin ? undefined : new CertificateNotPinned(found);
    },
  };
}

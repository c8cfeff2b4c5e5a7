/** Authorities that somebody enters for their own mail server: looked at before they are kept. */
import { X509Certificate } from 'node:crypto';
import type { BadField } from '../../domain/field-fault.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import { Problem } from '../../domain/problem.ts';

type Servers = { imap: ServerAddress; smtp: ServerAddress };

/** The same settings with each authority as it is kept, free of what stood around it. Problem `bad-input`. */
export function withCheckedTrust<Body extends Servers>(body: Body, now: number): Body {
  const fields: BadField[] = [];
  const checked = (side: 'imap' | 'smtp'): ServerAddress => {
    const { trust, ...server } = body[side];
    if (trust === undefined) return server;
    const bad = (path: string, code: BadField['code'], message: string) => {
      fields.push({ path: `${side}.${path}`, code, message });
      return body[side];
    };
    if (server.tls === 'none') return bad('trust', 'unexpected', 'without encryption there is no certificate');
    if ('pin' in trust) return body[side];
    const found = certificatesIn(trust.ca);
    if (found.length === 0) return bad('trust.ca', 'no-certificate', 'this is no certificate in PEM');
    if (!found.every(({ ca }) => ca))
      return bad('trust.ca', 'no-authority', 'this certificate may not vouch for others; pin it instead');
    if (found.some(({ validTo }) => Date.parse(validTo) <= now))
      return bad('trust.ca', 'expired', 'this certificate has expired');
    return { ...server, trust: { ca: found.map(String).join('') } };
  };
  const servers = { imap: checked('imap'), smtp: checked('smtp') };
  if (fields.length > 0) throw new Problem('bad-input', fields[0]!.message, { fields });
  return { ...body, ...servers };
}

/** Empty when one of them cannot be read. */
function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem
    .split(/(?<=-----END CERTIFICATE-----)/)
    .filter((block) => block.includes('-----BEGIN CERTIFICATE-----'));
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return [];
  }
}

/** Whom a mail server's certificate is believed, where the authorities that everybody knows do not vouch for it. */

/** `ca`: authorities of one's own, as PEM, and no others; `pin`: the SHA-256 of the one certificate, in hex. */
export type ServerTrust = { ca: string } | { pin: string };

/** A certificate as it is shown to whoever decides about it; instants in ISO 8601. */
export type ServerCertificate = {
  subject: string;
  issuer: string;
  /** Host names and addresses that it is for. */
  names: string[];
  from: string;
  until: string;
  /** SHA-256 of all of it, in hex. */
  fingerprint: string;
};

export const sameTrust = (one: ServerTrust | undefined, other: ServerTrust | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

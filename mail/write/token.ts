/**
 * Names that prove we issued them: Message-IDs and reply addresses, each signed with HMAC-SHA-256
 * under its own label so that one can never stand for another. The signer is handed in: it is the vault's (vault/signed.ts).
 */

/** Signs for the purpose `message-id`; `matches` compares two signatures in constant time. */
export type Signer = { mac: (text: string) => Uint8Array; matches: (right: string, given: string) => boolean };

const SIGNATURE_BYTES = 16;
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const MESSAGE_ID = /^tid\.([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{22})@([^@\s]{1,255})$/;
const REPLY_ADDRESS = /^[^+@\s]{1,64}\+([0-9a-f]{16})([a-z2-7]{26})@([^@\s]{1,255})$/;
/** RFC 5321, 4.5.3.1.1: a longer local part is refused by receivers. */
const LOCAL_PART_MAX = 64;

/** A Message-ID (without `<>`) that names row `id` and carries 128 bits of signature. Throws on an unfit id. */
export function mailIdFor(signer: Signer, id: string, domain: string): string {
  if (!ID.test(id)) throw new Error('a Message-ID needs an id of at most 64 letters, digits, - and _');
  return `tid.${id}.${sign(signer, 'message-id', id, domain.toLowerCase()).toString('base64url')}@${domain}`;
}

/** The id inside a Message-ID that we issued; null for every other, whatever it looks like. */
export function ownMailId(signer: Signer, mailId: string): string | null {
  const [, id, signature, domain] = MESSAGE_ID.exec(mailId) ?? [];
  if (id === undefined || signature === undefined || domain === undefined) return null;
  const right = sign(signer, 'message-id', id, domain.toLowerCase()).toString('base64url');
  return signer.matches(right, signature) ? id : null;
}

/**
 * For mailboxes whose server delivers to such addresses, which whoever sets them up says (`plusAddressing`). The address a ticket's mail may be answered to: `destek+<code and signature>@example.com`. Written in lower-case
 * hex and base32, since servers on the way may change the case. The bare address when it would grow too long.
 */
export function replyAddress(signer: Signer, address: string, code: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const signature = base32(sign(signer, 'reply-address', code, domain.toLowerCase()));
  const local = `${address.slice(0, at)}+${Buffer.from(code, 'latin1').toString('hex')}${signature}`;
  return local.length > LOCAL_PART_MAX ? address : `${local}@${domain}`;
}

/** The tracking code in a reply address that we issued, else null. */
export function codeInAddress(signer: Signer, address: string): string | null {
  const [, hex, signature, domain] = REPLY_ADDRESS.exec(address.toLowerCase()) ?? [];
  if (hex === undefined || signature === undefined || domain === undefined) return null;
  const code = Buffer.from(hex, 'hex').toString('latin1');
  const right = base32(sign(signer, 'reply-address', code, domain));
  return signer.matches(right, signature) ? code : null;
}

function sign(signer: Signer, ...parts: string[]): Buffer {
  return Buffer.from(signer.mac(parts.join('\n')).subarray(0, SIGNATURE_BYTES));
}

function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  const letters = bits.match(/.{1,5}/g) ?? [];
  return letters.map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

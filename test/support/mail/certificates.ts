/** Certificates and authorities for tests, made when they are asked for: X.509 in DER (RFC 5280), signed by P-256. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

const DAY_MS = 86_400_000;

type Certificate = { cert: string; key: string; /** SHA-256 of the certificate, in hex. */ fingerprint: string };
type Signer = Certificate & { name: string; privateKey: KeyObject };

export type Wanted = {
  name?: string;
  names?: readonly string[];
  /** Days from now. */
  from?: number;
  until?: number;
  authority?: boolean;
  /** Who vouches for it; itself without. */
  by?: Signer;
};

const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const seq = (...parts: Uint8Array[]) => der(0x30, ...parts);
const oid = (...bytes: number[]) => der(0x06, Buffer.from(bytes));
const time = (days: number) => {
  const at = new Date(Date.now() + days * DAY_MS).toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(0x18, Buffer.from(at));
};
const named = (name: string) => seq(der(0x31, seq(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(name)))));
const pem = (body: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(body).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;

/** ecdsa-with-SHA256 */
const BY_ECDSA = seq(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const TRUE = Buffer.from([0x01, 0x01, 0xff]);

/** A certificate for `localhost` and 127.0.0.1, good for a month, that signed itself, unless asked for otherwise. */
export function certificate(wanted: Wanted = {}): Signer {
  const {
    name = 'mail.firma.test',
    names = ['localhost', '127.0.0.1'],
    from = -1,
    until = 30,
    authority = false,
    by,
  } = wanted;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const alt = names.map((one) =>
    isIP(one) === 4 ? der(0x87, Buffer.from(one.split('.').map(Number))) : der(0x82, Buffer.from(one)),
  );
  const extension = (id: readonly number[], critical: boolean, value: Uint8Array) =>
    seq(oid(...id), ...(critical ? [TRUE] : []), der(0x04, value));
  const body = seq(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    BY_ECDSA,
    named(by?.name ?? name),
    seq(time(from), time(until)),
    named(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      seq(
        extension([0x55, 0x1d, 0x13], true, authority ? seq(TRUE) : seq()),
        ...(authority ? [] : [extension([0x55, 0x1d, 0x11], false, seq(...alt))]),
      ),
    ),
  );
  const signature = sign('sha256', body, by?.privateKey ?? privateKey);
  const whole = seq(body, BY_ECDSA, der(0x03, Buffer.from([0]), signature));
  return {
    name,
    privateKey,
    cert: pem(whole),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    fingerprint: createHash('sha256').update(whole).digest('hex'),
  };
}

/** An authority that nobody knows. */
export const authority = (wanted: Wanted = {}): Signer =>
  certificate({ name: 'Firma Kök CA', authority: true, ...wanted });

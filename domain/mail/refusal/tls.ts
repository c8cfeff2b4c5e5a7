import type { Row } from './row.ts';

/** Certificates and encryption, by the names that OpenSSL and Node give them; nodemailer passes on only their sentences. */
export const TLS = [
  {
    code: 'tls-pin',
    does: 'mend',
    signs: [{ code: ['CERTIFICATE_NOT_PINNED'] }],
  },
  {
    code: 'tls-name',
    does: 'mend',
    signs: [
      { code: ['ERR_TLS_CERT_ALTNAME_INVALID'] },
      { step: 'reach', words: /does not match certificate's altnames/i },
    ],
  },
  {
    code: 'tls-expired',
    does: 'mend',
    signs: [{ code: ['CERT_HAS_EXPIRED'] }, { step: 'reach', words: /certificate has expired/i }],
  },
  {
    code: 'tls-not-yet',
    does: 'mend',
    signs: [{ code: ['CERT_NOT_YET_VALID'] }, { step: 'reach', words: /certificate is not yet valid/i }],
  },
  {
    code: 'tls-self-signed',
    does: 'mend',
    signs: [
      { code: ['DEPTH_ZERO_SELF_SIGNED_CERT'] },
      { step: 'reach', words: /^(?!.*certificate chain).*self-signed certificate/is },
    ],
  },
  {
    code: 'tls-authority',
    does: 'mend',
    signs: [
      {
        code: [
          'SELF_SIGNED_CERT_IN_CHAIN',
          'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
          'UNABLE_TO_GET_ISSUER_CERT',
          'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
          'CERT_UNTRUSTED',
          // An authority that was made anew under its old name.
          'CERT_SIGNATURE_FAILURE',
          'INVALID_CA',
        ],
      },
      {
        step: 'reach',
        words:
          /self-signed certificate in certificate chain|certificate signature failure|unable to (verify the first certificate|get (local )?issuer certificate)/i,
      },
    ],
  },
  {
    code: 'tls-revoked',
    does: 'mend',
    signs: [{ code: ['CERT_REVOKED'] }, { step: 'reach', words: /certificate revoked/i }],
  },
  {
    code: 'tls-old',
    does: 'mend',
    signs: [
      {
        step: 'reach',
        words:
          /unsupported protocol|protocol version|no protocols available|version too low|dh key too small|handshake failure|no shared cipher|legacy sigalg|ee key too small|ca md too weak/i,
      },
    ],
  },
  {
    code: 'tls-on-plain-port',
    does: 'mend',
    // The first bytes of a greeting, read as a TLS record.
    signs: [{ step: 'reach', words: /wrong version number|packet length too long|http request|unknown protocol/i }],
  },
  {
    code: 'starttls-missing',
    does: 'mend',
    signs: [
      // Whoever stands between can take the offer out of the greeting (STRIPTLS): never a reason to go on without.
      {
        step: 'reach',
        words:
          /does not support (required )?STARTTLS|STARTTLS is not possible|error upgrading connection with STARTTLS/i,
      },
      { code: ['STARTTLS_INJECTION'] },
    ],
  },
  {
    code: 'tls',
    does: 'mend',
    signs: [{ code: ['ETLS', 'UPGRADE_TIMEOUT'] }, { step: 'reach', words: /certificate|SSL|TLS(?!\?)/ }],
  },
] as const satisfies readonly Row[];

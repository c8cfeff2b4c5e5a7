/** Each kind of refusal is known by what imapflow, nodemailer and the system really hand over. */
import { describe, expect, test } from '@jest/globals';
import { connectionFault } from '../../../activities/mail-server/connection-fault.ts';
import { HostRefused } from '../../../activities/network/mail-host.ts';
import { effectOf, REFUSALS, statusOf } from '../../../domain/mail/refusal/table.ts';
import { SAID } from '../../support/mail/refusals.ts';

const imap = { host: 'imap.firma.test', port: 993, tls: 'tls', user: 'destek' } as const;
const failed = (message: string, marks: object = {}, server = {}) =>
  connectionFault(Object.assign(new Error(message), marks), { ...imap, ...server }, 'Destek');

/** As imapflow marks a refused command. */
const byImap = (command: string, said: string) =>
  failed('Command failed', {
    ...(command === 'LOGIN' ? { authenticationFailed: true } : {}),
    executedCommand: `A1 ${command} (* value hidden *)`,
    responseStatus: 'NO',
    responseText: said.replace(/^\[[^\]]*\] /, ''),
    serverResponseCode: /^\[([A-Z-]+)/.exec(said)?.[1],
  });

/** As nodemailer marks a reply. */
const bySmtp = (command: string, said: string) =>
  failed(`refused: ${said}`, {
    code: command.startsWith('AUTH') ? 'EAUTH' : command === 'CONN' ? 'EPROTOCOL' : 'EENVELOPE',
    command,
    response: said,
    responseCode: Number(said.slice(0, 3)),
  });

describe('what servers say', () => {
  test.each(SAID.filter(({ by }) => by === 'imap'))('$code, by IMAP: $said', ({ during, said, code }) => {
    expect(byImap(during, said).code).toBe(code);
  });

  test.each(SAID.filter(({ by }) => by === 'smtp'))('$code, by SMTP: $said', ({ during, said, code }) => {
    expect(bySmtp(during, said).code).toBe(code);
  });
});

describe('what the system and TLS say', () => {
  test.each([
    ['ENOTFOUND', 'host-unknown'],
    ['ECONNREFUSED', 'connection-refused'],
    ['EHOSTUNREACH', 'network-away'],
    ['ETIMEDOUT', 'connection-timeout'],
    ['CONNECT_TIMEOUT', 'connection-timeout'],
    ['ECONNRESET', 'connection-lost'],
    ['ClosedAfterConnectTLS', 'connection-lost'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-name'],
    ['CERT_HAS_EXPIRED', 'tls-expired'],
    ['CERT_NOT_YET_VALID', 'tls-not-yet'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-self-signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-authority'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls-authority'],
    ['CERT_REVOKED', 'tls-revoked'],
    ['CERTIFICATE_NOT_PINNED', 'tls-pin'],
  ])('%s is %s, with either library', (code, refusal) => {
    expect(failed('no', { code })).toMatchObject({ code: refusal, said: code === code.toUpperCase() ? code : '' });
    expect(failed('no', { code: 'ESOCKET', originalCode: code, command: 'CONN' })).toMatchObject({ code: refusal });
  });

  test.each([
    ['certificate has expired', 'tls-expired'],
    ['certificate is not yet valid', 'tls-not-yet'],
    ['self-signed certificate', 'tls-self-signed'],
    ['self-signed certificate in certificate chain', 'tls-authority'],
    ['unable to verify the first certificate', 'tls-authority'],
    ["Hostname/IP does not match certificate's altnames: Host: a. is not in the cert's altnames", 'tls-name'],
    ['write EPROTO error:0A000102:SSL routines::unsupported protocol', 'tls-old'],
    ['error:0A00010B:SSL routines:ssl3_get_record:wrong version number', 'tls-on-plain-port'],
    ['something else of TLS', 'tls'],
  ])('after STARTTLS nodemailer says only: %s', (words, refusal) => {
    expect(failed(`Error initiating TLS - ${words}`, { code: 'ETLS', command: 'STARTTLS' }).code).toBe(refusal);
  });

  test('silence at a port for TLS, when nobody began with TLS, is a wrong choice of encryption', () => {
    const starttls = { tls: 'starttls' };
    expect(failed('late', { code: 'GREETING_TIMEOUT' }, starttls).code).toBe('plain-on-tls-port');
    expect(failed('late', { code: 'GREETING_TIMEOUT' }, { ...starttls, port: 143 }).code).toBe('connection-timeout');
    expect(failed('late', { code: 'GREETING_TIMEOUT' }).code).toBe('connection-timeout');
  });

  test('a server that takes no password in the clear asks for encryption, whatever it is called', () => {
    const refused = { authenticationFailed: true };
    expect(failed('No matching authentication method', refused, { tls: 'none', port: 143 }).code).toBe('tls-needed');
    expect(failed('No matching authentication method', refused).code).toBe('sign-in-method');
  });

  test('a host in a network that is not allowed says who can allow it', () => {
    const fault = connectionFault(new HostRefused(), imap);
    expect(fault).toMatchObject({ code: 'host-refused', detail: expect.stringContaining('ALLOW_PRIVATE_MAIL_HOSTS') });
  });

  test('a folder that is not there is named', () => {
    const fault = failed('Command failed', { mailboxMissing: true, responseStatus: 'NO' });
    expect(fault).toMatchObject({ code: 'folder-missing', detail: 'there is no folder Destek on imap.firma.test:993' });
  });

  test('an error that nobody knows is a server that cannot be reached', () => {
    expect(failed('who knows')).toMatchObject({
      code: 'mailbox-unreachable',
      detail: expect.stringContaining('who knows'),
    });
  });
});

describe('what is made of it', () => {
  test('every refusal is said by a server, by TLS or by the system in one of these tests', () => {
    const elsewhere = REFUSALS.map(({ code }) => code).filter((code) => !SAID.some((one) => one.code === code));
    // Those of the second part of this file; a new one belongs into one of both.
    expect(elsewhere).toEqual([
      ...['tls-pin', 'tls-name', 'tls-expired', 'tls-not-yet', 'tls-self-signed', 'tls-authority', 'tls-revoked'],
      ...['tls-old', 'tls-on-plain-port', 'tls', 'host-refused', 'host-unknown', 'connection-refused', 'network-away'],
      ...['plain-on-tls-port', 'connection-timeout', 'connection-lost', 'mailbox-unreachable'],
    ]);
    expect(REFUSALS.length).toBeGreaterThan(50);
  });

  test('its code is bare, whole and without a space, and addresses do not reach its sentence', () => {
    for (const { by, during, said } of SAID) {
      const fault = (by === 'imap' ? byImap : bySmtp)(during, said);
      expect(fault.said).toMatch(/^([A-Z][A-Z0-9_-]*|\d{3}(-\d\.\d{1,3}\.\d{1,3})?)?$/);
      expect(fault.at).toBe('imap.firma.test:993');
      expect(fault.detail).toContain('imap.firma.test:993');
    }
    expect(bySmtp('AUTH PLAIN', '535 5.7.8 ayse@firma.test: no').said).toBe('535-5.7.8');
    expect(bySmtp('MAIL FROM', '550 ayse@firma.test is suspended').detail).not.toContain('ayse');
  });

  test('only refusals of the sign-in count toward giving up; those that have us wait do not', () => {
    const does = (code: (typeof SAID)[number]['code']) => effectOf(code);
    expect(
      ['mailbox-credentials', 'app-password-needed', 'imap-off', 'account-locked'].map((code) => does(code as never)),
    ).toEqual(Array.from({ length: 4 }, () => 'sign-in'));
    expect(
      ['too-many-connections', 'sign-in-throttled', 'mailbox-not-connected'].map((code) => does(code as never)),
    ).toEqual(Array.from({ length: 3 }, () => 'wait'));
    expect(statusOf('imap-off')).toBe('credentials');
    expect(statusOf('throttled')).toBe('throttled');
    expect(statusOf('tls-name')).toBe('unreachable');
  });

  test.each([
    ['Request is throttled. Suggested Backoff Time: 92415 milliseconds', 92_415],
    ['Too many login attempts, please try again in 15 minutes', 900_000],
    ['slow down, retry after 30 seconds', 30_000],
    ['please wait 1 hour', 3_600_000],
    ['Too many simultaneous connections', null],
  ])('%s tells how long to wait', (words, waitMs) => {
    expect(byImap('LOGIN', words).waitMs).toBe(waitMs);
  });
});

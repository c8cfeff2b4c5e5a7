/** Every kind of refusal, said by a server on a real socket, as reading, sending and the connection test understand it. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { connectionFault } from '../../../activities/mail-server/connection-fault.ts';
import { createConnectionCheck } from '../../../activities/mail-in/connection-check.ts';
import { imapOptions, openFolder } from '../../../activities/mail-in/fetch.ts';
import { mailHost } from '../../../activities/network/mail-host.ts';
import { sendOnce } from '../../../activities/mail-server/send-once.ts';
import { smtpOptions } from '../../../activities/mail-server/smtp-options.ts';
import type { ConnectionCheck } from '../../../domain/mail/provider/connection-check.ts';
import type { ServerAddress } from '../../../domain/mail/mailbox.ts';
import { createVault } from '../../../vault/vault.ts';
import { authority, certificate } from '../../support/mail/certificates.ts';
import { SAID } from '../../support/mail/refusals.ts';
import { startTalker, type Talk, type Talker } from '../../support/mail/talker.ts';

const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});
const talker = async (talk: Talk): Promise<Talker> => {
  const started = await startTalker(talk);
  open.push(started);
  return started;
};
/** Something that is no mail server. */
async function stranger(meet: Parameters<typeof createServer>[1]): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    meet?.(socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  open.push({ stop: () => new Promise((resolve) => void server.close(() => resolve())) });
  return (server.address() as { port: number }).port;
}

const at = (port: number, more: Partial<ServerAddress> = {}): ServerAddress => ({
  ...{ host: '127.0.0.1', port, tls: 'none', user: 'destek@firma.test' },
  ...more,
});

/** As the watch reads: what keeps it from it, 'fine' when nothing does. */
async function reading(imap: ServerAddress, folder = 'INBOX') {
  try {
    const host = await mailHost(imap, true);
    const options = { ...imapOptions({ imap }, 'parola', host), greetingTimeout: 1_500, connectionTimeout: 1_500 };
    (await openFolder(options, folder)).client.close();
    return 'fine';
  } catch (error) {
    return connectionFault(error, imap, folder).code;
  }
}

/** As a mail is sent. */
async function sending(smtp: ServerAddress, size = 10) {
  try {
    const options = { ...smtpOptions({ smtp }, 'parola', await mailHost(smtp, true)), greetingTimeout: 1_500 };
    await sendOnce(options, {
      envelope: { from: 'destek@firma.test', to: ['ali@musteri.test'], size },
      raw: Buffer.from('Subject: Merhaba\r\n\r\nMerhaba\r\n'),
    });
    return 'fine';
  } catch (error) {
    const all = (error as { rejectedErrors?: Error[] }).rejectedErrors ?? [];
    return connectionFault(all[0] ?? error, smtp).code;
  }
}

const vault = createVault(randomBytes(32).toString('hex'));
/** As the connection test says it. */
async function checking(imap: ServerAddress, smtp: ServerAddress): Promise<ConnectionCheck> {
  const { checkMailbox } = createConnectionCheck({ vault, settings: { mailHosts: true } } as never);
  const asked = { imap, smtp, folder: 'INBOX', imapPassword: 'parola', smtpPassword: 'parola' };
  const { sealed } = await checkMailbox({ sealed: vault.seal('mailbox-check', JSON.stringify(asked)) });
  return JSON.parse(vault.open('mailbox-checked', sealed)) as ConnectionCheck;
}

describe('words of a server', () => {
  test.each(SAID.filter(({ by, during }) => by === 'imap' && during !== 'CONN'))(
    'reading: $code, by: $said',
    async ({ during, said, code }) => {
      const says = { [during]: code === 'throttled' ? `BAD ${said.replace('92415', '20')}` : said };
      const { port } = await talker({ kind: 'imap', says });
      expect(await reading(at(port))).toBe(code);
    },
  );

  test.each(SAID.filter(({ by, code }) => by === 'smtp' && !['no-mail-server', 'starttls-missing'].includes(code)))(
    'sending: $code, by: $said',
    async ({ during, said, code }) => {
      const { port } = await talker({ kind: 'smtp', says: { [during.split(' P')[0]!]: said } });
      expect(await sending(at(port))).toBe(code);
    },
  );

  test('the connection test says the same of both, each by itself', async () => {
    const imap = await talker({ kind: 'imap', says: { LOGIN: '[ALERT] Application-specific password required' } });
    const smtp = await talker({
      kind: 'smtp',
      says: { AUTH: '535 5.7.139 SmtpClientAuthentication is disabled for the Tenant' },
    });
    const result = await checking(at(imap.port), at(smtp.port));
    expect(result.imap).toMatchObject({ ok: false, code: 'app-password-needed', said: 'ALERT' });
    expect(result.smtp).toMatchObject({ ok: false, code: 'smtp-auth-off-tenant', said: '535-5.7.139' });
  });

  test('a mail that is larger than the server takes is known before any of it is sent', async () => {
    const { port, heard } = await talker({ kind: 'smtp', says: { SIZE: '1000' } });
    expect(await sending(at(port), 2_000)).toBe('mail-too-large');
    expect(heard.some((line) => line.startsWith('MAIL FROM'))).toBe(false);
  });

  test('a server that takes no password in the clear asks for encryption', async () => {
    const { port } = await talker({ kind: 'imap', says: { capability: 'LOGINDISABLED' } });
    expect(await reading(at(port))).toBe('tls-needed');
  });

  test('who speaks another language is no mail server, and who says nothing or breaks off has no answer', async () => {
    const ssh = at(await stranger((socket) => void socket.write('SSH-2.0-OpenSSH_9.2\r\n')));
    const ftp = at(await stranger((socket) => void socket.end('530 no\r\n')));
    const silent = at(await stranger(() => undefined));
    const rude = at(await stranger((socket) => void socket.destroy()));
    expect([await sending(ssh), await sending(silent), await sending(rude)]).toEqual([
      ...['no-mail-server', 'connection-timeout', 'connection-lost'],
    ]);
    expect([await reading(silent), await reading(rude)]).toEqual(['connection-timeout', 'connection-lost']);
    expect((await checking(ssh, ssh)).imap).toMatchObject({ ok: false, code: 'no-mail-server' });
    expect((await checking(ftp, ssh)).imap).toMatchObject({ ok: false, code: 'no-mail-server' });
    expect((await checking(rude, rude)).imap).toMatchObject({ ok: false, code: 'connection-lost' });
  }, 60_000);

  test('a name that nobody has, and a port where nobody is', async () => {
    const nobody = at(993, { host: 'nowhere.invalid' });
    expect([await reading(nobody), await sending(nobody)]).toEqual(['host-unknown', 'host-unknown']);
    expect([await reading(at(1)), await sending(at(1))]).toEqual(['connection-refused', 'connection-refused']);
  });
});

const ca = authority();
const good = certificate({ by: ca });

describe.each(['tls', 'starttls'] as const)('encryption by %s', (tls) => {
  const both = async (shown: Talk['tls']) => {
    const tlsBy = tls === 'tls' ? ('start' as const) : ('starttls' as const);
    const imap = await talker({ kind: 'imap', tls: shown!, tlsBy });
    const smtp = await talker({ kind: 'smtp', tls: shown!, tlsBy });
    return { imap, smtp };
  };
  const tried = async (shown: Talk['tls'], trust?: ServerAddress['trust'], host = 'localhost') => {
    const { imap, smtp } = await both(shown);
    const more = { host, tls, ...(trust === undefined ? {} : { trust }) };
    const result = [await reading(at(imap.port, more)), await sending(at(smtp.port, more))];
    // Whatever it is that is not believed, nobody is told a password.
    if (!result.includes('fine'))
      expect([...imap.heard, ...smtp.heard].filter((line) => /LOGIN|AUTH/.test(line))).toEqual([]);
    return result;
  };

  test.each([
    ['signed by itself', certificate(), undefined, 'tls-self-signed'],
    ['of an authority that nobody knows', good, undefined, 'tls-authority'],
    ['whose time is over', certificate({ by: ca, from: -60, until: -1 }), { ca: ca.cert }, 'tls-expired'],
    ['whose time has not come', certificate({ by: ca, from: 5, until: 60 }), { ca: ca.cert }, 'tls-not-yet'],
    ['for another name', certificate({ by: ca, names: ['mail.baska.test'] }), { ca: ca.cert }, 'tls-name'],
    ["of another authority than one's own", certificate({ by: authority() }), { ca: ca.cert }, 'tls-authority'],
    ['that is another than the pinned one', certificate(), { pin: good.fingerprint }, 'tls-pin'],
    ['that is pinned, when its time is over', ...expiredAndPinned()],
    ["of one's own authority", good, { ca: ca.cert }, 'fine'],
    ['that is pinned, signed by itself and for another name', ...pinned({ names: ['mail.baska.test'] })],
    ['that is pinned, of an authority that nobody knows', ...pinned({ by: authority() })],
  ] as const)('a certificate %s', async (_, shown, trust, code) => {
    expect(await tried(shown, trust)).toEqual([code, code]);
  });

  test('a pinned server that shows another certificate later is refused, although the first is remembered', async () => {
    const first = certificate();
    expect(await tried(first, { pin: first.fingerprint })).toEqual(['fine', 'fine']);
    expect(await tried(certificate(), { pin: first.fingerprint })).toEqual(['tls-pin', 'tls-pin']);
  });

  test('the connection test shows the certificate that is not believed, as it can be pinned then', async () => {
    const shown = certificate({ name: 'mail.baska.test', names: ['mail.baska.test', '10.0.0.7'], until: 3 });
    const { imap, smtp } = await both(shown);
    const result = await checking(at(imap.port, { host: 'localhost', tls }), at(smtp.port, { host: 'localhost', tls }));
    for (const one of [result.imap, result.smtp]) {
      expect(one).toMatchObject({
        ok: false,
        code: 'tls-self-signed',
        certificate: {
          subject: 'mail.baska.test',
          names: ['mail.baska.test', '10.0.0.7'],
          fingerprint: shown.fingerprint,
        },
      });
      expect(Date.parse(one.certificate!.until)).toBeGreaterThan(Date.now());
    }
    const trust = { pin: result.imap.certificate!.fingerprint };
    const again = await checking(
      at(imap.port, { host: 'localhost', tls, trust }),
      at(smtp.port, { host: 'localhost', tls, trust }),
    );
    expect([again.imap, again.smtp]).toMatchObject([{ code: 'ok' }, { code: 'ok' }]);
  });

  test('a server that speaks only old TLS is told as such', async () => {
    const old = { ...good, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const;
    expect(await tried(old, { ca: ca.cert })).toEqual(['tls-old', 'tls-old']);
  });
});

function pinned(wanted: Parameters<typeof certificate>[0]) {
  const made = certificate(wanted);
  return [made, { pin: made.fingerprint }, 'fine'] as const;
}
function expiredAndPinned() {
  const made = certificate({ from: -60, until: -1 });
  return [made, { pin: made.fingerprint }, 'tls-expired'] as const;
}

describe('encryption that is not there', () => {
  test('an offer of STARTTLS that somebody took away is a refusal: nothing is said in the clear', async () => {
    for (const [kind, attempt] of [
      ['imap', reading],
      ['smtp', sending],
    ] as const) {
      const { port, heard } = await talker({ kind });
      expect(await attempt(at(port, { tls: 'starttls' }))).toBe('starttls-missing');
      expect(heard.filter((line) => /LOGIN|AUTH|MAIL/.test(line))).toEqual([]);
    }
  });

  test('TLS at a port that speaks in the clear', async () => {
    for (const [kind, attempt] of [
      ['imap', reading],
      ['smtp', sending],
    ] as const) {
      const { port } = await talker({ kind });
      expect(await attempt(at(port, { tls: 'tls' }))).toBe('tls-on-plain-port');
    }
  });
});

/** Whom a mail server's certificate is believed is said by an administrator, looked at, and binds the password. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MailboxRow } from '../../../db/mail-in/mailboxes.ts';
import { openPassword, sealPassword } from '../../../vault/mailbox-password.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { authority, certificate } from '../../support/mail/certificates.ts';
import { startTalker, type Talker } from '../../support/mail/talker.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet } = servedDesk();
const selin = sessionOf(bilet, SELIN);
let box: MailboxRow;
let imap: Talker;
const ca = authority();

beforeAll(async () => {
  box = (await selin.get('/mailboxes')).body.items[0];
  imap = await startTalker({ kind: 'imap', tls: certificate({ by: ca }), tlsBy: 'start' });
}, 60_000);
afterAll(() => imap?.stop());

const server = (trust?: object) => ({
  ...{ host: 'localhost', port: imap.port, tls: 'tls', user: 'destek' },
  ...(trust && { trust }),
});
const settings = ({ name, folder, smtp }: MailboxRow) => ({ name, folder, smtp });

test("of an authority of one's own every certificate is believed, however its text was pasted", async () => {
  const pasted = `  emekli notu\n${ca.cert.replaceAll('\n', '\r\n')}\n`;
  const { body } = await selin.post('/mailboxes/check', {
    ...{ imap: server({ ca: pasted }), smtp: box.smtp, imapPassword: 'parola' },
  });
  expect(body.imap).toMatchObject({ ok: true, code: 'ok' });
  const made = await selin.post('/mailboxes', {
    ...settings(box),
    ...{ address: 'kendi@example.test', imap: server({ ca: pasted }), imapPassword: 'parola', paused: true },
  });
  expect(made).toMatchObject({ status: 201, body: { imap: { trust: { ca: ca.cert } } } });
});

test.each([
  ['what is no certificate', () => ({ ca: 'merhaba' }), { path: 'imap.trust.ca', code: 'no-certificate' }],
  ['half a certificate', () => ({ ca: ca.cert.slice(0, 200) + ca.cert.slice(-40) }), { code: 'no-certificate' }],
  ['the certificate of a server', () => ({ ca: certificate().cert }), { code: 'no-authority' }],
  ['an authority whose time is over', () => ({ ca: authority({ from: -9, until: -1 }).cert }), { code: 'expired' }],
  ['a pin that is none', () => ({ pin: 'AB:CD' }), { code: 'malformed' }],
])('%s is refused where it stands', async (_, trust, field) => {
  const { status, body } = await selin.post('/mailboxes/check', {
    ...{ imap: server(trust()), smtp: box.smtp, imapPassword: 'parola' },
  });
  expect([status, body.code]).toEqual([422, 'bad-input']);
  expect(body.fields).toEqual([expect.objectContaining(field)]);
});

test('another trust asks for the password again, and nobody is told the stored one', async () => {
  const [made] = (await selin.get('/mailboxes')).body.items.filter(
    (one: MailboxRow) => one.address === 'kendi@example.test',
  );
  const heard = imap.heard.length;
  const asked = { ...settings(box), address: made.address, paused: true };
  const loose = server({ pin: certificate().fingerprint });
  const saved = await selin.put(`/mailboxes/${made.id}`, { ...asked, imap: loose });
  const tried = await selin.post('/mailboxes/check', { id: made.id, imap: loose, smtp: box.smtp, smtpPassword: 'x' });
  for (const refused of [saved, tried])
    expect(refused.body).toMatchObject({ code: 'password-again', fields: [{ path: 'imapPassword' }] });
  expect(imap.heard.length).toBe(heard);
  const kept = await selin.put(`/mailboxes/${made.id}`, { ...asked, imap: server({ ca: ca.cert }) });
  expect(kept.status).toBe(200);
  const entered = await selin.put(`/mailboxes/${made.id}`, { ...asked, imap: loose, imapPassword: 'parola' });
  expect(entered).toMatchObject({ status: 200, body: { imap: { trust: loose.trust } } });
});

test('a password is sealed to the trust it was entered with, and one that was sealed before there was any opens still', () => {
  const id = 'b0b0b0b0-0000-4000-8000-000000000000';
  const plain = { host: 'imap.firma.test', port: 993, tls: 'tls', user: 'destek' } as const;
  const place = (at: object) => ({ id, side: 'imap', at }) as Parameters<typeof openPassword>[1];
  const pinned = sealPassword(bilet.vault, place({ ...plain, trust: { pin: 'ab' } }), 'parola');
  expect(openPassword(bilet.vault, place({ ...plain, trust: { pin: 'ab' } }), pinned)).toBe('parola');
  expect(() => openPassword(bilet.vault, place(plain), pinned)).toThrow();
  // As it was written by the code before there was any trust.
  const before = `at.${bilet.vault.seal(`mailbox:${id}:imap at ["imap.firma.test",993,"destek","tls"]`, 'eski')}`;
  expect(openPassword(bilet.vault, place(plain), before)).toBe('eski');
});

import { describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { startMailServer } from '../../../dev/mailserver.ts';
import { eventually } from '../../support/eventually.ts';
import { fetchSources, freshUser, mail, useMailServer } from '../../support/mail/mail-server.ts';

/** windows-1254: bytes that are no UTF-8. */
const turkish8bit = Buffer.concat([
  Buffer.from(
    'From: musteri@ornek.test\r\nSubject: =?windows-1254?Q?=DEikayet?=\r\nMessage-ID: <1@ornek.test>\r\nContent-Type: text/plain; charset=windows-1254\r\nContent-Transfer-Encoding: 8bit\r\n\r\n',
  ),
  Buffer.from([0xde, 0xfd, 0xf0, 0xdd, 0xfe, 0xfc, 0x0d, 0x0a]),
  Buffer.from('..nokta\r\n'),
]);
const headers = (to: string, from = 'musteri@ornek.test') =>
  Buffer.from(`Return-Path: <${from}>\r\nDelivered-To: ${to}\r\n`);

describe('the demo mailbox', () => {
  const post = useMailServer();

  test('opens for the right password and says authenticationFailed for a wrong one', async () => {
    const client = await post.openInbox(freshUser());
    expect(client.mailbox).toMatchObject({ path: 'INBOX', exists: 0, uidNext: 1 });
    await expect(post.clientOf(freshUser(), 'yanlis').connect()).rejects.toMatchObject({
      authenticationFailed: true,
      serverResponseCode: 'AUTHENTICATIONFAILED',
    });
  });

  test('takes LOGIN as well as AUTHENTICATE PLAIN', async () => {
    for (const loginMethod of ['LOGIN', 'AUTH=PLAIN']) {
      const client = post.clientOf(freshUser(), 'parola', { auth: { user: freshUser(), pass: 'parola', loginMethod } });
      await client.connect();
      expect(client.authenticated).toBeTruthy();
    }
  });

  test('gives a delivered mail back byte for byte, 8-bit Turkish included, with all that the desk asks for', async () => {
    const user = freshUser();
    const before = Date.now();
    post.server.deliver(turkish8bit, user, '');
    const client = await post.openInbox(user);
    const [row] = await fetchSources(client);
    expect(row!.source).toEqual(Buffer.concat([headers(user, ''), turkish8bit]));
    expect(row).toMatchObject({ uid: 1, seq: 1, size: row!.source!.length });
    expect([...row!.flags!]).toEqual([]);
    expect(new Date(row!.internalDate!).getTime()).toBeGreaterThanOrEqual(before - 1_000);
    expect(row!.headers!.toString('latin1')).toMatch(/^Return-Path: <>\r\n[^]*charset=windows-1254[^]*\r\n\r\n$/);
  });

  test('fetches chosen header fields and parts of the source', async () => {
    const user = freshUser();
    post.server.deliver(mail('parca'), user);
    const client = await post.openInbox(user);
    const row = await client.fetchOne(
      '1',
      { headers: ['message-id', 'subject'], source: { start: 0, maxLength: 11 } },
      { uid: true },
    );
    expect(row && row.headers!.toString()).toBe('Subject: parca\r\nMessage-ID: <parca@ornek.test>\r\n\r\n');
    expect(row && row.source!.toString()).toBe('Return-Path');
    expect(await client.fetchOne('99', { uid: true }, { uid: true })).toBe(false);
  });

  test('answers n:* with the last mail even when its UID is below n', async () => {
    const user = freshUser();
    post.server.deliver(mail('tek'), user);
    const client = await post.openInbox(user);
    expect((await client.fetchAll('7:*', { uid: true }, { uid: true })).map(({ uid }) => uid)).toEqual([1]);
  });

  test('stores \\Seen, and refuses to in a mailbox opened read-only', async () => {
    const user = freshUser();
    post.server.deliver(mail('bir'), user);
    const client = await post.openInbox(user);
    expect(await client.messageFlagsAdd('1', ['\\Seen'], { uid: true })).toBe(true);
    expect(post.server.messages(user)[0]!.flags).toEqual(['\\Seen']);
    await client.mailboxOpen('INBOX', { readOnly: true });
    expect(await client.messageFlagsRemove('1', ['\\Seen'], { uid: true })).toBe(false);
  });

  test('searches by flag, UID, Message-ID and day', async () => {
    const user = freshUser();
    for (const subject of ['bir', 'iki', 'uc']) post.server.deliver(mail(subject), user);
    const client = await post.openInbox(user);
    await client.messageFlagsAdd('2', ['\\Seen'], { uid: true });
    const search = (query: object) => client.search(query, { uid: true });
    expect(await search({ all: true })).toEqual([1, 2, 3]);
    expect(await search({ seen: true })).toEqual([2]);
    expect(await search({ seen: false })).toEqual([1, 3]);
    expect(await search({ uid: '2:3' })).toEqual([2, 3]);
    expect(await search({ header: { 'Message-ID': '<uc@ornek.test>' } })).toEqual([3]);
    expect(await search({ since: post.server.messages(user)[0]!.internalDate })).toEqual([1, 2, 3]);
    expect(await search({ before: new Date('2026-01-01') })).toEqual([]);
    expect(await search({ or: [{ uid: '1' }, { subject: 'uc' }] })).toEqual([1, 3]);
  });

  test('appends a mail with its flags and date and tells the new UID', async () => {
    const user = freshUser();
    const client = await post.openInbox(user);
    const result = await client.append('INBOX', turkish8bit, ['\\Seen'], new Date('2026-10-21T10:00:00Z'));
    expect(result).toMatchObject({ uid: 1, seq: 1, uidValidity: client.mailbox && client.mailbox.uidValidity });
    expect(post.server.messages(user)).toMatchObject([
      { uid: 1, flags: ['\\Seen'], raw: turkish8bit, internalDate: new Date('2026-10-21T10:00:00Z') },
    ]);
    await client.append('Sent', mail('giden'));
    expect(await client.status('Sent', { messages: true, uidNext: true })).toMatchObject({ messages: 1, uidNext: 2 });
    expect((await client.list()).map(({ path, specialUse }) => [path, specialUse])).toEqual([
      ['INBOX', '\\Inbox'],
      ['Sent', '\\Sent'],
    ]);
  });

  test('tells an idling client at once that a mail arrived', async () => {
    const user = freshUser();
    const client = await post.openInbox(user);
    const arrived = new Promise<{ count: number }>((resolve) => client.once('exists', resolve));
    void client.idle();
    await eventually(() => client.idling);
    post.server.deliver(mail('yeni'), user);
    expect(await arrived).toMatchObject({ count: 1 });
    expect(await fetchSources(client)).toHaveLength(1);
  });

  test('takes mail by SMTP, for plus addresses too, and refuses unknown addresses', async () => {
    const own = await startMailServer({
      dataDir: join(post.dataDir, 'own'),
      accounts: [{ address: 'Destek@ornek.test', password: 'gizli' }],
    });
    const transport = nodemailer.createTransport({ host: own.host, port: own.smtpPort, ignoreTLS: true });
    const send = (to: string) => transport.sendMail({ envelope: { from: 'musteri@ornek.test', to }, raw: turkish8bit });
    try {
      await send('destek+42@ornek.test');
      expect(own.messages('destek@ornek.test').map(({ raw }) => raw)).toEqual([
        Buffer.concat([headers('destek+42@ornek.test'), turkish8bit]),
      ]);
      await expect(send('kimse@ornek.test')).rejects.toMatchObject({ responseCode: 550 });
    } finally {
      transport.close();
      await own.stop();
    }
  });

  test('hands mail for everybody else on, where it was told to whom, and none of its own', async () => {
    const handed: unknown[] = [];
    const own = await startMailServer({
      dataDir: join(post.dataDir, 'relay'),
      accounts: [{ address: 'destek@ornek.test', password: 'gizli' }],
      relay: async (raw, to, from) => void handed.push({ raw, to, from }),
    });
    const transport = nodemailer.createTransport({ host: own.host, port: own.smtpPort, ignoreTLS: true });
    const from = 'destek@ornek.test';
    try {
      await transport.sendMail({ envelope: { from, to: ['deniz@posta.test', from] }, raw: turkish8bit });
      expect(handed).toEqual([{ raw: turkish8bit, to: 'deniz@posta.test', from }]);
      expect(own.messages(from)).toHaveLength(1);
    } finally {
      transport.close();
      await own.stop();
    }
  });

  test('keeps mails, flags, UIDs and UIDVALIDITY over a restart', async () => {
    const options = { dataDir: join(post.dataDir, 'restart'), accounts: 'any' } as const;
    const user = freshUser();
    let own = await startMailServer(options);
    own.deliver(mail('kalici'), user);
    own.changeUidValidity(user, 4242);
    await own.stop();
    own = await startMailServer(options);
    const client = post.clientOf(user, 'parola', { port: own.imapPort });
    await client.connect();
    expect(await client.mailboxOpen('INBOX')).toMatchObject({ exists: 1, uidNext: 2, uidValidity: 4242n });
    await client.messageFlagsAdd('1', ['\\Seen'], { uid: true });
    await own.stop();
    own = await startMailServer(options);
    expect(own.messages(user)).toMatchObject([{ uid: 1, flags: ['\\Seen'] }]);
    await own.stop();
  });

  test('survives a client that speaks nonsense', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(post.server.imapPort, post.server.host);
      let heard = '';
      socket.on('data', (chunk) => {
        heard += chunk.toString();
      });
      socket.once('close', () => resolve(heard));
      socket.write('a UID FETCH 1 (FLAGS\r\nb FROB\r\nc FETCH 1 FLAGS\r\nd LOGOUT\r\n');
    });
    expect(answer).toMatch(/\* BAD unbalanced[^]*b BAD unknown[^]*c BAD select[^]*d OK/);
  });
});

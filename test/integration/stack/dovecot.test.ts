import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import type { Dovecot } from '../../../dev/dovecot.ts';
import { startDovecot } from '../../../dev/dovecot.ts';
import { needs } from '../../support/stack/requirements.ts';

const raw = Buffer.concat([
  Buffer.from('From: musteri@ornek.test\r\nSubject: selam\r\n\r\n'),
  Buffer.from([0xde, 0xfd, 0x0d, 0x0a]),
  Buffer.from('.nokta\r\n'),
]);

needs('dovecot')('a Dovecot of our own', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot.stop());

  const openInbox = async (user: string) => {
    const client = new ImapFlow({
      host: dovecot.host,
      port: dovecot.imapPort,
      secure: false,
      auth: { user, pass: dovecot.password },
      logger: false,
    });
    client.on('error', () => undefined);
    await client.connect();
    await client.mailboxOpen('INBOX');
    return client;
  };

  test('delivers raw bytes, to plus addresses and from the null sender too', async () => {
    await dovecot.deliver(raw, 'destek@ornek.test');
    await dovecot.deliver(raw, 'destek+42@ornek.test', '');
    const client = await openInbox('destek@ornek.test');
    const mails = await client.fetchAll('1:*', { source: true });
    expect(mails.map(({ source }) => source!.subarray(-raw.length))).toEqual([raw, raw]);
    expect(mails[1]!.source!.toString('latin1')).toMatch(
      /^Return-Path: <>\r\nDelivered-To: destek\+42@ornek\.test\r\n/,
    );
    client.close();
  });

  test('throws a user out, changes UIDVALIDITY and survives a power cut', async () => {
    await dovecot.deliver(raw, 'baska@ornek.test');
    const client = await openInbox('baska@ornek.test');
    const gone = new Promise((resolve) => client.once('close', resolve));
    dovecot.kickUser('baska@ornek.test');
    await gone;
    dovecot.setUidValidity('baska@ornek.test', 4242);
    await dovecot.restart();
    const again = await openInbox('baska@ornek.test');
    expect(again.mailbox).toMatchObject({ exists: 1, uidNext: 2, uidValidity: 4242n });
    again.close();
    await dovecot.deliver(raw, 'baska@ornek.test');
  });
});

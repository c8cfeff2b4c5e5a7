import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { LIMITS } from '../../../domain/limits.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import { eventually } from '../../support/eventually.ts';
import type { ServerAddress } from '../../../domain/mail/mailbox.ts';
import { sealPassword } from '../../../vault/mailbox-password.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { letter } from '../../support/mail/letter.ts';

/** Half of those who may be answered within a minute: the other tests need the rest. */
const LETTERS = LIMITS.ackMinute / 2;

describe('machines that answer machines', () => {
  let ours: Installation;
  let theirs: Installation;
  beforeAll(async () => {
    ours = await startInstallation({ server: 'own', acknowledge: true });
    theirs = await startInstallation({ server: 'own', acknowledge: true, worker: false });
    theirs.address = 'yardim@baska.test';
    const [box] = await theirs.rows<{ imap: ServerAddress }>(
      `update mailbox set address = $1, imap = imap || jsonb_build_object('user', $1::text) where id = $2 returning imap`,
      [theirs.address, theirs.mailbox],
    );
    // A password is sealed for one user of one server.
    const place = { id: theirs.mailbox, side: 'imap', at: box!.imap } as const;
    await theirs.rows('update mailbox set imap_secret = $1 where id = $2', [
      sealPassword(theirs.vault, place, 'parola'),
      theirs.mailbox,
    ]);
    await theirs.startWorker();
  }, 60_000);
  afterAll(async () => {
    await ours.stop();
    await theirs.stop();
  });

  /** Nothing in the ledger waits and nothing in the outbox is under way: no further mail can come of what has happened. */
  const still = async (bilet: Installation, mails: number) => {
    const [row] = await bilet.rows(
      `select (select count(*)::int from inbound where state <> 'stored' and (fact is null or told_at is not null)) as ended,
              (select count(*)::int from inbound) as ledger,
              (select count(*)::int from outbox where state <> 'sent') as unsent`,
    );
    expect(row).toEqual({ ended: mails, ledger: mails, unsent: 0 });
    return true;
  };

  test('acknowledgements of one installation to another are not answered', async () => {
    for (let index = 0; index < LETTERS; index += 1)
      await ours.deliver(letter({ from: `yardim+${index}@baska.test`, subject: `Soru ${index}`, text: 'Merhaba' }));
    await eventually(() => ours.sink.mails().length === LETTERS, { withinMs: 30_000, label: 'all acknowledgements' });
    for (const { raw, envelope } of ours.sink.mails()) await theirs.deliver(raw, envelope.to[0], envelope.from);
    await eventually(() => still(theirs, LETTERS), { withinMs: 30_000, label: 'the other one at rest' });
    await eventually(() => still(ours, LETTERS), { label: 'ours at rest' });
    expect(theirs.sink.mails()).toEqual([]);
    expect(ours.sink.mails()).toHaveLength(LETTERS);
  }, 90_000);

  test('an absence notice to our acknowledgement joins the ticket and is not answered', async () => {
    ours.sink.clear();
    await ours.deliver(letter({ from: 'izinde@musteri.test', subject: 'İzin', text: 'Merhaba' }));
    const ticket = await ours.ticketBySubject('İzin');
    const ack = await eventually(() => ours.sink.mails()[0], { label: 'the acknowledgement' });
    const id = /^Message-ID:\s*(<[^>]+>)/im.exec(ack.raw.toString('latin1'))![1]!;
    await ours.deliver(
      letter({
        from: 'izinde@musteri.test',
        subject: 'Otomatik yanıt: İzin',
        text: 'Ofis dışındayım',
        headers: { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': id, References: id },
      }),
    );
    await eventually(() => still(ours, LETTERS + 2), { label: 'the notice ended' });
    expect((await ours.ticket(ticket.number)).message_count).toBe(3);
    expect((await ours.ticket(ticket.number)).state).toBe('new');
    expect(ours.sink.mails()).toHaveLength(1);
  }, 60_000);

  test('a mail whose sender was forged, as its server says, opens a ticket and is not acknowledged', async () => {
    ours.sink.clear();
    const before = (await ours.rows('select from inbound')).length;
    await ours.deliver(
      letter({
        from: 'mudur@banka.test',
        subject: 'Sahte',
        text: 'Merhaba',
        headers: {
          'Authentication-Results': 'mx.firma.test; spf=pass;\r\n dmarc=fail (p=none) header.from=banka.test',
        },
      }),
    );
    expect(await ours.ticketBySubject('Sahte')).toMatchObject({ state: 'new' });
    await eventually(() => still(ours, before + 1), { label: 'ours at rest' });
    expect(ours.sink.mails()).toEqual([]);
  }, 60_000);

  test('a responder that hides what it is and opens ticket after ticket is acknowledged a few times', async () => {
    ours.sink.clear();
    const before = (await ours.rows('select from inbound')).length;
    const answer = () =>
      ours.deliver(letter({ from: 'robot@baska.test', subject: `Cevap ${randomUUID()}`, text: 'Merhaba' }));
    await answer();
    await eventually(() => ours.sink.mails().length === 1, { label: 'the first acknowledgement' });
    for (let round = 0; round < 10; round += 1) await answer();
    await eventually(() => still(ours, before + 11), { withinMs: 30_000, label: 'ours at rest' });
    expect(ours.sink.mails()).toHaveLength(LIMITS.acksToSender);
  }, 60_000);

  test('each request of a day gets its code, in the language that was set for its sender', async () => {
    ours.sink.clear();
    const from = 'Ece Ak <ece@musteri.test>';
    await ours.deliver(letter({ from, subject: 'Fatura', text: 'Merhaba, fatura için yazıyorum' }));
    const first = await ours.ticketBySubject('Fatura');
    await ours.rows(`update contact set language = 'en' where id = $1`, [(await ours.ticket(first.number)).contact_id]);
    await ours.deliver(letter({ from, subject: 'Kargo', text: 'Merhaba, kargo için yazıyorum' }));
    const second = await ours.ticketBySubject('Kargo');
    const [one, two] = await eventually(() => ours.sink.mails().length === 2 && ours.sink.mails(), {
      label: 'two codes',
    });
    const mails = await Promise.all([one!, two!].map(({ raw }) => parseMail(raw)));
    expect(mails.map(({ subject }) => subject)).toEqual(['Re: Fatura', 'Re: Kargo']);
    expect(mails[0]!.text).toContain('Merhaba Ece Ak,\n\nBize yazdığınız için teşekkür ederiz.');
    expect(mails[1]!.text).toContain('Hello Ece Ak,\n\nWe have received this request too.');
    const codes = await Promise.all([first, second].map(async ({ number }) => (await ours.ticket(number)).code));
    expect(mails.map(({ text }) => /tid:(\w{8}):tid/.exec(text)?.[1])).toEqual(codes);
  }, 60_000);
});

/** An answer that the provider of its mailbox would not take is refused before it is sent, with how much it is and how much may be. */
import { expect, test } from '@jest/globals';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();

/** Of a mailbox that sends by the server of this provider. */
async function ticketOf(host: string, subject: string): Promise<number> {
  await bilet.deliver(letter({ from: 'musteri@musteri.test', subject, text: 'Merhaba' }));
  const { number } = await bilet.ticketBySubject(subject);
  await bilet.rows(`update mailbox set smtp = jsonb_set(smtp, '{host}', to_jsonb($2::text)) where id = $1`, [
    bilet.mailbox,
    host,
  ]);
  return number;
}
const people = (count: number) => Array.from({ length: count }, (_, at) => ({ name: '', address: `kisi${at}@x.test` }));

test('more people than one mail may have there', async () => {
  const number = await ticketOf('smtp.yandex.com', 'Çok alıcılı');
  const refused = await ayse.post(`/tickets/${number}/replies`, { text: 'Yanıt', attachments: [], cc: people(36) });
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'bad-input', fields: [{ path: 'to', code: 'over-recipients', limit: 35, is: 37 }] },
  });
  expect(await bilet.rows('select from outbox where ticket_number = $1', [number])).toEqual([]);
});

test('more bytes than one mail may have there, as it travels', async () => {
  const number = await ticketOf('smtp.mail.me.com', 'Büyük');
  const stored = await ayse.upload('buyuk.bin', 'application/octet-stream', Buffer.alloc(16 * 1024 * 1024, 1));
  const { id } = stored.body;
  const refused = await ayse.post(`/tickets/${number}/replies`, { text: 'Yanıt', attachments: [id] });
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'bad-input', fields: [{ path: 'attachments', code: 'over-mail-size', limit: 20, is: 22 }] },
  });
  // The file is theirs still: a smaller answer may take it, or leave it.
  expect(await bilet.rows('select from outbox where ticket_number = $1', [number])).toEqual([]);
  expect(await bilet.rows('select from attachment where id = $1 and message_id is null', [id])).toHaveLength(1);
});

/** A mail with little on it: no subject, and our own signed address among those that it went to. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { parseMail } from '../../../mail/read/parse.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();

/** The ticket of a contact's mail. */
const ticketOf = (address: string) =>
  eventually(
    async () => {
      const [row] = await desk.rows<{ number: number }>(
        'select t.number from ticket t join contact_address a using (contact_id) where a.address = $1',
        [address],
      );
      return row?.number;
    },
    { label: `the ticket of ${address}` },
  );

test('a mail without a subject has none, in whatever language it is read, and is answered under one', async () => {
  const from = `sessiz-${randomUUID().slice(0, 8)}@x.test`;
  await desk.deliver(letter({ from, subject: '', text: 'Siparişim nerede kaldı acaba, bakar mısınız?' }));
  const number = await ticketOf(from);
  expect((await ayse.get(`/tickets/${number}`)).body.subject).toBe('');
  expect((await ayse.post(`/tickets/${number}/replies`, { text: 'Yarın sizde.' })).status).toBe(202);
  const answer = await eventually(
    async () => {
      const mails = desk.sink.mails().filter(({ envelope }) => envelope.to.includes(from));
      return (await Promise.all(mails.map(({ raw }) => parseMail(raw)))).find(({ text }) => text.includes('Yarın'));
    },
    { label: 'the answer' },
  );
  expect(answer.subject).toBe('Re: (konu yok)');
}, 60_000);

test('among those that a mail went to our signed address is ours', async () => {
  const from = `arti-${randomUUID().slice(0, 8)}@x.test`;
  const to = `${desk.address.replace('@', '+4a6b8c.imza@')}, Bora <bora@musteri.test>`;
  await desk.deliver(letter({ from, to, subject: `Artı ${from}`, text: 'Merhaba' }));
  const number = await ticketOf(from);
  const [mail] = (await ayse.get(`/tickets/${number}/messages`)).body.items;
  expect(mail.to).toEqual([
    { name: '', address: desk.address },
    { name: 'Bora', address: 'bora@musteri.test' },
  ]);
}, 60_000);

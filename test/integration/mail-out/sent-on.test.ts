/** Answers to a customer whose mail a colleague has sent on: nothing of the colleague's mail goes to them. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { parseMail } from '../../../mail/read/parse.ts';
import { AYSE } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();

/** A mail that Ayşe sends on, which becomes the request of whoever wrote it; `head` are further lines of its block. */
async function sentOn(subject: string, head: string[] = []) {
  const elif = `elif-${randomUUID().slice(0, 8)}@ornek.test`;
  const block = ['---------- Forwarded message ---------', `Kimden: Elif Ak <${elif}>`, ...head];
  const forward = `${randomUUID()}@firma.test`;
  const text = ['Bakar mısınız?', '', ...block, '', 'Koli ezik geldi.'].join('\r\n');
  await desk.deliver(letter({ from: `Ayşe <${AYSE.email}>`, subject, text, mailId: forward }));
  const { number } = await desk.ticketBySubject(subject);
  expect((await ayse.put(`/tickets/${number}/requester`, { name: 'Elif Ak', address: elif })).status).toBe(202);
  await eventually(async () => (await ayse.get(`/tickets/${number}`)).body.contact.address === elif, {
    label: 'the requester',
  });
  const mails = async (count: number) => {
    const theirs = () => desk.sink.mails().filter(({ envelope }) => envelope.to.includes(elif));
    await eventually(() => theirs().length >= count, { label: `${count} mails to ${elif}` });
    return Promise.all(theirs().map(({ raw }) => parseMail(raw)));
  };
  const answer = async (text: string, then = 'await') => {
    expect((await ayse.post(`/tickets/${number}/replies`, { text, then })).status).toBe(202);
  };
  return { number, elif, forward, mails, answer };
}

test.each([
  ['İlt: Koli ezik', [], 'Koli ezik'],
  ['Bakar mısın', ['Konu: Ynt: Koli ezik'], 'Koli ezik'],
])(
  'an answer after %j bears the subject of the mail itself, and names none that its writer never saw',
  async (subject, head, known) => {
    const { forward, mails, answer } = await sentOn(`${subject} ${randomUUID()}`, head);
    await answer('Elif Hanım, özür dileriz.');
    const [mail] = await mails(1);
    expect(mail!.subject).toMatch(new RegExp(`^Re: ${known}`));
    expect([mail!.inReplyTo, mail!.references].flat()).toEqual([]);
    expect(JSON.stringify(mail)).not.toContain(forward);
  },
  60_000,
);

test('it answers the mail that was sent on, where its Message-ID is shown', async () => {
  const head = ['Konu: Koli ezik', 'Message-ID: <koli.1@ornek.test>'];
  const { mails, answer } = await sentOn(`Fwd: Koli ${randomUUID()}`, head);
  await answer('Elif Hanım, özür dileriz.');
  const [mail] = await mails(1);
  expect(mail).toMatchObject({
    subject: 'Re: Koli ezik',
    inReplyTo: ['koli.1@ornek.test'],
    references: ['koli.1@ornek.test'],
  });
}, 60_000);

test('once the customer has written, their mail is answered, under the same subject; so is the question whether it is solved', async () => {
  const { elif, forward, mails, answer, number } = await sentOn(`Fwd: Koli ${randomUUID()}`, ['Konu: Koli ezik']);
  await answer('Elif Hanım, özür dileriz.');
  const [first] = await mails(1);
  const theirs = `${randomUUID()}@ornek.test`;
  const headers = { 'In-Reply-To': `<${first!.mailId}>` };
  await desk.deliver(letter({ from: elif, subject: 'Re: Koli ezik', text: 'Peki.', headers, mailId: theirs }));
  await eventually(async () => (await ayse.get(`/tickets/${number}/messages`)).body.items.length === 3, {
    label: 'their mail',
  });
  await answer('Yenisi yolda.', 'resolve');
  const [, ...later] = await mails(3);
  expect(later.map((mail) => [mail.subject, mail.inReplyTo])).toEqual([
    ['Re: Koli ezik', [theirs]],
    ['Re: Koli ezik', [theirs]],
  ]);
  expect(JSON.stringify(later)).not.toContain(forward);
}, 60_000);

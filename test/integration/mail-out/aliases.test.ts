/** A mailbox with further addresses: all of them are ours, and what came to one of them is answered from it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parseMail } from '../../../mail/read/parse.ts';
import { DENIZ } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter, type Letter } from '../../support/mail/letter.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const ADDRESS = 'cokadresli@example.test';
const FATURA = 'fatura@example.test';
const ESKI = 'eski@baska.test';
const deniz = `${DENIZ.name} <${DENIZ.address}>`;
describe('a mailbox with further addresses', () => {
  const { desk, ayse } = servedDesk();

  beforeAll(async () => {
    await desk.connect({
      address: ADDRESS,
      acknowledge: true,
      aliases: [
        { address: FATURA, name: 'Muhasebe', sendAs: true },
        { address: ESKI, name: null, sendAs: false },
      ],
    });
    await desk.stopWorker();
    await desk.startWorker();
  }, 60_000);

  const opened = async (given: Partial<Letter> & { subject: string }) => {
    await desk.deliver(letter({ from: deniz, text: 'Merhaba.', ...given }), ADDRESS);
    return (await desk.ticketBySubject(given.subject)).number;
  };
  const sent = (text: string) =>
    eventually(
      async () => {
        for (const { envelope, raw } of desk.sink.mails()) {
          const head = await parseMail(raw);
          if (head.text.includes(text)) return { envelope, head };
        }
        return undefined;
      },
      { label: `"${text}" sent` },
    );
  const answered = async (number: number, text: string) => {
    expect((await ayse.post(`/tickets/${number}/replies`, { text })).status).toBe(202);
    return sent(text);
  };
  const messages = async (number: number) => (await ayse.get(`/tickets/${number}/messages`)).body.items;

  test('what came to an alias is answered from it, under its name, and the answer comes back to the ticket', async () => {
    const number = await opened({ subject: 'Fatura sorusu', to: FATURA });
    const { head, envelope } = await answered(number, 'Faturanız yola çıktı');
    expect(head.from).toMatchObject({ address: FATURA, name: expect.stringContaining('Muhasebe') });
    expect(head.from!.name).not.toContain('Örnek Destek');
    expect(envelope.from).toBe(ADDRESS);
    const raw = letter({
      from: deniz,
      to: `${FATURA}, ${ADDRESS}`,
      subject: 'Ynt: Fatura sorusu',
      text: 'Teşekkürler, bir sorum daha var',
      headers: { 'In-Reply-To': `<${head.mailId}>`, Cc: ESKI },
    });
    await desk.deliver(raw, ADDRESS);
    await eventually(
      async () => (await messages(number)).some((one: { text: string }) => one.text.includes('bir sorum daha')),
      {
        label: 'the answer on its ticket',
      },
    );
    // None of our addresses gets the next one.
    const { addressing } = (await ayse.get(`/tickets/${number}`)).body;
    expect([...addressing.to, ...addressing.cc].map(({ address }: { address: string }) => address)).toEqual([
      DENIZ.address,
    ]);
  }, 60_000);

  test('so is the acknowledgement, and the desk shows who spoke', async () => {
    const number = await opened({ subject: 'Alındı mı', to: FATURA, from: 'ece@ornek.test' });
    const acknowledgement = await eventually(
      async () => {
        for (const { envelope, raw } of desk.sink.mails())
          if (envelope.to.includes('ece@ornek.test')) return parseMail(raw);
        return undefined;
      },
      { label: 'the acknowledgement' },
    );
    expect(acknowledgement.from).toMatchObject({ address: FATURA, name: 'Muhasebe' });
    const [, shown] = await desk.rows<{ from_address: string }>(
      'select from_address from message where ticket_number = $1 order by created_at',
      [number],
    );
    expect(shown!.from_address).toBe(FATURA);
  }, 60_000);

  test.each([
    ['an alias that may not send', ESKI],
    ['the mailbox itself', ADDRESS],
  ])(
    'what came to %s is answered from the mailbox',
    async (name, to) => {
      const number = await opened({ subject: `Soru: ${name}`, to });
      const { head } = await answered(number, `Yanıt: ${name}`);
      expect(head.from).toMatchObject({ address: ADDRESS, name: expect.stringContaining('Örnek Destek') });
    },
    60_000,
  );

  test('mail from an alias is our own voice, and opens no ticket', async () => {
    await desk.deliver(letter({ from: FATURA, to: ADDRESS, subject: 'Yankı', text: 'Biz yazdık' }), ADDRESS);
    const rows = () =>
      desk.rows<{ held_reason: string }>(
        `select held_reason from inbound where subject = 'Yankı' and state <> 'stored'`,
      );
    await eventually(async () => (await rows()).length > 0, { label: 'the echo' });
    expect(await rows()).toEqual([{ held_reason: 'own-mail' }]);
  }, 60_000);
});

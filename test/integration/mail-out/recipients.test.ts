/** Everybody whom a mail names: kept, let in, answered; and nobody whom a forger names. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseMail } from '../../../mail/read/parse.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE, CAN, DENIZ, STRANGER } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter, type Letter } from '../../support/mail/letter.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let desk: ServedDesk;
let ayse: ApiClient;
let can: ApiClient;
beforeAll(async () => {
  desk = await startServedDesk();
  [ayse, can] = await Promise.all([signedIn(desk.url, AYSE.email), signedIn(desk.url, CAN.email)]);
}, 60_000);
afterAll(() => desk?.stop(), 60_000);

const BORA = { name: 'Bora', address: 'bora@musteri.test' };
const CEM = { name: 'Cem', address: 'cem@baska.test' };
const written = ({ name, address }: { name: string; address: string }) => `${name} <${address}>`;
const deniz = written(DENIZ);
const names = (people: { address: string }[]) => people.map(({ address }) => address);

/** Delivers a mail that opens a ticket; resolves with its number. */
async function opened(given: Partial<Letter> & { subject: string }): Promise<number> {
  await desk.deliver(letter({ from: deniz, text: 'Merhaba.', ...given }));
  return (await desk.ticketBySubject(given.subject)).number;
}
const toAll = (subject: string, given: Partial<Letter> = {}) =>
  opened({
    subject,
    to: `${desk.address}, ${written(BORA)}`,
    ...given,
    headers: { Cc: written(CEM), ...given.headers },
  });
const thread = async (number: number) => (await ayse.get(`/tickets/${number}/messages`)).body.items;
const addressing = async (number: number) => (await ayse.get(`/tickets/${number}`)).body.addressing;
const messages = (number: number, count: number) =>
  eventually(async () => ((await thread(number)).length >= count ? thread(number) : undefined), {
    label: `${count} messages`,
  });

/** Answers as the API does and resolves with the mail as it left: its envelope and what its headers say. */
async function answer(number: number, text: string, to: Record<string, unknown> = {}) {
  const before = desk.sink.mails().length;
  const sent = await ayse.post(`/tickets/${number}/replies`, { text, ...to });
  expect(sent.status).toBe(202);
  return eventually(
    async () => {
      for (const { envelope, raw } of desk.sink.mails().slice(before)) {
        const head = await parseMail(raw);
        if (head.text.includes(text)) return { envelope: envelope.to.toSorted(), head, raw: raw.toString() };
      }
      return undefined;
    },
    { label: `"${text}" sent` },
  );
}

/** An answer by mail to the newest mail of ours. */
async function mailBack(from: string, text: string, given: Partial<Letter> = {}) {
  const ours = (await parseMail(desk.sink.mails().at(-1)!.raw)).mailId!;
  await desk.deliver(
    letter({ from, subject: 'Ynt', text, ...given, headers: { 'In-Reply-To': `<${ours}>`, ...given.headers } }),
  );
}
const held = (address: string, number: number | null = null) =>
  eventually(
    async () =>
      (
        await desk.rows<{ id: number; ticket_number: number; held_reason: string }>(
          `select * from inbound where from_address = $1 and state = 'held' and ticket_number = coalesce($2, ticket_number)`,
          [address, number],
        )
      )[0],
    { label: `mail of ${address} held` },
  );

test('an answer goes to all whom the mail names, and everybody’s answer belongs to the ticket', async () => {
  const number = await toAll('Üç kişi');
  const [first] = await thread(number);
  expect([first.to, first.cc, first.bcc, first.replyTo]).toEqual([
    [{ name: '', address: desk.address }, BORA],
    [CEM],
    [],
    [],
  ]);

  const { envelope, head } = await answer(number, 'Hepinize cevap');
  expect(envelope).toEqual([BORA.address, CEM.address, DENIZ.address].toSorted());
  expect([names(head.to), names(head.cc)]).toEqual([[DENIZ.address], [BORA.address, CEM.address]]);

  await mailBack(written(CEM), 'Ben de bekliyorum.');
  const all = await messages(number, 3);
  expect(all.at(-1)).toMatchObject({ direction: 'in', author: { address: CEM.address } });
  expect(await addressing(number)).toMatchObject({
    requester: { address: DENIZ.address },
    to: [CEM],
    cc: [{ address: DENIZ.address }],
  });
});

test('a request says itself whom to answer; a blind copy is in no header, and whom an agent adds may write', async () => {
  const number = await toAll('Seçerek');
  const { envelope, head, raw } = await answer(number, 'Yalnızca size', {
    to: [{ name: 'Deniz', address: 'DENIZ@musteri.test' }],
    cc: ['hukuk@firma.test', 'deniz@musteri.test'],
    bcc: ['arsiv@firma.test'],
  });
  expect(envelope).toEqual(['arsiv@firma.test', 'deniz@musteri.test', 'hukuk@firma.test']);
  expect([names(head.to), names(head.cc)]).toEqual([['deniz@musteri.test'], ['hukuk@firma.test']]);
  expect(raw).not.toContain('arsiv@firma.test');
  expect((await thread(number)).at(-1).bcc).toEqual([{ name: '', address: 'arsiv@firma.test' }]);
  expect((await addressing(number)).participants).toContainEqual({
    name: '',
    address: 'hukuk@firma.test',
    addedBy: 'agent',
  });
  await mailBack('Hukuk <hukuk@firma.test>', 'Uygundur.');
  expect((await messages(number, 3)).at(-1).author.address).toBe('hukuk@firma.test');
  await mailBack('Arşiv <arsiv@firma.test>', 'Aldım.');
  expect(await held('arsiv@firma.test')).toMatchObject({ ticket_number: number });
});

test('what is no recipient is refused: no address, one of our own, too many, nobody', async () => {
  const number = await opened({ subject: 'Yanlış alıcı' });
  const refused = async (body: Record<string, unknown>) =>
    (await ayse.post(`/tickets/${number}/replies`, { text: 'x', ...body })).status;
  expect(await refused({ to: ['deniz'] })).toBe(422);
  expect(await refused({ to: ['deniz@musteri.test\r\nBcc: kotu@kotu.test'] })).toBe(422);
  expect(await refused({ cc: [desk.address.toUpperCase()] })).toBe(422);
  expect(await refused({ to: [desk.address.replace('@', '+abc@')] })).toBe(422);
  expect(await refused({ cc: Array.from({ length: 51 }, (_, at) => `kisi${at}@ornek.test`) })).toBe(422);
  expect(await refused({ cc: Array.from({ length: 50 }, (_, at) => `kisi${at}@ornek.test`) })).toBe(422);
});

test('what nobody can have as an address is refused, wherever somebody is written to', async () => {
  const number = await opened({ subject: 'Yazım hatası' });
  const reply = (body: object) => ayse.post(`/tickets/${number}/replies`, { text: 'Merhaba', ...body });
  for (const address of ['a@b.test\u202e', 'a@b..test', 'ａｌｉ@b.test', 'unknown-50@invalid']) {
    const call = { subject: 'Arayan', text: 'Aradı.', mailbox: desk.mailbox, contact: { address } };
    for (const refused of [
      await reply({ to: [address] }),
      await reply({ cc: [address] }),
      await ayse.post('/tickets', call),
    ])
      expect([address, refused.status, refused.body.fields?.[0]?.code]).toEqual([address, 422, 'no-address']);
  }
});

test('an answer goes to the address behind a name without end, and to nobody where a mail names none', async () => {
  const long = await opened({ subject: 'Uzun adlı', from: `${'A'.repeat(900)} `.repeat(12) + '<uzun@musteri.test>' });
  expect(names((await addressing(long)).to)).toEqual(['uzun@musteri.test']);
  await desk.deliver(
    ['Subject: Kimsesiz', `To: ${desk.address}`, 'Message-ID: <kimsesiz@x.test>', '', 'Kim?'].join('\r\n'),
  );
  const { number } = await desk.ticketBySubject('Kimsesiz');
  expect(await addressing(number)).toMatchObject({ requester: null, to: [], cc: [] });
  const refused = await ayse.post(`/tickets/${number}/replies`, { text: 'Merhaba' });
  expect([refused.status, refused.body.detail]).toEqual([422, expect.stringContaining('nobody on ticket')]);
});

test('a form’s mail is the customer’s whom it names, and is answered there', async () => {
  const subject = 'Formdan gelen';
  const number = await opened({
    subject,
    from: 'Mağaza <noreply@magaza.test>',
    headers: { 'Reply-To': 'Zeynep <zeynep@ornek.test>' },
  });
  expect((await ayse.get(`/tickets/${number}`)).body.contact).toMatchObject({
    name: 'Zeynep',
    address: 'zeynep@ornek.test',
  });
  expect((await thread(number))[0]).toMatchObject({
    author: { address: 'zeynep@ornek.test' },
    from: { name: 'Mağaza', address: 'noreply@magaza.test' },
  });
  expect((await answer(number, 'Forma cevap')).envelope).toEqual(['zeynep@ornek.test']);
});

test('a Reply-To to a stranger does not redirect the conversation of somebody we know', async () => {
  const number = await opened({ subject: 'Yönlendirme' });
  await answer(number, 'İlk cevap');
  await mailBack(deniz, 'Teşekkürler, bir sorum daha var.', {
    headers: { 'Reply-To': 'Deniz <deniz@kotu.test>' },
  });
  await messages(number, 3);
  expect(await addressing(number)).toMatchObject({
    to: [{ address: DENIZ.address }],
    instead: [{ name: 'Deniz', address: 'deniz@kotu.test' }],
  });
  expect((await answer(number, 'İkinci cevap')).envelope).toEqual([DENIZ.address]);
});

test('a foreign form that names a participant stays a stranger on their ticket', async () => {
  const number = await opened({ subject: 'Form taklidi' });
  await answer(number, 'Form taklidine cevap');
  await mailBack('Form <noreply@kotu.test>', 'Adresimi değiştirin.', { headers: { 'Reply-To': deniz } });
  expect(await held(DENIZ.address)).toMatchObject({ ticket_number: number, held_reason: 'unknown-sender' });
});

test('a stranger becomes no participant by a mail that is held, and brings nobody when it is let in', async () => {
  const number = await opened({ subject: 'Davetsiz' });
  await answer(number, 'Davetsize cevap');
  await mailBack(written(STRANGER), 'Beni de ekleyin.', {
    to: `${desk.address}, ${written(STRANGER)}, Ortak <ortak@baska.test>`,
  });
  const { id } = await held(STRANGER.address);
  expect((await addressing(number)).participants).toEqual([]);
  const released = await can.post(`/quarantine/${id}/release`, { to: 'ticket' });
  expect(released.status).toBe(202);
  await messages(number, 3);
  // The decision was about its sender, and nobody else.
  expect(names((await addressing(number)).participants)).toEqual(['yabanci@baska.test']);
});

test('who joins by a mail on a ticket that was there is marked for the agent', async () => {
  const number = await opened({ subject: 'Sonradan gelen' });
  await answer(number, 'Sonradan gelene cevap');
  await mailBack(deniz, 'Cem de burada.', { headers: { Cc: written(CEM) } });
  await messages(number, 3);
  expect(await addressing(number)).toMatchObject({ cc: [CEM], marks: { [CEM.address]: 'new' } });
});

test('a mail that an agent sends on is proposed to be its writer’s, and with one command is', async () => {
  const subject = 'İlt: Koli ezik';
  const number = await opened({
    subject,
    from: `Ayşe <${AYSE.email}>`,
    text: 'Bakar mısınız?\r\n\r\n---------- Forwarded message ---------\r\nKimden: Elif Ak <elif@ornek.test>\r\nKonu: Koli ezik\r\n\r\nKoli ezik geldi.',
  });
  expect(await addressing(number)).toMatchObject({
    requester: { address: AYSE.email },
    forwardedFrom: { name: 'Elif Ak', address: 'elif@ornek.test' },
  });
  const set = await ayse.put(`/tickets/${number}/requester`, { name: 'Elif Ak', address: 'elif@ornek.test' });
  expect(set.status).toBe(202);
  expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({
    contact: { name: 'Elif Ak', address: 'elif@ornek.test' },
    addressing: { forwardedFrom: null, to: [{ address: 'elif@ornek.test' }], cc: [] },
  });
  expect((await ayse.get(`/tickets/${number}/events`)).body.items[0]).toMatchObject({ kind: 'set-requester' });
  expect((await answer(number, 'Elif Hanım, özür dileriz')).envelope).toEqual(['elif@ornek.test']);
  await mailBack('Elif Ak <elif@ornek.test>', 'Teşekkürler.');
  expect((await messages(number, 3)).at(-1).author.address).toBe('elif@ornek.test');
});

test('participants are what an agent says', async () => {
  const number = await toAll('Liste');
  const set = await ayse.put(`/tickets/${number}/participants`, { participants: [written(BORA).split(/[<>]/)[1]] });
  expect(set.status).toBe(200);
  expect(set.body.participants).toEqual([{ ...BORA, addedBy: 'mail' }]);
  const told = async () => (await ayse.get(`/tickets/${number}/events`)).body.items[0];
  const event = await told();
  expect(event).toMatchObject({
    kind: 'set-participants',
    actor: { name: AYSE.name },
    data: { added: 0, removed: 1 },
  });
  // Nothing of a customer stands in a history.
  expect(JSON.stringify(event)).not.toContain(CEM.address);
  await ayse.put(`/tickets/${number}/participants`, { participants: [BORA.address] });
  expect(await told()).toEqual(event);
  await answer(number, 'Listeye cevap', { to: [DENIZ.address] });
  await mailBack(written(CEM), 'Ben çıkarıldım mı?');
  expect(await held(CEM.address)).toMatchObject({ ticket_number: number });
});

test('whoever is taken off stays off, named in a mail or not, until a person lets their own mail in', async () => {
  const number = await toAll('Çıkarılan');
  expect((await addressing(number)).cc).toEqual([BORA, CEM]);
  await ayse.put(`/tickets/${number}/participants`, { participants: [BORA] });
  expect((await addressing(number)).cc).toEqual([BORA]);
  expect((await answer(number, 'Cem olmadan')).envelope).toEqual([BORA.address, DENIZ.address].toSorted());

  // Their colleague copies them, as ever.
  await mailBack(deniz, 'Tekrar soruyorum.', { headers: { Cc: `${written(BORA)}, ${written(CEM)}` } });
  await messages(number, 3);
  expect(await addressing(number)).toMatchObject({ cc: [BORA], participants: [{ address: BORA.address }], marks: {} });
  await mailBack(written(CEM), 'Ben de buradayım.');
  const { id } = await held(CEM.address, number);
  expect((await can.post(`/quarantine/${id}/release`, { to: 'ticket' })).status).toBe(202);
  await messages(number, 4);
  const back = await addressing(number);
  expect(names(back.participants).toSorted()).toEqual([BORA.address, CEM.address]);
  expect(names(back.to)).toEqual([CEM.address]);
});

test('whoever is taken off comes back when an agent writes to them, and is not answered by default before', async () => {
  const number = await toAll('Geri gelen');
  await answer(number, 'Hepinize');
  await mailBack(written(CEM), 'Son söz benim.');
  await messages(number, 3);
  expect(names((await addressing(number)).to)).toEqual([CEM.address]);
  await ayse.put(`/tickets/${number}/participants`, { participants: [] });
  expect(await addressing(number)).toMatchObject({ to: [{ address: DENIZ.address }], cc: [], participants: [] });
  await answer(number, 'Cem Bey, siz de bakın', { to: [DENIZ.address], cc: [CEM.address] });
  expect((await addressing(number)).participants).toMatchObject([{ address: CEM.address, addedBy: 'agent' }]);
});

test('the requester is never one of the participants, whoever copies them', async () => {
  const number = await toAll('Kopyadaki müşteri');
  await answer(number, 'Herkese');
  await mailBack(written(CEM), 'Deniz de görsün.', { headers: { Cc: deniz } });
  await messages(number, 3);
  expect(names((await addressing(number)).participants)).toEqual([BORA.address, CEM.address]);
  // Nor by an agent’s word, nor when a participant becomes the requester.
  await ayse.put(`/tickets/${number}/participants`, { participants: [DENIZ.address, BORA.address, CEM.address] });
  expect(names((await addressing(number)).participants)).toEqual([BORA.address, CEM.address]);
  await ayse.put(`/tickets/${number}/requester`, CEM);
  expect(names((await addressing(number)).participants).toSorted()).toEqual([BORA.address, DENIZ.address]);
});

test('a reply that its ticket refuses brings nobody onto it; one that it takes does', async () => {
  const number = await opened({ subject: 'Kapanan' });
  await ayse.post(`/tickets/${number}/archiving`);
  const refused = await ayse.post(`/tickets/${number}/replies`, { text: 'Geç kaldım', cc: ['yeni@firma.test'] });
  expect(refused).toMatchObject({ status: 409, body: { code: 'ticket-closed' } });
  expect((await addressing(number)).participants).toEqual([]);
  await ayse.post(`/tickets/${number}/reopening`);
  await answer(number, 'Yetiştim', { cc: ['yeni@firma.test'] });
  expect((await addressing(number)).participants).toEqual([{ name: '', address: 'yeni@firma.test', addedBy: 'agent' }]);
});

test('a stranger let in from the quarantine stands among the participants, and is kept out again once taken off', async () => {
  const number = await opened({ subject: 'Tanınmayan' });
  await answer(number, 'Deniz’e cevap');
  const stranger = { name: 'Tuğba', address: 'tugba@yabanci.test' };
  await mailBack(written(stranger), 'Ben de.');
  const { id } = await held(stranger.address);
  expect((await can.post(`/quarantine/${id}/release`, { to: 'ticket' })).status).toBe(202);
  await messages(number, 3);
  expect((await addressing(number)).participants).toEqual([{ ...stranger, addedBy: 'mail' }]);
  await mailBack(written(stranger), 'Bir şey daha.');
  await messages(number, 4);

  expect((await ayse.put(`/tickets/${number}/participants`, { participants: [] })).body.participants).toEqual([]);
  await mailBack(written(stranger), 'Artık giremem.');
  await held(stranger.address);
  expect(await thread(number)).toHaveLength(4);
});

test('whoever asked before stays on the ticket as a participant, and can be taken off', async () => {
  const number = await opened({ subject: 'Devredilen' });
  await ayse.put(`/tickets/${number}/requester`, CEM);
  expect((await addressing(number)).participants).toMatchObject([{ address: DENIZ.address, addedBy: 'mail' }]);
  await ayse.put(`/tickets/${number}/participants`, { participants: [] });
  expect(await addressing(number)).toMatchObject({ requester: { address: CEM.address }, participants: [] });
});

test('both spellings of a Turkish domain are one person, and their answer is let in', async () => {
  const number = await opened({ subject: 'Alan adı', from: 'Umut <umut@çiçek.test>' });
  await answer(number, 'Alan adına cevap');
  await mailBack('Umut <umut@xn--iek-1lab.test>', 'Aldım.');
  const all = await messages(number, 3);
  expect(all.at(-1).author).toEqual({ ...all[0].author });
});

/** What keeps a reply back until its sender has mended or confirmed it, for the desk and for every other caller. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE, CAN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let bilet: ServedDesk;
let ayse: ApiClient;
let can: ApiClient;

beforeAll(async () => {
  bilet = await startServedDesk();
  ayse = await signedIn(bilet.url, AYSE.email);
  can = await signedIn(bilet.url, CAN.email);
}, 60_000);

afterAll(() => bilet?.stop(), 60_000);

const open = () => phoneTicket(ayse, bilet, 'Kargom gelmedi');
const reply = (number: number, body: object, key?: string) =>
  ayse.post(`/tickets/${number}/replies`, body, key === undefined ? {} : { 'idempotency-key': key });
const written = (number: number) =>
  bilet.rows(`select text from message where ticket_number = $1 and direction = 'out'`, [number]);
const kinds = (body: { concerns?: { kind: string }[] }) => body.concerns?.map(({ kind }) => kind);

test('an unfilled blank is refused whatever is confirmed, and leaves no trace', async () => {
  const number = await open();
  const refused = await reply(number, {
    text: 'Kargo numaranız: [numara]',
    confirmed: ['attachment', 'name', 'profanity'],
  });
  expect(refused).toMatchObject({
    status: 409,
    body: {
      code: 'to-confirm',
      concerns: [{ kind: 'blank', blocks: true, found: '[numara]', line: 'Kargo numaranız: [numara]', at: 17 }],
    },
  });
  expect((await reply(number, { text: 'x [numara]', confirmed: ['blank'] })).status).toBe(422);
  expect(await written(number)).toEqual([]);
  expect((await reply(number, { text: 'Kargo numaranız: 4711' })).status).toBe(202);
});

test('a blank that a canned reply brought is refused for whoever names the reply or the blank, and for nobody else', async () => {
  const canned = (await ayse.post('/canned-replies', { name: 'Beden', text: { tr: 'Bedeniniz: [beden]', en: '' } }))
    .body;
  const number = await open();
  const text = 'Bedeniniz: [beden]';
  for (const how of [{ cannedReplies: [canned.id] }, { blanks: ['[beden]'] }]) {
    const refused = await reply(number, { text, ...how });
    expect(refused).toMatchObject({ status: 409, body: { concerns: [{ kind: 'blank', found: '[beden]' }] } });
    expect((await reply(number, { text: 'Bedeniniz: 42', ...how, then: 'keep' })).status).toBe(202);
  }
  expect((await reply(number, { text, then: 'keep' })).status).toBe(202);
  // It is nobody else's.
  const foreign = await can.post(`/tickets/${number}/replies`, { text, cannedReplies: [canned.id] });
  expect(foreign).toMatchObject({ status: 422, body: { fields: [{ path: 'cannedReplies', code: 'unknown' }] } });
});

test('a reply that was written with a canned reply is answered again by its key when that one is gone', async () => {
  const canned = (await ayse.post('/canned-replies', { name: 'Geçici', text: { tr: 'Renk: [renk]', en: '' } })).body;
  const number = await open();
  const body = { text: 'Renk: mavi', cannedReplies: [canned.id] };
  const { messageId } = (await reply(number, body, 'canned-gone')).body;
  expect((await ayse.delete(`/canned-replies/${canned.id}`)).status).toBe(204);
  expect((await reply(number, body, 'canned-gone')).body.messageId).toBe(messageId);
});

test('the blanks of a draft are there for every device of its writer, and for nobody else', async () => {
  const number = await open();
  const draft = { text: 'Bedeniniz: [beden]', blanks: ['[beden]'] };
  expect((await ayse.put(`/tickets/${number}/draft`, draft)).status).toBe(200);
  expect((await ayse.get(`/tickets/${number}/draft`)).body.blanks).toEqual(['[beden]']);
  expect((await can.get(`/tickets/${number}/drafts`)).body.items).toMatchObject([{ blanks: [] }]);
});

const write = (body: object, key?: string) =>
  ayse.post(
    '/tickets',
    {
      ...{ subject: 'İlk e-posta', mailbox: bilet.mailbox, direction: 'out', text: 'Merhaba' },
      contact: { name: 'Gül Er', address: 'gul@musteri.test' },
      ...body,
    },
    key === undefined ? {} : { 'idempotency-key': key },
  );
const begun = (subject: string) => bilet.rows('select number from ticket where subject = $1', [subject]);

test('the first mail to a customer is asked about as a reply is, and leaves no ticket until it is confirmed', async () => {
  const subject = 'Faturanız hazır';
  const text = 'Merhaba Zeliha Hanım,\n\nfaturanız ektedir. Damn it.';
  const refused = await write({ subject, text }, 'first-mail');
  expect(refused).toMatchObject({ status: 409, body: { code: 'to-confirm' } });
  expect(kinds(refused.body)).toEqual(['attachment', 'name', 'profanity']);
  expect(await begun(subject)).toEqual([]);
  const confirmed = ['attachment', 'name', 'profanity'];
  const sent = await write({ subject, text, confirmed }, 'first-mail-2');
  expect(sent.status).toBe(201);
  expect((await write({ subject, text, confirmed }, 'first-mail-2')).body.number).toBe(sent.body.number);
  expect(await begun(subject)).toHaveLength(1);
  const blank = await write({ subject: 'Kargo', text: 'Numaranız: [numara]', confirmed });
  expect(kinds(blank.body)).toEqual(['blank']);
});

test('of a first mail its contact is known, and a call that is written down is not asked about', async () => {
  expect((await write({ subject: 'Tanıdık', text: 'Merhaba Gül Hanım,\n\nnasılsınız?' })).status).toBe(201);
  expect((await write({ direction: 'in', subject: 'Aradı', text: 'Fatura ekte dedi, salak [numara]' })).status).toBe(
    201,
  );
});

test('all that is found is told at once, and sent when each is confirmed', async () => {
  const number = await open();
  const text = 'Merhaba Zeliha Hanım,\n\nfaturanız ektedir. Damn it.';
  const refused = await reply(number, { text });
  expect(refused).toMatchObject({ status: 409, body: { code: 'to-confirm' } });
  expect(kinds(refused.body)).toEqual(['attachment', 'name', 'profanity']);
  const still = await reply(number, { text, confirmed: ['attachment', 'profanity'] });
  expect(kinds(still.body)).toEqual(['name']);
  expect(await written(number)).toEqual([]);
  const sent = await reply(number, { text, confirmed: ['attachment', 'name', 'profanity'] }, 'confirmed');
  expect(sent.status).toBe(202);
  expect(await reply(number, { text, confirmed: ['attachment', 'name', 'profanity'] }, 'confirmed')).toMatchObject({
    status: 202,
    body: { messageId: sent.body.messageId },
  });
  expect(await written(number)).toHaveLength(1);
});

test('whoever takes part may be named, of customers and of us; a colleague of that name makes none known', async () => {
  const number = await open();
  const [sender, colleague] = [AYSE, CAN].map(({ name }) => name.split(' ')[0]);
  for (const name of ['Deniz', sender, colleague, 'Fatma'])
    expect(
      kinds((await reply(number, { text: `Merhaba ${name} Hanım,`, then: 'keep', undoSeconds: 60 })).body) ?? [],
    ).toEqual(name === 'Fatma' || name === colleague ? ['name'] : []);
  const copied = { cc: [{ name: 'Fatma Uz', address: 'fatma@ornek.test' }] };
  expect((await reply(number, { text: 'Merhaba Fatma Hanım,', ...copied })).status).toBe(202);
});

test('what a colleague answered or noted is unseen as the customer’s mail is, and one’s own is not', async () => {
  const number = await open();
  const seen = (await ayse.get(`/tickets/${number}/messages`)).body.items.at(-1).id;
  expect((await ayse.post(`/tickets/${number}/notes`, { text: 'Kendi notum' })).status).toBe(202);
  expect((await reply(number, { text: 'Bakıyoruz.', lastSeen: seen, then: 'keep' })).status).toBe(202);
  const noted = await can.post(`/tickets/${number}/notes`, { text: 'Yanıtlamayın, kargo aradı' });
  expect(noted.status).toBe(202);
  const note = noted.body.messageId;
  const refused = await reply(number, { text: 'Faturanız ektedir.', lastSeen: seen });
  expect(refused).toMatchObject({ status: 409, body: { code: 'stale-version' } });
  expect(refused.body.concerns).toMatchObject([{ kind: 'attachment' }, { kind: 'unseen', messages: [note] }]);
  expect((await reply(number, { text: 'Tamamdır.', lastSeen: note })).status).toBe(202);
  // A bare yes would let pass whatever came in after it was given.
  expect((await reply(number, { text: 'Tamamdır.', lastSeen: seen, confirmed: ['unseen'] })).status).toBe(422);
});

test('who names no message is asked about what came in since they marked the ticket as read, and since they answered', async () => {
  const number = await open();
  const noted = (await can.post(`/tickets/${number}/notes`, { text: 'Kargo aradı' })).body.messageId;
  // They wrote the call down and have marked nothing: nobody knows what they have seen.
  expect((await reply(number, { text: 'Bakıyoruz.', then: 'keep' })).status).toBe(202);
  expect((await ayse.put(`/tickets/${number}/read`)).status).toBe(204);
  expect((await reply(number, { text: 'Sürüyor.', then: 'keep' })).status).toBe(202);
  const newer = (await can.post(`/tickets/${number}/notes`, { text: 'Yanıtlamayın' })).body.messageId;
  const refused = await reply(number, { text: 'Yolda.', then: 'keep' });
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'stale-version', concerns: [{ kind: 'unseen', messages: [newer] }] },
  });
  expect((await reply(number, { text: 'Yolda.', then: 'keep', lastSeen: noted })).status).toBe(409);
  expect((await reply(number, { text: 'Yolda.', then: 'keep', lastSeen: newer })).status).toBe(202);
  // What they have named and answered is not asked about once more.
  expect((await reply(number, { text: 'Geldi mi?', then: 'keep' })).status).toBe(202);
});

test('a message of another ticket is none that was seen; one that is gone counts as what was marked', async () => {
  const [number, other] = [await open(), await open()];
  const foreign = (await ayse.get(`/tickets/${other}/messages`)).body.items.at(-1).id;
  const refused = await reply(number, { text: 'Bakıyoruz.', lastSeen: foreign });
  expect(refused).toMatchObject({ status: 422, body: { fields: [{ path: 'lastSeen', code: 'unknown' }] } });
  const gone = '0b8f7a52-5c0e-4a53-9a52-5c0e4a539a52';
  const noted = (await can.post(`/tickets/${number}/notes`, { text: 'Kargo aradı' })).body.messageId;
  expect((await reply(number, { text: 'Bakıyoruz.', lastSeen: gone })).body).toMatchObject({
    code: 'stale-version',
    concerns: [{ kind: 'unseen' }],
  });
  await ayse.put(`/tickets/${number}/read?upTo=${noted}`);
  expect((await reply(number, { text: 'Bakıyoruz.', lastSeen: gone })).status).toBe(202);
});

test('of two who answer at the same moment one is taken, and the other hears of it', async () => {
  for (let round = 0; round < 5; round++) {
    const number = await open();
    const seen = (await ayse.get(`/tickets/${number}/messages`)).body.items.at(-1).id;
    const answers = await Promise.all(
      [ayse, can].map((agent) =>
        agent.post(`/tickets/${number}/replies`, { text: 'Kargonuz yolda.', lastSeen: seen, then: 'keep' }),
      ),
    );
    const [taken, refused] = answers.toSorted((one, other) => one.status - other.status);
    expect([taken!.status, refused!.status]).toEqual([202, 409]);
    expect(refused!.body).toMatchObject({
      code: 'stale-version',
      concerns: [{ kind: 'unseen', messages: [taken!.body.messageId] }],
    });
    expect(await written(number)).toHaveLength(1);
  }
});

test('a colleague’s note that its ticket is still taking is unseen, and what was never taken is forgotten after a minute', async () => {
  const number = await open();
  const seen = (await ayse.get(`/tickets/${number}/messages`)).body.items.at(-1).id;
  const [{ id }] = (await bilet.rows(
    `insert into message (ticket_number, direction, kind, agent_id, text, accepted) values ($1, 'note', 'note', $2, 'yazılıyor', false) returning id`,
    [number, bilet.people.can],
  )) as [{ id: string }];
  expect((await reply(number, { text: 'Bakıyoruz.', lastSeen: seen })).body).toMatchObject({
    code: 'stale-version',
    concerns: [{ kind: 'unseen', messages: [id] }],
  });
  await bilet.rows(`update message set created_at = now() - interval '61 seconds' where id = $1`, [id]);
  await bilet.rows(`update message set created_at = now() - interval '2 minutes' where id = $1`, [seen]);
  expect((await reply(number, { text: 'Bakıyoruz.', lastSeen: seen })).status).toBe(202);
});

test('a reply that is taken back gives back what had been seen, and what came in meanwhile is asked about', async () => {
  const number = await open();
  const seen = (await ayse.get(`/tickets/${number}/messages`)).body.items.at(-1).id;
  const sent = await reply(number, { text: 'Bakıyoruz.', lastSeen: seen, undoSeconds: 60 });
  expect(sent.status).toBe(202);
  const noted = await can.post(`/tickets/${number}/notes`, { text: 'Göndermeyin' });
  expect(noted.status).toBe(202);
  const back = await ayse.delete(`/outbox/${sent.body.outboxId}`);
  expect(back.body.draft).toMatchObject({ text: 'Bakıyoruz.', lastSeen: seen });
  expect((await reply(number, { text: 'Bakıyoruz.', lastSeen: back.body.draft.lastSeen })).body.concerns).toMatchObject(
    [{ kind: 'unseen', messages: [noted.body.messageId] }],
  );
});

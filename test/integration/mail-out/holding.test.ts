/** Replies that are held: taken back or sent, never both; sent later; stopped when the customer writes first. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { showCode } from '../../../domain/mail/code.ts';
import { AYSE } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
/** A customer of their own, with a ticket that is Ayşe's. */
async function customer() {
  const from = `bekler-${randomUUID().slice(0, 8)}@x.test`;
  await desk.deliver(letter({ from, subject: `Konu ${from}`, text: 'Siparişim nerede?' }));
  const { number, code } = await desk.ticketBySubject(`Konu ${from}`);
  await ayse.put(`/tickets/${number}/assignee`, { agent: desk.people.ayse });
  const mails = () => desk.sink.mails().filter(({ envelope }) => envelope.to.includes(from));
  const answers = (text: string) => mails().filter(({ raw }) => raw.toString().includes(text));
  const reply = (text: string, more: object = {}) => ayse.post(`/tickets/${number}/replies`, { text, ...more });
  const writes = (text: string) =>
    desk.deliver(letter({ from, subject: `Konu ${from}`, text: `${text}\r\n${showCode(code)}` }));
  return { from, number, answers, reply, writes };
}
const outbox = async (id: string) => (await ayse.get(`/outbox/${id}`)).body;
const ends = (id: string, state: string) =>
  eventually(async () => (await outbox(id)).state === state, { withinMs: 30_000, label: `a mail that is ${state}` });
const ticket = async (number: number) => (await ayse.get(`/tickets/${number}`)).body;

test('a reply without a time to take it back leaves at once, as ever', async () => {
  const { reply, answers } = await customer();
  const { body } = await reply('hemen giden');
  await ends(body.outboxId, 'sent');
  expect(answers('hemen giden')).toHaveLength(1);
}, 60_000);

test('one with such a time is held, stands in the thread, and leaves when it is over', async () => {
  const { number, reply, answers } = await customer();
  const before = Date.now();
  const { status, body } = await reply('az sonra giden', { undoSeconds: 2 });
  expect([status, body.state]).toEqual([202, 'awaiting-reply']);
  const thread = (await ayse.get(`/tickets/${number}/messages`)).body.items;
  expect(thread.at(-1)).toMatchObject({ text: 'az sonra giden', delivery: { state: 'held', heldFor: 'time' } });
  expect(answers('az sonra giden')).toEqual([]);
  await ends(body.outboxId, 'sent');
  expect(answers('az sonra giden')).toHaveLength(1);
  expect(Date.now() - before).toBeGreaterThanOrEqual(1_900);
  await eventually(async () => (await ticket(number)).clocks[0].state === 'met', { label: 'a promise that is kept' });
}, 60_000);

test('one that is taken back never leaves, comes back as a draft with its files, and leaves the ticket as it was', async () => {
  const { number, reply, answers, from } = await customer();
  const before = await ticket(number);
  const file = (await ayse.upload('fatura.txt', 'text/plain', Buffer.from('fatura'))).body;
  const picture = (await ayse.upload('ekran.png', 'image/png', Buffer.from('png'))).body;
  const html = `<p>geri alınan <img src="cid:${picture.id}@bilet"></p>`;
  const { body } = await reply('geri alınan', {
    html,
    attachments: [file.id, picture.id],
    undoSeconds: 60,
    then: 'resolve',
  });
  const loose = async () => (await desk.rows('select from attachment where message_id is null')).length;
  const looseBefore = await loose();
  const back = await ayse.delete(`/outbox/${body.outboxId}`);
  expect(back.status).toBe(202);
  const { draft } = back.body;
  expect(draft).toMatchObject({ text: 'geri alınan', to: [{ address: from }], cc: [], bcc: [] });
  expect(draft.attachments.map(({ name, inline }: { name: string; inline: boolean }) => [name, inline])).toEqual([
    ['fatura.txt', false],
    ['ekran.png', true],
  ]);
  expect(draft.html).toContain(`cid:${draft.attachments[1].id}@bilet`);
  // Whoever asks again, as the answer was lost, is given the same ones and no others.
  const repeated = (await ayse.delete(`/outbox/${body.outboxId}`)).body.draft;
  expect(repeated).toEqual(draft);
  expect(await loose()).toBe(looseBefore + 2);
  const is = await ticket(number);
  const essence = ({ version: _v, updatedAt: _u, ...rest }: Record<string, unknown>) => rest;
  expect(essence(is)).toEqual(essence(before));
  // The same words go with the same files once more.
  const ids = draft.attachments.map(({ id }: { id: string }) => id);
  const again = await reply(draft.text, { html: draft.html, attachments: ids });
  await ends(again.body.outboxId, 'sent');
  expect(answers('Message-ID').length).toBe(1);
  expect((await outbox(body.outboxId)).state).toBe('cancelled');
  // Those have left with it: what is made of the same words once more takes others.
  const more = (await ayse.delete(`/outbox/${body.outboxId}`)).body.draft.attachments as { id: string; name: string }[];
  expect(more.map(({ name }) => name)).toEqual(['fatura.txt', 'ekran.png']);
  expect(more.filter(({ id }) => ids.includes(id))).toEqual([]);
}, 60_000);

test('one that is taken back is no mail any more: in no thread, row or search, and not to be sent again', async () => {
  const { number, from, reply, answers } = await customer();
  const row = async () =>
    (await ayse.get('/tickets?view=open')).body.items.find((one: { number: number }) => one.number === number);
  const told = ({ preview, messageCount, lastMessageAt, lastMessageDirection }: Record<string, unknown>) => ({
    ...{ preview, messageCount, lastMessageAt, lastMessageDirection },
  });
  const before = told(await row());
  const word = `zurna${randomUUID().slice(0, 8)}`;
  const { body } = await reply(`söylenmedi ${word}`, { undoSeconds: 60 });
  expect((await row()).preview).toContain(word);
  const found = async () => (await ayse.get(`/tickets?q=${word}`)).body.items.length;
  expect(await found()).toBe(1);
  expect((await ayse.delete(`/outbox/${body.outboxId}`)).status).toBe(202);
  // An answer that was lost on its way is given again: the thread knows nothing of its words any more.
  const repeated = await ayse.delete(`/outbox/${body.outboxId}`);
  expect(repeated).toMatchObject({ status: 202, body: { draft: { text: `söylenmedi ${word}` } } });
  expect(told(await row())).toEqual(before);
  expect(await found()).toBe(0);
  const thread = (await ayse.get(`/tickets/${number}/messages`)).body.items;
  expect(thread.filter(({ text }: { text: string }) => text.includes(word))).toEqual([]);
  const kinds = (await ayse.get(`/tickets/${number}/events`)).body.items.map(({ kind }: { kind: string }) => kind);
  expect(kinds).toContain('cancel-send');
  const again = await ayse.post(`/outbox/${body.outboxId}/resend`, { corrections: [] });
  expect(again.body).toMatchObject({ status: 409, code: 'wrong-transition' });
  expect(again.body.detail).toContain('taken back');
  // The next word of the customer stands where any would.
  await reply('gerçekten söylenen');
  expect((await row()).preview).toBe('gerçekten söylenen');
  await eventually(() => answers('s=C3=B6ylenen').length === 1, { label: 'the one that was sent' });
  expect(desk.sink.mails().filter(({ raw }) => raw.toString().includes(word))).toEqual([]);
  expect(from).toContain('@');
}, 60_000);

test('taking it back in the instant of its time either prevents it or comes too late, and the ticket knows which', async () => {
  const { number, reply, answers } = await customer();
  const tries = Array.from({ length: 24 }, (_, index) => index);
  // Far enough ahead for all of them to be written, also on a loaded machine.
  const sendAt = inMs(8_000);
  const ended = await Promise.all(
    tries.map(async (index) => {
      const { body } = await reply(`yaris-${index}-`, { sendAt });
      // Spread around the deadline: the first before it, the last after its mail has left, also on a loaded machine.
      const at = index === 0 ? Date.now() : Date.parse(sendAt) - 1_500 + index * 150;
      await eventually(() => Date.now() >= at, { everyMs: 1, label: 'the instant' });
      if (index === tries.length - 1) await ends(body.outboxId, 'sent');
      const { status } = await ayse.delete(`/outbox/${body.outboxId}`);
      return { index, id: body.outboxId, isBack: status === 202 };
    }),
  );
  for (const { index, id, isBack } of ended) {
    await ends(id, isBack ? 'cancelled' : 'sent');
    expect([index, answers(`yaris-${index}-`).length]).toEqual([index, isBack ? 0 : 1]);
  }
  expect(new Set(ended.map(({ isBack }) => isBack)).size).toBe(2);
  await eventually(
    async () => {
      const [row] = await desk.rows<{ snapshot: { held: unknown[]; sends: unknown[] } }>(
        'select snapshot from ticket where number = $1',
        [number],
      );
      return row!.snapshot.held.length + row!.snapshot.sends.length === 0;
    },
    { label: 'a ticket that waits for no mail' },
  );
}, 90_000);

test('a repeated request holds it once, also when it has left meanwhile', async () => {
  const { number, answers } = await customer();
  const headers = { 'Idempotency-Key': randomUUID() };
  const send = () => ayse.post(`/tickets/${number}/replies`, { text: 'tek yanıt', undoSeconds: 1 }, headers);
  const first = await send();
  await ends(first.body.outboxId, 'sent');
  expect((await send()).body.outboxId).toBe(first.body.outboxId);
  expect(answers('tek yan')).toHaveLength(1);
  const events = (await ayse.get(`/tickets/${number}/events`)).body.items;
  expect(events.filter(({ kind }: { kind: string }) => kind === 'reply')).toHaveLength(1);
}, 60_000);

test('one that is to be sent later is listed, moved, and sent now', async () => {
  const { number, reply, answers } = await customer();
  const sendAt = inMs(7 * 86_400_000);
  const { body } = await reply('haftaya giden', { sendAt });
  const listed = async () =>
    (await ayse.get('/scheduled?whose=mine')).body.items.find((one: { number: number }) => one.number === number);
  expect(await listed()).toMatchObject({ sendAt, heldFor: 'time', author: { name: AYSE.name } });
  const later = inMs(8 * 86_400_000);
  expect((await ayse.put(`/outbox/${body.outboxId}/hold`, { sendAt: later })).status).toBe(202);
  await eventually(async () => (await listed()).sendAt === later, { label: 'the new time' });
  expect((await ayse.put(`/outbox/${body.outboxId}/hold`, { sendAt: inMs(-1_000) })).status).toBe(422);
  expect((await ayse.delete(`/outbox/${body.outboxId}/hold`)).status).toBe(202);
  await ends(body.outboxId, 'sent');
  expect(answers('haftaya giden')).toHaveLength(1);
  expect(await listed()).toBeUndefined();
  expect((await ayse.delete(`/outbox/${body.outboxId}/hold`)).body).toMatchObject({ code: 'wrong-transition' });
}, 60_000);

test.each([
  ['to be sent tomorrow', () => ({ sendAt: inMs(86_400_000) })],
  ['just sent, and could still be taken back', () => ({ undoSeconds: 60 })],
])(
  'one that was %s when its customer wrote first waits for a person, who is told, and goes when they say so',
  async (_when, held) => {
    const { number, reply, answers, writes } = await customer();
    const { body } = await reply('önce yazdı', { ...held(), then: 'resolve' });
    await writes('Vazgeçtim');
    await eventually(async () => (await outbox(body.outboxId)).heldFor === 'person', {
      label: 'a reply that is stopped',
    });
    expect(await ticket(number)).toMatchObject({ state: 'assigned', needsAttention: true });
    expect((await ayse.get('/scheduled')).body.items[0]).toMatchObject({ number, sendAt: null, heldFor: 'person' });
    await eventually(
      async () =>
        (await ayse.get('/notices')).body.items.some(
          (one: { kind: string; ticket: { number: number } | null }) =>
            one.kind === 'reply-stopped' && one.ticket?.number === number,
        ),
      { label: 'the notice' },
    );
    expect((await ayse.delete(`/outbox/${body.outboxId}/hold`)).status).toBe(202);
    await ends(body.outboxId, 'sent');
    expect(answers('yazd')).toHaveLength(1);
    expect((await ticket(number)).state).toBe('resolved-pending-confirmation');
    // It stands below the customer's mail by now: whoever saw it before has not seen that.
    expect(await reply('bir de bu', { lastSeen: body.messageId })).toMatchObject({
      status: 409,
      body: { code: 'stale-version', concerns: [{ kind: 'unseen' }] },
    });
  },
  60_000,
);

test('how long one can take back is one’s own, and stays when a request says nothing of it', async () => {
  const profile = { name: AYSE.name, language: 'tr', signature: '' };
  expect((await ayse.put('/profile', { ...profile, undoSeconds: 25 })).body.agent.undoSeconds).toBe(25);
  expect((await ayse.put('/profile', profile)).body.agent.undoSeconds).toBe(25);
  expect((await ayse.get('/session')).body.agent.undoSeconds).toBe(25);
  expect((await ayse.put('/profile', { ...profile, undoSeconds: 61 })).status).toBe(422);
});

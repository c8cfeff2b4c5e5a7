/** What stands beside a ticket of whoever asks: their tickets, open ones first, and what colleagues have noted of them. */
import { expect, test } from '@jest/globals';
import { CAN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { hire } from '../../support/cast/staff.ts';
import { signedIn } from '../../support/cast/api-client.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';
import { LIMITS } from '../../../domain/limits.ts';

const { desk, ayse } = servedDesk();
const can = sessionOf(desk, CAN);

const ticketOf = (name: string, address: string) =>
  phoneTicket(ayse, desk, `Talep ${name}`, { contact: { name, address } });
/** Somebody with one ticket, and its contact. */
async function somebody(name: string): Promise<{ id: string; number: number; address: string }> {
  const address = `${name.toLowerCase()}@musteri.test`;
  const number = await ticketOf(name, address);
  return { number, address, id: (await ayse.get(`/tickets/${number}`)).body.contact.id as string };
}
type Note = { id: string; text: string; pinned: boolean; author: { name: string }; editedAt: string | null };
const notesOf = async (id: string): Promise<Note[]> => (await ayse.get(`/contacts/${id}/notes`)).body.items;

test('an old open ticket stands before newer closed ones, page after page, and both are counted', async () => {
  const { id, number, address } = await somebody('Sıla');
  const closed = [await ticketOf('Sıla', address), await ticketOf('Sıla', address)];
  for (const one of closed) expect((await ayse.post(`/tickets/${one}/archiving`, {})).status).toBeLessThan(300);
  const page = async (after: string | null) =>
    (await ayse.get(`/contacts/${id}/tickets?limit=1${after === null ? '' : `&after=${after}`}`)).body;
  const first = await page(null);
  expect(first).toMatchObject({ open: 1, total: 3, items: [{ number, state: 'new' }] });
  expect(new Date(first.since).getTime()).toBeLessThanOrEqual(new Date(first.items[0].createdAt).getTime());
  const second = await page(first.next);
  expect(second.items).toMatchObject([{ number: closed[1], state: 'closed' }]);
  const third = await page(second.next);
  expect(third.items).toMatchObject([{ number: closed[0] }]);
  expect((await page(third.next)).items).toEqual([]);
  expect((await ayse.get(`/contacts/${id}/tickets?after=open-x`)).status).toBe(422);
  expect((await ayse.get('/contacts/00000000-0000-4000-8000-000000000000/tickets')).status).toBe(404);
});

test('a note is its author’s to change and delete, anybody who works here pins it, and one is pinned at most', async () => {
  const { id } = await somebody('Nil');
  const stream = await can.stream();
  await stream.next(({ event }) => event === 'hello');
  const made = await ayse.post(`/contacts/${id}/notes`, { text: '  Öğleden sonra arayın.  ' });
  expect(made).toMatchObject({ status: 201, body: { text: 'Öğleden sonra arayın.', pinned: false, editedAt: null } });
  expect((await stream.next(({ event }) => event === 'contact')).data).toEqual({ contact: id });
  stream.close();
  const mine = `/contacts/${id}/notes/${made.body.id}`;
  const theirs = (await can.post(`/contacts/${id}/notes`, { text: 'Faturayı muhasebeye', pinned: true })).body;
  expect((await notesOf(id)).map(({ text }) => text)).toEqual(['Faturayı muhasebeye', 'Öğleden sonra arayın.']);

  expect((await can.patch(mine, { text: 'Hiç aramayın.' })).status).toBe(403);
  expect((await can.delete(mine)).status).toBe(403);
  expect((await can.patch(mine, { pinned: true })).status).toBe(200);
  expect((await notesOf(id)).map(({ id: one, pinned }) => [one, pinned])).toEqual([
    [made.body.id, true],
    [theirs.id, false],
  ]);
  const changed = (await ayse.patch(mine, { text: 'Sabah arayın.' })).body;
  expect(changed).toMatchObject({ text: 'Sabah arayın.', pinned: true });
  expect(changed.editedAt).not.toBeNull();
  expect((await ayse.delete(mine)).status).toBe(204);
  expect((await ayse.delete(mine)).status).toBe(404);
  expect((await notesOf(id)).map(({ text }) => text)).toEqual(['Faturayı muhasebeye']);
});

test('who may only read reads notes and writes none; an empty one, one too long and one too many are refused', async () => {
  const { id } = await somebody('Ece');
  await hire(desk.pool, { name: 'Salt Okur', email: 'okur@example.test', role: 'viewer' });
  const reader = await signedIn(desk.url, 'okur@example.test');
  const path = `/contacts/${id}/notes`;
  expect((await reader.post(path, { text: 'Olmaz' })).status).toBe(403);
  expect((await ayse.post(path, { text: '   ' })).status).toBe(422);
  expect((await ayse.post(path, { text: 'a'.repeat(LIMITS.contactNoteChars + 1) })).status).toBe(422);
  expect((await ayse.post(`/contacts/00000000-0000-4000-8000-000000000000/notes`, { text: 'Kime?' })).status).toBe(404);
  await desk.rows(
    `insert into contact_note (contact_id, agent_id, text)
     select '${id}', '${desk.people.ayse}', 'Not ' || n from generate_series(1, ${LIMITS.notesOfContact}) n`,
  );
  expect((await ayse.post(path, { text: 'Bir fazla' })).body.fields?.[0]?.code).toBe('too-many');
  expect((await reader.get(path)).body.items).toHaveLength(LIMITS.notesOfContact);
});

test('the audit knows who wrote and deleted a note, and none of its words', async () => {
  const { id } = await somebody('Oya');
  const { body } = await ayse.post(`/contacts/${id}/notes`, { text: 'Gizli kalacak söz' });
  await ayse.patch(`/contacts/${id}/notes/${body.id}`, { text: 'Başka gizli söz' });
  await ayse.delete(`/contacts/${id}/notes/${body.id}`);
  const rows = await desk.rows<{ action: string; detail: object }>(
    `select action, detail from audit where subject = '${id}' order by id`,
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'contact-note.create',
    'contact-note.update',
    'contact-note.delete',
  ]);
  expect(JSON.stringify(rows)).not.toContain('gizli');
});

test('one particular of a contact is changed alone, whatever somebody else has changed meanwhile', async () => {
  const { id } = await somebody('Lale');
  await can.put(`/contacts/${id}`, { vip: true, language: 'en' });
  const { body } = await ayse.put(`/contacts/${id}`, { name: 'Lale Kaya' });
  expect(body).toMatchObject({ name: 'Lale Kaya', vip: true, language: 'en' });
  expect((await ayse.put(`/contacts/${id}`, { language: null })).body).toMatchObject({
    name: 'Lale Kaya',
    vip: true,
    language: null,
  });
});

test('where a customer lives is known by the clock of their mail, until somebody says otherwise', async () => {
  const from = 'jan@example.nl';
  // The clocks of that country stand at +2 in summer, whenever this runs.
  const mail = letter({ from, subject: 'Waar is mijn pakket', text: 'Hallo' });
  await desk.deliver(mail.replace(/^Date: .*$/m, 'Date: Wed, 15 Jul 2026 14:00:00 +0200 (CEST)'));
  const { number } = await desk.ticketBySubject('Waar is mijn pakket');
  const { contact } = (await ayse.get(`/tickets/${number}`)).body;
  const zone = async () => (await ayse.get(`/contacts/${contact.id}/zone`)).body;
  expect(await zone()).toEqual({ timeZone: 'Europe/Amsterdam', by: 'mails', fits: 1, of: 1 });
  const said = await ayse.put(`/contacts/${contact.id}`, { timeZone: 'America/New_York' });
  expect(said.body).toMatchObject({ timeZone: 'America/New_York' });
  expect(await zone()).toMatchObject({ timeZone: 'America/New_York', by: 'hand' });
  expect((await ayse.put(`/contacts/${contact.id}`, { timeZone: 'Mars/Olympus' })).status).toBe(422);
  await ayse.put(`/contacts/${contact.id}`, { timeZone: null });
  expect(await zone()).toMatchObject({ by: 'mails' });
  const { id } = await somebody('Saatsiz');
  expect((await ayse.get(`/contacts/${id}/zone`)).body).toMatchObject({ timeZone: null, by: null });
});

/** How far a new desk has come, told by facts. */
import { expect, test } from '@jest/globals';
import { AYSE, SELIN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();
const selin = sessionOf(desk, SELIN);

const told = async (client: typeof ayse) => (await client.get('/first-steps')).body;
const stateOf = async (client: typeof ayse, name: string): Promise<string> =>
  (await told(client)).steps.find((step: { name: string }) => step.name === name)?.state;

test('the mailbox and the colleagues are there, and a call is no test mail', async () => {
  await phoneTicket(ayse, desk, 'Telefonla');
  await eventually(async () => (await stateOf(selin, 'mailbox')) === 'done', { label: 'the mailbox is read' });
  const { steps, mailbox, ticket, people } = await told(selin);
  expect(Object.fromEntries(steps.map((step: { name: string; state: string }) => [step.name, step.state]))).toEqual({
    mailbox: 'done',
    mail: 'open',
    people: 'done',
    hours: 'open',
    acknowledgement: 'open',
    replies: 'open',
  });
  expect([mailbox.address, ticket, people.joined + people.invited]).toEqual([desk.address, null, 2]);
});

test('the first mail is, and what tells of it is the ticket itself', async () => {
  await desk.deliver(letter({ from: 'ilk@x.test', subject: 'İlk e-posta', text: 'Merhaba' }));
  const { number } = await desk.ticketBySubject('İlk e-posta');
  expect(await stateOf(selin, 'mail')).toBe('done');
  expect((await told(selin)).ticket).toBe(number);
  await desk.deliver(letter({ from: 'iki@x.test', subject: 'İkinci e-posta', text: 'Merhaba' }));
  await desk.ticketBySubject('İkinci e-posta');
  expect((await told(selin)).ticket).toBe(number);
});

test('hours are chosen with the first change of a calendar, and canned replies of one’s own are nobody’s beginning', async () => {
  const calendar = (await selin.get('/calendars')).body.items[0];
  const { id, usedBy: _usedBy, ...rest } = calendar;
  expect((await selin.put(`/calendars/${id}`, { ...rest, name: 'Mağaza' })).status).toBe(200);
  expect(await stateOf(selin, 'hours')).toBe('done');
  const text = { tr: 'Merhaba', en: '' };
  for (const name of ['bir', 'iki', 'üç']) await ayse.post('/canned-replies', { name, text });
  expect(await stateOf(selin, 'replies')).toBe('open');
  for (const name of ['bir', 'iki', 'üç']) await selin.post('/canned-replies', { name, scope: 'all', text });
  expect(await stateOf(selin, 'replies')).toBe('done');
});

test('an agent has steps of their own, and nobody else takes them', async () => {
  expect((await told(ayse)).steps.map(({ name }: { name: string }) => name)).toEqual(['signature', 'notices', 'keys']);
  await selin.patch('/profile/preferences', { sawKeys: true, sawAcknowledgement: true });
  expect([await stateOf(selin, 'acknowledgement'), await stateOf(ayse, 'keys')]).toEqual(['done', 'open']);
  await ayse.patch('/profile/preferences', { sawKeys: true });
  await ayse.put('/profile', { name: AYSE.name, language: 'tr', signature: 'Ayşe' });
  expect([await stateOf(ayse, 'keys'), await stateOf(ayse, 'signature')]).toEqual(['done', 'done']);
});

test('looking at them changes nothing, also once all of somebody’s are done: their desk says that they are', async () => {
  const kept = async (client: typeof ayse) => (await client.get('/session')).body.preferences.firstSteps;
  expect(await kept(ayse)).toBe('later');
  await ayse.put('/notices/preferences', (await ayse.get('/notices/preferences')).body);
  expect(await stateOf(ayse, 'notices')).toBe('done');
  expect(await kept(ayse)).toBe('later');
  await ayse.patch('/profile/preferences', { firstSteps: 'done' });
  expect(await kept(ayse)).toBe('done');
});

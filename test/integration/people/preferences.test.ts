/** How somebody wants the desk: kept with their account, heard of by all their tabs and by nobody else's. */
import { expect, test } from '@jest/globals';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { AYSE, CAN } from '../../support/cast/cast.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();
const again = sessionOf(desk, AYSE);
const can = sessionOf(desk, CAN);

const keptBy = async (client: typeof ayse) => (await client.get('/session')).body.preferences;

test('what somebody says counts on every device, for them alone, and what they do not name stays', async () => {
  const before = await keptBy(can);
  expect((await ayse.patch('/profile/preferences', { density: 'dense' })).body.preferences.density).toBe('dense');
  await ayse.patch('/profile/preferences', { singleKeys: false, reading: 'newest-first' });
  expect(await keptBy(again)).toMatchObject({ density: 'dense', singleKeys: false, reading: 'newest-first' });
  expect(await keptBy(can)).toEqual(before);
});

test('two who say different things at once both have said theirs', async () => {
  await Promise.all([
    ayse.patch('/profile/preferences', { startPage: 'mine' }),
    again.patch('/profile/preferences', { whatNext: 'list' }),
  ]);
  expect(await keptBy(ayse)).toMatchObject({ startPage: 'mine', whatNext: 'list' });
});

test.each([
  [{ density: 'huge' }],
  [{ singleKeys: 'yes' }],
  [{ startPage: 'nowhere' }],
  [{ colour: 'red' }],
  [{ zone: 'Mars/Olympus' }],
  [{ zone: '+03:00' }],
  [[]],
])('%j is refused, and nothing is kept', async (said) => {
  const before = await keptBy(ayse);
  expect((await ayse.patch('/profile/preferences', said)).status).toBe(422);
  expect(await keptBy(ayse)).toEqual(before);
});

test('a zone is theirs everywhere: what is told by mail and the days of a search go by it too, until they choose none', async () => {
  const company = (await ayse.get('/notices/preferences')).body;
  expect((await ayse.patch('/profile/preferences', { zone: 'Pacific/Kiritimati' })).body.preferences.zone).toBe(
    'Pacific/Kiritimati',
  );
  expect((await ayse.get('/notices/preferences')).body.timeZone).toBe('Pacific/Kiritimati');
  // What is sent without one, as the desk does, says nothing of it.
  const { timeZone: _, ...rest } = company;
  await ayse.put('/notices/preferences', { ...rest, sound: false });
  expect(await keptBy(ayse)).toMatchObject({ zone: 'Pacific/Kiritimati' });
  await ayse.put('/notices/preferences', { ...company, timeZone: 'Etc/GMT+12' });
  expect(await keptBy(again)).toMatchObject({ zone: 'Etc/GMT+12' });
  await ayse.patch('/profile/preferences', { zone: null });
  expect((await ayse.get('/notices/preferences')).body.timeZone).toBe(company.timeZone);
  // Sent back as it was read, it is nobody's choice.
  await ayse.put('/notices/preferences', company);
  expect(await keptBy(ayse)).toMatchObject({ zone: null });
});

test('the days of a search are those of whoever searches', async () => {
  const subject = 'Saat farkı';
  const number = await phoneTicket(ayse, desk, subject);
  // The half of a day in which one of these zones has a date that the other has not: the two are 26 hours apart.
  await desk.rows(`update ticket set created_at = '2026-11-20T12:30:00Z' where number = ${number}`);
  const found = async (zone: string, before: string) => {
    await ayse.patch('/profile/preferences', { zone });
    const q = encodeURIComponent(`önce:${before} "${subject}"`);
    return (await ayse.get(`/tickets?view=all&q=${q}`)).body.items.length;
  };
  expect([await found('Pacific/Kiritimati', '2026-11-21'), await found('Pacific/Kiritimati', '2026-11-22')]).toEqual([
    0, 1,
  ]);
  expect([await found('Etc/GMT+12', '2026-11-20'), await found('Etc/GMT+12', '2026-11-21')]).toEqual([0, 1]);
  await ayse.patch('/profile/preferences', { zone: null });
});

test('the stream tells it to the tabs of the same person only', async () => {
  const [theirs, others] = [await ayse.stream(), await can.stream()];
  for (const stream of [theirs, others]) await stream.next(({ event }) => event === 'hello');
  await again.patch('/profile/preferences', { density: 'roomy' });
  await theirs.next(({ event }) => event === 'profile');
  // What is theirs comes after it, and is all that they hear.
  await desk.rows(`select pg_notify('bilet', '{"t":"draft","ticket":1}')`);
  expect((await others.next(({ event }) => event !== 'change')).event).toBe('draft');
  theirs.close();
  others.close();
});

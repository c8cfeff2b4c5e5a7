/** How somebody wants the desk: kept with their account, heard of by all their tabs and by nobody else's. */
import { expect, test } from '@jest/globals';
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

test.each([[{ density: 'huge' }], [{ singleKeys: 'yes' }], [{ startPage: 'nowhere' }], [{ colour: 'red' }], [[]]])(
  '%j is refused, and nothing is kept',
  async (said) => {
    const before = await keptBy(ayse);
    expect((await ayse.patch('/profile/preferences', said)).status).toBe(422);
    expect(await keptBy(ayse)).toEqual(before);
  },
);

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

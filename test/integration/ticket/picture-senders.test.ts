/** Senders whose pictures of other servers are always shown: to whoever chose it, or to everybody. */
import { expect, test } from '@jest/globals';
import { CAN } from '../../support/cast/cast.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();
const can = sessionOf(desk, CAN);
type Client = Pick<typeof ayse, 'get'>;
const shownTo = async (client: Client) =>
  (await client.get('/picture-senders')).body.items.map(
    ({ address, everybody }: { address: string; everybody: boolean }) => `${address}${everybody ? ' *' : ''}`,
  );

test('what somebody chooses for themselves nobody else sees, and it ends as they say', async () => {
  const sender = { address: 'Bulten@Magaza.test' };
  expect((await ayse.put('/picture-senders', sender)).body).toEqual({
    address: 'bulten@magaza.test',
    everybody: false,
  });
  await ayse.put('/picture-senders', sender);
  expect(await shownTo(ayse)).toEqual(['bulten@magaza.test']);
  expect(await shownTo(can)).toEqual([]);
  expect((await ayse.delete('/picture-senders', {}, sender)).status).toBe(204);
  expect(await shownTo(ayse)).toEqual([]);
});

test('for everybody a lead decides, which the audit keeps; who may not is refused and told what they may', async () => {
  const all = { address: 'fatura@banka.test', everybody: true };
  const refused = await ayse.put('/picture-senders', all);
  expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(refused.body.detail).toContain('leave it out');
  expect((await can.put('/picture-senders', all)).status).toBe(200);
  expect(await shownTo(ayse)).toEqual(['fatura@banka.test *']);
  expect((await ayse.delete('/picture-senders', {}, all)).status).toBe(403);
  expect((await can.delete('/picture-senders', {}, all)).status).toBe(204);
  expect(await desk.rows(`select action, subject from audit where action like 'picture-sender%' order by id`)).toEqual([
    { action: 'picture-sender.add', subject: 'fatura@banka.test' },
    { action: 'picture-sender.drop', subject: 'fatura@banka.test' },
  ]);
});

test('what is no address is refused, and so is one more than anybody needs', async () => {
  expect((await ayse.put('/picture-senders', { address: 'banka.test' })).status).toBe(422);
  await desk.rows(
    `insert into picture_sender (address, agent_id) select 'kimse' || n || '@ornek.test', '${desk.people.ayse}' from generate_series(1, ${LIMITS.pictureSenders}) n`,
  );
  const refused = await ayse.put('/picture-senders', { address: 'bir@fazla.test' });
  expect(refused.body.fields?.[0]?.code).toBe('too-many');
  // One that stands there already is none more.
  expect((await ayse.put('/picture-senders', { address: 'kimse1@ornek.test' })).status).toBe(200);
});

/** The telephone number of a contact, which a call has made known and an agent puts right. */
import { expect, test } from '@jest/globals';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();

test('a number is kept in its one spelling, found by it, taken away, and left alone by who does not name it', async () => {
  const number = await phoneTicket(ayse, desk, 'Arayan');
  const { id, name, vip } = (await ayse.get(`/tickets/${number}`)).body.contact;
  const put = (more: object) => ayse.put(`/contacts/${id}`, { name, vip, language: null, ...more });
  expect((await put({ phone: ' 0 532 123 45 67 ' })).body.phone).toBe('05321234567');
  expect((await put({})).body.phone).toBe('05321234567');
  expect((await ayse.get('/contacts?q=532%20123')).body.items.map((one: { id: string }) => one.id)).toEqual([id]);
  const refused = await put({ phone: 'akşam arayın' });
  expect([refused.status, refused.body.fields?.[0]]).toMatchObject([422, { path: 'phone', code: 'malformed' }]);
  expect((await put({})).body.phone).toBe('05321234567');
  expect((await put({ phone: '' })).body.phone).toBeNull();
});

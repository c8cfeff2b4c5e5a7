/** Taking back a command by the API and through real workflows, also that of a ticket which is closed by now. */
import { expect, test } from '@jest/globals';
import { CAN } from '../../support/cast/cast.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk, ayse } = servedDesk();
const can = sessionOf(desk, CAN);

const opened = () => phoneTicket(ayse, desk, 'Ne zaman', { owner: desk.people.ayse });
const read = async (number: number) => (await ayse.get(`/tickets/${number}`)).body;
const kindsOf = async (number: number): Promise<string[]> =>
  (await ayse.get(`/tickets/${number}/events`)).body.items.map(({ kind }: { kind: string }) => kind).reverse();
const questions = async (number: number): Promise<unknown[]> =>
  (await ayse.get(`/tickets/${number}/messages`)).body.items.filter(
    ({ kind }: { kind: string }) => kind === 'confirmation',
  );

test('what was archived is open again, with the promises that it had, and says so in its timeline', async () => {
  const number = await opened();
  const before = await read(number);
  const { status, body } = await ayse.post(`/tickets/${number}/archiving`);
  expect([status, body.state]).toEqual([202, 'closed']);
  const undone = await ayse.post(`/tickets/${number}/undo`, { of: body.version });
  expect([undone.status, undone.body.state]).toEqual([202, before.state]);
  const after = await read(number);
  expect(after).toMatchObject({ state: before.state, owner: before.owner, clocks: before.clocks, closedAs: null });
  expect((await kindsOf(number)).slice(-2)).toEqual(['archive', 'undo']);
});

test('nobody else takes it back, and nobody once something else has happened', async () => {
  const number = await opened();
  const { body } = await ayse.post(`/tickets/${number}/archiving`);
  const byAnother = await can.post(`/tickets/${number}/undo`, { of: body.version });
  expect([byAnother.status, byAnother.body.code]).toEqual([409, 'nothing-to-undo']);
  expect((await can.post(`/tickets/${number}/notes`, { text: 'Bakıyorum' })).status).toBe(202);
  const late = await ayse.post(`/tickets/${number}/undo`, { of: body.version });
  expect([late.status, late.body.code]).toEqual([409, 'nothing-to-undo']);
  expect((await read(number)).state).toBe('closed');
});

test('a resolution that is taken back within its time has asked the customer nothing; another asks them after it, once', async () => {
  const number = await opened();
  const { body } = await ayse.post(`/tickets/${number}/resolution`, { undoSeconds: 60 });
  expect((await ayse.post(`/tickets/${number}/undo`, { of: body.version })).body.state).toBe('assigned');
  expect((await ayse.post(`/tickets/${number}/resolution`, { undoSeconds: 1 })).body.state).toBe(
    'resolved-pending-confirmation',
  );
  const asked = async () => (await kindsOf(number)).filter((kind) => kind === 'confirmation-asked').length;
  await eventually(async () => (await asked()) > 0 && (await questions(number)).length > 0, { label: 'the question' });
  expect([await asked(), (await questions(number)).length]).toEqual([1, 1]);
});

test('a time that is none is refused, and names its bound', async () => {
  const number = await opened();
  const { status, body } = await ayse.post(`/tickets/${number}/resolution`, { undoSeconds: 61 });
  expect([status, body.fields[0]]).toEqual([422, expect.objectContaining({ path: 'undoSeconds', limit: 60 })]);
});

/** The tone of what is written: abusive words of customers, flagged as they come; words of ours that customers do not know. */
import { expect, test } from '@jest/globals';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { CAN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const can = sessionOf(bilet, CAN);

const audited = (subject: string) =>
  bilet.rows<{ by: string; action: string; detail: object }>(
    'select agent_id as by, action, detail from audit where subject = $1 order by id',
    [subject],
  );
const listed = async (query: string): Promise<number[]> =>
  (await ayse.get(`/tickets?view=all&${query}`)).body.items.map(({ number }: { number: number }) => number);
const messages = async (number: number) =>
  (await ayse.get(`/tickets/${number}/messages`)).body.items as {
    id: string;
    direction: string;
    abuse: string | null;
  }[];

test('a customer’s own abusive words are flagged as they come; a machine’s and those they quote are not', async () => {
  const rule = await can.post('/rules', {
    ...{ name: 'Kaba dil', on: ['ticket-opened'], when: { field: 'abusive', op: 'is', value: true } },
    then: [{ do: 'add-tags', tags: ['sakin'] }],
  });
  expect(rule.status).toBe(201);
  const from = 'Deniz <deniz@musteri.test>';
  await bilet.deliver(letter({ from, subject: 'Kaba', text: 'Paramı geri verin, şerefsizler!' }));
  await bilet.deliver(letter({ from, subject: 'Kızgın', text: 'Rezalet! Hemen paramı istiyorum.\n> siktir git' }));
  await bilet.deliver(
    letter({ from, subject: 'Makine', text: 'siktir git', headers: { 'Auto-Submitted': 'auto-generated' } }),
  );
  const { number } = await bilet.ticketBySubject('Kaba');
  const others = [await bilet.ticketBySubject('Kızgın'), await bilet.ticketBySubject('Makine')].map(
    (one) => one.number,
  );
  expect((await messages(number)).map(({ direction, abuse }) => `${direction} ${abuse}`)).toContain('in flagged');
  for (const other of others) expect((await messages(other)).every(({ abuse }) => abuse === null)).toBe(true);
  expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ abusive: true, tags: ['sakin'], state: 'new' });
  expect(await listed('abusive=true')).toEqual([number]);
  expect(new Set(await listed('abusive=false'))).toEqual(new Set(others));
  const history = historyToJSON(await (await bilet.run(number)).fetchHistory());
  const decoded = history.replace(/"data": ?"([\w+/=]+)"/g, (_, data: string) =>
    Buffer.from(data, 'base64').toString(),
  );
  expect(decoded).not.toMatch(/erefsiz|abus/);
}, 60_000);

test('an agent calls it a false alarm, which is kept, told to open desks and written down; the next mail is looked at anew', async () => {
  const { number } = await bilet.ticketBySubject('Kaba');
  const { id } = (await messages(number)).find(({ direction }) => direction === 'in')!;
  const at = `/tickets/${number}/messages/${id}/abuse`;
  expect(await ayse.put(at, { abuse: 'cleared' })).toMatchObject({ status: 200, body: { abuse: 'cleared' } });
  expect((await can.put(at, { abuse: 'cleared' })).status).toBe(200);
  expect((await ayse.get(`/tickets/${number}`)).body.abusive).toBe(false);
  expect(await listed('abusive=true')).toEqual([]);
  expect(await audited(id)).toEqual([
    { by: bilet.people.ayse, action: 'message.abuse', detail: { ticket: number, abuse: 'cleared' } },
  ]);
  // What happens to the ticket says nothing of it.
  await ayse.put(`/tickets/${number}/priority`, { priority: 'high' });
  expect((await messages(number)).find((one) => one.id === id)!.abuse).toBe('cleared');
  expect((await ayse.put(at, { abuse: 'flagged' })).status).toBe(200);
  expect(await listed('abusive=true')).toEqual([number]);
  await ayse.put(at, { abuse: 'cleared' });
  const { code } = await bilet.ticket(number);
  await bilet.deliver(
    letter({ from: 'Deniz <deniz@musteri.test>', subject: `Re: Kaba tid:${code}:tid`, text: 'Hâlâ mı, siktir git!' }),
  );
  await eventually(async () => (await listed('abusive=true')).includes(number), { label: 'the second flag' });
}, 60_000);

test('only what was found can be cleared, on its own ticket and by whoever may write', async () => {
  const { number } = await bilet.ticketBySubject('Kızgın');
  const { id } = (await messages(number)).find(({ direction }) => direction === 'in')!;
  const put = (ticket: number, message: string, abuse: string) =>
    ayse.put(`/tickets/${ticket}/messages/${message}/abuse`, { abuse });
  expect(await put(number, id, 'flagged')).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect((await put(number + 1, id, 'cleared')).status).toBe(404);
  expect((await put(99_999_999, id, 'cleared')).body.code).toBe('ticket-not-found');
  expect((await put(number, id, 'none')).status).toBe(422);
  expect(await audited(id)).toEqual([]);
});

test('the list of words begins with the usual ones; leads keep it as a whole, and of two at once the second hears of it', async () => {
  const before = (await ayse.get('/jargon')).body.items;
  expect(
    before.map(({ language, version }: { language: string; version: number }) => `${language} ${version}`),
  ).toEqual(['tr 0', 'en 0']);
  expect(before[0].words).toContainEqual({ word: 'RMA', instead: 'iade numarası' });
  const words = [{ word: '  SLA ', instead: ' söz verdiğimiz\n süre ' }, { word: 'ivedi' }];
  expect((await ayse.put('/jargon/tr', { words })).status).toBe(403);
  const kept = await can.put('/jargon/tr', { words }, { 'if-match': '"0"' });
  expect(kept).toMatchObject({
    status: 200,
    body: {
      ...{ language: 'tr', version: 1, changedBy: { name: CAN.name } },
      words: [
        { word: 'SLA', instead: 'söz verdiğimiz süre' },
        { word: 'ivedi', instead: null },
      ],
    },
  });
  expect((await ayse.get('/jargon')).body.items).toEqual([kept.body, before[1]]);
  expect(await can.put('/jargon/tr', { words: [] }, { 'if-match': '"0"' })).toMatchObject({
    status: 409,
    body: { code: 'stale-version', version: 1 },
  });
  expect((await can.put('/jargon/tr', { words, version: 1 })).body.version).toBe(1);
  expect((await can.put('/jargon/tr', { words: [], version: 1 })).body).toMatchObject({ version: 2, words: [] });
  expect((await audited('tr')).map(({ action }) => action)).toEqual(['jargon.write', 'jargon.write']);
});

test('a list is refused with a word that says nothing, stands there twice, or is too much', async () => {
  const faults = async (words: object[]) => {
    const { status, body } = await can.put('/jargon/en', { words });
    return status === 422
      ? body.fields.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`).join(', ')
      : status;
  };
  expect(await faults([{ word: 'ETA' }, { word: ' … ' }])).toBe('words.1.word malformed');
  expect(await faults([{ word: 'ETA' }, { word: 'eta' }])).toBe('words.1.word taken');
  expect(await faults([{ word: 'x'.repeat(41) }])).toBe('words.0.word too-long');
  expect(await faults(Array.from({ length: 501 }, (_, i) => ({ word: `w${i}` })))).toBe('words too-many');
  expect((await can.put('/jargon/de', { words: [] })).status).toBe(422);
  expect((await ayse.get('/jargon')).body.items[1].version).toBe(0);
});

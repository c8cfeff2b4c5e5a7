/** Texts that no database keeps are refused at the door, wherever they stand in a request. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../../../api/server.ts';
import { type ApiClient, apiClient } from '../../support/cast/api-client.ts';
import { startBareApi } from '../../support/stack/api.ts';

const HALF = '\ud83d';
const WHOLE = '\ud83d\ude00';
let api: Api;
let kurucu: ApiClient;

beforeAll(async () => {
  api = await startBareApi();
  kurucu = apiClient(api.url);
  const person = { name: 'Kurucu', email: 'kurucu@example.test', password: 'ilk parolam', language: 'tr' };
  await kurucu.post('/setup', person);
}, 60_000);
afterAll(() => api?.stop());

describe.each([
  ['half of an emoji', HALF],
  ['a NUL', '\0'],
])('%s', (_, bad) => {
  test.each([
    ['a tag', '/tickets/1/tags', { tags: ['acil', `kargo ${bad}`] }],
    [
      'the reason of a snooze',
      '/tickets/1/snooze',
      { until: '2027-01-01T00:00:00Z', dueAt: '2027-01-02T00:00:00Z', reason: bad },
    ],
    ['the name of a field', '/tickets/1/tags', { tags: [], [bad]: 1 }],
  ])('in %s is bad input', async (_where, path, body) => {
    const refused = await kurucu.put(path, body);
    expect(refused).toMatchObject({ status: 422, body: { code: 'bad-input' } });
    expect(refused.body.detail).toMatch(/^a text holds /);
  });
});

test('a NUL in a query is bad input', async () => {
  expect(await kurucu.get('/tickets?q=%00')).toMatchObject({ status: 422, body: { code: 'bad-input' } });
});

test('a whole emoji, and words about such characters, get as far as the ticket', async () => {
  for (const text of [WHOLE, String.raw`the log says \u0000 and \ud83d`]) {
    const answer = await kurucu.put('/tickets/1/tags', { tags: [text] });
    expect(answer).toMatchObject({ status: 404, body: { code: 'ticket-not-found' } });
  }
});

/** What agents type stands in Postgres and in the desk, and in no workflow history. */
import { describe, expect, test } from '@jest/globals';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { eventually } from '../../support/eventually.ts';
import { phoneTicket } from '../../support/cast/phone-ticket.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';
import { DAY_MS } from '../../../domain/time.ts';

/** Every text of a history, decoded from base64. */
const wordsOf = (json: string): string =>
  json.replace(/"data": ?"([\w+/=]+)"/g, (_, data: string) => Buffer.from(data, 'base64').toString());

describe('words of agents', () => {
  const { desk, ayse } = servedDesk();

  test('tags and the reason of a snooze go their whole way, and Temporal reads neither', async () => {
    const number = await phoneTicket(ayse, desk, 'Kargom gelmedi');
    const at = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
    const tagged = await ayse.put(`/tickets/${number}/tags`, { tags: ['ameliyat', 'vip-müşteri'] });
    expect(tagged.body.tags).toEqual(['ameliyat', 'vip-müşteri']);
    const snoozed = await ayse.put(`/tickets/${number}/snooze`, {
      until: at(1),
      dueAt: at(2),
      reason: 'Hastaneden çıkınca',
    });
    expect(snoozed.body.snooze.reason).toBe('Hastaneden çıkınca');
    await eventually(
      async () => {
        const { body } = await ayse.get(`/tickets/${number}`);
        return body.snooze?.reason === 'Hastaneden çıkınca' && body.tags.length === 2;
      },
      { label: 'the projection' },
    );
    const history = wordsOf(historyToJSON(await (await desk.run(number)).fetchHistory()));
    expect(history).toMatch(/"tags":\["sealed:v1\./);
    expect(history).not.toMatch(/ameliyat|vip-müşteri|Hastaneden/);
    // The rest can be read by whoever watches the workflow.
    expect(history).toContain('"kind":"snooze"');
  }, 60_000);
});

/** Replies for a whole week, a day of which is a few seconds, while each night something else is killed. */
import { describe, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { showCode } from '../../domain/mail/code.ts';
import { eventually } from '../support/eventually.ts';
import { expectGapFreeVersions, sendsOf, takenAtSink } from '../support/evidence.ts';
import { letter } from '../support/mail/letter.ts';
import { crashDesk } from '../support/stack/crash-desk.ts';

const DAYS = 7;
const DAY_MS = 5_000;
/** One in the morning, one in the evening. */
const REPLIES = DAYS * 2;

describe('replies that are to be sent within a week', () => {
  const desk = crashDesk(REPLIES);

  test('each leaves once and not before its time, whatever is killed; none that was taken back or answered before', async () => {
    const { bilet, api } = desk;
    let ayse = await desk.signIn();
    const tickets = await bilet.rows<{ number: number; code: string; from: string }>(
      `select t.number, t.code, a.address as from from ticket t join contact_address a using (contact_id) order by t.number`,
    );
    const monday = Date.now() + 6_000;
    const planned = await Promise.all(
      tickets.map(async (ticket, index) => {
        // The last is for weeks later: its customer writes while nobody is there, and is heard in good time.
        const at = monday + (index < REPLIES - 1 ? (index * DAY_MS) / 2 : 100 * DAY_MS);
        const { status, body } = await ayse.post(`/tickets/${ticket.number}/replies`, {
          text: `Haftaya yanıt ${ticket.number}.`,
          sendAt: new Date(at).toISOString(),
        });
        expect(status).toBe(202);
        return { ...ticket, at, outbox: body.outboxId as string };
      }),
    );
    const night = (day: number) => delay(Math.max(0, monday + day * DAY_MS - DAY_MS / 4 - Date.now()));
    const [back, answered] = [planned.at(-2)!, planned.at(-1)!];

    await night(1);
    await bilet.workerProcess.kill();
    await bilet.workerProcess.start();

    await night(2);
    await api.kill();
    ayse = await desk.signIn();
    expect((await ayse.delete(`/outbox/${back.outbox}`)).status).toBe(202);

    await night(3);
    await bilet.temporalServer.kill();
    await bilet.temporalServer.start();

    // What falls due while nobody is there leaves when somebody is.
    await night(4);
    await Promise.all([bilet.workerProcess.kill(), api.kill()]);
    await bilet.deliver(
      letter({ from: answered.from, subject: 'Vazgeçtim', text: `Gerek kalmadı.\r\n${showCode(answered.code)}` }),
    );
    await night(5);
    [, ayse] = await Promise.all([bilet.workerProcess.start(), desk.signIn()]);

    const kept = planned.filter((one) => one !== back && one !== answered);
    const rowOf = async ({ outbox }: { outbox: string }) => (await sendsOf(bilet)).find(({ id }) => id === outbox);
    await eventually(
      async () => {
        const rows = await sendsOf(bilet);
        const ended = kept.filter(({ outbox }) =>
          ['sent', 'unknown'].includes(rows.find(({ id }) => id === outbox)?.state ?? ''),
        );
        expect(ended).toHaveLength(kept.length);
        return true;
      },
      { withinMs: 120_000, label: 'an end of every reply' },
    );
    expect((await rowOf(back))?.state).toBe('cancelled');
    const waits = async () => (await ayse.get(`/outbox/${answered.outbox}`)).body;
    await eventually(async () => (await waits()).heldFor === 'person', { label: 'a reply that waits for a person' });
    expect((await waits()).state).toBe('held');

    const taken = takenAtSink(bilet);
    for (const one of kept) {
      const row = (await rowOf(one))!;
      // Its text was on its way when the worker died: a person says whether it came.
      if (row.state === 'unknown') expect(row.dotPendingAt).not.toBeNull();
      expect([taken.get(row.mailId) ?? 0, row.state]).toEqual([
        row.state === 'sent' ? 1 : expect.any(Number),
        row.state,
      ]);
    }
    expect(Math.max(...taken.values())).toBe(1);
    for (const { raw, at } of bilet.sink.mails()) {
      const number = Number(/Haftaya[^\n]*?(\d+)\./.exec(raw.toString())?.[1]);
      const plan = kept.find((one) => one.number === number);
      expect(plan).toBeDefined();
      expect(at).toBeGreaterThanOrEqual(plan!.at);
    }
    await expectGapFreeVersions(bilet);
  }, 240_000);
});

/** Replies that are held, with worker and API killed within their time: each is sent once or was taken back. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signedIn } from '../support/cast/api-client.ts';
import { AYSE } from '../support/cast/cast.ts';
import { apiProcess } from '../support/stack/api-process.ts';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';
import { eventually } from '../support/eventually.ts';
import { expectGapFreeVersions, mailsSettle, sendsOf } from '../support/evidence.ts';
import type { MortalProcess } from '../support/stack/mortal-process.ts';
import { deliverBurst } from '../support/mail/mail-burst.ts';

const REPLIES = 16;
/** Long enough for a kill within it, on a loaded machine. */
const UNDO_S = 12;

describe('replies that are held while processes are killed', () => {
  let bilet: CrashInstallation;
  let api: MortalProcess<string>;
  let url: string;
  beforeAll(async () => {
    bilet = await startCrashInstallation({ server: 'own' });
    await deliverBurst(bilet, REPLIES);
    await bilet.workerProcess.start();
    await mailsSettle(bilet, REPLIES);
    api = apiProcess(bilet);
    url = await api.start();
  }, 120_000);
  afterAll(async () => {
    await api?.kill();
    await bilet.stop();
  }, 60_000);

  test('each is sent once or was taken back, never both, and none is lost', async () => {
    let ayse = await signedIn(url, AYSE.email);
    const tickets = await bilet.rows<{ number: number }>('select number from ticket order by number');
    const held = await Promise.all(
      tickets.map(async ({ number }) => {
        const { body } = await ayse.post(`/tickets/${number}/replies`, {
          text: `Bekleyen yanıt ${number}.`,
          undoSeconds: UNDO_S,
        });
        return { number, outbox: body.outboxId as string };
      }),
    );
    // A part of them is taken back before anything dies, and a part while the worker is away.
    const before = held.slice(0, 4);
    for (const { outbox } of before) expect((await ayse.delete(`/outbox/${outbox}`)).status).toBe(202);
    await bilet.workerProcess.kill();
    const away = held.slice(4, 7);
    const asked = Promise.all(away.map(({ outbox }) => ayse.delete(`/outbox/${outbox}`).catch(() => null)));
    await eventually(
      async () => {
        const rows = await sendsOf(bilet);
        return away.every(({ outbox }) => rows.find(({ id }) => id === outbox)?.state === 'cancelled');
      },
      { label: 'rows that were taken back' },
    );
    await api.kill();
    await asked;
    expect(bilet.sink.mails()).toEqual([]);
    await bilet.workerProcess.start();
    url = await api.start();
    ayse = await signedIn(url, AYSE.email);

    const gone = [...before, ...away].map(({ outbox }) => outbox);
    await eventually(
      async () => {
        const rows = await sendsOf(bilet);
        return held.every(({ outbox }) => {
          const state = rows.find(({ id }) => id === outbox)?.state;
          return state === (gone.includes(outbox) ? 'cancelled' : 'sent');
        });
      },
      { withinMs: 90_000, label: 'an end of every reply' },
    );
    const texts = bilet.sink.mails().map(({ raw }) => /Bekleyen[^\n]*?(\d+)\./.exec(raw.toString())?.[1]);
    const kept = held.filter(({ outbox }) => !gone.includes(outbox)).map(({ number }) => String(number));
    expect(texts).toHaveLength(kept.length);
    expect(new Set(texts)).toEqual(new Set(kept));
    // What was taken back stands as if it had never been written.
    await eventually(
      async () =>
        (await bilet.rows<{ held: number }>(`select jsonb_array_length(snapshot->'held') as held from ticket`)).every(
          ({ held: count }) => count === 0,
        ),
      { withinMs: 60_000, label: 'tickets that hold nothing' },
    );
    const states = await bilet.rows<{ number: number; state: string }>('select number, state from ticket');
    for (const { number } of before) expect(states.find((one) => one.number === number)?.state).toBe('new');
    await expectGapFreeVersions(bilet);
  }, 240_000);
});

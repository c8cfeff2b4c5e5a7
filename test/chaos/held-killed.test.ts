/** Replies that are held, with worker and API killed within their time: each is sent once or was taken back. */
import { describe, expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { expectGapFreeVersions, sendsOf } from '../support/evidence.ts';
import { crashDesk } from '../support/stack/crash-desk.ts';

const REPLIES = 16;
/** Long enough for a kill within it, on a loaded machine. */
const UNDO_S = 12;

describe('replies that are held while processes are killed', () => {
  const desk = crashDesk(REPLIES);

  test('each is sent once or was taken back, never both, and none is lost', async () => {
    const { bilet, api } = desk;
    let ayse = await desk.signIn();
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
    ayse = await desk.signIn();

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

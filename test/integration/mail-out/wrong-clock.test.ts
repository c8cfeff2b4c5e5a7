/** A worker whose machine is an hour off: what it stores and promises goes by the clock of Postgres all the same. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { startWorker } from '../../../worker.ts';
import { insistOnReply } from '../../support/cast/commands.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';

const HOUR_MS = 3_600_000;
const right = Date.now.bind(Date);
const setClock = (off: number) => jest.spyOn(Date, 'now').mockImplementation(() => right() + off);

let bilet: Installation;
beforeAll(async () => {
  bilet = await startInstallation({ server: 'own', always: true });
}, 60_000);
afterAll(() => bilet?.stop(), 60_000);
afterEach(() => void jest.restoreAllMocks());

test.each([
  ['slow', -HOUR_MS],
  ['fast', HOUR_MS],
])(
  'a mail is dated, promised and sent again by the right time while the worker is an hour %s',
  async (name, off) => {
    setClock(off);
    bilet.sink.script({ afterDot: '451 4.3.0 try again', times: 1 });
    await bilet.deliver(letter({ from: `${name}@saat.test`, subject: `Saat ${name}`, text: 'Merhaba' }));
    const { number } = await bilet.ticketBySubject(`Saat ${name}`);
    const [ticket] = await bilet.rows<{ age: number; promise: number }>(
      `select extract(epoch from now() - created_at)::float8 as age,
            ((snapshot->'clocks'->0->>'dueAt')::float8 - (snapshot->>'createdAt')::float8) / 3600000 as promise
       from ticket where number = $1`,
      [number],
    );
    expect(Math.abs(ticket!.age)).toBeLessThan(60);
    expect(ticket!.promise).toBeCloseTo(4, 1);

    const { outbox } = await insistOnReply(bilet, number, 'Yanıt');
    const send = await eventually(
      async () => {
        const [row] = await bilet.rows<{ attempts: number; wait: number }>(
          `select attempts, extract(epoch from next_try_at - updated_at)::float8 as wait from outbox where id = $1 and state = 'deferred'`,
          [outbox],
        );
        return row;
      },
      { label: 'the deferred mail' },
    );
    expect(send.attempts).toBe(1);
    expect(send.wait).toBeGreaterThan(10);
    expect(send.wait).toBeLessThan(30);
  },
  60_000,
);

test('a worker that is an hour off does not start, and says why', async () => {
  setClock(HOUR_MS);
  await expect(startWorker(bilet.settings, bilet.log)).rejects.toThrow(/60 minutes ahead of that of Postgres.*NTP/);
}, 60_000);

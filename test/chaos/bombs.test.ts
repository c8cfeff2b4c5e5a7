/** Mail that is dear to read, sent to real workers: whoever writes next is served at once, and the bomb itself is not lost. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../../api/server.ts';
import { type ApiClient, signedIn } from '../support/cast/api-client.ts';
import { SELIN } from '../support/cast/cast.ts';
import { eventually } from '../support/eventually.ts';
import { bomb, BOMB_NAMES } from '../support/mail/bombs.ts';
import { letter } from '../support/mail/letter.ts';
import { startApiOf } from '../support/stack/api.ts';
import { type Installation, startInstallation } from '../support/stack/installation.ts';
import { type WorkerProcess, workerProcess } from '../support/stack/worker-process.ts';

const TOGETHER = 'all of them at once';

describe.each([1, 2])('with %i worker processes', (count) => {
  let bilet: Installation;
  let workers: WorkerProcess[];
  let api: Api;
  let selin: ApiClient;
  beforeAll(async () => {
    bilet = await startInstallation({ server: 'own', worker: false });
    workers = Array.from({ length: count }, () => workerProcess(bilet.settings));
    api = await startApiOf(bilet);
    await Promise.all(workers.map((worker) => worker.start()));
    selin = await signedIn(api.url, SELIN.email);
    await visible('önce');
  }, 120_000);
  afterAll(async () => {
    await Promise.all((workers ?? []).map((worker) => worker.kill()));
    await api?.stop();
    await bilet?.stop();
  }, 60_000);

  /** Resolves to the time it took, when a plain mail of this subject is in the list that agents see. */
  async function visible(subject: string): Promise<number> {
    const since = performance.now();
    await bilet.deliver(letter({ from: `${subject.length}@musteri.test`, subject, text: 'Merhaba' }));
    await eventually(
      async () =>
        (await selin.get('/tickets?view=all&limit=5')).body.items.some(
          (one: { subject: string }) => one.subject === subject,
        ),
      // On a loaded machine the children have to read it more than once, with pauses.
      { withinMs: 90_000, label: `the mail "${subject}"` },
    );
    return performance.now() - since;
  }

  test.each([...BOMB_NAMES, TOGETHER])(
    'after %s the next mail comes, nothing is red, and the bomb stands in the ledger',
    async (name) => {
      const bombs = BOMB_NAMES.filter((one) => name === TOGETHER || name === one);
      const [{ last }] = (await bilet.rows<{ last: number }>('select max(id) as last from inbound')) as [
        { last: number },
      ];
      for (const one of bombs) await bilet.deliver(bomb(one, 'bomba@baska.test'));
      const took = await visible(`sonra: ${name}`);
      if (process.env['TEST_LOG'])
        process.stderr.write(`${count} workers, ${name}: next mail after ${Math.round(took)} ms\n`);

      const ends = await eventually(
        async () => {
          const rows = await bilet.rows<{ state: string; shown: boolean; size: number }>(
            `select state, size, exists (select from message m where m.inbound_id = i.id) as shown from inbound i where id > $1 and size > 100000`,
            [last],
          );
          return rows.length === bombs.length && rows.every(({ state }) => state !== 'stored') && rows;
        },
        { withinMs: 60_000, label: 'the end of the bombs' },
      );
      for (const { state, shown } of ends)
        expect([state, shown]).toEqual(shown ? ['processed', true] : ['unreadable', false]);
      expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
      expect((await selin.get('/mailboxes')).body.items).toMatchObject([{ status: 'live', trouble: null }]);
    },
    180_000,
  );
});

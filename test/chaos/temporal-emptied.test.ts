/** A Temporal server that begins empty while a worker lives on: everything that always runs there is begun again from Postgres. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { insist } from '../support/cast/commands.ts';
import { eventually } from '../support/eventually.ts';
import { expectGapFreeVersions, expectWorkflowsAgree } from '../support/evidence.ts';
import { letter } from '../support/mail/letter.ts';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';

/** The last sign of the old watch grows old, a worker looks, the new watch connects: some 40 seconds, half as much again. */
const BEGUN_WITHIN_MS = 60_000;

describe('Temporal emptied under a worker that lives', () => {
  let bilet: CrashInstallation;
  beforeAll(async () => {
    bilet = await startCrashInstallation({ server: 'own', always: true, housekeepingMs: 1_000 });
    await bilet.workerProcess.start();
  }, 60_000);
  afterAll(() => bilet.stop(), 60_000);

  const write = (subject: string) =>
    bilet.deliver(letter({ from: `${subject.toLowerCase()}@musteri.test`, subject, text: `${subject} bozuldu` }));

  test('mail sent afterwards becomes a ticket, old tickets have their runs again, and nobody restarted anything', async () => {
    await write('Eski');
    const { number } = await bilet.ticketBySubject('Eski');
    // The sweeper leaves alone what was touched within two minutes.
    await bilet.rows(`update ticket set updated_at = now() - interval '1 hour' where number = $1`, [number]);

    await bilet.temporalServer.kill();
    await rm(bilet.folders.temporal, { recursive: true, force: true });
    await bilet.temporalServer.start();
    // The old watch is over: its server knows nothing of it.
    await eventually(async () => !(await isWatched()), { withinMs: 30_000, label: 'the end of the old watch' });
    await write('Yeni');
    const young = await eventually(
      async () => (await bilet.rows<{ number: number }>(`select number from ticket where subject = 'Yeni'`))[0],
      { withinMs: BEGUN_WITHIN_MS, label: 'a ticket of the mail that came afterwards' },
    );

    expect((await insist(bilet, number, { kind: 'set-priority', priority: 'urgent' })).priority).toBe('urgent');
    expect((await insist(bilet, young.number, { kind: 'set-priority', priority: 'low' })).priority).toBe('low');
    await expectWorkflowsAgree(bilet);
    await expectGapFreeVersions(bilet);
  }, 180_000);

  /** Whether anybody holds the lock of the mailbox. */
  const isWatched = async () =>
    (
      await bilet.rows(
        `select from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`,
      )
    ).length > 0;
});

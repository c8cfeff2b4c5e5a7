import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';
import { echoes, happened, type Promised, promiseAll } from '../support/cast/deadline-cases.ts';
import { eventually } from '../support/eventually.ts';
import { expectGapFreeVersions } from '../support/evidence.ts';

/** Long enough for the making of nine tickets on a loaded machine, so that no promise falls due before it was read. */
const AHEAD_MS = 8_000;
/** What a loaded machine may need from a deadline to its row. */
const PUNCTUAL_MS = 5_000;

describe('what happens to a ticket by itself', () => {
  let bilet: CrashInstallation;
  beforeAll(async () => {
    bilet = await startCrashInstallation({ server: 'own', always: true });
    await bilet.workerProcess.start();
  }, 60_000);
  afterAll(() => bilet.stop(), 60_000);

  const once = (promises: Promised[], withinMs: number) =>
    eventually(
      async () => {
        const found = await Promise.all(
          promises.map(async (promise) => [promise.name, (await happened(bilet, promise)).length]),
        );
        expect(found).toEqual(promises.map(({ name }) => [name, 1]));
        return true;
      },
      { withinMs, everyMs: 50, label: 'every deadline recorded once' },
    );
  const latest = (promises: Promised[]) => Math.max(...promises.map(({ at }) => at));

  test('a snooze and every deadline take effect once, at their time', async () => {
    const promises = await promiseAll(bilet, AHEAD_MS);
    await once(promises, latest(promises) - Date.now() + PUNCTUAL_MS);
    for (const promise of promises) {
      const [{ lateMs }] = (await happened(bilet, promise)) as [{ lateMs: number }];
      expect({ name: promise.name, early: lateMs < 0, late: lateMs > PUNCTUAL_MS }).toEqual({
        name: promise.name,
        early: false,
        late: false,
      });
      expect({ name: promise.name, echoes: await echoes(bilet, promise, AHEAD_MS) }).toEqual({
        name: promise.name,
        echoes: [],
      });
    }
    await expectGapFreeVersions(bilet);
  }, 90_000);

  test('with worker and Temporal down at that moment they take effect late, once, and are recorded with their true time', async () => {
    const promises = await promiseAll(bilet, 2 * AHEAD_MS);
    expect(Math.min(...promises.map(({ at }) => at))).toBeGreaterThan(Date.now());
    await bilet.workerProcess.kill();
    await bilet.temporalServer.kill();
    await eventually(() => Date.now() > latest(promises), {
      withinMs: 3 * AHEAD_MS,
      label: 'every deadline behind us',
    });
    const backAt = Date.now();
    await bilet.temporalServer.start();
    await bilet.workerProcess.start();
    await once(promises, 60_000);
    for (const promise of promises) {
      const [{ lateMs }] = (await happened(bilet, promise)) as [{ lateMs: number }];
      expect({ name: promise.name, late: promise.at + lateMs > backAt }).toEqual({ name: promise.name, late: true });
      expect({ name: promise.name, echoes: await echoes(bilet, promise, AHEAD_MS) }).toEqual({
        name: promise.name,
        echoes: [],
      });
    }
    await expectGapFreeVersions(bilet);
  }, 120_000);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CrashDesk, startCrashDesk } from '../support/stack/crash-desk.ts';
import { echoes, happened, type Promised, promiseAll } from '../support/cast/deadline-cases.ts';
import { eventually } from '../support/eventually.ts';
import { expectGapFreeVersions } from '../support/evidence.ts';

/** Long enough for the making of nine tickets on a loaded machine, so that no promise falls due before it was read. */
const AHEAD_MS = 8_000;
/** What a loaded machine may need from a deadline to its row. */
const PUNCTUAL_MS = 5_000;

describe('what happens to a ticket by itself', () => {
  let desk: CrashDesk;
  beforeAll(async () => {
    desk = await startCrashDesk({ server: 'own', always: true });
    await desk.workerProcess.start();
  }, 60_000);
  afterAll(() => desk.stop(), 60_000);

  const once = (promises: Promised[], withinMs: number) =>
    eventually(
      async () => {
        const found = await Promise.all(
          promises.map(async (promise) => [promise.name, (await happened(desk, promise)).length]),
        );
        expect(found).toEqual(promises.map(({ name }) => [name, 1]));
        return true;
      },
      { withinMs, everyMs: 50, label: 'every deadline recorded once' },
    );
  const latest = (promises: Promised[]) => Math.max(...promises.map(({ at }) => at));

  test('a snooze and every deadline take effect once, at their time', async () => {
    const promises = await promiseAll(desk, AHEAD_MS);
    await once(promises, latest(promises) - Date.now() + PUNCTUAL_MS);
    for (const promise of promises) {
      const [{ lateMs }] = (await happened(desk, promise)) as [{ lateMs: number }];
      expect({ name: promise.name, early: lateMs < 0, late: lateMs > PUNCTUAL_MS }).toEqual({
        name: promise.name,
        early: false,
        late: false,
      });
      expect({ name: promise.name, echoes: await echoes(desk, promise, AHEAD_MS) }).toEqual({
        name: promise.name,
        echoes: [],
      });
    }
    await expectGapFreeVersions(desk);
  }, 90_000);

  test('with worker and Temporal down at that moment they take effect late, once, and are recorded with their true time', async () => {
    const promises = await promiseAll(desk, 2 * AHEAD_MS);
    expect(Math.min(...promises.map(({ at }) => at))).toBeGreaterThan(Date.now());
    await desk.workerProcess.kill();
    await desk.temporalServer.kill();
    await eventually(() => Date.now() > latest(promises), {
      withinMs: 3 * AHEAD_MS,
      label: 'every deadline behind us',
    });
    const backAt = Date.now();
    await desk.temporalServer.start();
    await desk.workerProcess.start();
    await once(promises, 60_000);
    for (const promise of promises) {
      const [{ lateMs }] = (await happened(desk, promise)) as [{ lateMs: number }];
      expect({ name: promise.name, late: promise.at + lateMs > backAt }).toEqual({ name: promise.name, late: true });
      expect({ name: promise.name, echoes: await echoes(desk, promise, AHEAD_MS) }).toEqual({
        name: promise.name,
        echoes: [],
      });
    }
    await expectGapFreeVersions(desk);
  }, 120_000);
});

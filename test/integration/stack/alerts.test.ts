/** The sample alerting rules ask for figures that are told, and lead to what the operators' page says of them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createMetrics } from '../../../api/http/metrics.ts';
import { createPool } from '../../../db/core/pool.ts';
import { freePort } from '../../../dev/ports.ts';
import { eventually } from '../../support/eventually.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import { type WorkerProcess, workerProcess } from '../../support/stack/worker-process.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const RULES = read('deploy/prometheus/alerts.yml');
const found = (pattern: RegExp) => [...new Set(Array.from(RULES.matchAll(pattern), ([, one]) => one!))].sort();

let bilet: Installation;
let worker: WorkerProcess;
let workersFigures: string;
beforeAll(async () => {
  bilet = await startInstallation({ server: 'own', worker: false });
  const port = await freePort();
  worker = workerProcess({ ...bilet.settings, metricsAt: { host: '127.0.0.1', port } });
  await worker.start();
  workersFigures = `http://127.0.0.1:${port}/metrics`;
}, 90_000);
afterAll(async () => {
  await worker?.kill();
  await bilet?.stop();
}, 60_000);

test('every figure of the desk that a rule asks for is told by the API', async () => {
  const pool = createPool(bilet.settings.databaseUrl, () => undefined, 2);
  const { body } = await createMetrics(pool).text();
  await pool.end();
  const told = Array.from(body.matchAll(/^# HELP (\w+)/gm), ([, name]) => name);
  expect(told).toEqual(expect.arrayContaining(found(/\b(bilet_\w+)/g)));
});

test('every figure of a worker that a rule asks for is told by it, but for failures, which begin with the first', async () => {
  const asked = found(/\b(temporal_\w+)/g).filter((name) => name !== 'temporal_workflow_task_execution_failed');
  expect(asked).not.toEqual([]);
  await eventually(
    async () => {
      const body = await (await fetch(workersFigures)).text();
      return asked.every((name) => new RegExp(`^${name}\\{`, 'm').test(body));
    },
    { label: asked.join(', ') },
  );
});

test('every rule leads to a section of the operators’ page', () => {
  const sections = Array.from(read('docs/alarms.md').matchAll(/<a id="(\w+)">/g), ([, id]) => id);
  expect(sections).toEqual(expect.arrayContaining(found(/docs\/alarms\.md#(\w+)/g)));
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleWorkflows } from '../../dev/bundle.ts';
import { LIVES } from '../support/lives.ts';

/** Recorded by `RECORD=1 npm test -- workflow`; a history of a released version is never recorded again. */
const FOLDER = path.join(import.meta.dirname, 'histories');
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const scratch = mkdtempSync(path.join(tmpdir(), 'bilet-replay-'));
let codePath: string;

beforeAll(async () => {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
  codePath = await bundleWorkflows(path.join(scratch, 'bundle.js'));
}, 60_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test.each(LIVES.map(({ name }) => name))('the life %s is recorded', (name) => {
  expect(names).toContain(`${name}.json`);
});

test.each(names)('today’s workflows replay %s', async (name) => {
  const history = historyFromJSON(JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')));
  await expect(Worker.runReplayHistory({ workflowBundle: { codePath } }, history, name)).resolves.toBeUndefined();
});

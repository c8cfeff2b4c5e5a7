import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as workflows from '../../workflows/index.ts';
import { bundleWorkflows } from '../../dev/bundle.ts';
import { recordedHistories, recordedNext } from '../support/histories.ts';
import { LIVES } from '../support/cast/lives.ts';
import { OTHER_LIVES } from '../support/cast/other-lives.ts';

const histories = recordedHistories();
const scratch = mkdtempSync(path.join(tmpdir(), 'bilet-replay-'));
let codePath: string;

beforeAll(async () => {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
  codePath = await bundleWorkflows(path.join(scratch, 'bundle.js'));
}, 60_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test.each([...LIVES.map(({ name }) => name), ...OTHER_LIVES])('%s is recorded as it runs today', (name) => {
  expect(recordedNext()).toContain(name);
});

test('every type of workflow has a history of today', () => {
  const recorded = histories
    .filter(({ release }) => release === 'next')
    .map(({ file }) => JSON.parse(readFileSync(file, 'utf8')).events[0].workflowExecutionStartedEventAttributes)
    .map(({ workflowType }) => workflowType.name);
  expect(new Set(recorded)).toEqual(new Set(Object.keys(workflows)));
});

test.each(histories)('today’s workflows replay $name of $release', async ({ name, file }) => {
  const history = historyFromJSON(JSON.parse(readFileSync(file, 'utf8')));
  await expect(Worker.runReplayHistory({ workflowBundle: { codePath } }, history, name)).resolves.toBeUndefined();
});

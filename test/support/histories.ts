/**
 * Recorded histories, which the replay tier runs through today's workflows: one folder for each release, kept for ever, and
 * `next` for the code as it stands, which becomes the next release's.
 */
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { mkdirSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_ROOT } from '../../dev/root.ts';

const FOLDER = path.join(import.meta.dirname, '..', 'replay', 'histories');
const NEXT = 'next';

/** Every history: its name and the release that it was recorded by. */
export const recordedHistories = (): { release: string; name: string; file: string }[] =>
  readdirSync(FOLDER).flatMap((release) =>
    readdirSync(path.join(FOLDER, release))
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ release, name: name.replace(/\.json$/, ''), file: path.join(FOLDER, release, name) })),
  );

/** Names recorded by the code as it stands. */
export const recordedNext = (): string[] =>
  recordedHistories()
    .filter(({ release }) => release === NEXT)
    .map(({ name }) => name);

/**
 * With RECORD=1 keeps a run's history under `next`, without where this checkout lies; what a release recorded is never written
 * again.
 */
export async function keepHistory(name: string, run: WorkflowHandle): Promise<void> {
  if (process.env['RECORD'] !== '1') return;
  mkdirSync(path.join(FOLDER, NEXT), { recursive: true });
  await writeFile(
    path.join(FOLDER, NEXT, `${name}.json`),
    historyToJSON(await run.fetchHistory()).replaceAll(`${PROJECT_ROOT}/`, ''),
  );
}

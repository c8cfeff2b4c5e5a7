import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ACTIVITIES = path.join(import.meta.dirname, '..', '..', '..', 'activities');
/** Durations, and the time limits of calls, which are meant for this machine alone. */
const STOPWATCH = 'stopwatch.ts';
const CLOCK = /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)/;

/**
 * A worker whose clock is wrong would move promises and retries: what time it is, an activity learns from Postgres
 * (`deps.clock`, or `now()` in the statement that it runs anyway) or from its workflow.
 */
test('no activity asks the clock of its machine what time it is', () => {
  const files = readdirSync(ACTIVITIES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  expect(files).toContain(STOPWATCH);
  const wrong = files.filter(
    (file) => file !== STOPWATCH && CLOCK.test(readFileSync(path.join(ACTIVITIES, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});

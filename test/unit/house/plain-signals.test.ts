import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
/** To a mailbox's workflow, which always runs; and to tickets' runs that were seen to have begun. */
const ALLOWED = ['activities/ticket/sweep.ts: renewSignal', 'api/mail-in/mailboxes.ts: reconnectSignal'];

/**
 * A ticket's run that waits for its first deadline does not hear a plain signal (test/workflow/births.test.ts): whoever tells a
 * ticket something does so with `signalWithStart`.
 */
test('nobody in the product sends a ticket a plain signal', () => {
  const sent = ['activities', 'api', 'worker.ts', 'dev']
    .flatMap((place) =>
      place.endsWith('.ts')
        ? [place]
        : readdirSync(path.join(ROOT, place), { recursive: true, encoding: 'utf8' })
            .filter((name) => name.endsWith('.ts'))
            .map((name) => path.join(place, name)),
    )
    .flatMap((file) =>
      [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/\.signal\(\s*(\w+)/g)].map(
        ([, name]) => `${file}: ${name}`,
      ),
    );
  expect(sent.filter((one) => !ALLOWED.includes(one))).toEqual([]);
});

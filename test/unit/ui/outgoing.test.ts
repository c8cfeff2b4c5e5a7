/** What a failed attempt to send means for the words. */
import { expect, test } from '@jest/globals';
import { ProblemError } from '../../../ui/data/client.ts';
import { afterFailure } from '../../../ui/data/failure.ts';

test.each([
  ['no answer, and the browser is without a line', new ProblemError('unavailable', 0), false, 'unsent'],
  ['no answer, though there is a line', new ProblemError('unavailable', 0), true, 'lost'],
  ['the server cannot take it now', new ProblemError('unavailable', 503), true, 'unsent'],
  ['a first attempt that still runs', new ProblemError('in-progress', 409), true, 'lost'],
  ['a session that has ended', new ProblemError('not-signed-in', 401), true, 'lost'],
  ['a fault of the server', new ProblemError('internal', 500), true, 'lost'],
  ['a newer mail of the customer', new ProblemError('stale-version', 409), true, 'refused'],
  ['a ticket that is closed', new ProblemError('ticket-closed', 409), true, 'refused'],
  ['a fault of our own', new TypeError('x is not a function'), true, 'lost'],
])('after %s a reply is what it should be', (_what, error, online, end) => {
  expect(afterFailure(error, online)).toBe(end);
});

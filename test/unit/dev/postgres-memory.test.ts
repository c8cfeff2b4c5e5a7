import { expect, test } from '@jest/globals';
import { sharedBuffersMb } from '../../../dev/postgres/memory.ts';

const GB = 1_073_741_824;

test.each([
  [0.5 * GB, 128],
  [2 * GB, 256],
  [4 * GB, 512],
  [64 * GB, 512],
])('of a machine of %d bytes the embedded Postgres keeps pages in %d MB', (memory, mb) => {
  expect(sharedBuffersMb(memory)).toBe(mb);
});

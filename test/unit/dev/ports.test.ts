import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { freePort, holdPort } from '../../../dev/ports.ts';

test('a port that is held is nobody else’s until it is released', async () => {
  const held = await holdPort(27_300);
  const second = await holdPort(held.port);
  expect(second.port).toBeGreaterThan(held.port);
  expect(await freePort(held.port)).toBeGreaterThan(second.port);
  const caller = connect(held.port, '127.0.0.1').on('error', () => undefined);
  await once(caller, 'close');
  await Promise.all([held.release(), second.release()]);
  expect(await freePort(held.port)).toBe(held.port);
});

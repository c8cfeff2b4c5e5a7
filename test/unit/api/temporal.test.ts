import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { connectTemporal } from '../../../api/temporal.ts';
import { eventually } from '../../support/eventually.ts';
import { createVault } from '../../../vault/vault.ts';

test('a call that waits for its next try when the connection is closed ends, and nothing is thrown', async () => {
  let tries = 0;
  const hangsUp = createServer((socket) => {
    tries += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(hangsUp, 'listening');
  const { port } = hangsUp.address() as AddressInfo;
  const temporal = connectTemporal({ address: `127.0.0.1:${port}`, namespace: 'default' }, createVault('a'.repeat(32)));
  const described = temporal.client.workflow.getHandle('ticket-1').describe();
  const ended = expect(described).rejects.toThrow();
  await eventually(() => tries > 1, { label: 'a second try' });
  await temporal.close();
  await ended;
  hangsUp.close();
});

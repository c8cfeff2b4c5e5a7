/** A company with more mailboxes than a worker has database connections to work with. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';

const MAILBOXES = 40;
let bilet: Installation;
const addresses = Array.from({ length: MAILBOXES }, (_, index) => `sube${index + 1}@example.test`);

beforeAll(async () => {
  bilet = await startInstallation({ server: 'own', worker: false });
  for (const address of addresses) await bilet.connect({ address });
  await bilet.startWorker();
}, 60_000);
afterAll(() => bilet?.stop(), 60_000);

test('each of forty mailboxes is watched by the same worker, and its mail becomes a ticket', async () => {
  for (const to of addresses)
    await bilet.deliver(letter({ from: 'deniz@example.test', subject: `Şubeye: ${to}`, text: 'Merhaba' }), to);
  await eventually(async () => (await bilet.rows('select from ticket where version > 0')).length === MAILBOXES, {
    withinMs: 90_000,
    label: 'a ticket of each mailbox',
  });
  const boxes = await bilet.rows<{ mailbox_id: string }>('select distinct mailbox_id from inbound');
  expect(boxes).toHaveLength(MAILBOXES);
}, 120_000);

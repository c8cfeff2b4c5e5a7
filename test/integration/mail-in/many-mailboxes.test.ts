/** A company with more mailboxes than a worker has database connections to work with. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Desk, startDesk } from '../../support/stack/desk.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';

const MAILBOXES = 40;
let desk: Desk;
const addresses = Array.from({ length: MAILBOXES }, (_, index) => `sube${index + 1}@example.test`);

beforeAll(async () => {
  desk = await startDesk({ server: 'own', worker: false });
  for (const address of addresses) await desk.connect({ address });
  await desk.startWorker();
}, 60_000);
afterAll(() => desk?.stop(), 60_000);

test('each of forty mailboxes is watched by the same worker, and its mail becomes a ticket', async () => {
  for (const to of addresses)
    await desk.deliver(letter({ from: 'deniz@example.test', subject: `Şubeye: ${to}`, text: 'Merhaba' }), to);
  await eventually(async () => (await desk.rows('select from ticket where version > 0')).length === MAILBOXES, {
    withinMs: 90_000,
    label: 'a ticket of each mailbox',
  });
  const boxes = await desk.rows<{ mailbox_id: string }>('select distinct mailbox_id from inbound');
  expect(boxes).toHaveLength(MAILBOXES);
}, 120_000);

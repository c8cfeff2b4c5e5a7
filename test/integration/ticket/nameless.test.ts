/** A customer who has told no name is named by their address. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { servedDesk } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();

test('who has told no name is named by their address in the timeline', async () => {
  const address = 'adsiz@musteri.test';
  const head = [`From: <${address}>`, `To: ${bilet.address}`, `Message-ID: <${randomUUID()}@musteri.test>`];
  await bilet.deliver([...head, 'Subject: Kargo', '', 'Nerede?'].join('\r\n'));
  const { number } = await bilet.ticketBySubject('Kargo');
  const { items } = (await ayse.get(`/tickets/${number}/events`)).body;
  const [came] = items.filter(({ kind }: { kind: string }) => kind === 'message-received');
  expect(came.actor).toMatchObject({ kind: 'contact', name: address });
}, 60_000);

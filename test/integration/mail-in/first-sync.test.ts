/** A mailbox with a past is connected: what arrives from then on becomes tickets, what was there stays where it is. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Dovecot } from '../../../dev/dovecot.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { eventually } from '../../support/eventually.ts';
import { inInbox } from '../../support/mail/inbox.ts';
import { letter } from '../../support/mail/letter.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import { needs } from '../../support/stack/requirements.ts';

const ADDRESS = 'gecmisli@example.test';

needs('dovecot')('a mailbox with a past', () => {
  let bilet: Installation;
  let server: Dovecot;
  let mailbox = '';
  beforeAll(async () => {
    bilet = await startInstallation();
    server = bilet.server as Dovecot;
    for (const days of [400, 40, 2]) await append(`Eski ${days}`, new Date(Date.now() - days * DAY_MS));
    // The next one comes between the settings and the first look.
    mailbox = await bilet.connect({ address: ADDRESS, fromNow: true, acknowledge: true });
    await bilet.deliver(write('Yeni 1'), ADDRESS);
    // A worker finds a mailbox without a workflow when it starts.
    await bilet.stopWorker();
    await bilet.startWorker();
  }, 60_000);
  afterAll(() => bilet?.stop(), 60_000);

  const write = (subject: string) => letter({ from: 'musteri@ornek.test', subject, text: 'Merhaba' });
  const append = (subject: string, at: Date) =>
    inInbox(server, ADDRESS, (client) => client.append('INBOX', Buffer.from(write(subject)), [], at));
  const rows = (what: string) => bilet.rows<{ subject: string }>(what, [mailbox]);
  const ledger = async () =>
    (await rows('select subject from inbound where mailbox_id = $1 order by id')).map(({ subject }) => subject);
  const subjects = async () =>
    (await rows('select subject from ticket where mailbox_id = $1 order by number')).map(({ subject }) => subject);
  const placed = (subject: string) => bilet.ticketBySubject(subject);

  test('of three old mails and two new ones the new ones become tickets, and the old ones are not touched', async () => {
    await placed('Yeni 1');
    await bilet.deliver(write('Yeni 2'), ADDRESS);
    await placed('Yeni 2');
    expect(await subjects()).toEqual(['Yeni 1', 'Yeni 2']);
    expect(await ledger()).toEqual(['Yeni 1', 'Yeni 2']);
    await eventually(
      async () => {
        const unseen = await inInbox(server, ADDRESS, (client) => client.search({ seen: false }));
        expect(unseen).toEqual([1, 2, 3]);
        return true;
      },
      // A mail is marked as read after it is in the ledger.
      { label: 'the new ones read' },
    );
  }, 60_000);

  test('what is moved there later is taken, however old it is', async () => {
    await append('Taşınan', new Date(Date.now() - 300 * DAY_MS));
    await placed('Taşınan');
    expect(await subjects()).toEqual(['Yeni 1', 'Yeni 2', 'Taşınan']);
  }, 60_000);

  test('a new connection, which compares the whole folder, leaves them alone', async () => {
    await bilet.stopWorker();
    await bilet.startWorker();
    await bilet.deliver(write('Yeni 3'), ADDRESS);
    await placed('Yeni 3');
    expect(await ledger()).toEqual(['Yeni 1', 'Yeni 2', 'Taşınan', 'Yeni 3']);
  }, 60_000);

  test('under another UIDVALIDITY the old ones stay old, and the new ones are known', async () => {
    await bilet.stopWorker();
    server.setUidValidity(ADDRESS, 4242);
    await server.restart();
    await bilet.startWorker();
    await bilet.deliver(write('Yeni 4'), ADDRESS);
    await placed('Yeni 4');
    await eventually(
      async () => (await rows(`select from inbound where mailbox_id = $1 and state = 'stored'`)).length === 0,
      { label: 'all placed' },
    );
    expect(await subjects()).toEqual(['Yeni 1', 'Yeni 2', 'Taşınan', 'Yeni 3', 'Yeni 4']);
    expect((await ledger()).some((subject) => subject.startsWith('Eski'))).toBe(false);
  }, 60_000);

  test('a mailbox of an earlier release goes on taking the whole folder', async () => {
    await bilet.stopWorker();
    await bilet.pool.query('update mailbox set from_now = false where id = $1', [mailbox]);
    await bilet.startWorker();
    for (const days of [400, 40, 2]) await placed(`Eski ${days}`);
  }, 60_000);
});

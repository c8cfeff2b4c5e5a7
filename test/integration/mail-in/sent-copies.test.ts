/** What a mailbox sends stands in its folder of sent mail, once, where nobody else puts it there. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../../support/eventually.ts';
import { inInbox } from '../../support/mail/inbox.ts';
import { letter } from '../../support/mail/letter.ts';
import { needs } from '../../support/stack/requirements.ts';
import { servedDesk } from '../../support/stack/served-desk.ts';

describe.each(['own', 'dovecot'] as const)('on the %s server', (server) => {
  const run = server === 'dovecot' ? needs('dovecot') : describe;
  run('the copy of what is sent', () => {
    const { desk, ayse } = servedDesk({ server });
    const ADDRESS = 'kopyali@example.test';

    const copies = (user: string) =>
      inInbox(
        desk.server,
        user,
        (client) => client.fetchAll('1:*', { source: true, flags: true }).catch(() => []),
        'Sent',
      );
    const restart = async () => {
      await desk.stopWorker();
      await desk.startWorker();
    };
    const answer = async (address: string, subject: string) => {
      await desk.deliver(letter({ from: 'deniz@ornek.test', to: address, subject, text: 'Merhaba' }), address);
      const { number } = await desk.ticketBySubject(subject);
      expect((await ayse.post(`/tickets/${number}/replies`, { text: `Yanıt: ${subject}` })).status).toBe(202);
      return eventually(async () => desk.sink.mails().find(({ raw }) => raw.toString().includes(subject)), {
        label: 'sent',
      });
    };
    const states = async (subject: string) =>
      (
        await desk.rows<{ copy: string | null }>(
          `select o.sent_copy as copy from outbox o join ticket t on t.number = o.ticket_number where t.subject = $1 and o.state = 'sent'`,
          [subject],
        )
      ).map(({ copy }) => copy);

    beforeAll(async () => {
      await desk.connect({ address: ADDRESS, sentCopy: 'append' });
      await restart();
    }, 60_000);

    test('is the mail as it was sent, read, and there once', async () => {
      const { raw } = await answer(ADDRESS, 'Kopya');
      await eventually(async () => (await states('Kopya'))[0] === 'kept', { withinMs: 30_000, label: 'kept' });
      const [copy, ...others] = await copies(ADDRESS);
      expect(others).toEqual([]);
      expect(copy!.source!.toString()).toBe(raw.toString());
      expect(copy!.flags!.has('\\Seen')).toBe(true);
    }, 60_000);

    test('is not doubled by a crash between the copy and the note of it', async () => {
      await desk.rows(`update outbox set sent_copy = 'owed' where sent_copy = 'kept'`);
      await restart();
      await eventually(async () => (await states('Kopya'))[0] === 'kept', { withinMs: 30_000, label: 'kept again' });
      expect(await copies(ADDRESS)).toHaveLength(1);
    }, 60_000);

    test('is owed by nobody who keeps none, or whose provider does', async () => {
      await answer(desk.address, 'Kopya yok');
      await eventually(async () => (await states('Kopya yok')).length > 0, { label: 'sent' });
      expect(await states('Kopya yok')).toEqual([null]);
    }, 60_000);
  });
});

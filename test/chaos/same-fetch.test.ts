import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Installation, startInstallation } from '../support/stack/installation.ts';
import { eventually } from '../support/eventually.ts';
import { expectGapFreeVersions, mailsSettle } from '../support/evidence.ts';
import { letter } from '../support/mail/letter.ts';
import { needs } from '../support/stack/requirements.ts';

needs('dovecot')('a worker that comes back to waiting mail', () => {
  let bilet: Installation;
  beforeAll(async () => {
    bilet = await startInstallation({ worker: false });
  }, 60_000);
  afterAll(() => bilet.stop());

  test('20 pairs of a mail and its answer that arrive in one fetch are 20 tickets of two messages', async () => {
    for (let index = 0; index < 20; index += 1) {
      const [from, id] = [`cift-${index}@musteri.test`, `${randomUUID()}@musteri.test`];
      await bilet.deliver(letter({ from, subject: `Çift ${index}`, text: 'Merhaba', mailId: id }));
      await bilet.deliver(
        letter({
          from,
          subject: `Ynt: Çift ${index}`,
          text: 'Bir de şunu ekleyeyim',
          headers: { 'In-Reply-To': `<${id}>`, References: `<${id}>` },
        }),
      );
    }
    await bilet.startWorker();
    await mailsSettle(bilet, 40, 30_000);
    expect(
      await bilet.rows('select message_count as messages, count(*)::int as tickets from ticket group by 1'),
    ).toEqual([{ messages: 2, tickets: 20 }]);
    await eventually(async () => (await bilet.rows('select from ticket_event')).length === 40, {
      label: 'both mails in every ticket’s history',
    });
    await expectGapFreeVersions(bilet);
  }, 60_000);
});

/** A mailbox full of old mail is connected as an archive, its worker is killed again and again, and new mail comes meanwhile. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY_MS } from '../../domain/time.ts';
import { eventually } from '../support/eventually.ts';
import { inInbox } from '../support/mail/inbox.ts';
import { letter } from '../support/mail/letter.ts';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';
import { needs } from '../support/stack/requirements.ts';

const MANY = 900;
const ADDRESS = 'eski@example.test';

needs('dovecot')('a worker killed while an archive is taken', () => {
  let bilet: CrashInstallation;
  let mailbox = '';
  beforeAll(async () => {
    bilet = await startCrashInstallation();
    await inInbox(bilet.server, ADDRESS, async (client) => {
      for (let nth = 0; nth < MANY; nth += 1) {
        const raw = letter({
          from: `m${Math.floor(nth / 3) % 50}@ornek.test`,
          to: ADDRESS,
          subject: `Eski ${nth}`,
          text: `${nth}. mektup`,
          mailId: `eski-${nth}@ornek.test`,
          ...(nth % 3 === 2 ? { headers: { 'In-Reply-To': `<eski-${nth - 1}@ornek.test>` } } : {}),
        });
        await client.append('INBOX', Buffer.from(raw), [], new Date(Date.now() - 300 * DAY_MS + nth * 60_000));
      }
    });
    mailbox = await bilet.connect({
      address: ADDRESS,
      acknowledge: true,
      fromNow: true,
      archiveSince: new Date(Date.now() - 400 * DAY_MS).toISOString().slice(0, 10),
    });
  }, 180_000);
  afterAll(() => bilet?.stop(), 60_000);

  const progress = async () =>
    (
      await bilet.rows<{ found: number | null; left: number | null; placed: number }>(
        `select f.archive_found as found, f.archive_left as left,
                (select count(*)::int from inbound where mailbox_id = $1 and archived and state = 'processed') as placed
           from mailbox_folder f where f.mailbox_id = $1`,
        [mailbox],
      )
    )[0]!;

  test('each mail is there once, in closed tickets that ask nothing of anybody, and new mail does not wait', async () => {
    for (const part of [0.1, 0.3, 0.6]) {
      await bilet.workerProcess.start();
      await eventually(async () => (await progress()).placed >= MANY * part, {
        withinMs: 300_000,
        everyMs: 20,
        label: `${part} of the archive`,
      });
      const subject = `Yeni ${part}`;
      await bilet.deliver(letter({ from: 'yeni@ornek.test', to: ADDRESS, subject, text: 'Bugün' }), ADDRESS);
      await bilet.ticketBySubject(subject);
      expect((await progress()).left).toBeGreaterThan(0);
      await bilet.workerProcess.kill();
    }
    await bilet.workerProcess.start();
    await eventually(async () => (await progress()).placed === MANY, { withinMs: 300_000, label: 'the whole archive' });
    await eventually(async () => (await progress()).left === 0, { label: 'told as complete' });
    expect(await progress()).toEqual({ found: MANY, left: 0, placed: MANY });

    const [counts] = await bilet.rows(
      `select count(*)::int as tickets, count(*) filter (where state = 'closed' and next_deadline_at is null)::int as quiet,
              sum(message_count)::int as messages from ticket where archived`,
    );
    const answers = Math.floor(MANY / 3);
    expect(counts).toEqual({ tickets: MANY - answers, quiet: MANY - answers, messages: MANY });
    const none = async (text: string) => expect(await bilet.rows(text)).toEqual([]);
    await none('select from outbox o join ticket t on t.number = o.ticket_number where t.archived');
    await none('select from owed_start o join ticket t on t.number = o.ticket_number where t.archived');
    await none(`select from inbound where archived and (fact is not null or state <> 'processed')`);
    await none(
      `select from ticket_event e join ticket t on t.number = e.ticket_number where t.archived and e.kind <> 'filed'`,
    );
  }, 600_000);
});

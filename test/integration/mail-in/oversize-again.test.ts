import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listQuarantine } from '../../../db/mail-in/ledger-lists.ts';
import type { MailServer } from '../../../dev/mailserver.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { type HeldMailDecision, RELEASE_MAIL_WORKFLOW } from '../../../workflows/messages/mailbox.ts';

type Row = { id: number; uidvalidity: number; state: string; duplicate_of: number | null; last_error: string | null };

describe('a mail that is too large to take', () => {
  let bilet: Installation;
  beforeAll(async () => {
    bilet = await startInstallation({ server: 'own' });
  }, 60_000);
  afterAll(() => bilet.stop());

  const rowsOf = (subject: string) =>
    bilet.rows<Row>('select * from inbound where subject = $1 order by id', [subject]);
  const known = (subject: string, rows: number) =>
    eventually(
      async () => {
        const found = await rowsOf(subject);
        return found.length === rows && found;
      },
      { withinMs: 20_000, label: `${rows} rows of "${subject}"` },
    );
  const forReview = async (subject: string) =>
    (await listQuarantine(bilet.pool, null, 100)).filter((row) => row.subject === subject).map(({ id }) => id);
  const large = (subject: string) =>
    letter({ from: 'buyuk@musteri.test', subject, text: 'x'.repeat(LIMITS.mailBytes) });
  /** All mails are listed anew, as by a server that was restored from a backup. */
  const newGeneration = (uidvalidity: number) =>
    (bilet.server as unknown as MailServer).changeUidValidity(bilet.address, uidvalidity);

  test('is listed for review once, also after the mailbox has been read again from the start', async () => {
    await bilet.deliver(large('Dev çizim'));
    const [first] = await known('Dev çizim', 1);
    expect(first).toMatchObject({ state: 'oversize', duplicate_of: null });
    newGeneration(5001);
    const [, second] = await known('Dev çizim', 2);
    expect(second).toMatchObject({ state: 'duplicate', duplicate_of: first!.id, last_error: null, uidvalidity: 5001 });
    expect(await forReview('Dev çizim')).toEqual([first!.id]);
    newGeneration(5002);
    const [, , third] = await known('Dev çizim', 3);
    expect(third).toMatchObject({ state: 'duplicate', duplicate_of: first!.id });
    expect(await forReview('Dev çizim')).toEqual([first!.id]);
  }, 90_000);

  test('is not listed again once a person has set it aside', async () => {
    await bilet.deliver(large('Dev katalog'));
    const [first] = await known('Dev katalog', 1);
    const decision = bilet.temporal.workflow.execute(RELEASE_MAIL_WORKFLOW, {
      workflowId: `release-test-${bilet.mailbox}-${first!.id}`,
      taskQueue: bilet.settings.temporal.taskQueue,
      args: [{ inbound: first!.id, to: 'discard' } satisfies HeldMailDecision],
    });
    expect(await decision).toEqual({ state: 'discarded' });
    expect(await forReview('Dev katalog')).toEqual([]);
    newGeneration(5003);
    const [, second] = await known('Dev katalog', 2);
    expect(second).toMatchObject({ state: 'duplicate', duplicate_of: first!.id });
    expect(await forReview('Dev katalog')).toEqual([]);
  }, 60_000);

  test('is a duplicate when another server adds header lines to it, and a different mail under the same Message-ID is not', async () => {
    const raw = large('Dev sunum');
    await bilet.deliver(raw);
    await known('Dev sunum', 1);
    await bilet.deliver(`Received: from eski.example by yeni.example\r\n${raw}`);
    const [first, again] = await known('Dev sunum', 2);
    expect(again).toMatchObject({ state: 'duplicate', duplicate_of: first!.id });
    await bilet.deliver(`${raw}one more line\r\n`);
    const [, , other] = await known('Dev sunum', 3);
    expect(other).toMatchObject({ state: 'oversize', duplicate_of: null });
    expect(await forReview('Dev sunum')).toEqual([other!.id, first!.id]);
  }, 90_000);
});

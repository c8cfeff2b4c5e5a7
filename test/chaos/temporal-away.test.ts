/**
 * Temporal away for longer than any patience with it: mail is shown all the same, and tickets are told afterwards. One
 * installation goes through all of it: each test goes on with the mails of those before it.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { mailboxWorkflowId, reconnectSignal } from '../../workflows/messages/mailbox.ts';
import { type CrashInstallation, startCrashInstallation } from '../support/stack/crash-installation.ts';
import { eventually } from '../support/eventually.ts';
import { expectGapFreeVersions, expectWorkflowsAgree, mailsSettle } from '../support/evidence.ts';
import { letter } from '../support/mail/letter.ts';

/** The heartbeat timeout of the watch is 12 s, after 17 s the SDK gives it up, an unanswered signal is given up after 10 s. */
const AWAY_MS = 21_000;
/** Usually some tenths; a round of signals given up would be 10 s. */
const VISIBLE_MS = 5_000;
/** More than are told at once, so that those who wait for an answer would fill several rounds. */
const FIRST = 30;

describe('Temporal away', () => {
  let bilet: CrashInstallation;
  let delivered = 0;
  beforeAll(async () => {
    bilet = await startCrashInstallation({ server: 'own' });
    await bilet.workerProcess.start();
    await write();
    await mailsSettle(bilet, delivered);
  }, 60_000);
  afterAll(() => bilet.stop(), 60_000);

  /** Delivers a letter, of a new customer or in answer to `earlier`, and returns its Message-ID. */
  const write = async (earlier?: { from: string; mailId: string }) => {
    const from = earlier?.from ?? `${randomUUID()}@musteri.test`;
    const mailId = `${randomUUID()}@musteri.test`;
    const headers: Record<string, string> = earlier
      ? { 'In-Reply-To': `<${earlier.mailId}>`, References: `<${earlier.mailId}>` }
      : {};
    await bilet.deliver(letter({ from, subject: 'Siparişim nerede?', text: `Merhaba ${mailId}`, mailId, headers }));
    delivered += 1;
    return { from, mailId };
  };
  const isVisible = async ({ mailId }: { mailId: string }) =>
    (await bilet.rows('select from message where mail_id = $1', [mailId])).length === 1;
  const seenWithin = (mail: { mailId: string }, withinMs: number) =>
    eventually(() => isVisible(mail), { withinMs, label: 'a mail in the desk' });

  /** Customers write for as long as Temporal is away, each a mail and an answer to it; every mail is in the desk soon. */
  const mailGoesOn = async () => {
    for (const until = Date.now() + AWAY_MS; Date.now() < until; await delay(500)) {
      const mail = await write();
      await seenWithin(mail, VISIBLE_MS);
      await seenWithin(await write(mail), VISIBLE_MS);
    }
  };
  /** Every ticket has its workflow, which has heard of every mail once and in order. */
  const ticketsKnow = async () => {
    await mailsSettle(bilet, delivered, 60_000);
    await expectWorkflowsAgree(bilet);
    await expectGapFreeVersions(bilet);
    const heard = await bilet.rows<{ number: number; mails: string[]; events: string[] }>(
      `select t.number, (select array_agg(m.id order by m.created_at, m.inbound_id) from message m where m.ticket_number = t.number) as mails,
              (select array_agg((e.data->>'message')::uuid order by e.version) from ticket_event e where e.ticket_number = t.number) as events
         from ticket t`,
    );
    for (const { mails, events } of heard) expect(events).toEqual(mails);
    expect(heard.flatMap(({ mails }) => mails)).toHaveLength(delivered);
  };

  test('killed for longer than it waits for: every mail is in the desk soon, every ticket told once it is back', async () => {
    await bilet.temporalServer.kill();
    for (let count = 0; count < FIRST; count += 1) await write();
    await mailGoesOn();
    await bilet.temporalServer.start();
    await ticketsKnow();
  }, 150_000);

  test('frozen with its connections open: the same, and a mailbox that is paused meanwhile is left alone', async () => {
    bilet.temporalServer.freeze();
    await mailGoesOn();

    await bilet.rows('update mailbox set paused = true');
    // Whoever watches without Temporal looks every five seconds whether that is still wanted.
    await eventually(async () => (await watches()) === 0, { withinMs: 60_000, label: 'the mailbox left alone' });
    const late = await write();
    bilet.temporalServer.thaw();
    await eventually(async () => (await bilet.rows(`select from mailbox where status = 'paused'`)).length === 1, {
      withinMs: 30_000,
      label: 'the mailbox reported as paused',
    });
    expect(await isVisible(late)).toBe(false);

    await bilet.rows('update mailbox set paused = false');
    await bilet.temporal.workflow.getHandle(mailboxWorkflowId(bilet.mailbox)).signal(reconnectSignal);
    await seenWithin(late, 30_000);
    await ticketsKnow();
  }, 240_000);

  test('a watch whose workflow was ended ends as well, and a worker begins another', async () => {
    await eventually(async () => (await watches()) === 1, { label: 'the mailbox watched' });
    await bilet.temporal.workflow.getHandle(mailboxWorkflowId(bilet.mailbox)).terminate();
    // It hears of that by its next heartbeat, after five seconds, and looks after five more.
    await eventually(async () => (await watches()) === 0, { withinMs: 60_000, label: 'the watch ended' });
    await eventually(async () => (await watches()) === 1, { withinMs: 90_000, label: 'the mailbox watched again' });
  }, 180_000);

  /** How many hold the lock of a mailbox. */
  const watches = async () =>
    (
      await bilet.rows<{ count: number }>(
        `select count(*)::int as count from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`,
      )
    )[0]!.count;
});

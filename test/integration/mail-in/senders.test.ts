/** Who is speaking: our own address, a contact form, a mailing list, somebody who only claims to be a mail server. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { DENIZ, STRANGER } from '../../support/cast/cast.ts';
import { insistOnReply } from '../../support/cast/commands.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { type HeldMailDecision, RELEASE_MAIL_WORKFLOW } from '../../../workflows/messages/mailbox.ts';

type Mail = { id: number; sha256: string; state: string; held_reason: string | null; ticket_number: number | null };

let bilet: Installation;
beforeAll(async () => {
  bilet = await startInstallation({ server: 'own' });
}, 60_000);
afterAll(() => bilet.stop(), 60_000);

const deniz = `Deniz <${DENIZ.address}>`;
/** The ledger's row of this subject once it has come to an end. */
const ended = (subject: string) =>
  eventually(
    async () =>
      (await bilet.rows<Mail>(`select * from inbound where subject = $1 and processed_at is not null`, [subject]))[0],
    { label: `"${subject}" placed` },
  );
/** Carries out a person's decision; resolves with the row's state. */
const decide = (decision: HeldMailDecision): Promise<{ state: string }> =>
  bilet.temporal.workflow.execute(RELEASE_MAIL_WORKFLOW, {
    workflowId: `release-test-${bilet.mailbox}-${decision.inbound}`,
    taskQueue: bilet.settings.temporal.taskQueue,
    args: [decision],
  });
const awaitsReply = async (subject: string) => {
  await bilet.deliver(letter({ from: deniz, subject, text: 'Kargom nerede?' }));
  const { number, code } = await bilet.ticketBySubject(subject);
  await eventually(async () => (await bilet.ticket(number)).version >= 1, { label: 'the first record' });
  await insistOnReply(bilet, number, 'Yolda.');
  await bilet.inState(number, 'awaiting-reply');
  return { number, code };
};

test('a mail from our own address is held until a person makes it a ticket', async () => {
  await bilet.deliver(letter({ from: `Depo <${bilet.address}>`, subject: 'Depodan', text: 'Sayım bitti.' }));
  const held = await ended('Depodan');
  expect(held).toMatchObject({
    state: 'held',
    held_reason: 'own-mail',
    held_text: 'Sayım bitti.',
    ticket_number: null,
  });
  expect(await decide({ inbound: held.id, to: 'new-ticket' })).toEqual({ state: 'processed' });
  expect(await ended('Depodan')).toMatchObject({
    state: 'processed',
    held_text: null,
    ticket_number: expect.anything(),
  });
  expect(await bilet.ticketBySubject('Depodan')).toMatchObject({ state: 'new', message_count: 1 });
}, 60_000);

test('a held mail whose stored bytes are lost says so when it is released', async () => {
  await bilet.deliver(letter({ from: `Depo <${bilet.address}>`, subject: 'Kayıp', text: 'x' }));
  const { id, sha256 } = await ended('Kayıp');
  await rm(path.join(bilet.dataDir, 'blobs', sha256.slice(0, 2), sha256.slice(2)));
  expect(await decide({ inbound: id, to: 'new-ticket' })).toEqual({ state: 'unreadable' });
  const [row] = await bilet.rows('select state, last_error from inbound where id = $1', [id]);
  expect(row).toEqual({ state: 'unreadable', last_error: expect.stringMatching(/is missing/) });
}, 60_000);

test('a mail from the web site’s form belongs to the customer named in its Reply-To', async () => {
  await bilet.deliver(
    letter({
      from: `Web <${bilet.address}>`,
      subject: 'Formdan',
      text: 'Bilgi istiyorum.',
      headers: { 'Reply-To': deniz },
    }),
  );
  const { contact_id } = await bilet.ticketBySubject('Formdan');
  expect(await bilet.rows('select address from contact_address where contact_id = $1', [contact_id])).toEqual([
    { address: DENIZ.address },
  ]);
});

test('a stranger’s mail is held although it looks like a delivery report and prints the code', async () => {
  const { number, code } = await awaitsReply('Gizli sipariş');
  await bilet.deliver(
    letter({
      from: `Postacı <postmaster@${STRANGER.address.split('@')[1]}>`,
      subject: 'İletilemedi',
      text: `tid:${code}:tid`,
      headers: { 'X-Failed-Recipients': 'kimse@example.test' },
    }),
  );
  expect(await ended('İletilemedi')).toMatchObject({
    state: 'held',
    held_reason: 'unknown-sender',
    ticket_number: number,
  });
}, 60_000);

test('a customer’s answer that comes through a mailing list brings the ticket back', async () => {
  const { number, code } = await awaitsReply('Liste üzerinden');
  await bilet.deliver(
    letter({
      from: deniz,
      subject: 'Ynt: Liste üzerinden',
      text: `Hâlâ gelmedi.\r\ntid:${code}:tid`,
      headers: { 'List-Id': '<destek.example.test>', Precedence: 'list' },
    }),
  );
  expect(await bilet.inState(number, 'assigned')).toMatchObject({ number });
}, 60_000);

test('mails that were fetched together stand in the thread in their order', async () => {
  await bilet.stopWorker();
  const first = letter({ from: deniz, subject: 'Sıra', text: 'bir', mailId: 'sira-1@musteri.test' });
  const answers = ['iki', 'üç', 'dört', 'beş'].map((text) =>
    letter({ from: deniz, subject: 'Ynt: Sıra', text, headers: { 'In-Reply-To': '<sira-1@musteri.test>' } }),
  );
  for (const mail of [first, ...answers]) await bilet.deliver(mail);
  await bilet.startWorker();
  const { number } = await bilet.ticketBySubject('Sıra');
  await eventually(async () => (await bilet.ticket(number)).message_count === 5, { label: 'all five' });
  const thread = await bilet.rows<{ text: string }>(
    'select text from message where ticket_number = $1 order by created_at, id',
    [number],
  );
  expect(thread.map(({ text }) => text.trim())).toEqual(['bir', 'iki', 'üç', 'dört', 'beş']);
}, 60_000);

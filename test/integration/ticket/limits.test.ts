/** Bounds of mail in that need many mails or much time: the stage is set by SQL, the mails are real. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { MINUTE_MS } from '../../../domain/time.ts';

let bilet: Installation;

beforeAll(async () => {
  bilet = await startInstallation({ server: 'own', always: true, acknowledge: true });
}, 60_000);
afterAll(() => bilet?.stop(), 60_000);

const write = async (from: string, subject: string, writtenAt = Date.now()): Promise<void> => {
  const date = new Date(writtenAt).toUTCString().replace('GMT', '+0000');
  await bilet.deliver(letter({ from, subject, text: 'Merhaba' }).replace(/^Date: .*$/m, `Date: ${date}`));
};
type Ledger = { state: string; held_reason: string | null; ticket_number: number | null };
/** The ledger row of the mail with this subject, once it has ended. */
const ended = (subject: string) =>
  eventually(
    () =>
      bilet
        .rows<Ledger>(
          `select state, held_reason, ticket_number from inbound where subject = $1 and state <> 'stored'`,
          [subject],
        )
        .then((rows) => rows[0]),
    { label: `the mail "${subject}" ended` },
  );

test('the ticket past the hour’s limit of one sender is held', async () => {
  const busy = 'cok-yazan@musteri.test';
  await write(busy, 'Birinci');
  const first = await bilet.ticketBySubject('Birinci');
  // All but one of those that are allowed.
  await bilet.rows(
    `insert into ticket (code, mailbox_id, contact_id, subject, language, team_id, state, closed_at)
     select 'dolgu-' || n, mailbox_id, contact_id, 'Dolgu', language, team_id, 'closed', now()
       from ticket, generate_series(3, $2::int) as n where number = $1`,
    [first.number, LIMITS.ticketsPerSenderHour],
  );
  await write(busy, 'Sonuncu');
  expect(await ended('Sonuncu')).toMatchObject({ state: 'processed' });
  await write(busy, 'Fazladan');
  expect(await ended('Fazladan')).toEqual({ state: 'held', held_reason: 'too-many', ticket_number: null });

  // Neither what belongs to a ticket of theirs, nor anybody else, nor their next hour.
  await write(busy, `Re: Birinci tid:${first.code}:tid`);
  expect(await ended(`Re: Birinci tid:${first.code}:tid`)).toMatchObject({ ticket_number: first.number });
  await write('az-yazan@musteri.test', 'Başkası');
  expect(await ended('Başkası')).toMatchObject({ state: 'processed' });
  await bilet.rows(`update ticket set created_at = now() - interval '1 hour' where code = 'dolgu-3'`);
  await write(busy, 'Bir saat sonra');
  expect(await ended('Bir saat sonra')).toMatchObject({ state: 'processed' });
}, 60_000);

test('the mail past the hour’s limit of one participant on one ticket is held beside it, and others come on it', async () => {
  const busy = 'bogan@musteri.test';
  await write(busy, 'Boğulan');
  const { number, code } = await bilet.ticketBySubject('Boğulan');
  await bilet.rows(
    `insert into message (id, ticket_number, direction, kind, contact_id, from_name, from_address, subject, text, created_at)
     select gen_random_uuid(), ticket_number, direction, kind, contact_id, from_name, from_address, subject, text, created_at
       from message, generate_series(3, $2::int) where ticket_number = $1 and direction = 'in'`,
    [number, LIMITS.mailsOnTicketHour],
  );
  const answer = (nth: string) => `${nth} tid:${code}:tid`;
  await write(busy, answer('Sonuncu'));
  expect(await ended(answer('Sonuncu'))).toMatchObject({ state: 'processed', ticket_number: number });
  await write(busy, answer('Fazladan'));
  expect(await ended(answer('Fazladan'))).toEqual({
    state: 'held',
    held_reason: 'too-many-here',
    ticket_number: number,
  });
  await write(busy, 'Başka konu');
  expect(await ended('Başka konu')).toMatchObject({ state: 'processed' });
  await bilet.rows(
    `update message set created_at = now() - interval '1 hour' where ticket_number = $1 and subject = 'Boğulan'`,
    [number],
  );
  await write(busy, answer('Bir saat sonra'));
  expect(await ended(answer('Bir saat sonra'))).toMatchObject({ state: 'processed', ticket_number: number });
}, 60_000);

test('a letter of long ago is not acknowledged', async () => {
  const written = async (subject: string, ago: number) => {
    await write(`${ago}@musteri.test`, subject, Date.now() - ago);
    const { number } = await bilet.ticketBySubject(subject);
    return bilet.rows<{ kind: string }>('select kind from outbox where ticket_number = $1', [number]);
  };
  expect(await written('Dünden eski', LIMITS.acknowledgeWithinMs + MINUTE_MS)).toEqual([]);
  expect(await written('Geçen yıldan', 365 * 24 * 60 * MINUTE_MS)).toEqual([]);
  expect(await written('Dünden yeni', LIMITS.acknowledgeWithinMs - MINUTE_MS)).toEqual([{ kind: 'acknowledgement' }]);
}, 60_000);

test('a mail after the reopen window opens a new ticket linked to the old one', async () => {
  /** A ticket that was closed so long ago, and a mail to it. */
  const answered = async (subject: string, ago: number) => {
    const from = `${ago}@eski.test`;
    await write(from, subject);
    const { number, code } = await bilet.ticketBySubject(subject);
    await eventually(async () => (await bilet.ticket(number)).version > 0, { label: 'the first record' });
    await bilet.command(number, { kind: 'archive' });
    await bilet.inState(number, 'closed');
    await eventually(async () => (await (await bilet.run(number)).describe()).status.name === 'COMPLETED', {
      label: 'the run completed',
    });
    await bilet.rows(`update ticket set closed_at = now() - make_interval(secs => $2) where number = $1`, [
      number,
      ago / 1_000,
    ]);
    await write(from, `Re: ${subject} tid:${code}:tid`);
    const { ticket_number: placed } = await ended(`Re: ${subject} tid:${code}:tid`);
    return { number, placed: placed! };
  };

  const mailsOf = async (number: number) =>
    (await bilet.rows(`select from message where ticket_number = $1 and direction = 'in'`, [number])).length;
  const late = await answered('Çoktan kapandı', LIMITS.reopenWindowMs + MINUTE_MS);
  expect(late.placed).not.toBe(late.number);
  expect(await bilet.ticket(late.placed)).toMatchObject({ state: 'new', related_to: late.number, reopen_count: 0 });
  const early = await answered('Yeni kapandı', LIMITS.reopenWindowMs - MINUTE_MS);
  expect(early.placed).toBe(early.number);
  expect(await bilet.inState(early.number, 'new')).toMatchObject({ related_to: null, reopen_count: 1 });
  expect(await bilet.ticket(late.number)).toMatchObject({ state: 'closed', reopen_count: 0 });
  expect(await Promise.all([late.number, late.placed, early.number].map(mailsOf))).toEqual([1, 1, 2]);
}, 60_000);

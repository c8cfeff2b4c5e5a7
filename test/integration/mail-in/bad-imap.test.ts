import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Faults } from '../../../dev/mailserver/faults.ts';
import type { MailServer } from '../../../dev/mailserver.ts';
import { createLog } from '../../../log.ts';
import { startWorker } from '../../../worker.ts';
import { type Installation, startInstallation } from '../../support/stack/installation.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';

type Ledger = {
  uid: number;
  uidvalidity: number;
  state: string;
  last_error: string | null;
  from_address: string;
  subject: string;
  ticket_number: number | null;
  duplicate_of: number | null;
};

describe('a mail server that misbehaves', () => {
  let bilet: Installation;
  let faults: Faults;
  const lost = { wrong: '', silent: '' };
  beforeAll(async () => {
    bilet = await startInstallation({ server: 'own', worker: false });
    faults = (bilet.server as unknown as MailServer).faults;
    lost.wrong = await bilet.connect({ address: 'yanlis@example.test', password: 'bu-parola-degil' });
    lost.silent = await bilet.connect({ address: 'yok@example.test', imapPort: 1 });
    await bilet.startWorker();
  }, 60_000);
  afterEach(() => faults.clear());
  afterAll(() => bilet.stop());

  const mailbox = async (id: string) =>
    (
      await bilet.rows<{ status: string; status_detail: string | null; status_at: Date }>(
        'select status, status_detail, status_at from mailbox where id = $1',
        [id],
      )
    )[0]!;
  const inStatus = (id: string, status: string) =>
    eventually(
      async () => {
        const box = await mailbox(id);
        return box.status === status && box;
      },
      { label: `a mailbox ${status}` },
    );
  const ledgerOf = (subject: string) =>
    bilet.rows<Ledger>('select * from inbound where subject = $1 order by id', [subject]);
  const ended = (subject: string, rows: number, withinMs = 60_000) =>
    eventually(
      async () => {
        const found = (await ledgerOf(subject)).filter(({ state }) => state !== 'stored');
        return found.length === rows && found;
      },
      { withinMs, label: `${rows} rows of "${subject}"` },
    );
  const write = (subject: string, more: { text?: string; mailId?: string } = {}) =>
    letter({ from: `${randomUUID()}@musteri.test`, subject, text: 'Merhaba', ...more });
  const messages = async (subject: string) =>
    (await bilet.rows('select id from message where subject = $1', [subject])).length;

  test('a wrong password is named as such, an absent server as unreachable, and the third mailbox works', async () => {
    expect((await inStatus(lost.wrong, 'credentials')).status_detail).toMatch(/refused the user name or password/);
    expect((await inStatus(lost.silent, 'unreachable')).status_detail).toMatch(/ECONNREFUSED|cannot be reached/);
    await inStatus(bilet.mailbox, 'live');
    await bilet.deliver(write('Komşular bozuk'));
    await bilet.ticketBySubject('Komşular bozuk');
  }, 40_000);

  test.each([
    ['cut in the middle', () => faults.add({ kind: 'dropInLiteral', afterBytes: 100, user: bilet.address })],
    ['announced too long', () => faults.add({ kind: 'lyingLiteral', by: 3, user: bilet.address })],
    ['announced too short', () => faults.add({ kind: 'lyingLiteral', by: -40, user: bilet.address })],
    [
      'answered with NO',
      () => faults.add({ kind: 'no', command: 'UID FETCH', text: '[LIMIT] slow down', user: bilet.address }),
    ],
    ['answered with BYE', () => faults.add({ kind: 'bye', command: 'UID FETCH', user: bilet.address })],
  ])(
    'a mail %s is fetched again, once and whole',
    async (name, misbehave) => {
      const subjects = [1, 2, 3].map((number) => `${name} ${number}`);
      await bilet.stopWorker();
      for (const subject of subjects) await bilet.deliver(write(subject, { text: `Merhaba ${'x'.repeat(2_000)} SON` }));
      misbehave();
      await bilet.startWorker();
      for (const subject of subjects) {
        const [row] = await ended(subject, 1);
        expect(row).toMatchObject({ state: 'processed' });
        const texts = await bilet.rows<{ text: string }>('select text from message where subject = $1', [subject]);
        expect(texts.map(({ text }) => text.trimEnd().slice(-3))).toEqual(['SON']);
      }
    },
    120_000,
  );

  test('a refused STORE costs only the flag', async () => {
    await inStatus(bilet.mailbox, 'live');
    const before = await mailbox(bilet.mailbox);
    faults.add({ kind: 'no', command: 'UID STORE', times: Infinity, user: bilet.address });
    await bilet.deliver(write('Bayrak yok'));
    await bilet.ticketBySubject('Bayrak yok');
    // A connection that had broken off would have to be reported and opened again before this one is read.
    await bilet.deliver(write('Yine bayrak yok'));
    await bilet.ticketBySubject('Yine bayrak yok');
    expect(await mailbox(bilet.mailbox)).toEqual(before);
    const kept = (bilet.server as unknown as MailServer).messages(bilet.address);
    expect(kept.slice(-2).map(({ flags }) => flags)).toEqual([[], []]);
  }, 30_000);

  test('another UIDVALIDITY makes every mail known as a duplicate and no second message', async () => {
    await bilet.deliver(write('Yeni çağ'));
    await ended('Yeni çağ', 1);
    const before = (await bilet.rows('select id from message')).length;
    (bilet.server as unknown as MailServer).changeUidValidity(bilet.address, 4242);
    const [first, second] = await ended('Yeni çağ', 2);
    expect(second).toMatchObject({ uidvalidity: 4242, state: 'duplicate', ticket_number: first!.ticket_number });
    await eventually(
      async () =>
        (await bilet.rows('select from inbound where uidvalidity = 4242')).length * 2 ===
        (await bilet.rows('select from inbound')).length,
      { label: 'the whole mailbox read anew' },
    );
    await eventually(async () => (await bilet.rows(`select from inbound where state = 'stored'`)).length === 0, {
      label: 'all of it ended',
    });
    expect((await bilet.rows('select id from message')).length).toBe(before);
  }, 60_000);

  test('the same bytes twice are one message, and the second row says of what', async () => {
    const raw = write('İki kez');
    await bilet.deliver(raw);
    await bilet.deliver(raw);
    const [first, second] = await ended('İki kez', 2);
    expect(second).toMatchObject({ state: 'duplicate', ticket_number: first!.ticket_number });
    expect(await messages('İki kez')).toBe(1);
  }, 30_000);

  test('the same Message-ID with other content is a second message', async () => {
    const mailId = `${randomUUID()}@musteri.test`;
    await bilet.deliver(write('Aynı kimlik', { mailId, text: 'ilk' }));
    await bilet.deliver(write('Aynı kimlik', { mailId, text: 'başka' }));
    await ended('Aynı kimlik', 2);
    expect(await messages('Aynı kimlik')).toBe(2);
  }, 30_000);

  test('a mail of 60 MB is recorded with its header and stays on the server', async () => {
    await bilet.deliver(write('Çok büyük', { text: 'x'.repeat(60 * 1024 * 1024) }));
    const [row] = await ended('Çok büyük', 1);
    expect(row).toMatchObject({ state: 'oversize', last_error: expect.stringMatching(/60 MB.*25 MB/) });
    expect(row!.from_address).toMatch(/@musteri\.test$/);
    await bilet.deliver(write('Büyükten sonra'));
    await bilet.ticketBySubject('Büyükten sonra');
  }, 60_000);

  test('NUL bytes and lone surrogates anywhere end as a readable message, also when the mail is too large', async () => {
    const utf16 = Buffer.from([0x41, 0x00, 0x00, 0xd8, 0x42, 0x00]).toString('base64');
    const bad = (subject: string, size = 0) =>
      Buffer.concat([
        Buffer.from(
          `From: =?utf-16le?B?${utf16}?= <bozuk-${subject.length}@musteri.test>\r\nSubject: ${subject} =?utf-16le?B?${utf16}?= =?utf-8?B?${Buffer.from('a\0b').toString('base64')}?=\r\nMessage-ID: <${randomUUID()}\0@x>\r\nContent-Type: text/plain; charset=utf-8; name="a\0b"\r\n\r\n`,
        ),
        Buffer.from('ilk\0satir \xed\xa0\x80 son', 'latin1'),
        Buffer.alloc(size, 0x78),
      ]);
    await bilet.deliver(bad('Bozuk harf'));
    await bilet.deliver(bad('Bozuk ve dev', 30 * 1024 * 1024));
    const find = (prefix: string) =>
      eventually(
        () =>
          bilet
            .rows<Ledger>(`select * from inbound where subject like $1 and state <> 'stored'`, [`${prefix}%`])
            .then((rows) => rows[0]),
        { label: prefix },
      );
    expect(await find('Bozuk harf')).toMatchObject({ state: 'processed' });
    expect(await find('Bozuk ve dev')).toMatchObject({ state: 'oversize' });
    await bilet.deliver(write('Bozuktan sonra'));
    await bilet.ticketBySubject('Bozuktan sonra');
  }, 60_000);

  test('two workers share a mailbox without doubles, over one session', async () => {
    const second = await startWorker(bilet.settings, createLog('silent'));
    try {
      const subjects = Array.from({ length: 40 }, (_, index) => `İki işçi ${index}`);
      for (const subject of subjects) await bilet.deliver(write(subject));
      for (const subject of subjects) await bilet.ticketBySubject(subject);
      // The two broken mailboxes are watched as well. Who waits for a mailbox holds a lock that is shared.
      await eventually(
        async () => {
          const [{ holders }] = (await bilet.rows<{ holders: number }>(
            `select count(*)::int as holders from pg_locks where locktype = 'advisory' and mode = 'ExclusiveLock' and granted and database = (select oid from pg_database where datname = current_database())`,
          )) as [{ holders: number }];
          return holders === 3;
        },
        { label: 'one holder of each mailbox' },
      );
    } finally {
      await second.stop();
    }
    // Only now has it written all that it had begun.
    expect(
      await bilet.rows(
        `select subject from message where subject like 'İki işçi%' group by subject having count(*) > 1`,
      ),
    ).toEqual([]);
    expect(await bilet.rows(`select from inbound where state = 'duplicate' and subject like 'İki işçi%'`)).toEqual([]);
  }, 60_000);
});

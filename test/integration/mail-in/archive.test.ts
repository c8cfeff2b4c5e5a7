/** A mailbox with a past is connected, and its older mail is taken as an archive: found and read, and asking nothing of anybody. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Dovecot } from '../../../dev/dovecot.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { inInbox } from '../../support/mail/inbox.ts';
import { type Letter, letter } from '../../support/mail/letter.ts';
import { needs } from '../../support/stack/requirements.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';
import { expectWhole } from '../../support/whole.ts';

const ADDRESS = 'arsivli@example.test';
/** Six batches and more: a worker that is told to stop takes one or two still. */
const MANY = 300;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

needs('dovecot')('a mailbox whose past becomes an archive', () => {
  let desk: ServedDesk;
  let ayse: ApiClient;
  let server: Dovecot;
  let mailbox = '';
  const write = (subject: string, given: Partial<Letter> = {}) =>
    letter({ from: 'Deniz <deniz@ornek.test>', to: ADDRESS, subject, text: `${subject} için yazıyorum`, ...given });

  beforeAll(async () => {
    desk = await startServedDesk({ server: 'dovecot' });
    ayse = await signedIn(desk.url, AYSE.email);
    server = desk.server as Dovecot;
    await inInbox(server, ADDRESS, async (client) => {
      const append = (raw: string, days: number) => client.append('INBOX', Buffer.from(raw), [], daysAgo(days));
      await append(write('Çok eski'), 900);
      await append(write('İade sorusu', { mailId: 'iade@ornek.test' }), 300);
      await append(
        write('Re: İade sorusu', { headers: { 'In-Reply-To': '<iade@ornek.test>' }, text: 'Ekliyorum' }),
        299,
      );
      await append(
        write('Re: İade sorusu', { from: 'biri@yabanci.test', headers: { 'In-Reply-To': '<iade@ornek.test>' } }),
        298,
      );
      await append(write('Geri döndü', { from: 'MAILER-DAEMON@ornek.test', headers: { 'Return-Path': '<>' } }), 200);
      const answers = (...ids: string[]) => ({
        'In-Reply-To': `<${ids.at(-1)!}>`,
        References: ids.map((id) => `<${id}>`).join(' '),
      });
      await append(write('Kargo', { mailId: 'kargo@ornek.test' }), 190);
      await append(
        write('Re: Kargo', {
          from: ADDRESS,
          to: 'deniz@ornek.test',
          mailId: 'kargo-1@example.test',
          headers: { ...answers('kargo@ornek.test'), Cc: 'ece@ornek.test' },
          text: 'Bakıyoruz',
        }),
        189,
      );
      await append(
        write('Re: Kargo', {
          from: 'info@example.test',
          to: 'deniz@ornek.test',
          mailId: 'kargo-2@example.test',
          headers: answers('kargo@ornek.test', 'kargo-1@example.test'),
          text: 'Yola çıktı',
        }),
        188,
      );
      const last = answers('kargo@ornek.test', 'kargo-1@example.test', 'kargo-2@example.test');
      await append(write('Re: Kargo', { headers: last, text: 'Geldi' }), 187);
      await append(write('Re: Kargo', { from: 'ece@ornek.test', headers: last, text: 'Bana da' }), 186);
      await append(write('Bizden', { from: ADDRESS }), 150);
      await append(write('Geçen ayki soru', { mailId: 'gecen@ornek.test' }), 10);
      for (let nth = 0; nth < MANY; nth += 1) await append(write(`Yığın ${nth}`), 100);
    });
    mailbox = await desk.connect({
      address: ADDRESS,
      fromNow: true,
      acknowledge: true,
      archiveSince: daysAgo(365).toISOString().slice(0, 10),
    });
    await desk.stopWorker();
    await desk.startWorker();
  }, 90_000);
  afterAll(() => desk?.stop(), 60_000);

  const archive = async () => {
    const { items } = (await ayse.get('/mailboxes')).body;
    return items.find((one: { id: string }) => one.id === mailbox).archive;
  };
  const ledger = () =>
    desk.rows<{ archived: boolean; state: string; count: number }>(
      `select archived, state, count(*)::int as count from inbound where mailbox_id = $1 group by 1, 2 order by 1, 2`,
      [mailbox],
    );
  const numberOf = async (subject: string) => (await desk.ticketBySubject(subject)).number;

  test('a worker that stops in the middle goes on where it was, and new mail does not wait for the rest', async () => {
    await eventually(async () => (await archive()).left > 0 && (await ledger()).length > 0, {
      everyMs: 20,
      label: 'a part of the archive',
    });
    await desk.stopWorker();
    expect((await archive()).left).toBeGreaterThan(0);
    await desk.startWorker();
    await desk.deliver(write('Yeni soru'), ADDRESS);
    await numberOf('Yeni soru');
    await eventually(async () => (await archive()).left === 0, { withinMs: 60_000, label: 'the whole archive' });
    await eventually(async () => (await ledger()).every(({ state }) => state === 'processed'), { label: 'all placed' });
    expect(await ledger()).toEqual([
      { archived: false, state: 'processed', count: 1 },
      { archived: true, state: 'processed', count: MANY + 11 },
    ]);
    expect(await archive()).toMatchObject({ found: MANY + 11, left: 0 });
  }, 120_000);

  test('its mail is closed tickets of their own day, without a clock, a run, a mail, or anything unread', async () => {
    const { items } = (await ayse.get('/tickets?view=closed&limit=100')).body;
    expect(items.length).toBe(100);
    for (const ticket of items)
      expect(ticket).toMatchObject({
        archived: true,
        closedAs: 'archived',
        clocks: [],
        dueAt: null,
        unreadCount: 0,
        owner: null,
      });
    const [iade] = (await ayse.get(`/tickets?view=all&q=${encodeURIComponent('iade sorusu')}`)).body.items.filter(
      (one: { subject: string }) => one.subject === 'İade sorusu',
    );
    expect([iade.createdAt, iade.closedAt].map((at) => Math.round((Date.now() - Date.parse(at)) / DAY_MS))).toEqual([
      300, 299,
    ]);
    expect(
      await desk.rows(`select from outbox o join ticket t on t.number = o.ticket_number where t.archived`),
    ).toEqual([]);
    expect(
      await desk.rows('select from owed_start o join ticket t on t.number = ticket_number where t.archived'),
    ).toEqual([]);
    await expect((await desk.run(iade.number)).describe()).rejects.toThrow(/not found/i);
    expect((await ayse.get('/counters')).body).toMatchObject({ open: 1, unassigned: 1, quarantine: 0 });
    expect(
      await desk.rows(
        'select kind from ticket_event e join ticket t on t.number = ticket_number where t.archived and kind <> $1',
        ['filed'],
      ),
    ).toEqual([]);
  }, 60_000);

  test('answers stand with their originals; a stranger’s stands beside; what is older than the day is left alone', async () => {
    const number = await numberOf('İade sorusu');
    const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
    expect(items.map((one: { text: string }) => one.text.trim())).toEqual(['İade sorusu için yazıyorum', 'Ekliyorum']);
    expect(items.every((one: { readAt: string | null }) => one.readAt !== null)).toBe(true);
    const beside = await numberOf('Re: İade sorusu');
    expect(await desk.ticket(beside)).toMatchObject({ state: 'closed', related_to: number });
    for (const subject of ['Geri döndü', 'Bizden'])
      expect(await desk.ticket(await numberOf(subject))).toMatchObject({ state: 'closed' });
    expect(await desk.rows(`select from inbound where subject = 'Çok eski'`)).toEqual([]);
    await eventually(
      async () => {
        expect((await inInbox(server, ADDRESS, (client) => client.search({ seen: true }))) as number[]).toHaveLength(1);
        return true;
      },
      { label: 'the new one read' },
    );
  }, 60_000);

  test('a conversation with the house is one ticket: its own answers, the customer’s, and those of whom they named', async () => {
    const number = await numberOf('Kargo');
    const { items } = (await ayse.get(`/tickets/${number}/messages`)).body;
    expect(items.map((one: { text: string }) => one.text.trim())).toEqual([
      'Kargo için yazıyorum',
      'Bakıyoruz',
      'Yola çıktı',
      'Geldi',
      'Bana da',
    ]);
    expect(await desk.rows(`select from ticket where subject = 'Re: Kargo'`)).toEqual([]);
  }, 60_000);

  test('a mail of today opens a conversation of last week again, with clocks, and begins its run', async () => {
    const number = await numberOf('Geçen ayki soru');
    await desk.deliver(write('Re: Geçen ayki soru', { headers: { 'In-Reply-To': '<gecen@ornek.test>' } }), ADDRESS);
    const ticket = await desk.inState(number, 'new');
    expect(ticket.life.clocks.map(({ kind }) => kind).sort()).toEqual(['next-response', 'resolution']);
    expect((await (await desk.run(number)).describe()).status.name).toBe('RUNNING');
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ archived: true, unreadCount: 1 });
  }, 60_000);

  test('one that answers last year’s opens a ticket of its own, beside it', async () => {
    await desk.deliver(write('Yine iade', { headers: { 'In-Reply-To': '<iade@ornek.test>' } }), ADDRESS);
    const ticket = await desk.ticketBySubject('Yine iade');
    expect(ticket).toMatchObject({ state: 'new', related_to: await numberOf('İade sorusu') });
  }, 60_000);

  test('an agent writes a note there and opens it again, as any closed ticket', async () => {
    const number = await numberOf('Yığın 7');
    expect((await ayse.post(`/tickets/${number}/notes`, { text: 'Buna bakalım' })).status).toBeLessThan(300);
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ state: 'closed', version: 2 });
    expect((await ayse.post(`/tickets/${number}/reopening`, {})).status).toBeLessThan(300);
    expect((await ayse.get(`/tickets/${number}`)).body).toMatchObject({ state: 'new', archived: true });
  }, 60_000);

  test('and the installation is whole', () => expectWhole(desk), 60_000);
});

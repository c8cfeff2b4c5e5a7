/** A mailbox with several folders: each is read by itself and gives its mail to its team; what stands in two of them is one mail. */
import { beforeAll, expect, test } from '@jest/globals';
import { DAY_MS } from '../../../domain/time.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { inInbox } from '../../support/mail/inbox.ts';
import { letter } from '../../support/mail/letter.ts';
import { needs } from '../../support/stack/requirements.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const ADDRESS = 'klasorlu@example.test';

/** What a change of a mailbox repeats. */
const SETTINGS = [
  ...['address', 'name', 'language', 'pollSeconds', 'acknowledge', 'plusAddressing', 'ticketsPerMinute', 'paused'],
  ...['aliases', 'sentCopy', 'imap', 'smtp'],
];

needs('dovecot')('the folders of a mailbox', () => {
  const { desk, ayse } = servedDesk({ server: 'dovecot' });
  const selin = sessionOf(desk, SELIN);
  const write = (subject: string) => letter({ from: 'deniz@ornek.test', to: ADDRESS, subject, text: 'Merhaba' });
  const inside = <T>(work: Parameters<typeof inInbox<T>>[2]) => inInbox(desk.server, ADDRESS, work);
  const put = (folder: string, raw: string, at = new Date()) =>
    inside((client) => client.append(folder, Buffer.from(raw), [], at));
  const mailbox = async () =>
    (await ayse.get('/mailboxes')).body.items.find((one: { address: string }) => one.address === ADDRESS);
  let accounting = '';

  beforeAll(async () => {
    [{ id: accounting }] = (await desk.rows<{ id: string }>(
      `insert into team (name) values ('Muhasebe') returning id`,
    )) as [{ id: string }];
    await inside((client) => client.mailboxCreate('Faturalar'));
    await put('INBOX', write('Eski soru'), new Date(Date.now() - 20 * DAY_MS));
    await put('Faturalar', write('Eski fatura'), new Date(Date.now() - 10 * DAY_MS));
    await desk.connect({
      address: ADDRESS,
      fromNow: true,
      archiveSince: new Date(Date.now() - 30 * DAY_MS).toISOString().slice(0, 10),
      folders: [
        { path: 'INBOX', team: null },
        { path: 'Faturalar', team: accounting },
        { path: 'Yok', team: null },
      ],
    });
    await desk.stopWorker();
    await desk.startWorker();
  }, 90_000);

  test('what an archive would take is counted by folder, and nothing is touched', async () => {
    const imap = { host: '127.0.0.1', port: desk.server.imapPort, tls: 'none', user: ADDRESS };
    const since = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
    const count = async (days: number, more: object = {}) =>
      (
        await selin.post('/mailboxes/dry-count', {
          ...{
            imap,
            imapPassword: desk.server.password,
            folders: ['INBOX', 'Faturalar', 'Yok'].map((path) => ({ path })),
            since: since(days),
          },
          ...more,
        })
      ).body;
    const mails = (inbox: number, bills: number) => [
      { path: 'INBOX', mails: inbox },
      { path: 'Faturalar', mails: bills },
      { path: 'Yok', mails: null },
    ];
    expect(await count(365)).toMatchObject({ imap: { ok: true }, folders: mails(1, 1) });
    expect((await count(15)).folders).toEqual(mails(0, 1));
    expect((await count(365, { imapPassword: 'yanlış' })).imap).toMatchObject({ ok: false });
    const seen = await inside((client) => client.search({ seen: true }));
    expect(seen).toEqual([]);
    expect((await ayse.post('/mailboxes/dry-count', { imap, since: since(1) })).status).toBe(403);
  }, 60_000);

  test('a folder that is gone is named, and stops no other', async () => {
    await eventually(async () => (await mailbox()).status === 'unreachable', { label: 'the trouble' });
    const { statusFault, statusDetail, folders, trouble } = await mailbox();
    expect(statusFault.code).toBe('folder-missing');
    expect(statusDetail).toContain('Yok');
    expect(trouble).toBe('unreachable');
    expect(folders.map(({ path, fault }: { path: string; fault: string | null }) => [path, fault])).toEqual([
      ['INBOX', null],
      ['Faturalar', null],
      ['Yok', 'folder-missing'],
    ]);
    await put('INBOX', write('Ana klasörden'));
    await desk.ticketBySubject('Ana klasörden');
  }, 60_000);

  test('a new ticket is of the team of its folder', async () => {
    await put('Faturalar', write('Fatura hatalı'));
    expect(await desk.ticketBySubject('Fatura hatalı')).toMatchObject({ team_id: accounting });
    const { team_id } = await desk.ticketBySubject('Ana klasörden');
    expect(team_id).not.toBe(accounting);
  }, 60_000);

  test('the archive is that of all folders, each to its team', async () => {
    await eventually(async () => (await mailbox()).archive.left === 0, { label: 'the whole archive' });
    expect((await mailbox()).archive).toMatchObject({ found: 2, left: 0 });
    expect(await desk.ticketBySubject('Eski fatura')).toMatchObject({ state: 'closed', team_id: accounting });
    expect(await desk.ticketBySubject('Eski soru')).toMatchObject({ state: 'closed' });
  }, 60_000);

  test('one mail that stands in two folders is one ticket, and both are in the ledger', async () => {
    const raw = write('Etiketli');
    await Promise.all([put('INBOX', raw), put('Faturalar', raw)]);
    const ledger = () =>
      desk.rows<{ folder: string; state: string; ticket: number }>(
        `select i.folder, i.state, i.ticket_number as ticket from inbound i join mailbox b on b.id = i.mailbox_id
          where b.address = $1 and i.subject = 'Etiketli' order by i.state desc`,
        [ADDRESS],
      );
    const rows = await eventually(
      async () => {
        const found = await ledger();
        return found.length === 2 && found.every(({ state }) => state !== 'stored') && found;
      },
      { label: 'both receipts' },
    );
    expect(rows.map(({ state }) => state)).toEqual(['processed', 'duplicate']);
    expect(rows.map(({ folder }) => folder).sort()).toEqual(['Faturalar', 'INBOX']);
    expect(new Set(rows.map(({ ticket }) => ticket)).size).toBe(1);
    expect(await desk.rows(`select from ticket where subject = 'Etiketli'`)).toHaveLength(1);
  }, 60_000);

  test('a folder that is made is read, and the mailbox is well', async () => {
    await inside((client) => client.mailboxCreate('Yok'));
    // The longer it has been gone, the later it is looked for again: a minute at most.
    await eventually(async () => (await mailbox()).status === 'live', { withinMs: 120_000, label: 'live' });
    expect((await mailbox()).folders.every(({ fault }: { fault: string | null }) => fault === null)).toBe(true);
  }, 180_000);

  test('what a folder holds before it is chosen stays there, each time that it is chosen; what comes then is taken', async () => {
    const choose = async (...paths: string[]) => {
      const { id, team, archive: _, ...box } = await mailbox();
      const { status } = await selin.put(`/mailboxes/${id}`, {
        ...Object.fromEntries(SETTINGS.map((name) => [name, box[name]])),
        ...{ team: team.id, folder: 'inbox', folders: paths.map((path) => ({ path })), archiveSince: null },
        ...{ imapPassword: desk.server.password, smtpPassword: desk.server.password },
      });
      expect(status).toBe(200);
      await eventually(async () => (await mailbox()).status === 'live', { withinMs: 60_000, label: 'live' });
    };
    const subjects = async () =>
      (await desk.rows<{ subject: string }>(`select subject from inbound where folder = 'Arşiv' order by subject`)).map(
        ({ subject }) => subject,
      );
    await inside((client) => client.mailboxCreate('Arşiv'));
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    await put('Arşiv', write('Seçilmeden önce'), hoursAgo(1));
    await choose('Inbox', 'Arşiv');
    await put('Arşiv', write('Seçildikten sonra'));
    await desk.ticketBySubject('Seçildikten sonra');
    await choose('Inbox');
    await put('Arşiv', write('Arada gelen'), hoursAgo(1));
    await choose('Inbox', 'Arşiv');
    await put('Arşiv', write('Yeniden seçilince'));
    await desk.ticketBySubject('Yeniden seçilince');
    expect(await subjects()).toEqual(['Seçildikten sonra', 'Yeniden seçilince']);
    expect(await desk.rows(`select from inbound where lower(folder) = 'inbox' and folder <> 'INBOX'`)).toEqual([]);
  }, 120_000);
});

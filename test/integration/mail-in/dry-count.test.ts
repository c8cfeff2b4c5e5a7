/** What an archive would take is counted as it is taken then: not what would be new, and not our own tests. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { serviceMailId } from '../../../activities/service-mail-id.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../domain/time.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { inInbox } from '../../support/mail/inbox.ts';
import { letter } from '../../support/mail/letter.ts';
import { needs } from '../../support/stack/requirements.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const ADDRESS = 'sayilan@example.test';

const counts = (kind: 'dovecot' | 'own') => () => {
  const { desk } = servedDesk({ server: kind });
  const selin = sessionOf(desk, SELIN);
  const since = new Date(Date.now() - 30 * DAY_MS).toISOString().slice(0, 10);
  const server = (port: number) => ({ host: '127.0.0.1', port, tls: 'none', user: ADDRESS });
  const settings = () => ({
    ...{ address: ADDRESS, name: 'Sayılan', imap: server(desk.server.imapPort), smtp: server(desk.sink.port) },
    ...{ imapPassword: desk.server.password, smtpPassword: 'parola', archiveSince: since },
  });
  const put = (raw: string, ageMs: number) =>
    inInbox(desk.server as { imapPort: number; password: string }, ADDRESS, (client) =>
      client.append('INBOX', Buffer.from(raw), [], new Date(Date.now() - ageMs)),
    );
  const write = (subject: string, headers: Record<string, string> = {}, from = 'deniz@ornek.test') =>
    letter({ from, to: ADDRESS, subject, text: 'Merhaba', headers });
  const count = async (more: object = {}) => {
    const { imap, imapPassword } = settings();
    const { body } = await selin.post('/mailboxes/dry-count', { address: ADDRESS, imap, imapPassword, since, ...more });
    return body.folders[0].mails;
  };
  const states = () =>
    desk.rows<{
      subject: string;
      state: string;
      archived: boolean;
    }>(`select i.subject, i.state, i.archived from inbound i join mailbox b on b.id = i.mailbox_id
                where b.address = '${ADDRESS}' order by i.subject`);

  beforeAll(async () => {
    const sent = Date.now() - HOUR_MS;
    const probe = serviceMailId(desk.vault, 'probe', { id: 'abc-1', at: sent, from: ADDRESS });
    await put(write('Daha eski'), 90 * DAY_MS);
    await put(write('Eski'), 20 * DAY_MS);
    await put(write('Deneme', { 'X-Bilet-Probe': probe }, ADDRESS), HOUR_MS);
    await put(write('Kopyalanmış deneme', { 'X-Bilet-Probe': probe }), HOUR_MS);
    // Within the two minutes that a clock may be behind for the whole test.
    await put(write('Az önceki'), -30 * SECOND_MS);
  }, 60_000);

  test('is what is taken as one: not what is new, nor our own test, but a mail that only looks like it', async () => {
    expect(await count()).toBe(2);
    expect((await selin.post('/mailboxes', settings())).status).toBe(201);
    await eventually(async () => (await states()).length === 4, { label: 'all of it taken' });
    await eventually(async () => (await states()).every(({ state }) => state !== 'stored'), {
      label: 'all of it placed',
    });
    expect(await states()).toEqual([
      { subject: 'Az önceki', state: 'processed', archived: false },
      { subject: 'Deneme', state: 'service', archived: true },
      { subject: 'Eski', state: 'processed', archived: true },
      { subject: 'Kopyalanmış deneme', state: 'processed', archived: true },
    ]);
  }, 90_000);

  test('of a mailbox that has taken it is nothing', async () => {
    const [box] = (await selin.get('/mailboxes')).body.items.filter(
      ({ address }: { address: string }) => address === ADDRESS,
    );
    expect(await count({ id: box.id, address: undefined })).toBe(0);
    await put(write('Yeni gelen'), 0);
    expect(await count({ id: box.id, address: undefined })).toBe(0);
  }, 60_000);
};

needs('dovecot')('the count of an archive', counts('dovecot'));
describe('the count of an archive at a server that makes no envelopes', counts('own'));

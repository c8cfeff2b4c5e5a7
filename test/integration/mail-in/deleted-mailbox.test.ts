/** A mailbox that is deleted leaves its tickets to another, or says why they cannot be answered; its address goes on when it comes back. */
import { expect, test } from '@jest/globals';
import { mailboxWorkflowId } from '../../../workflows/messages/mailbox.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { eventually } from '../../support/eventually.ts';
import { inInbox } from '../../support/mail/inbox.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet, ayse } = servedDesk();
const selin = sessionOf(bilet, SELIN);

const from = (subject: string) => letter({ from: 'ali@musteri.test', subject, text: 'Merhaba' });
const box = async (id: string) =>
  (await selin.get('/mailboxes')).body.items.find((one: { id: string }) => one.id === id);

async function withTicket(address: string, subject: string): Promise<{ id: string; number: number }> {
  const id = await bilet.connectWatched({ address });
  await bilet.deliver(from(subject), address);
  const { number } = await bilet.ticketBySubject(subject);
  return { id, number };
}
const reply = (number: number, text: string) => ayse.post(`/tickets/${number}/replies`, { text, then: 'keep' });
const settingsOf = (address: string, name: string) => {
  const server = (port: number) => ({ host: '127.0.0.1', port, tls: 'none', user: address });
  return {
    ...{ address, name, imap: server(bilet.server.imapPort), smtp: server(bilet.sink.port) },
    ...{ imapPassword: bilet.server.password, smtpPassword: 'parola' },
  };
};
const remove = (id: string, successor: string | null) => selin.delete(`/mailboxes/${id}`, {}, { successor });

test('before a mailbox is deleted one is told what that means, and who could answer instead', async () => {
  const { id } = await withTicket('sorulan@example.test', 'Sorulan');
  const { status, body } = await selin.get(`/mailboxes/${id}/consequences`);
  expect([status, body]).toEqual([
    200,
    {
      openTickets: 1,
      waiting: { mails: 0, held: 0, sends: 0 },
      successor: expect.objectContaining({ address: bilet.address }),
    },
  ]);
  expect((await ayse.get(`/mailboxes/${id}/consequences`)).status).toBe(403);
});

test('answers on its open tickets go out by its successor, under that one’s address', async () => {
  const { id, number } = await withTicket('halefli@example.test', 'Halefli');
  expect((await remove(id, bilet.mailbox)).status).toBe(204);
  expect(await box(id)).toBeUndefined();
  expect((await reply(number, 'Yeni adresten yanıt')).status).toBe(202);
  const mail = await eventually(
    async () => bilet.sink.mails().find(({ raw }) => raw.toString('utf8').includes('Yeni adresten')),
    { label: 'sent by the successor' },
  );
  expect(mail.envelope.from).toBe(bilet.address);
  expect(mail.raw.toString('utf8')).toContain(`<${bilet.address}>`);
});

test('a mail that waited when its mailbox was deleted leaves by the successor', async () => {
  const { id, number } = await withTicket('bekleyen@example.test', 'Bekleyen');
  bilet.sink.script({ rcpt: { 'ali@musteri.test': '451 4.7.1 later' }, times: 1 });
  await reply(number, 'Bekleyen yanıt');
  await eventually(
    async () =>
      (await bilet.rows<{ state: string }>('select state from outbox where ticket_number = $1', [number])).some(
        ({ state }) => state === 'deferred',
      ),
    { label: 'deferred' },
  );
  await remove(id, bilet.mailbox);
  const mail = await eventually(
    async () => bilet.sink.mails().find(({ raw }) => raw.toString('utf8').includes('Bekleyen yan')),
    { label: 'sent after all', withinMs: 60_000 },
  );
  expect(mail.envelope.from).toBe(bilet.address);
}, 90_000);

test('what waits because the sign-in of its mailbox is given up does not wait for a mailbox that is deleted', async () => {
  const [handed, ended] = [
    await withTicket('verilen@example.test', 'Verilen'),
    await withTicket('kalan@example.test', 'Kalan'),
  ];
  const sends = (number: number, state: string) =>
    eventually(
      async () =>
        (
          await bilet.rows(`select 1 from outbox where ticket_number = $1 and kind = 'reply' and state = $2`, [
            number,
            state,
          ])
        ).length,
      { label: `${number} ${state}`, withinMs: 60_000 },
    );
  for (const { id, number } of [handed, ended]) {
    await bilet.rows(
      `insert into mailbox_sign_in (mailbox_id, side, waits, wait_until, fault) values ($1, 'smtp', 1, now() + interval '3 seconds', '')`,
      [id],
    );
    await reply(number, `Yanıt ${number}`);
    await sends(number, 'deferred');
    await bilet.rows(`update mailbox_sign_in set refused = 3 where mailbox_id = $1 and side = 'smtp'`, [id]);
  }
  await remove(handed.id, bilet.mailbox);
  await remove(ended.id, null);
  await sends(handed.number, 'sent');
  await sends(ended.number, 'rejected');
  expect(bilet.sink.mails().find(({ raw }) => raw.toString('utf8').includes(`t ${handed.number}`))?.envelope.from).toBe(
    bilet.address,
  );
  expect(await bilet.rows('select 1 from mailbox_sign_in where mailbox_id = any($1)', [[handed.id, ended.id]])).toEqual(
    [],
  );
}, 150_000);

test('without a successor nobody can answer, and whoever tries is told why', async () => {
  const { id, number } = await withTicket('halefsiz@example.test', 'Halefsiz');
  expect((await remove(id, null)).status).toBe(204);
  const { status, body } = await reply(number, 'Yanıt');
  expect([status, body.code]).toEqual([409, 'no-mailbox']);
  expect((await selin.get(`/tickets/${number}`)).status).toBe(200);
});

test('its secrets are erased, its workflow ends, and the other administrators are told', async () => {
  const { id } = await withTicket('silinen@example.test', 'Silinen');
  await remove(id, null);
  expect(await bilet.rows('select imap_secret, smtp_secret from mailbox where id = $1', [id])).toEqual([
    { imap_secret: '', smtp_secret: '' },
  ]);
  await eventually(
    async () => (await bilet.temporal.workflow.getHandle(mailboxWorkflowId(id)).describe()).status.name === 'COMPLETED',
    { label: 'its workflow has ended' },
  );
  expect(await bilet.rows(`select 1 from audit where action = 'mailbox.delete' and subject = $1`, [id])).toHaveLength(
    1,
  );
});

const taken = async (id: string) =>
  (
    await bilet.rows<{ subject: string; archived: boolean }>(
      'select subject, archived from inbound where mailbox_id = $1 order by id',
      [id],
    )
  ).map(({ subject, archived }) => (archived ? `${subject}, as an archive` : subject));
/** Comes while nobody reads the mailbox. */
const meanwhile = (address: string, subject: string) =>
  inInbox(bilet.server, address, (client) =>
    client.append('INBOX', Buffer.from(from(subject)), [], new Date(Date.now() - HOUR_MS)),
  );

test('an address that is connected anew from now on leaves what came meanwhile where it is, and takes nothing twice', async () => {
  const address = 'donen@example.test';
  const { id, number } = await withTicket(address, 'Dönen');
  await remove(id, null);
  await meanwhile(address, 'Arada kalan');
  const made = await selin.post('/mailboxes', settingsOf(address, 'Dönen'));
  expect([made.status, made.body.id]).toEqual([201, id]);
  await bilet.deliver(from('Yeniden gelen'), address);
  await bilet.ticketBySubject('Yeniden gelen');
  expect(await taken(id)).toEqual(['Dönen', 'Yeniden gelen']);
  expect(await bilet.rows(`select 1 from ticket where subject = 'Dönen'`)).toHaveLength(1);
  expect((await reply(number, 'Geri döndük')).status).toBe(202);
  await eventually(
    async () => {
      expect(await box(id)).toMatchObject({
        ...{ status: 'live', statusDetail: null },
        ...{ lastLookAt: expect.any(String), lastMailAt: expect.any(String) },
      });
      return true;
    },
    // The watch from before it was deleted hears of its end by its heartbeat, and lets go of the mailbox only then.
    { label: 'live again' },
  );
}, 60_000);

test('one that is connected anew since a day takes what came meanwhile as an archive, as it was counted, and nothing twice', async () => {
  const address = 'arsivle@example.test';
  const { id } = await withTicket(address, 'Önceden alınan');
  await remove(id, null);
  await meanwhile(address, 'Arada gelen');
  const since = new Date(Date.now() - 10 * DAY_MS).toISOString().slice(0, 10);
  const { imap, imapPassword, ...settings } = settingsOf(address, 'Arşivli');
  const counted = await selin.post('/mailboxes/dry-count', { address, imap, imapPassword, since });
  expect(counted.body.folders).toEqual([{ path: 'INBOX', mails: 1 }]);
  const made = await selin.post('/mailboxes', { ...settings, imap, imapPassword, archiveSince: since });
  expect([made.status, made.body.id]).toEqual([201, id]);
  await eventually(async () => (await box(id)).archive.left === 0, { label: 'the whole archive' });
  expect((await box(id)).archive).toMatchObject({ found: 1 });
  expect(await bilet.ticketBySubject('Arada gelen')).toMatchObject({ state: 'closed', archived: true });
  expect(await taken(id)).toEqual(['Önceden alınan', 'Arada gelen, as an archive']);
  expect(await bilet.rows(`select state from ticket where subject = 'Önceden alınan'`)).toEqual([{ state: 'new' }]);
}, 60_000);

test('no other mailbox is given the address of one that was deleted', async () => {
  const [gone, other] = [
    await bilet.connect({ address: 'giden@example.test' }),
    await bilet.connect({ address: 'baska@example.test' }),
  ];
  await remove(gone, null);
  const { status, body } = await selin.put(`/mailboxes/${other}`, settingsOf('giden@example.test', 'Başka'));
  expect([status, body.code, body.fields]).toEqual([
    422,
    'bad-input',
    [expect.objectContaining({ path: 'address', code: 'taken' })],
  ]);
});

test('a successor that is not there, or is the mailbox itself, is refused', async () => {
  const { id } = await withTicket('kendine@example.test', 'Kendine');
  expect((await remove(id, id)).status).toBe(422);
  expect((await remove(id, '00000000-0000-4000-8000-000000000000')).status).toBe(422);
  expect((await remove(id, bilet.mailbox)).status).toBe(204);
  expect((await remove(id, bilet.mailbox)).status).toBe(404);
});

test('two mailboxes that are deleted at once, each for the other, do not end as each other’s successor', async () => {
  const ids = [
    await bilet.connect({ address: 'biri@example.test' }),
    await bilet.connect({ address: 'oteki@example.test' }),
  ];
  const holder = await bilet.pool.connect();
  try {
    await holder.query('begin');
    await holder.query('select 1 from mailbox where id = any($1) for update', [ids]);
    const answers = [remove(ids[0]!, ids[1]!), remove(ids[1]!, ids[0]!)];
    await eventually(
      async () =>
        (
          await bilet.rows<{ count: number }>(
            `select count(distinct pid)::int as count from pg_locks where not granted and locktype in ('transactionid', 'tuple', 'advisory')`,
          )
        )[0]!.count >= 2,
      { label: 'both have looked at the other, or wait to' },
    );
    await holder.query('commit');
    expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(new Set([204, 422]));
  } finally {
    holder.release();
  }
  expect(await bilet.rows('select 1 from mailbox where id = any($1) and deleted_at is null', [ids])).toHaveLength(1);
});

test('while a mailbox is paused a person’s answer leaves, and what a machine writes waits', async () => {
  const { id, number } = await withTicket('duran@example.test', 'Duran');
  await bilet.rows('update mailbox set paused = true where id = $1', [id]);
  await reply(number, 'Duraklatılmışken yanıt');
  await eventually(
    async () =>
      (
        await bilet.rows(`select 1 from outbox where ticket_number = $1 and kind = 'reply' and state = 'sent'`, [
          number,
        ])
      ).length,
    { label: 'the answer is sent' },
  );
  await ayse.post(`/tickets/${number}/resolution`, {});
  const row = await eventually(
    async () =>
      (
        await bilet.rows<{ state: string; last_response: string | null }>(
          `select state, last_response from outbox where ticket_number = $1 and kind = 'confirmation'`,
          [number],
        )
      ).find(({ state }) => state === 'deferred'),
    { label: 'the question waits' },
  );
  expect(row.last_response).toContain('paused');
}, 60_000);

/** Trouble of a mailbox reaches the administrators by another way than that mailbox, once, and so does the word that it is over. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Sink, startSink } from '../../../dev/sink.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet } = servedDesk({ housekeepingMs: 200 });
const selin = sessionOf(bilet, SELIN);
let operators: Sink;

beforeAll(async () => {
  operators = await startSink();
});
afterEach(() => bilet.sink.clear());
afterAll(() => operators?.stop());

const text = (raw: Buffer) => raw.toString('utf8');
/** A mailbox whose password is wrong, in a trouble that has lasted. */
async function broken(address: string): Promise<string> {
  const id = await bilet.connectWatched({ address, password: 'yanlış' });
  await eventually(
    async () =>
      (
        await bilet.rows('update mailbox_alarm set began_at = now() - $2::interval where mailbox_id = $1 returning 1', [
          id,
          '90 minutes',
        ])
      ).length,
    { label: 'an alarm has begun' },
  );
  return id;
}
/** What was mailed to the administrator. */
const mails = (from: Sink) => from.mails().filter(({ envelope }) => envelope.to.includes(SELIN.email));
const states = (mailbox: string) =>
  bilet.rows<{ kind: string; state: string }>(
    'select kind, state from alarm_mail where mailbox_id = $1 order by created_at',
    [mailbox],
  );

test('a mailbox that cannot sign in is told by mail through another one, and so is that it works again', async () => {
  const address = 'kirik@example.test';
  const id = await broken(address);
  const [mail] = await eventually(async () => (mails(bilet.sink).length > 0 ? mails(bilet.sink) : null), {
    label: 'the alarm',
  });
  expect(mail!.envelope.from).toBe(bilet.address);
  expect(text(mail!.raw)).toMatch(/Auto-Submitted: auto-generated/);
  await eventually(async () => (await states(id))[0]?.state === 'sent', { label: 'recorded' });

  const server = (port: number) => ({ host: '127.0.0.1', port, tls: 'none', user: address });
  const mended = await selin.put(`/mailboxes/${id}`, {
    address,
    name: 'Kırık',
    imap: server(bilet.server.imapPort),
    smtp: server(bilet.sink.port),
    imapPassword: bilet.server.password,
    smtpPassword: 'parola',
  });
  expect(mended.status).toBe(200);
  await eventually(
    async () =>
      (
        await bilet.rows(
          `update mailbox_alarm set well_since = now() - interval '10 minutes' where mailbox_id = $1 and well_since is not null returning 1`,
          [id],
        )
      ).length,
    { label: 'it is well' },
  );
  await eventually(async () => (await states(id)).filter(({ state }) => state === 'sent').length === 2, {
    label: 'the recovery',
  });
  expect(mails(bilet.sink)).toHaveLength(2);
  // One day, one mail for the same trouble: it breaks again at once.
  await bilet.rows(`update mailbox set imap_secret = '' where id = $1`, [id]);
  await bilet.rows(
    `insert into mailbox_alarm (mailbox_id, trouble, began_at) values ($1, 'credentials', now() - interval '1 hour') on conflict do nothing`,
    [id],
  );
  const passes = async () =>
    Number(
      (
        await bilet.rows<{ count: string }>(
          `select count(*) from mailbox_alarm where mailbox_id = $1 and well_since is not null`,
          [id],
        )
      )[0]?.count,
    );
  await eventually(async () => (await passes()) > 0, { label: 'the housekeeping has looked' });
  expect((await states(id)).filter(({ kind }) => kind === 'trouble')).toHaveLength(1);
}, 90_000);

test('when nobody can carry it, it waits, and the desk and the metrics say so', async () => {
  await bilet.rows('update mailbox set paused = true where address = $1', [bilet.address]);
  await bilet.rows(`update mailbox set paused = true where address = 'kirik@example.test'`);
  const id = await broken('yalniz@example.test');
  await eventually(async () => (await states(id))[0]?.state === 'deferred', { label: 'put off' });
  expect(mails(bilet.sink)).toEqual([]);
  const { body } = await selin.get('/notices');
  expect(body.items).toEqual(
    expect.arrayContaining([expect.objectContaining({ kind: 'alarm-unsent', subject: id, by: null })]),
  );
  const told = await (await fetch(`${bilet.url}/metrics`)).text();
  expect(told).toMatch(/bilet_alarm_mails\{state="deferred"\} [1-9]/);
  expect(told).toContain(`bilet_mailbox_up{mailbox="${id}"} 0`);
  expect(told).toMatch(new RegExp(`bilet_mailbox_sign_ins_refused\\{mailbox="${id}"\\} [1-9]`));
  expect(told).not.toContain('yalniz@');
}, 60_000);

test('the operator’s own way carries it when there is one', async () => {
  await bilet.stopWorker();
  bilet.settings.alarm = {
    from: 'alarm@isletmeci.test',
    server: { host: '127.0.0.1', port: operators.port, tls: 'none', user: '' },
    password: '',
  };
  await bilet.startWorker();
  const id = await broken('isletmeci@example.test');
  await eventually(async () => (await states(id))[0]?.state === 'sent', { label: 'sent by the operator’s way' });
  const [mail] = mails(operators).filter(({ raw }) => text(raw).includes('isletmeci@'));
  expect(mail!.envelope.from).toBe('alarm@isletmeci.test');
  expect(mails(bilet.sink)).toEqual([]);
}, 90_000);

test('a mailbox whose own sending was given up carries no alarm, though it stands first', async () => {
  await bilet.stopWorker();
  delete bilet.settings.alarm;
  bilet.sink.clear();
  const carrier = (address: string) => bilet.connect({ address, password: bilet.server.password });
  const [givenUp] = [await carrier('aa-tutuk@example.test'), await carrier('bb-tasir@example.test')];
  await bilet.rows(
    `insert into mailbox_sign_in (mailbox_id, side, refused, fault) values ($1, 'smtp', 3, '[mailbox-credentials - -] no')`,
    [givenUp],
  );
  await bilet.startWorker();
  await eventually(
    async () =>
      (
        await bilet.rows(
          `select from mailbox where address in ('aa-tutuk@example.test', 'bb-tasir@example.test') and status = 'live'`,
        )
      ).length === 2,
    { label: 'both live' },
  );
  const id = await broken('tasinan@example.test');
  await eventually(async () => (await states(id))[0]?.state === 'sent', { label: 'carried', withinMs: 40_000 });
  const [mail] = mails(bilet.sink).filter(({ raw }) => text(raw).includes('tasinan@'));
  expect(mail!.envelope.from).toBe('bb-tasir@example.test');
  // And it is itself one from which nothing is sent, which is no matter of fetching.
  expect((await selin.get('/mailboxes')).body.items.find((one: { id: string }) => one.id === givenUp)).toMatchObject({
    status: 'live',
    trouble: 'sending',
  });
}, 90_000);

test('when the addresses of all administrators are mailboxes of ours nobody is mailed, and they find one notice in the desk', async () => {
  await bilet.rows(
    `insert into mailbox_alias (mailbox_id, address, position, send_as)
     select $1, email, 100 + row_number() over (), false from agent where role = 'admin' and active`,
    [bilet.mailbox],
  );
  const id = await broken('duyulmaz@example.test');
  const notices = async (about: string) =>
    (await selin.get('/notices')).body.items.filter(
      (one: { kind: string; subject: string }) => one.kind === 'alarm-unheard' && one.subject === about,
    );
  await eventually(async () => (await notices(id)).length > 0, { label: 'a notice' });
  // Of another one a later pass tells, which has looked at the first again.
  const later = await broken('sonraki@example.test');
  await eventually(async () => (await notices(later)).length > 0, { label: 'a later notice' });
  expect(await notices(id)).toHaveLength(1);
  expect(new Set((await states(id)).map(({ kind, state }) => `${kind} ${state}`))).toEqual(
    new Set(['trouble rejected']),
  );
}, 90_000);

test('no alarm is anybody’s ticket', async () => {
  expect(await bilet.rows(`select 1 from ticket where subject like 'Bilet:%'`)).toEqual([]);
});

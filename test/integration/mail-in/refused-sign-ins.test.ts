/** A refused sign-in is given up before the provider locks the account; a server that has us wait is left alone and asked again. */
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Faults } from '../../../dev/mailserver/faults.ts';
import type { MailServer } from '../../../dev/mailserver.ts';
import { mailboxTrouble } from '../../../db/mail-in/trouble.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { insistOnReply } from '../../support/cast/commands.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet } = servedDesk();
const selin = sessionOf(bilet, SELIN);
let faults: Faults;

beforeAll(() => {
  faults = (bilet.server as unknown as MailServer).faults;
});
afterEach(() => {
  faults.clear();
  bilet.sink.clear();
});

const box = async () => (await selin.get('/mailboxes')).body.items[0];
const inStatus = (status: string, withinMs = 20_000) =>
  eventually(async () => (await box()).status === status && (await box()), { withinMs, label: `a mailbox ${status}` });
const standing = (side: string) =>
  bilet.rows<{ refused: number; waits: number; wait: number }>(
    'select refused, waits, extract(epoch from wait_until - now())::int as wait from mailbox_sign_in where mailbox_id = $1 and side = $2',
    [bilet.mailbox, side],
  );
/** As after two refusals: the pauses between them are no test's to wait for. */
const refusedTwice = (side: string) =>
  bilet.rows(
    `insert into mailbox_sign_in (mailbox_id, side, refused, fault) values ($1, $2, 2, '[mailbox-credentials - -] no')`,
    [...[bilet.mailbox, side]],
  );
/** Until whoever watches the mailbox has looked since. */
async function looked() {
  const [{ at }] = (await bilet.rows('select clock_timestamp() as at')) as [{ at: Date }];
  await eventually(
    async () =>
      (await bilet.rows('select from mailbox where id = $1 and watched_at > $2', [bilet.mailbox, at])).length > 0,
    // It gives one every quarter of a minute.
    { withinMs: 60_000, label: 'a sign of the watcher' },
  );
}

test('after three refused sign-ins nobody tries again, not even a worker that starts anew, until somebody says so', async () => {
  await inStatus('live');
  await bilet.stopWorker();
  await refusedTwice('imap');
  // A fourth sign-in would be taken.
  faults.add({ kind: 'refuseLogin', text: '[AUTHENTICATIONFAILED] Application-specific password required', times: 1 });
  await bilet.startWorker();
  const given = await inStatus('credentials');
  expect(given.statusFault).toMatchObject({ code: 'app-password-needed', said: 'AUTHENTICATIONFAILED' });
  expect(await standing('imap')).toMatchObject([{ refused: 3 }]);
  expect(await mailboxTrouble(bilet.pool)).toEqual({ count: 1, worst: 'credentials' });

  await bilet.stopWorker();
  await bilet.startWorker();
  await looked();
  expect(await box()).toMatchObject({ status: 'credentials', statusFault: { code: 'app-password-needed' } });
  expect(await standing('imap')).toMatchObject([{ refused: 3 }]);

  expect(await selin.post(`/mailboxes/${bilet.mailbox}/sign-in`)).toMatchObject({ status: 202 });
  await inStatus('live');
  expect(await standing('imap')).toEqual([]);
}, 150_000);

test('a server that has us wait is no refusal: it is asked again when the wait is over', async () => {
  await inStatus('live');
  faults.add({ kind: 'refuseLogin', text: '[LIMIT] Too many simultaneous connections', times: 1 });
  await selin.post(`/mailboxes/${bilet.mailbox}/sign-in`);
  const waiting = await inStatus('throttled');
  expect(waiting.statusFault).toMatchObject({ code: 'too-many-connections', said: 'LIMIT' });
  const [{ refused, waits, wait }] = (await standing('imap')) as [{ refused: number; waits: number; wait: number }];
  expect([refused, waits]).toEqual([0, 1]);
  expect(wait).toBeGreaterThan(15);
  await inStatus('live', 60_000);
  expect(await standing('imap')).toEqual([]);
}, 90_000);

test('a sender whose sign-in is refused sends nothing more, spends no attempt, and sends what waited at once when somebody says so', async () => {
  await inStatus('live');
  await bilet.rows(`update mailbox set smtp = smtp || '{"user":"destek"}' where id = $1`, [bilet.mailbox]);
  const { smtp, imap, name, address } = await box();
  await selin.put(`/mailboxes/${bilet.mailbox}`, { ...{ smtp, imap, name, address }, smtpPassword: 'parola' });
  await inStatus('live');
  await refusedTwice('smtp');
  bilet.sink.script({
    auth: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
  });
  const reply = async (subject: string) => {
    await bilet.deliver(letter({ from: `${subject}@musteri.test`, subject, text: 'Merhaba' }));
    const { number } = await bilet.ticketBySubject(subject);
    const { outbox } = await insistOnReply(bilet, number, 'Yanıt', 'await');
    return (state: string) =>
      eventually(
        async () => {
          const [row] = await bilet.rows<{ state: string; attempts: number; last_response: string }>(
            'select state, attempts, last_response from outbox where id = $1',
            [outbox],
          );
          return row?.state === state && row;
        },
        { label: `${subject} ${state}` },
      );
  };
  const first = await reply('ilk');
  // Its acknowledgement may have been the one that was refused; this one looks again then.
  await eventually(async () => (await standing('smtp'))[0]?.refused === 3, { label: 'given up' });
  const waits = () => first('deferred');
  await eventually(async () => (await waits()).last_response.includes('smtp-auth-off-tenant'), { label: 'says why' });
  expect(await waits()).toMatchObject({ attempts: 0 });
  expect(await box()).toMatchObject({
    status: 'live',
    trouble: 'sending',
    sendingFault: { code: 'smtp-auth-off-tenant' },
  });

  const came = bilet.sink.connections().length;
  const second = await reply('ikinci');
  expect(await second('deferred')).toMatchObject({ attempts: 0 });
  expect(bilet.sink.connections().length).toBe(came);

  bilet.sink.script({});
  await selin.post(`/mailboxes/${bilet.mailbox}/sign-in`);
  // They would be looked at again after five minutes.
  await first('sent');
  await second('sent');
  const third = await reply('üçüncü');
  expect(await third('sent')).toMatchObject({ attempts: 1 });
  expect(await box()).toMatchObject({ trouble: null, sendingFault: null });
}, 90_000);

test('a sign-in that is refused to the copy of what was sent counts with the others, and one that is taken ends the count', async () => {
  await bilet.stopWorker();
  await bilet.rows(`update mailbox set sent_copy = 'append' where id = $1`, [bilet.mailbox]);
  await bilet.startWorker();
  await bilet.deliver(letter({ from: 'kopya@musteri.test', subject: 'Kopya', text: 'Merhaba' }));
  const { number } = await bilet.ticketBySubject('Kopya');
  faults.add({ kind: 'refuseLogin', text: '[AUTHENTICATIONFAILED] no', times: 1 });
  const { outbox } = await insistOnReply(bilet, number, 'Yanıt', 'await');
  await eventually(async () => (await standing('imap'))[0]?.refused === 1, { label: 'counted', withinMs: 30_000 });
  await eventually(
    async () => (await bilet.rows(`select from outbox where id = $1 and sent_copy = 'kept'`, [outbox])).length > 0,
    { label: 'kept', withinMs: 30_000 },
  );
  expect(await standing('imap')).toEqual([]);
}, 90_000);

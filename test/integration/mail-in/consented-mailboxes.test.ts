/** Mailboxes with a consent: how they take one, share it, are tried by it, lose it, and what each of them then says. */
import { describe, expect, test } from '@jest/globals';
import type { MailboxRow } from '../../../db/mail-in/mailboxes.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { eventually } from '../../support/eventually.ts';
import { inInbox } from '../../support/mail/inbox.ts';
import { type Asked, consentingDesk } from '../../support/oauth/consenting-desk.ts';
import { CLIENT, TENANT } from '../../support/oauth/token-server.ts';

const {
  house,
  bilet,
  selin,
  apps,
  consent,
  settings,
  connect,
  mailboxOf,
  inStatus,
  written,
  answer,
  sentTo,
  stored,
  ageTokens,
} = consentingDesk();

const sendsOf = (ticket: number) =>
  bilet.rows<{ state: string; attempts: number; first_try_at: Date | null }>(
    'select state, attempts, first_try_at from outbox where ticket_number = $1',
    [ticket],
  );

test('a consent that is taken back is told, nobody is asked again, and whoever agrees anew sets the mailbox going by that alone', async () => {
  const box = await connect('donen@gmail.com');
  await written('donen@gmail.com');
  house.tokens.revoke('donen@gmail.com');
  house.dovecot.kickUser('donen@gmail.com');
  const told = await inStatus(box.id, 'consent');
  expect(told).toMatchObject({
    trouble: 'consent',
    statusFault: { code: 'oauth-consent-gone', said: 'invalid_grant' },
  });
  expect(await stored(box.id)).toMatchObject({ state: 'revoked' });
  house.tokens.forget();
  await selin.put(`/mailboxes/${box.id}`, settings('donen@gmail.com', { name: 'Yeni ad' }));
  await inStatus(box.id, 'consent');
  expect(house.tokens.asked()).toEqual([]);
  expect(await consent('donen@gmail.com', { mailbox: box.id })).toMatchObject({ state: 'granted', mailbox: box.id });
  await inStatus(box.id, 'live');
  await written('donen@gmail.com');
}, 60_000);

test('an answer that cannot be sent because the consent is gone spends no attempt, the mailbox says why although it still reads, and it goes when somebody agrees anew', async () => {
  const box = await connect('bekler@gmail.com');
  const { ticket, from } = await written('bekler@gmail.com');
  house.tokens.revoke('bekler@gmail.com');
  await ageTokens(box.id);
  await answer(ticket.number, 'Bekleyen yanıt');
  await inStatus(box.id, 'consent');
  await eventually(
    async () => {
      expect(await sendsOf(ticket.number)).toEqual([{ state: 'deferred', attempts: 0, first_try_at: null }]);
      return true;
    },
    // What is wrong with the mailbox is noted first.
    { label: 'the answer waits' },
  );
  expect(house.sent().some(({ to }) => to.includes(from))).toBe(false);
  expect((await mailboxOf(box.id)).sendingFault).toMatchObject({ code: 'oauth-consent-gone' });
  await consent('bekler@gmail.com', { mailbox: box.id });
  await sentTo(from);
}, 60_000);

test('an agreement by somebody else changes no mailbox until a person says so', async () => {
  const box = await connect('baskasi@gmail.com');
  const other = await consent('baskasi@gmail.com', { account: 'veli@gmail.com', mailbox: box.id });
  expect(other).toMatchObject({ state: 'granted', account: 'veli@gmail.com' });
  expect((await mailboxOf(box.id)).signIn).toMatchObject({ account: 'baskasi@gmail.com' });
});

describe('what only a person can mend makes the mailbox say so', () => {
  const failing = async (address: string, asked: Asked, fails: () => void) => {
    const box = await connect(address, asked);
    await inStatus(box.id, 'live');
    fails();
    await ageTokens(box.id);
    house.dovecot.kickUser(address);
    return inStatus(box.id, 'consent');
  };

  test('an expired secret', async () => {
    const refuses = { status: 401, error: 'invalid_client', description: 'AADSTS7000222: expired' };
    const box = await failing('sir@firma.test', { service: 'microsoft' }, () => {
      house.tokens.settings.refuses = refuses;
    });
    expect(box.statusFault).toMatchObject({ code: 'oauth-secret-expired', said: 'AADSTS7000222' });
    expect(await stored(box.id)).toMatchObject({ state: 'granted' });
  }, 60_000);

  test('a mail server that does not let the account in', async () => {
    const box = await connect('kapali@gmail.com');
    await inStatus(box.id, 'live');
    house.tokens.settings.introspects = false;
    house.dovecot.kickUser('kapali@gmail.com');
    const told = await inStatus(box.id, 'consent');
    expect(told.statusFault).toMatchObject({ code: 'oauth-token-refused' });
  }, 60_000);
});

test('a new secret sets the mailboxes of its application going, and the answers that waited for it', async () => {
  const box = await connect('anahtar@firma.test', { service: 'microsoft' });
  await inStatus(box.id, 'live');
  const { ticket, from } = await written('anahtar@firma.test');
  house.tokens.settings.secret = 'new-secret';
  await ageTokens(box.id);
  house.dovecot.kickUser('anahtar@firma.test');
  expect((await inStatus(box.id, 'consent')).statusFault).toMatchObject({ code: 'oauth-secret' });
  await answer(ticket.number, 'Anahtarı bekleyen');
  await eventually(async () => (await sendsOf(ticket.number))[0]?.state === 'deferred', { label: 'the answer waits' });
  expect(await sendsOf(ticket.number)).toEqual([{ state: 'deferred', attempts: 0, first_try_at: null }]);
  const app = { tenant: TENANT, clientId: CLIENT.id, clientSecret: 'new-secret', secretExpiresOn: '2027-05-01' };
  expect((await selin.put(`/mail-apps/${apps.microsoft}`, app)).status).toBe(200);
  expect((await inStatus(box.id, 'live')).signIn).toMatchObject({ secretExpiresOn: '2027-05-01' });
  await sentTo(from);
  house.tokens.settings.secret = CLIENT.secret;
  await selin.put(`/mail-apps/${apps.microsoft}`, { ...app, clientSecret: CLIENT.secret, secretExpiresOn: null });
}, 60_000);

describe('a mailbox with a consent', () => {
  test('has servers of its service only, and a consent that was given', async () => {
    const { id } = await consent('yer@gmail.com');
    const elsewhere = settings('yer@gmail.com', { consent: id });
    elsewhere.imap = { ...elsewhere.imap, host: 'localhost' } as never;
    expect((await selin.post('/mailboxes', elsewhere)).body).toMatchObject({
      code: 'bad-input',
      fields: [{ path: 'imap.host', code: 'not-of-service' }],
    });
    const asked = (await selin.post('/mail-consents', { app: apps.google, flow: 'code', address: 'yer@gmail.com' }))
      .body;
    const pending = await selin.post('/mailboxes', settings('yer@gmail.com', { consent: asked.id }));
    expect(pending.body.fields).toMatchObject([{ path: 'consent', code: 'unknown' }]);
  });

  test('keeps no password, gives one up for it, and needs one when it gives up its consent', async () => {
    const address = 'iki@gmail.com';
    const made = (await selin.post('/mailboxes', settings(address, { imapPassword: house.password }))).body;
    expect(made.signIn).toEqual({ kind: 'password' });
    await inStatus(made.id, 'live');
    const given = await consent(address);
    const changed = (await selin.put(`/mailboxes/${made.id}`, settings(address, { consent: given.id }))).body;
    expect(changed.signIn).toMatchObject({ kind: 'oauth', consent: given.id });
    expect((await selin.get(`/mail-consents/${given.id}`)).body.mailbox).toBe(made.id);
    await inStatus(made.id, 'live');
    const back = await selin.put(`/mailboxes/${made.id}`, settings(address, { consent: null }));
    expect(back.body.fields).toMatchObject([{ path: 'imapPassword', code: 'missing' }]);
    const password = settings(address, { consent: null, imapPassword: house.password });
    expect((await selin.put(`/mailboxes/${made.id}`, password)).body.signIn).toEqual({ kind: 'password' });
    expect((await selin.get(`/mail-consents/${given.id}`)).status).toBe(404);
    await inStatus(made.id, 'live');
  }, 60_000);

  test('keeps its application from being forgotten', async () => {
    await connect('tutan@gmail.com');
    expect((await selin.delete(`/mail-apps/${apps.google}`)).body.code).toBe('in-use');
  });
});

test('several mailboxes of one person share their consent, until the last of them goes', async () => {
  const [first, second] = ['pay1@firma.test', 'pay2@firma.test'];
  for (const one of [first, second]) house.tokens.delegate('deniz@firma.test', one);
  const box = await connect(first, { service: 'microsoft', account: 'deniz@firma.test' });
  const { consent: shared } = box.signIn as { consent: string };
  const other = (await selin.post('/mailboxes', settings(second, { consent: shared }))).body;
  await inStatus(other.id, 'live');
  expect((await selin.delete(`/mailboxes/${box.id}`, {}, { successor: other.id })).status).toBe(204);
  house.dovecot.kickUser(second);
  await written(second);
  expect((await selin.delete(`/mailboxes/${other.id}`, {}, { successor: null })).status).toBe(204);
  expect((await selin.get(`/mail-consents/${shared}`)).status).toBe(404);
}, 60_000);

describe('the connection test', () => {
  const tried = async (address: string, more: object) =>
    (await selin.post('/mailboxes/check', { ...house.serversFor(address), address, ...more })).body;

  test('signs in by the consent, before the mailbox is saved, and sends a mail around', async () => {
    const { id } = await consent('deneme@gmail.com');
    const answered = await tried('deneme@gmail.com', { consent: id, loop: true });
    expect(answered).toMatchObject({
      imap: { ok: true, code: 'ok' },
      smtp: { ok: true, code: 'ok' },
      loop: { ok: true },
    });
  });

  test('counts older mail by the consent, too', async () => {
    const old = new Date(Date.now() - HOUR_MS);
    await inInbox(house.dovecot, 'sayim@gmail.com', (client) =>
      client.append('INBOX', Buffer.from('Subject: eski\r\n\r\nx\r\n'), [], old),
    );
    const { id } = await consent('sayim@gmail.com');
    const { imap } = house.serversFor('sayim@gmail.com');
    const { body } = await selin.post('/mailboxes/dry-count', { imap, consent: id, since: '2020-01-01' });
    expect(body).toMatchObject({ imap: { ok: true }, folders: [{ path: 'INBOX', mails: 1 }] });
  });

  test('of a mailbox that is there takes the consent that it has', async () => {
    const { id } = await connect('deneme2@firma.test', { service: 'microsoft' });
    expect(await tried('deneme2@firma.test', { id })).toMatchObject({ imap: { ok: true }, smtp: { ok: true } });
  });

  test('of a mailbox that is there counts by the consent that it has, and by no empty password without it', async () => {
    const address = 'deneme5@gmail.com';
    const { id } = await connect(address);
    const { imap } = house.serversFor(address);
    const counted = async (more: object) =>
      (await selin.post('/mailboxes/dry-count', { id, imap, since: '2020-01-01', ...more })).body;
    expect(await counted({})).toMatchObject({ imap: { ok: true } });
    for (const refused of [await counted({ consent: null }), await tried(address, { id, consent: null })])
      expect(refused.fields).toMatchObject([{ path: 'imapPassword', code: 'missing' }]);
  });

  test('says of both servers that the account is not let in', async () => {
    const { id } = await consent('deneme3@gmail.com', { account: 'veli@gmail.com' });
    const answered = await tried('deneme3@gmail.com', { consent: id });
    expect(answered).toMatchObject({ imap: { code: 'oauth-token-refused' }, smtp: { code: 'oauth-token-refused' } });
  });

  test('sends no token to a server of somebody else', async () => {
    const { id } = await consent('deneme4@gmail.com');
    const { imap, smtp } = house.serversFor('deneme4@gmail.com');
    const elsewhere = await tried('deneme4@gmail.com', { consent: id, imap: { ...imap, host: 'localhost' }, smtp });
    expect(elsewhere.fields).toMatchObject([{ path: 'imap.host', code: 'not-of-service' }]);
  });
});

test.each([
  [31, null],
  [30, 'secret-ends'],
  [0, 'secret-ends'],
])('of a secret that ends in %i days its mailboxes say: %s', async (days, trouble) => {
  const box = (await selin.get('/mailboxes')).body.items.find(
    (one: MailboxRow) => one.address === 'deneme2@firma.test',
  );
  await inStatus(box.id, 'live');
  const [row] = await bilet.rows<{ day: string }>('select (current_date + $1::int)::text as day', [days]);
  await selin.put(`/mail-apps/${apps.microsoft}`, { tenant: TENANT, clientId: CLIENT.id, secretExpiresOn: row!.day });
  expect((await mailboxOf(box.id)).trouble).toBe(trouble);
});

/** A mailbox that signs in by consent: mail comes and goes by tokens, which are renewed in time, once, and told of when they end. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { MailboxRow } from '../../../db/mail-in/mailboxes.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { type OAuthHouse, startOAuthHouse } from '../../support/oauth/house.ts';
import { CLIENT, TENANT } from '../../support/oauth/token-server.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let house: OAuthHouse;
let bilet: ServedDesk;
let selin: ApiClient;
const apps = { google: '', microsoft: '' };

beforeAll(async () => {
  house = await startOAuthHouse({ opens: 'uygulama@firma.test' });
  bilet = await startServedDesk({ mailProviders: house.providers() });
  selin = await signedIn(bilet.url, SELIN.email);
  for (const service of ['google', 'microsoft'] as const) {
    const tenant = service === 'microsoft' ? { tenant: TENANT } : {};
    const app = { service, clientId: CLIENT.id, clientSecret: CLIENT.secret, ...tenant };
    apps[service] = (await selin.post('/mail-apps', app)).body.id;
  }
}, 60_000);
beforeEach(() => {
  Object.assign(house.tokens.settings, {
    lives: 3_600,
    rotates: true,
    introspects: true,
    secret: CLIENT.secret,
    refuses: null,
  });
  house.smtp.settings.offers = ['XOAUTH2', 'OAUTHBEARER'];
  house.tokens.forget();
});
afterAll(async () => {
  await bilet?.stop();
  await house?.stop();
}, 60_000);

type Asked = { service?: 'google' | 'microsoft'; flow?: 'code' | 'client'; account?: string; mailbox?: string };

async function consent(address: string, { service = 'google', flow = 'code', account = address, mailbox }: Asked = {}) {
  const asked = { app: apps[service], flow, address, account, ...(mailbox === undefined ? {} : { mailbox }) };
  const { id, url } = (await selin.post('/mail-consents', asked)).body;
  if (url !== null) {
    const back = await house.tokens.answer(url, { account });
    await selin.raw(back.slice(bilet.url.length), { redirect: 'manual' });
  }
  return (await selin.get(`/mail-consents/${id}`)).body;
}

const settings = (address: string, more: object = {}) => ({
  ...{ address, name: 'Destek', acknowledge: false, pollSeconds: 5 },
  ...house.serversFor(address),
  ...more,
});

async function connect(address: string, asked: Asked = {}): Promise<MailboxRow> {
  const { id } = await consent(address, asked);
  const { status, body } = await selin.post('/mailboxes', settings(address, { consent: id }));
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

const mailboxOf = async (id: string): Promise<MailboxRow> =>
  (await selin.get('/mailboxes')).body.items.find((one: MailboxRow) => one.id === id);

const inStatus = (id: string, status: string) =>
  eventually(
    async () => {
      const box = await mailboxOf(id);
      return box.status === status && box;
    },
    { label: `the mailbox ${status}` },
  );

let letters = 0;
/** A letter to the address becomes a ticket. */
async function written(to: string) {
  const subject = `Soru ${++letters}`;
  const from = `musteri${letters}@baska.test`;
  const raw = `From: ${from}\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <soru-${letters}@baska.test>\r\n\r\nMerhaba\r\n`;
  await house.dovecot.deliver(raw, to, from);
  return { ticket: await bilet.ticketBySubject(subject), from };
}

const answer = (ticket: number, text: string) => selin.post(`/tickets/${ticket}/replies`, { text, attachments: [] });

const sentTo = (address: string) =>
  eventually(() => house.sent().find(({ to }) => to.includes(address)), { label: `a mail to ${address}` });

const stored = async (mailbox: string) =>
  (
    await bilet.rows<{ state: string; refresh_token: string; access_token: string; expires_at: Date }>(
      'select c.* from oauth_consent c join mailbox b on b.consent_id = c.id where b.id = $1',
      [mailbox],
    )
  )[0]!;

/** As if an hour had passed for the token in our hands; the connections that stand go on. */
const ageTokens = (mailbox: string) =>
  bilet.rows(
    `update oauth_consent set expires_at = now() + interval '4 minutes' from mailbox b where b.consent_id = oauth_consent.id and b.id = $1`,
    [mailbox],
  );

test.each([
  ['Google, by a person', 'kisi@gmail.com', {}, 'kisi@gmail.com'],
  ['Microsoft, by a person', 'kisi@firma.test', { service: 'microsoft' }, 'kisi@firma.test'],
  ['Microsoft, by its directory', 'uygulama@firma.test', { service: 'microsoft', flow: 'client' }, null],
] as const)('%s: mail comes in and an answer goes out, without any password', async (_, address, asked, account) => {
  const box = await connect(address, asked);
  const { service = 'google', flow = 'code' } = asked as Asked;
  expect(box.signIn).toMatchObject({
    kind: 'oauth',
    service,
    flow,
    account,
    app: apps[service],
    secretExpiresOn: null,
  });
  const { ticket, from } = await written(address);
  expect((await answer(ticket.number, 'Bakıyoruz')).status).toBe(202);
  expect((await sentTo(from)).raw).toContain(`<${address}>`);
  expect(house.smtp.signIns().at(-1)).toEqual({ mechanism: 'XOAUTH2', user: address, ok: true });
  await inStatus(box.id, 'live');
});

test('a server that takes OAUTHBEARER only is served as well', async () => {
  house.smtp.settings.offers = ['OAUTHBEARER'];
  const box = await connect('yalniz@gmail.com');
  const { ticket, from } = await written('yalniz@gmail.com');
  await answer(ticket.number, 'Tamam');
  await sentTo(from);
  expect(house.smtp.signIns().at(-1)).toEqual({ mechanism: 'OAUTHBEARER', user: 'yalniz@gmail.com', ok: true });
  await inStatus(box.id, 'live');
});

test('of a shared mailbox the person signs in as the mailbox', async () => {
  house.tokens.delegate('ayse@firma.test', 'ortak@firma.test');
  const box = await connect('ortak@firma.test', { service: 'microsoft', account: 'ayse@firma.test' });
  expect(box.signIn).toMatchObject({ account: 'ayse@firma.test' });
  const { ticket, from } = await written('ortak@firma.test');
  await answer(ticket.number, 'Ortak kutudan');
  await sentTo(from);
  expect(house.smtp.signIns().at(-1)).toMatchObject({ user: 'ortak@firma.test', ok: true });
});

test('a token that ends within five minutes is renewed before it is used, and the newest refresh token is kept', async () => {
  const box = await connect('yeni@gmail.com');
  const { ticket, from } = await written('yeni@gmail.com');
  const first = await stored(box.id);
  await ageTokens(box.id);
  house.tokens.forget();
  await answer(ticket.number, 'Yeni anahtarla');
  await sentTo(from);
  const second = await stored(box.id);
  expect(house.tokens.asked()).toEqual(['refresh_token']);
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(second.access_token).not.toBe(first.access_token);
  await ageTokens(box.id);
  const again = await written('yeni@gmail.com');
  await answer(again.ticket.number, 'Bir daha');
  await sentTo(again.from);
  expect((await stored(box.id)).state).toBe('granted');
});

test('a refresh token that the service does not change is kept', async () => {
  house.tokens.settings.rotates = false;
  const box = await connect('ayni@gmail.com');
  for (const round of [1, 2]) {
    const { ticket, from } = await written('ayni@gmail.com');
    await ageTokens(box.id);
    await answer(ticket.number, `${round}`);
    await sentTo(from);
  }
  expect((await stored(box.id)).state).toBe('granted');
});

test('a token that a server refuses although it should be good is renewed once', async () => {
  const box = await connect('cagrilan@gmail.com');
  const { ticket, from } = await written('cagrilan@gmail.com');
  house.tokens.expireAccess();
  house.tokens.forget();
  await answer(ticket.number, 'Geri çağrılmış anahtar');
  await sentTo(from);
  expect(house.smtp.signIns().slice(-2)).toMatchObject([{ ok: false }, { ok: true }]);
  expect(house.tokens.asked()).toEqual(['refresh_token']);
  expect((await mailboxOf(box.id)).signIn).toMatchObject({ kind: 'oauth' });
});

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
});

test('an answer that cannot be sent because the consent is gone waits, and the mailbox says why although it still reads', async () => {
  const box = await connect('bekler@gmail.com');
  const { ticket, from } = await written('bekler@gmail.com');
  house.tokens.revoke('bekler@gmail.com');
  await ageTokens(box.id);
  await answer(ticket.number, 'Bekleyen yanıt');
  await inStatus(box.id, 'consent');
  const [send] = await bilet.rows<{ state: string }>('select state from outbox where ticket_number = $1', [
    ticket.number,
  ]);
  expect(send?.state).toBe('deferred');
  expect(house.sent().some(({ to }) => to.includes(from))).toBe(false);
});

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
  });

  test('a mail server that does not let the account in', async () => {
    const box = await connect('kapali@gmail.com');
    await inStatus(box.id, 'live');
    house.tokens.settings.introspects = false;
    house.dovecot.kickUser('kapali@gmail.com');
    const told = await inStatus(box.id, 'consent');
    expect(told.statusFault).toMatchObject({ code: 'oauth-token-refused' });
  });
});

test('a new secret sets the mailboxes of its application going', async () => {
  const box = await connect('anahtar@firma.test', { service: 'microsoft' });
  await inStatus(box.id, 'live');
  house.tokens.settings.secret = 'new-secret';
  await ageTokens(box.id);
  house.dovecot.kickUser('anahtar@firma.test');
  expect((await inStatus(box.id, 'consent')).statusFault).toMatchObject({ code: 'oauth-secret' });
  const app = { tenant: TENANT, clientId: CLIENT.id, clientSecret: 'new-secret', secretExpiresOn: '2027-05-01' };
  expect((await selin.put(`/mail-apps/${apps.microsoft}`, app)).status).toBe(200);
  expect((await inStatus(box.id, 'live')).signIn).toMatchObject({ secretExpiresOn: '2027-05-01' });
  await selin.put(`/mail-apps/${apps.microsoft}`, { ...app, clientSecret: CLIENT.secret, secretExpiresOn: null });
});

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
  });

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
});

test('a service that never answers stops nobody but its own mailboxes, and is not asked by each of their mails', async () => {
  const box = await connect('asili@gmail.com');
  const { ticket } = await written('asili@gmail.com');
  await bilet.deliver(letter({ from: 'parola@baska.test', subject: 'Parolayla gelen', text: 'Merhaba' }));
  const other = await bilet.ticketBySubject('Parolayla gelen');
  const release = house.tokens.hold();
  try {
    await ageTokens(box.id);
    house.tokens.forget();
    for (let n = 0; n < 25; n++) await answer(ticket.number, `Bekleyen ${n}`);
    await eventually(() => house.tokens.asked().length > 0, { label: 'the service asked' });
    const before = Date.now();
    await answer(other.number, 'Parolayla giden');
    await eventually(() => bilet.sink.mails().some(({ envelope }) => envelope.to.includes('parola@baska.test')), {
      label: 'the other mail sent',
    });
    expect(Date.now() - before).toBeLessThan(12_000);
    await eventually(
      async () =>
        (await bilet.rows(`select from outbox where ticket_number = $1 and state = 'deferred'`, [ticket.number]))
          .length > 20,
      { label: 'all put off', withinMs: 30_000 },
    );
    expect(house.tokens.asked().length).toBeLessThanOrEqual(2);
  } finally {
    release();
  }
}, 90_000);

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
    await house.dovecot.deliver('Subject: eski\r\n\r\nx\r\n', 'sayim@gmail.com', 'a@baska.test');
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

test('no token stands in the log or in an answer', async () => {
  const { text } = await selin.get('/mailboxes');
  expect(text).not.toMatch(/"(rt|at)-|v1\./);
});

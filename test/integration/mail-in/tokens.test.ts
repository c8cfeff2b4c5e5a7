/** A mailbox that signs in by consent: mail comes and goes by tokens, which are renewed in time, and once. */
import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { accessToken } from '../../../activities/mail-server/access-token.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { sealOAuth } from '../../../vault/oauth-secret.ts';
import { eventually } from '../../support/eventually.ts';
import { letter } from '../../support/mail/letter.ts';
import { type Asked, consentingDesk } from '../../support/oauth/consenting-desk.ts';

const { house, bilet, selin, apps, connect, mailboxOf, inStatus, written, answer, sentTo, stored, ageTokens } =
  consentingDesk();

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

test('thirty mailboxes at a service that hangs take a few connections to Postgres, and keep nobody from the other service', async () => {
  const microsoft = await connect('yanda@firma.test', { service: 'microsoft' });
  const google = await connect('otuz@gmail.com');
  const deps = { pool: bilet.pool, vault: bilet.vault, settings: { mailProviders: house.providers() } };
  const many = Array.from({ length: 30 }, () => randomUUID());
  for (const id of many) {
    const refresh = house.tokens.refreshTokenFor('otuz@gmail.com');
    await bilet.rows(
      `insert into oauth_consent (id, app_id, flow, address, state, refresh_token, expires_at, mailbox_id)
       values ($1, $2, 'code', 'otuz@gmail.com', 'granted', $3, now(), $4)`,
      [
        id,
        apps.google,
        sealOAuth(bilet.vault, deps.settings.mailProviders.services.google, 'refresh-token', id, refresh),
        google.id,
      ],
    );
  }
  const release = house.tokens.hold('google');
  try {
    await ageTokens(microsoft.id);
    house.tokens.forget();
    let settled = 0;
    const asked = many.map((id) =>
      accessToken(deps, id, house.serversFor('otuz@gmail.com').imap)
        .catch((error: Error) => error)
        .finally(() => (settled += 1)),
    );
    await eventually(() => house.tokens.asked().length >= LIMITS.tokensAtOnce, { label: 'as many asked as may be' });
    const [busy] = await bilet.rows<{ held: number }>(
      `select count(*)::int as held from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
    );
    expect(busy?.held).toBeLessThanOrEqual(2 * LIMITS.tokensAtOnce);
    const { consent } = microsoft.signIn as { consent: string };
    expect(await accessToken(deps, consent, house.serversFor('yanda@firma.test').imap)).toMatch(/^at-/);
    expect(settled).toBeLessThan(many.length / 2);
    release();
    await Promise.all(asked);
  } finally {
    release();
  }
}, 90_000);

test('no token stands in the log or in an answer', async () => {
  const { text } = await selin.get('/mailboxes');
  expect(text).not.toMatch(/"(rt|at)-|v1\./);
});

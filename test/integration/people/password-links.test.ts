/** The first password, the forgotten one, and the one that an administrator asks for: by a link that works once. */
import { expect, test } from '@jest/globals';
import { AYSE, SELIN } from '../../support/cast/cast.ts';
import { apiClient, signedIn } from '../../support/cast/api-client.ts';
import { eventually } from '../../support/eventually.ts';
import { bounce } from '../../support/mail/bounce.ts';
import { letter } from '../../support/mail/letter.ts';
import { servedDesk, sessionOf } from '../../support/stack/served-desk.ts';

const { desk: bilet } = servedDesk();
const selin = sessionOf(bilet, SELIN);
const guest = () => apiClient(bilet.url);
const choose = (token: string, password = 'yeni bir parola') => guest().post('/chosen-passwords', { token, password });
const byHand = async (id: string): Promise<string> => {
  const { body } = await selin.post(`/agents/${id}/password-link`, { by: 'hand' });
  return body.url.split('#')[1];
};

/** The token in the newest mail to an address; mails are counted, so that the next one is waited for. */
async function mailedTo(address: string, nth = 1): Promise<{ token: string; raw: string }> {
  const raw = await eventually(
    () =>
      bilet.sink
        .mails()
        .filter((mail) => mail.envelope.to.includes(address))
        .map((mail) => mail.raw.toString())[nth - 1],
    { label: `mail ${nth} to ${address}` },
  );
  const text = raw.replace(/=\r?\n/g, '').replaceAll('=3D', '=');
  return { token: /\/password#([\w-]{43})/.exec(text)?.[1] ?? '', raw: text };
}

test('whoever is added chooses their password by a mailed link, once, and is in', async () => {
  const live = () => bilet.rows("select 1 from mailbox where status = 'live'");
  await eventually(async () => (await live()).length > 0, { label: 'a mailbox that can carry it' });
  const email = 'yeni@example.test';
  const made = await selin.post('/agents', { email, name: 'Yeni Biri', role: 'agent', language: 'en' });
  expect(made).toMatchObject({ status: 201, body: { invited: true } });
  const { token, raw } = await mailedTo(email);
  expect(raw).toMatch(/^Subject: Bilet: set your password/m);
  expect(raw).toContain('72 hours');
  const rows = await bilet.rows<{ text: string }>('select l::text as text from password_link l');
  expect(rows.filter(({ text }) => text.includes(token))).toEqual([]);
  expect((await choose(token, 'kısa')).status).toBe(422);
  expect(await choose(token)).toMatchObject({ status: 201, body: { agent: { email } } });
  expect(await choose(token)).toMatchObject({ status: 410, body: { code: 'link-expired' } });
  await signedIn(bilet.url, email, 'yeni bir parola');
  const [audit] = await bilet.rows<{ detail: object }>(
    "select detail from audit where action = 'agent.password' and subject = $1",
    [made.body.id],
  );
  expect(audit).toEqual({ detail: { by: 'link' } });
}, 60_000);

test('a forgotten password answers the same for everybody, and the link ends all sessions', async () => {
  const theirs = await signedIn(bilet.url, AYSE.email);
  expect((await guest().post('/forgotten-passwords', { email: 'kimse@example.test' })).status).toBe(204);
  expect((await guest().post('/forgotten-passwords', { email: AYSE.email.toUpperCase() })).status).toBe(204);
  const { token, raw } = await mailedTo(AYSE.email);
  expect(raw).toContain('1 saat');
  expect((await choose(token)).status).toBe(201);
  expect((await theirs.get('/session')).status).toBe(401);
  expect(bilet.sink.mails().some((mail) => mail.envelope.to.includes('kimse@example.test'))).toBe(false);
  for (const status of [204, 204, 429, 429])
    expect((await guest().post('/forgotten-passwords', { email: 'kimse@example.test' })).status).toBe(status);
}, 60_000);

test('a link whose time is over, or whose owner was deactivated, leads nowhere', async () => {
  const late = await byHand(bilet.people.ayse);
  await bilet.rows("update password_link set expires_at = now() - interval '1 second' where used_at is null");
  expect((await choose(late)).status).toBe(410);
  const gone = await byHand(bilet.people.can);
  await selin.patch(`/agents/${bilet.people.can}`, { active: false });
  expect((await choose(gone)).status).toBe(410);
  expect((await selin.post(`/agents/${bilet.people.can}/password-link`, { by: 'mail' })).status).toBe(404);
}, 60_000);

test('a link leads nowhere once its owner has another address, or has changed the password themselves', async () => {
  const password = 'uzun bir parola';
  const { body: agent } = await selin.post('/agents', {
    email: 'eski@example.test',
    name: 'Taşınan',
    role: 'agent',
    password,
  });
  const before = await byHand(agent.id);
  await selin.patch(`/agents/${agent.id}`, { email: 'baska@example.test' });
  expect((await choose(before)).status).toBe(410);
  const theirs = await signedIn(bilet.url, 'baska@example.test', password);
  const asked = await byHand(agent.id);
  expect((await theirs.put('/profile/password', { current: password, password: 'daha uzun bir parola' })).status).toBe(
    204,
  );
  expect((await choose(asked)).status).toBe(410);
  const last = await byHand(agent.id);
  await selin.patch(`/agents/${agent.id}`, { name: 'Taşınan Kişi', email: 'baska@example.test' });
  expect((await choose(last)).status).toBe(201);
}, 60_000);

test('of two links of one agent that are used at once one works, and so it is beside another change of them', async () => {
  const { body: agent } = await selin.post('/agents', {
    ...{ email: 'iki@example.test', name: 'İki Bağlantı', role: 'agent', password: 'uzun bir parola' },
  });
  for (let round = 0; round < 5; round += 1) {
    const tokens = [await byHand(agent.id), await byHand(agent.id)];
    const used = await Promise.all(tokens.map((token) => choose(token)));
    expect(used.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 410]);
    const token = await byHand(agent.id);
    const [, moved] = await Promise.all([
      choose(token),
      selin.patch(`/agents/${agent.id}`, { email: `iki-${round}@example.test` }),
    ]);
    expect(moved.status).toBe(200);
  }
}, 60_000);

test('a link whose mail comes back or is answered is void, because the desk would show it; a notice of absence leaves it good', async () => {
  const invited = async (email: string) => {
    await selin.post('/agents', { email, name: 'Davetli', role: 'admin' });
    const { token } = await mailedTo(email);
    const raw = bilet.sink
      .mails()
      .find(({ envelope }) => envelope.to.includes(email))!
      .raw.toString();
    return { email, token, raw, mailId: /^Message-ID:\s*<(.+?)>/im.exec(raw)![1]! };
  };
  const away = await invited('izinde@example.test');
  const quoting = await invited('alintilayan@example.test');
  const answering = await invited('yanitlayan@example.test');
  const gone = await invited('yok@example.test');
  const absence = { 'In-Reply-To': `<${away.mailId}>`, 'Auto-Submitted': 'auto-replied', 'X-Autoreply': 'yes' };
  await bilet.deliver(
    letter({ from: away.email, subject: 'Otomatik yanıt: Ofis dışındayım', text: 'İzindeyim.', headers: absence }),
  );
  await bilet.deliver(
    letter({ from: quoting.email, subject: 'Bu ne?', text: `Bu ne?\n\n> ${bilet.url}/password#${quoting.token}` }),
  );
  const answer = { 'In-Reply-To': `<${answering.mailId}>` };
  await bilet.deliver(letter({ from: answering.email, subject: 'Re: Bilet', text: 'Teşekkürler.', headers: answer }));
  await bilet.deliver(bounce([gone.email], gone.raw));
  const ids = await Promise.all(
    [quoting, answering, gone].map(async ({ email }) => {
      const [agent] = await bilet.rows<{ id: string }>('select id from agent where email = $1', [email]);
      return agent!.id;
    }),
  );
  const voided = () =>
    bilet.rows("select 1 from audit where action = 'agent.password-link-void' and subject = any($1)", [ids]);
  await eventually(async () => (await voided()).length === 3, { label: 'three links are void' });
  for (const { token } of [quoting, answering, gone]) expect((await choose(token)).status).toBe(410);
  expect((await choose(away.token)).status).toBe(201);
}, 90_000);

test('the answer with a link is kept nowhere, and where no mail can leave the desk says so', async () => {
  const { body } = await selin.post(
    `/agents/${bilet.people.ayse}/password-link`,
    { by: 'hand' },
    { 'idempotency-key': 'bir-kez' },
  );
  expect(body.url).toMatch(new RegExp(`^${bilet.url}/password#[\\w-]{43}$`));
  const kept = await bilet.rows("select 1 from idempotency where key = 'bir-kez'");
  expect(kept).toEqual([]);
  await bilet.rows("update mailbox set status = 'unreachable'");
  const made = await selin.post('/agents', { email: 'postasiz@example.test', name: 'Postasız', role: 'agent' });
  expect(made.body.invited).toBe(false);
}, 60_000);

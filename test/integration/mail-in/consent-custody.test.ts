/** Who gave, refused and withdrew a consent is kept and told, and a consent goes no further than it was given for. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { MailboxRow } from '../../../db/mail-in/mailboxes.ts';
import { MINUTE_MS } from '../../../domain/time.ts';
import { type ApiClient, signedIn } from '../../support/cast/api-client.ts';
import { SELIN } from '../../support/cast/cast.ts';
import { hire } from '../../support/cast/staff.ts';
import { eventually } from '../../support/eventually.ts';
import { consentingDesk } from '../../support/oauth/consenting-desk.ts';
import { CLIENT, TENANT } from '../../support/oauth/token-server.ts';

const { house, bilet, selin, apps, consent, settings, connect, mailboxOf, inStatus, stored, ageTokens } =
  consentingDesk();

type AuditRow = { action: string; by: string | null; detail: Record<string, unknown> };
/** What was audited of a consent or a mailbox, in order. */
const audited = (subject: string, action = '%'): Promise<AuditRow[]> =>
  bilet.rows(
    `select u.action, a.email as by, u.detail from audit u left join agent a on a.id = u.agent_id
      where u.subject = $1 and u.action like $2 order by u.id`,
    [subject, action],
  );

const longAgo = (consented: string) =>
  bilet.rows(`update oauth_consent set created_at = now() - interval '2 hours' where id = $1`, [consented]);

test('a token goes to a server that another certificate is believed of only by a consent that was just asked for', async () => {
  const address = 'igne@gmail.com';
  const box = await connect(address);
  const { imap, smtp } = house.serversFor(address);
  const pin = { ...imap, tls: 'tls', trust: { pin: 'ab'.repeat(32) } };
  const pinned = settings(address, { paused: true, imap: pin });
  await longAgo(box.signIn.kind === 'oauth' ? box.signIn.consent : '');
  const refused = [
    await selin.put(`/mailboxes/${box.id}`, pinned),
    await selin.post('/mailboxes/check', { id: box.id, imap: pin, smtp }),
    await selin.post('/mailboxes/dry-count', { id: box.id, imap: pin, since: '2020-01-01' }),
  ];
  for (const { body } of refused) expect(body.fields).toMatchObject([{ path: 'imap.trust', code: 'consent-again' }]);
  const { id } = await consent(address);
  const saved = await selin.put(`/mailboxes/${box.id}`, { ...pinned, consent: id });
  expect(saved).toMatchObject({ status: 200, body: { imap: { trust: pin.trust } } });
  await longAgo(id);
  // What stays as it was asks for nothing.
  expect((await selin.put(`/mailboxes/${box.id}`, { ...pinned, name: 'Yeni ad' })).status).toBe(200);
});

test('the other administrators are told, and the mailbox has it in its audit, by whatever road its sign-in changes', async () => {
  const email = 'mustafa@example.test';
  await hire(bilet.pool, { email, name: 'Mustafa Şen', role: 'admin' });
  const mustafa = await signedIn(bilet.url, email);
  const box = await connect('haber@firma.test', { service: 'microsoft' });
  const told = async (client: ApiClient) =>
    (await client.get('/notices')).body.items.filter((one: { subject: string }) => one.subject === box.id);
  for (const { id } of await told(mustafa)) await mustafa.put(`/notices/${id}/read`);
  const news = {
    kind: 'mailbox-changed',
    by: { name: SELIN.name },
    detail: { address: 'haber@firma.test', changed: ['sign-in'] },
  };
  const renewed = await consent('haber@firma.test', { service: 'microsoft', mailbox: box.id });
  expect(await told(mustafa)).toMatchObject([news]);
  const app = { tenant: TENANT, clientId: CLIENT.id, secretExpiresOn: null };
  await selin.put(`/mail-apps/${apps.microsoft}`, app);
  expect(await told(mustafa)).toHaveLength(1);
  await selin.put(`/mail-apps/${apps.microsoft}`, { ...app, clientSecret: CLIENT.secret });
  expect(await told(mustafa)).toMatchObject([news, news]);
  expect(await told(selin)).toEqual([]);
  expect(await audited(box.id, 'mailbox.update')).toMatchObject([
    { by: SELIN.email, detail: { consent: renewed.id, changed: ['sign-in'] } },
    { by: SELIN.email, detail: { app: apps.microsoft, changed: ['sign-in'] } },
  ]);
});

test('what became of a consent is audited: given by whom, refused by what, and once that it is gone', async () => {
  const address = 'hesap@gmail.com';
  const refused = (await selin.post('/mail-consents', { app: apps.google, flow: 'code', address })).body;
  const no = await house.tokens.answer(refused.url, { account: address, allow: false });
  await selin.raw(no.slice(bilet.url.length), { redirect: 'manual' });
  expect(await audited(refused.id, 'mail-consent.%')).toMatchObject([
    { action: 'mail-consent.ask', by: SELIN.email },
    { action: 'mail-consent.refuse', by: SELIN.email, detail: { code: 'oauth-refused', said: 'access_denied' } },
  ]);
  house.tokens.refuseNext({ status: 400, error: 'invalid_client', description: 'AADSTS7000222: expired' });
  const failed = await consent('uygulama@firma.test', { service: 'microsoft', flow: 'client' });
  expect((await audited(failed.id)).at(-1)).toMatchObject({
    action: 'mail-consent.refuse',
    detail: { code: 'oauth-secret-expired' },
  });
  const box = await connect(address);
  const given = box.signIn.kind === 'oauth' ? box.signIn.consent : '';
  expect((await audited(given)).at(-1)).toMatchObject({
    action: 'mail-consent.grant',
    by: SELIN.email,
    detail: { app: apps.google, account: address },
  });
  await inStatus(box.id, 'live');
  house.tokens.revoke(address);
  house.dovecot.kickUser(address);
  await inStatus(box.id, 'consent');
  const gone = { action: 'mail-consent.revoke', by: null, detail: { mailbox: box.id, said: 'invalid_grant' } };
  expect(await audited(given, 'mail-consent.revoke')).toEqual([
    { ...gone, detail: expect.objectContaining(gone.detail) },
  ]);
  // Whoever signs in again finds it gone, and asks nobody.
  await selin.put(`/mailboxes/${box.id}`, settings(address, { name: 'Yeni ad' }));
  await inStatus(box.id, 'consent');
  expect(await audited(given, 'mail-consent.revoke')).toHaveLength(1);
});

describe('a connection that stands', () => {
  const boxes: Record<'withdrawn' | 'found' | 'renewed' | 'paused', MailboxRow> = {} as never;
  let session: string[];

  // All at once: each of them waits for the next look.
  beforeAll(async () => {
    for (const name of ['withdrawn', 'found', 'renewed', 'paused'] as const) {
      boxes[name] = await connect(`${name}@gmail.com`);
      await inStatus(boxes[name].id, 'live');
      expect(house.dovecot.sessionsOf(boxes[name].address)).toHaveLength(1);
    }
    session = house.dovecot.sessionsOf(boxes.renewed.address);
    house.tokens.revoke(boxes.withdrawn.address);
    await ageTokens(boxes.withdrawn.id);
    await ageTokens(boxes.renewed.id);
    await bilet.rows(
      `update oauth_consent c set state = 'revoked' from mailbox b where b.consent_id = c.id and b.id = $1`,
      [boxes.found.id],
    );
    await bilet.rows('update mailbox set paused = true where id = $1', [boxes.paused.id]);
  }, 60_000);

  /** The mailbox of the address comes into the status and has no connection any more. */
  const left = async ({ id, address }: MailboxRow, status: string) => {
    const box = await inStatus(id, status, MINUTE_MS);
    expect(house.dovecot.sessionsOf(address)).toEqual([]);
    return box;
  };

  test('is left soon after its consent was withdrawn and its token comes to an end, although the server would let it stand', async () => {
    const box = await left(boxes.withdrawn, 'consent');
    expect(box).toMatchObject({ statusFault: { code: 'oauth-consent-gone', said: 'invalid_grant' } });
    expect(await stored(box.id)).toMatchObject({ state: 'revoked' });
  }, 90_000);

  test('is left soon after another process has found the consent gone', async () => {
    const box = await left(boxes.found, 'consent');
    // The service would say otherwise, and is not asked.
    expect(box).toMatchObject({ statusFault: { code: 'oauth-consent-gone', said: '' } });
  }, 90_000);

  test('has its token renewed before it ends, and goes on', async () => {
    const { id, address } = boxes.renewed;
    const left = async () => (await stored(id)).expires_at.getTime() - Date.now();
    await eventually(async () => (await left()) > 10 * MINUTE_MS, { label: 'renewed', withinMs: MINUTE_MS });
    expect(house.dovecot.sessionsOf(address)).toEqual(session);
    expect((await mailboxOf(id)).status).toBe('live');
  }, 90_000);

  test('is left soon after its mailbox was paused, although nobody told its watch', async () => {
    await left(boxes.paused, 'paused');
  }, 90_000);
});

/** An administrator enters an application, is sent to the service, and comes back with a consent; every other way back is refused. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '../../support/eventually.ts';
import { CLIENT, TENANT } from '../../support/oauth/token-server.ts';
import { type OAuthHouse, startOAuthHouse } from '../../support/oauth/house.ts';
import { type ApiClient, apiClient, signedIn } from '../../support/cast/api-client.ts';
import { AYSE, SELIN } from '../../support/cast/cast.ts';
import { type ServedDesk, startServedDesk } from '../../support/stack/served-desk.ts';

let house: OAuthHouse;
let bilet: ServedDesk;
let selin: ApiClient;
const apps = { google: '', microsoft: '' };

beforeAll(async () => {
  house = await startOAuthHouse();
  bilet = await startServedDesk({ mailProviders: house.providers() });
  selin = await signedIn(bilet.url, SELIN.email);
  for (const service of ['google', 'microsoft'] as const)
    apps[service] = (await enter({ service, ...(service === 'microsoft' ? { tenant: TENANT } : {}) })).body.id;
}, 60_000);
beforeEach(() => {
  house.tokens.settings.clockAheadMs = 0;
  house.tokens.settings.secret = CLIENT.secret;
  house.tokens.settings.givesRefreshToken = true;
});
afterAll(async () => {
  await bilet?.stop();
  await house?.stop();
}, 60_000);

const enter = (more: object) =>
  selin.post('/mail-apps', { clientId: CLIENT.id, clientSecret: CLIENT.secret, service: 'google', ...more });

const ask = async (more: object = {}, client = selin) =>
  (await client.post('/mail-consents', { app: apps.google, flow: 'code', address: 'destek@gmail.com', ...more })).body;

const comeBack = (url: string, client = selin) => client.raw(url.slice(bilet.url.length), { redirect: 'manual' });

const outcome = async (id: string) => (await selin.get(`/mail-consents/${id}`)).body;

/** Asked, answered at the service, and back at the desk. */
async function consented(more: object, account: string, allow = true) {
  const { id, url } = await ask(more);
  const answer = await comeBack(await house.tokens.answer(url, { account, allow }));
  return { answer, consent: await outcome(id) };
}

describe('applications', () => {
  test('are listed with the address to which the service returns, and without their secret', async () => {
    const { body, text } = await selin.get('/mail-apps');
    expect(body.redirectUri).toBe(`${bilet.url}/oauth/callback`);
    expect(body.items).toEqual([
      { id: apps.google, service: 'google', tenant: '', clientId: CLIENT.id, secretExpiresOn: null, mailboxes: 0 },
      expect.objectContaining({ id: apps.microsoft, tenant: TENANT }),
    ]);
    expect(text).not.toContain(CLIENT.secret);
    const stored = await bilet.rows<{ client_secret: string }>('select client_secret from oauth_app');
    expect(JSON.stringify(stored)).not.toContain(CLIENT.secret);
  });

  test('are for administrators', async () => {
    const ayse = await signedIn(bilet.url, AYSE.email);
    expect((await ayse.get('/mail-apps')).status).toBe(403);
    expect((await ayse.post('/mail-consents', { app: apps.google, flow: 'code', address: 'a@b.test' })).status).toBe(
      403,
    );
  });

  test('are entered once, changed, and forgotten', async () => {
    expect((await enter({})).body).toMatchObject({ code: 'bad-input', fields: [{ path: 'clientId', code: 'taken' }] });
    const made = (await enter({ clientId: 'another', service: 'microsoft' })).body;
    expect(made.tenant).toBe('common');
    const settings = { tenant: 'Firma.test', clientId: 'another', secretExpiresOn: '2027-01-31' };
    const changed = await selin.put(`/mail-apps/${made.id}`, settings);
    expect(changed.body).toMatchObject({ tenant: 'firma.test', secretExpiresOn: '2027-01-31' });
    expect((await selin.put(`/mail-apps/${made.id}`, { ...settings, clientId: CLIENT.id })).body.fields).toMatchObject([
      { path: 'clientId', code: 'taken' },
    ]);
    expect((await selin.delete(`/mail-apps/${made.id}`)).status).toBe(204);
    expect((await selin.delete(`/mail-apps/${made.id}`)).status).toBe(404);
  });

  test.each([
    ['an ID that the directory does not know', { clientId: 'unknown' }, 'clientId', 'app-unknown'],
    ['a directory that there is not', { clientId: CLIENT.id, tenant: 'yok.test' }, 'tenant', 'directory-unknown'],
    ['a wrong secret', { clientId: CLIENT.id, clientSecret: 'wrong' }, 'clientSecret', 'secret-refused'],
  ])('are refused by their service when they are entered: %s', async (_, more, path, code) => {
    const before = (await selin.get('/mail-apps')).body.items.length;
    const { body } = await enter({ service: 'microsoft', tenant: TENANT, ...more });
    expect(body).toMatchObject({ code: 'bad-input', fields: [{ path, code }] });
    expect((await selin.get('/mail-apps')).body.items).toHaveLength(before);
  });

  test('keep their secret when the service refuses another', async () => {
    const settings = { tenant: TENANT, clientId: CLIENT.id, clientSecret: 'other-secret' };
    expect((await selin.put(`/mail-apps/${apps.microsoft}`, settings)).body.fields).toMatchObject([
      { path: 'clientSecret', code: 'secret-refused' },
    ]);
    const kept = await ask({ app: apps.microsoft, flow: 'client', address: 'destek@firma.test' });
    expect(kept).toMatchObject({ state: 'granted' });
  });

  test.each(['a/b', '..', 'https://x.test'])('have no directory %j', async (tenant) => {
    const { body } = await enter({ service: 'microsoft', clientId: 'x', tenant });
    expect(body.fields).toMatchObject([{ path: 'tenant' }]);
  });
});

test.each([
  ['google', 'destek@gmail.com'],
  ['microsoft', 'destek@firma.test'],
] as const)(
  'a person agrees at %s, comes back to the mailboxes, and the desk knows who it was',
  async (service, account) => {
    const { answer, consent } = await consented({ app: apps[service], address: account }, account.toUpperCase());
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `/settings/mailboxes?consent=${consent.id}`]);
    expect(consent).toEqual({
      ...{ id: consent.id, app: apps[service], service, flow: 'code', address: account, account },
      ...{ state: 'granted', url: null, fault: null, mailbox: null },
    });
    const [row] = await bilet.rows<Record<string, string | null>>('select * from oauth_consent where id = $1', [
      consent.id,
    ]);
    expect([row!['code'], row!['verifier']]).toEqual([null, null]);
    expect(JSON.stringify(row)).not.toMatch(/rt-|at-|code-/);
  },
);

test('the question says whose address it is about, and of a shared mailbox who is to be asked', async () => {
  const hint = async (more: object) => new URL((await ask(more)).url).searchParams.get('login_hint');
  expect(await hint({})).toBe('destek@gmail.com');
  expect(await hint({ account: 'ayse@gmail.com' })).toBe('ayse@gmail.com');
});

test('an address is asked about in the one spelling that a mailbox has', async () => {
  const { address, url } = await ask({ address: 'Destek@Bücher.test', account: 'Ayse@Bücher.test' });
  expect(address).toBe('destek@xn--bcher-kva.test');
  expect(new URL(url).searchParams.get('login_hint')).toBe('ayse@xn--bcher-kva.test');
});

test('who agreed as somebody else is told', async () => {
  const { consent } = await consented({}, 'ayse@gmail.com');
  expect(consent).toMatchObject({ address: 'destek@gmail.com', account: 'ayse@gmail.com', state: 'granted' });
});

test('a directory whose administrator has agreed is asked at once', async () => {
  const consent = await ask({ app: apps.microsoft, flow: 'client', address: 'destek@firma.test' });
  expect(consent).toMatchObject({ flow: 'client', state: 'granted', url: null, account: null, fault: null });
});

test('without a person only one directory is asked, and Google not at all', async () => {
  const everyone = (await enter({ service: 'microsoft', clientId: 'everyone' })).body.id;
  const refused = [await ask({ app: everyone, flow: 'client' }), await ask({ app: apps.google, flow: 'client' })];
  expect(refused.map(({ fields }) => fields[0].path)).toEqual(['app', 'flow']);
});

describe('what goes wrong at the service is told by its code', () => {
  test('no', async () => {
    const { answer, consent } = await consented({}, 'destek@gmail.com', false);
    expect(answer.status).toBe(302);
    expect(consent).toMatchObject({ state: 'pending', fault: { code: 'oauth-refused', said: 'access_denied' } });
  });
  test('an account of another directory', async () => {
    const { consent } = await consented({ app: apps.microsoft }, 'ayse@baska.test');
    expect(consent.fault).toMatchObject({ code: 'oauth-tenant', said: 'AADSTS50020' });
  });
  test('a directory that does not exist', async () => {
    // While its service is away an application is entered untried.
    house.tokens.refuseNext({ status: 503, error: '' });
    const app = (await enter({ service: 'microsoft', tenant: 'yok.test' })).body.id;
    const consent = await ask({ app, flow: 'client', address: 'destek@firma.test' });
    expect(consent.fault).toMatchObject({ code: 'oauth-tenant', said: 'AADSTS90002' });
  });
  test('a secret that is wrong', async () => {
    house.tokens.settings.secret = 'another';
    const { consent } = await consented({}, 'destek@gmail.com');
    expect(consent).toMatchObject({ state: 'pending', fault: { code: 'oauth-secret', said: 'invalid_client' } });
  });
  test('a service that gives no leave to come back', async () => {
    house.tokens.settings.givesRefreshToken = false;
    const { consent } = await consented({}, 'destek@gmail.com');
    expect(consent).toMatchObject({ state: 'pending', fault: { code: 'oauth-scope' } });
  });
  test.each([
    [{ status: 400, error: 'invalid_client', description: 'AADSTS7000222: expired' }, 'oauth-secret-expired'],
    [{ status: 400, error: 'invalid_grant', description: 'AADSTS65001: no consent' }, 'oauth-consent-missing'],
    [{ status: 400, error: 'invalid_grant', description: 'AADSTS50105: not assigned' }, 'oauth-blocked'],
    [{ status: 503, error: '' }, 'oauth-later'],
    [{ status: 200, error: 'x' }, 'oauth-answer'],
  ])('%j', async (refusal, code) => {
    house.tokens.refuseNext(refusal);
    const { consent } = await consented({}, 'destek@gmail.com');
    expect(consent).toMatchObject({ state: 'pending', fault: { code } });
  });
});

test.each([3_600_000, -3_600_000])(
  'a service whose clock is %i ms ahead of ours gives a consent all the same',
  async (ahead) => {
    house.tokens.settings.clockAheadMs = ahead;
    const { consent } = await consented({}, 'destek@gmail.com');
    expect(consent).toMatchObject({ state: 'granted', account: 'destek@gmail.com' });
    const [row] = await bilet.rows<{ left: number }>(
      'select extract(epoch from expires_at - now())::int as left from oauth_consent where id = $1',
      [consent.id],
    );
    expect(row!.left).toBeGreaterThan(3_500);
    expect(row!.left).toBeLessThanOrEqual(3_600);
  },
);

describe('a way back', () => {
  const page = async (answer: Response) => ({ status: answer.status, text: await answer.text() });

  test('with a state that nobody asked for says so, in the language of the browser', async () => {
    const nobody = apiClient(bilet.url);
    const get = (language: string) =>
      nobody.raw('/oauth/callback?state=x&code=y', { headers: { 'accept-language': language } });
    expect(await page(await get('tr'))).toMatchObject({
      status: 400,
      text: expect.stringContaining('Bu yanıtı bekleyen yok'),
    });
    expect(await page(await get('en'))).toMatchObject({
      status: 400,
      text: expect.stringContaining('This answer was not expected'),
    });
    expect((await nobody.raw('/oauth/callback')).status).toBe(400);
    expect((await nobody.raw('/oauth/callback?state=a&state=b')).status).toBe(400);
  });

  test('with a state that nobody asked for speaks to whoever is signed in as the desk does', async () => {
    await selin.put('/profile', { name: SELIN.name, language: 'en', signature: '' });
    const answer = await selin.raw('/oauth/callback?state=x&code=y', { headers: { 'accept-language': 'tr' } });
    await selin.put('/profile', { name: SELIN.name, language: 'tr', signature: '' });
    expect((await page(answer)).text).toContain('This answer was not expected');
  });

  test('is taken once', async () => {
    const { id, url } = await ask();
    const back = await house.tokens.answer(url, { account: 'destek@gmail.com' });
    expect((await comeBack(back)).status).toBe(302);
    expect(await page(await comeBack(back))).toMatchObject({
      status: 410,
      text: expect.stringMatching(/taken already|daha önce/),
    });
    expect((await outcome(id)).state).toBe('granted');
  });

  test('in another browser is refused, also when its own has asked something', async () => {
    const other = await signedIn(bilet.url, SELIN.email);
    const { id, url } = await ask();
    const back = await house.tokens.answer(url, { account: 'kotu@gmail.com' });
    expect((await comeBack(back, other)).status).toBe(400);
    expect((await outcome(id)).state).toBe('pending');
    // That was not its answer: the browser that asked may still give it.
    expect((await comeBack(back)).status).toBe(302);
    expect((await outcome(id)).state).toBe('granted');
    const own = await ask({}, other);
    const mine = await house.tokens.answer((await ask()).url, { account: 'kotu@gmail.com' });
    expect((await comeBack(mine, other)).status).toBe(400);
    expect((await comeBack(await house.tokens.answer(own.url, { account: 'destek@gmail.com' }), other)).status).toBe(
      302,
    );
  });

  test('after ten minutes is refused', async () => {
    const { id, url } = await ask();
    await bilet.rows(`update oauth_consent set created_at = now() - interval '11 minutes' where id = $1`, [id]);
    const answer = await comeBack(await house.tokens.answer(url, { account: 'destek@gmail.com' }));
    expect(await page(answer)).toMatchObject({
      status: 410,
      text: expect.stringMatching(/too long ago|süresi dolmuş/),
    });
    expect((await outcome(id)).state).toBe('pending');
  });

  test('with the code of another question gives nothing: the verifier does not fit', async () => {
    const [first, second] = [await ask(), await ask()];
    const stolen = new URL(await house.tokens.answer(first.url, { account: 'destek@gmail.com' }));
    const own = new URL(await house.tokens.answer(second.url, { account: 'destek@gmail.com' }));
    own.searchParams.set('code', stolen.searchParams.get('code')!);
    await comeBack(own.href);
    expect(await outcome(second.id)).toMatchObject({ state: 'pending', fault: { code: 'oauth-consent-gone' } });
  });
});

describe('in the histories of workflows', () => {
  const historyOf = async (id: string): Promise<string> => {
    const { events } = await bilet.temporal.workflow.getHandle(id).fetchHistory();
    return JSON.stringify(events, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString() : value,
    );
  };

  test('no token and no secret stands', async () => {
    const { consent } = await consented({}, 'destek@gmail.com');
    const text = await historyOf(`mail-consent-${consent.id}`);
    expect(text).toContain(consent.id);
    expect(text).not.toMatch(/rt-|at-|code-|house-secret|@gmail/);
  });

  test('a secret that is tried is sealed', async () => {
    await enter({ service: 'microsoft', tenant: TENANT, clientSecret: 'refused-secret' });
    const query = `TaskQueue = '${bilet.settings.temporal.taskQueue}' and WorkflowType = 'tryApplicationWorkflow'`;
    const tried: string[] = [];
    await eventually(
      async () => {
        for await (const { workflowId } of bilet.temporal.workflow.list({ query })) tried.push(workflowId);
        return tried.length > 0;
      },
      { label: 'the trial in the list' },
    );
    for (const id of tried) expect(await historyOf(id)).not.toMatch(/(house|refused)-secret/);
  });
});

/** What is asked of Google and Microsoft, when a token is renewed, and what their refusals mean. */
import { describe, expect, test } from '@jest/globals';
import { OAUTH_FAULTS } from '../../../domain/mail/provider/mailbox-fault.ts';
import {
  accountOf,
  endpoint,
  endsConsent,
  isForNow,
  isSafeEndpoint,
  isTenant,
  isToBeRenewed,
  lifeOf,
  mayReceive,
  meaningOf,
  admits,
  namesOneTenant,
  OAUTH_SERVICES,
  oauthServices,
} from '../../../domain/mail/provider/oauth.ts';
import { PROVIDERS, serversAt } from '../../../domain/mail/provider/providers.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 27);
const services = oauthServices();

describe.each(OAUTH_SERVICES)('%s', (key) => {
  test('asks over https, for leave to come back without the person', () => {
    const { authorize, token, scopes, extra } = services[key];
    expect([authorize, token].every((url) => url.startsWith('https://') && isSafeEndpoint(url))).toBe(true);
    expect(scopes.code?.includes('offline_access') || extra['access_type'] === 'offline').toBe(true);
    expect(scopes.code).toContain('openid');
  });
  test('lets its tokens go to its own mail servers', () => {
    const provider = PROVIDERS.find((one) => one.key === { google: 'gmail', microsoft: 'microsoft' }[key])!;
    const { imap, smtp } = serversAt(provider, 'destek@firma.test');
    expect([imap, smtp].map((server) => mayReceive(services[key], server))).toEqual([true, true]);
    expect(mayReceive(services[key], { ...imap, tls: 'none' })).toBe(false);
    expect(mayReceive(services[key], { host: 'imap.gmail.com.evil.test', tls: 'tls' })).toBe(false);
  });
});

test('only Microsoft lets an application in without a person, and only in a directory that it names', () => {
  expect(OAUTH_SERVICES.filter((key) => services[key].scopes.client !== null)).toEqual(['microsoft']);
  const everyone = ['common', 'organizations', 'consumers'];
  expect(everyone.filter(isTenant)).toEqual(everyone);
  expect(everyone.filter(namesOneTenant)).toEqual([]);
  expect(namesOneTenant('firma.onmicrosoft.com') && namesOneTenant('11111111-2222-3333-4444-555555555555')).toBe(true);
});

test('an application serves accounts of persons or those of firms by its tenant, or both', () => {
  const of = (isPerson: boolean) =>
    ['consumers', 'common', 'organizations', 'firma.onmicrosoft.com'].filter((tenant) => admits(tenant, isPerson));
  expect(of(true)).toEqual(['consumers', 'common']);
  expect(of(false)).toEqual(['common', 'organizations', 'firma.onmicrosoft.com']);
});

test.each(['', 'a/b', '../x', 'a b', 'firma.com/..', '?x', 'a@b', '.com', 'ö.com', 'x'.repeat(254)])(
  '%j is no directory, so it cannot bend the address of the service',
  (text) => expect(isTenant(text)).toBe(false),
);

test('a directory stands in both addresses', () => {
  expect(endpoint(services.microsoft.token, 'firma.com')).toBe(
    'https://login.microsoftonline.com/firma.com/oauth2/v2.0/token',
  );
  expect(endpoint(services.google.token, '')).toBe(services.google.token);
});

test.each([
  ['https://login.example.com/{tenant}/token', true],
  ['http://127.0.0.1:8080/{tenant}/token', true],
  ['http://[::1]:8080/token', true],
  ['http://localhost/token', true],
  ['http://login.example.com/token', false],
  ['http://127.0.0.1.example.com/token', false],
])('a secret may be sent to %s: %j', (url, safe) => expect(isSafeEndpoint(url)).toBe(safe));

test('what an operator says of a service stands, and the rest is as it was', () => {
  const changed = oauthServices([{ service: 'microsoft', token: 'https://login.microsoftonline.us/{tenant}/token' }]);
  expect(changed.microsoft).toEqual({
    ...services.microsoft,
    token: 'https://login.microsoftonline.us/{tenant}/token',
  });
  expect(changed.google).toEqual(services.google);
});

test.each([
  [null, true],
  [NOW - 1, true],
  [NOW + 4 * MINUTE, true],
  [NOW + 5 * MINUTE, false],
  [NOW + 60 * MINUTE, false],
])('of a token that ends at %s it is said whether to renew it first: %s', (expiresAt, renewed) =>
  expect(isToBeRenewed(expiresAt, NOW)).toBe(renewed),
);

test('how long a token lives is what the service says, within a day', () => {
  expect([undefined, 3599, -5, 1e9].map(lifeOf)).toEqual([3_600, 3_599, 0, 86_400]);
});

test('who agreed is named by the first claim that is an address', () => {
  expect(accountOf({ email: 'Ayse@Firma.test', preferred_username: 'x@firma.test' })).toBe('ayse@firma.test');
  expect(accountOf({ email: 7, preferred_username: 'ayse@firma.test' })).toBe('ayse@firma.test');
  expect(accountOf({ preferred_username: '+90 555', upn: 'a@b.test' })).toBe('a@b.test');
  expect(accountOf({ sub: '1', email: 'a b@c' })).toBeNull();
});

const entra = (number: string) => ({ status: 400, error: 'invalid_request', description: `AADSTS${number}: Words.` });

test.each([
  [{ ...entra('700082'), error: 'invalid_grant' }, 'oauth-consent-gone', 'AADSTS700082'],
  [entra('50173'), 'oauth-consent-gone', 'AADSTS50173'],
  [
    { status: 400, error: 'invalid_grant', description: 'Token has been expired or revoked.' },
    'oauth-consent-gone',
    'invalid_grant',
  ],
  [entra('65001'), 'oauth-consent-missing', 'AADSTS65001'],
  [{ ...entra('65001'), error: 'invalid_grant' }, 'oauth-consent-missing', 'AADSTS65001'],
  [{ status: 400, error: 'access_denied', description: '' }, 'oauth-refused', 'access_denied'],
  [{ ...entra('50076'), error: 'invalid_grant' }, 'oauth-sign-in-again', 'AADSTS50076'],
  [entra('50105'), 'oauth-blocked', 'AADSTS50105'],
  [{ ...entra('53003'), error: 'invalid_grant' }, 'oauth-blocked', 'AADSTS53003'],
  [{ status: 403, error: 'admin_policy_enforced', description: '' }, 'oauth-blocked', 'admin_policy_enforced'],
  [entra('90002'), 'oauth-tenant', 'AADSTS90002'],
  [entra('50020'), 'oauth-tenant', 'AADSTS50020'],
  [{ ...entra('700016'), error: 'unauthorized_client' }, 'oauth-tenant', 'AADSTS700016'],
  [
    { status: 401, error: 'invalid_client', description: 'The OAuth client was not found.' },
    'oauth-app',
    'invalid_client',
  ],
  [{ status: 400, error: 'unauthorized_client', description: '' }, 'oauth-app', 'unauthorized_client'],
  [{ status: 400, error: 'redirect_uri_mismatch', description: '' }, 'oauth-redirect', 'redirect_uri_mismatch'],
  [{ status: 401, error: 'invalid_client', description: 'Unauthorized' }, 'oauth-secret', 'invalid_client'],
  [{ ...entra('7000215'), error: 'invalid_client' }, 'oauth-secret', 'AADSTS7000215'],
  [{ ...entra('7000222'), error: 'invalid_client' }, 'oauth-secret-expired', 'AADSTS7000222'],
  [{ status: 400, error: 'invalid_scope', description: '' }, 'oauth-scope', 'invalid_scope'],
  [{ status: 400, error: 'temporarily_unavailable', description: '' }, 'oauth-later', 'temporarily_unavailable'],
  [{ status: 503, error: '', description: '' }, 'oauth-later', '503'],
  [{ status: 429, error: 'slow_down', description: '' }, 'oauth-later', 'slow_down'],
  [{ status: 0, error: '', description: '' }, 'oauth-later', ''],
  [{ status: 400, error: 'of_tomorrow', description: '' }, 'oauth-answer', 'of_tomorrow'],
  [{ status: 400, error: 'ayse@firma.test is unknown', description: '' }, 'oauth-answer', '400'],
] as const)('the answer %j means %s', (refusal, code, said) => expect(meaningOf(refusal)).toEqual({ code, said }));

test('only a service that is away is asked again by itself, and only a consent that is gone ends', () => {
  expect(OAUTH_FAULTS.filter(isForNow)).toEqual(['oauth-later']);
  expect(OAUTH_FAULTS.filter(endsConsent)).toEqual(['oauth-consent-gone']);
});

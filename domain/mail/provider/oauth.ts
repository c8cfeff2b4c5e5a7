/**
 * OAuth 2.0: where a mailbox's owner agrees that we sign in, where tokens come from, and to which servers they may go. Of what a
 * service answers, a code that the desk has words for.
 */
import { MINUTE_MS } from '../../time.ts';
import type { ServerAddress } from '../mailbox.ts';
import type { OAuthFault } from './mailbox-fault.ts';

export const OAUTH_SERVICES = ['google', 'microsoft'] as const;
export type OAuthServiceKey = (typeof OAUTH_SERVICES)[number];

/** `code`: a person agrees in their browser; `client`: an administrator has agreed for the application (Microsoft only). */
export const OAUTH_FLOWS = ['code', 'client'] as const;
export type OAuthFlow = (typeof OAUTH_FLOWS)[number];

/** `revoked`: it was given, and is gone. */
export const CONSENT_STATES = ['pending', 'granted', 'revoked'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** How a mailbox signs in; `account` is who agreed, null when the service did not say. */
export type SignIn =
  | { kind: 'password' }
  | {
      kind: 'oauth';
      service: OAuthServiceKey;
      flow: OAuthFlow;
      account: string | null;
      app: string;
      consent: string;
      secretExpiresOn: string | null;
    };

export type OAuthService = {
  key: OAuthServiceKey;
  /** In both addresses `{tenant}` is the organisation's directory. */
  authorize: string;
  token: string;
  /** What is asked for; null: the service has no such flow. */
  scopes: Record<OAuthFlow, readonly string[] | null>;
  /** What the request for consent says besides. */
  extra: Readonly<Record<string, string>>;
  /** Mail servers to which its tokens may go, and no others. */
  hosts: readonly string[];
};

const BUILT_IN: Record<OAuthServiceKey, OAuthService> = {
  google: {
    key: 'google',
    authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    scopes: { code: ['openid', 'email', 'https://mail.google.com/'], client: null },
    // Without both, who has agreed before gets no refresh token.
    extra: { access_type: 'offline', prompt: 'consent' },
    hosts: ['imap.gmail.com', 'smtp.gmail.com'],
  },
  microsoft: {
    key: 'microsoft',
    authorize: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize',
    token: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
    scopes: {
      code: [
        ...['openid', 'email', 'profile', 'offline_access'],
        'https://outlook.office.com/IMAP.AccessAsUser.All',
        'https://outlook.office.com/SMTP.Send',
      ],
      client: ['https://outlook.office365.com/.default'],
    },
    // A browser often knows several accounts, and the wrong one would agree unasked.
    extra: { prompt: 'select_account' },
    hosts: [
      ...['outlook.office365.com', 'smtp.office365.com', 'outlook.office.com'],
      ...['imap-mail.outlook.com', 'smtp-mail.outlook.com'],
    ],
  },
};

/** What an operator's file says of a service, for sovereign clouds, tests and demos; the rest stays as it is built in. */
export type OAuthOverride = { service: OAuthServiceKey } & {
  [part in 'authorize' | 'token' | 'hosts']?: OAuthService[part] | undefined;
} & { scopes?: { code?: string[] | undefined; client?: string[] | undefined } | undefined };

export type OAuthServices = Readonly<Record<OAuthServiceKey, OAuthService>>;

/** Both services, as built in and then as the operator has it. */
export function oauthServices(overrides: readonly OAuthOverride[] = []): OAuthServices {
  const services = { ...BUILT_IN };
  for (const { service, authorize, token, hosts, scopes } of overrides) {
    const known = services[service];
    services[service] = {
      ...known,
      authorize: authorize ?? known.authorize,
      token: token ?? known.token,
      hosts: hosts ?? known.hosts,
      scopes: { code: scopes?.code ?? known.scopes.code, client: scopes?.client ?? known.scopes.client },
    };
  }
  return services;
}

const TENANT = /^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*$/i;
/** Names that stand for all directories: enough for people who agree, while an application must say which one is meant. */
const EVERY_TENANT: readonly string[] = ['common', 'organizations', 'consumers'];
/** Stands for the accounts of persons at Microsoft, who have no directory: applications for them alone are served by no other name. */
export const TENANT_OF_PERSONS = 'consumers';

/** Whether this may stand for `{tenant}`: a directory's id, its domain, or a name that stands for all. */
export const isTenant = (text: string): boolean => text.length <= 253 && TENANT.test(text);
/** Whether accounts of persons, or else those of firms, can sign in by an application with this tenant. */
export const admits = (tenant: string, isPerson: boolean): boolean =>
  isPerson ? [TENANT_OF_PERSONS, 'common'].includes(tenant) : tenant !== TENANT_OF_PERSONS;
export const namesOneTenant = (tenant: string): boolean => isTenant(tenant) && !EVERY_TENANT.includes(tenant);

/** An address of a service for one directory. */
export const endpoint = (template: string, tenant: string): string => template.replaceAll('{tenant}', tenant);

export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

/** Whether a token may travel to this address, which is encrypted or never leaves the machine. */
export function isSafeEndpoint(url: string): boolean {
  const { protocol, hostname } = new URL(endpoint(url, 'tenant'));
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** Whether a token of the service may go to this mail server. */
export const mayReceive = ({ hosts }: OAuthService, { host, tls }: Pick<ServerAddress, 'host' | 'tls'>): boolean =>
  hosts.includes(host.toLowerCase()) && (tls !== 'none' || isLoopback(host));

/** A token that is used up so soon is renewed before it is used: a sign-in and its retries take their time. */
const RENEW_BEFORE_MS = 5 * MINUTE_MS;

/** Whether an access token has to be renewed before it is used. Both instants are of one clock (Postgres), in epoch ms; null: there is none. */
export const isToBeRenewed = (expiresAt: number | null, now: number): boolean =>
  expiresAt === null || expiresAt - now < RENEW_BEFORE_MS;

/** RFC 6749, 5.1 leaves it out where it is known otherwise; both services say an hour. */
const USUAL_LIFE_S = 3_600;
const LONGEST_LIFE_S = 86_400;

/** How long an access token lives from when it was asked for, by its `expires_in` alone: what clock the service has does not matter. */
export const lifeOf = (expiresIn: number | undefined): number =>
  Math.min(Math.max(expiresIn ?? USUAL_LIFE_S, 0), LONGEST_LIFE_S);

/** Who agreed, by the claims of an id token; null when they name nobody. */
export function accountOf(claims: Record<string, unknown>): string | null {
  const named = [claims['email'], claims['preferred_username'], claims['upn']].find(
    (one): one is string => typeof one === 'string' && /^[^\s@]+@[^\s@]+$/.test(one) && one.length <= 254,
  );
  return named?.toLowerCase() ?? null;
}

/** What a service answered instead of a token: RFC 6749, 4.1.2.1 and 5.2. `status` 0: nothing came. */
export type OAuthRefusal = { status: number; error: string; description: string };

/** Microsoft's own numbers, which tell more than the error that they stand in. */
const AADSTS: Record<OAuthFault, readonly number[]> = {
  'oauth-consent-gone': [50132, 50133, 50173, 54005, 70000, 70008, 70043, 700082, 700084],
  'oauth-consent-missing': [65001, 90093, 90094, 90095],
  'oauth-refused': [65004],
  'oauth-sign-in-again': [50072, 50074, 50076, 50078, 50079, 50158],
  'oauth-blocked': [50053, 50055, 50057, 50105, 53000, 53001, 53002, 53003, 530003, 530034],
  'oauth-tenant': [50020, 50034, 50194, 90002, 900023, 700016, 9002331],
  'oauth-app': [70001, 700025, 7000112, 7000218],
  'oauth-redirect': [50011, 500113],
  'oauth-secret': [7000215, 7000216],
  'oauth-secret-expired': [7000222],
  'oauth-scope': [28002, 28003, 70011, 1002012],
  'oauth-later': [50196, 90025, 90033, 90055],
  'oauth-token-refused': [],
  'oauth-host': [],
  'oauth-answer': [],
};

const ERRORS: Record<string, OAuthFault> = {
  invalid_grant: 'oauth-consent-gone',
  invalid_client: 'oauth-secret',
  unauthorized_client: 'oauth-app',
  deleted_client: 'oauth-app',
  disabled_client: 'oauth-app',
  consent_required: 'oauth-consent-missing',
  access_denied: 'oauth-refused',
  interaction_required: 'oauth-sign-in-again',
  login_required: 'oauth-sign-in-again',
  admin_policy_enforced: 'oauth-blocked',
  org_internal: 'oauth-blocked',
  invalid_scope: 'oauth-scope',
  redirect_uri_mismatch: 'oauth-redirect',
  temporarily_unavailable: 'oauth-later',
  server_error: 'oauth-later',
};

/** The fault that an answer means, and the bare code that the service gave for it. */
export function meaningOf({ status, error, description }: OAuthRefusal): { code: OAuthFault; said: string } {
  const number = /AADSTS(\d{4,8})/.exec(description)?.[1];
  const known = (Object.keys(AADSTS) as OAuthFault[]).find((code) => AADSTS[code].includes(Number(number)));
  const said = number === undefined ? bareCode(error) || (status > 0 ? String(status) : '') : `AADSTS${number}`;
  if (known !== undefined) return { code: known, said };
  // Google says the same of a wrong secret and of an application that it does not know.
  if (error === 'invalid_client' && /not found/i.test(description)) return { code: 'oauth-app', said };
  const named = Object.hasOwn(ERRORS, error) ? ERRORS[error] : undefined;
  if (named !== undefined) return { code: named, said };
  return { code: status === 0 || status === 429 || status >= 500 ? 'oauth-later' : 'oauth-answer', said };
}

/** Only what looks like a code: a service's sentences are in a language of its own, and may name a person. */
const bareCode = (error: string): string => (/^\w{1,60}$/.test(error) ? error : '');

/** Whether trying again may help while nobody does anything. */
export const isForNow = (code: OAuthFault): boolean => code === 'oauth-later';

/** Whether only who agreed can mend it, by agreeing once more; all else is mended in the application or its directory, and the consent stays. */
export const endsConsent = (code: OAuthFault): boolean => code === 'oauth-consent-gone';

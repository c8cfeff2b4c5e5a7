/**
 * A strict OAuth 2.0 server on 127.0.0.1 that plays Google (`/google/…`) and Microsoft (`/<tenant>/…`): a page that asks for consent, PKCE,
 * client secrets, rotating refresh tokens, application tokens, introspection for mail servers; and everything that goes wrong there, when a
 * test says so.
 */
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { pageOfConsent } from './consent-page.ts';

export const CLIENT = { id: 'bilet-client', secret: 'house-secret' };
/** The directory that the server knows; `common` finds it as well. Its accounts are those of `firma.test`. */
export const TENANT = 'firma.test';

/** An answer in place of a token. */
export type Refusal = { status: number; error: string; description?: string };

type Grant = {
  account: string;
  service: string;
  scope: string;
  code?: Code;
  refresh: string | null;
  next: string | null;
};
type Code = { challenge: string; redirectUri: string; used: boolean };
type Access = { account: string; expiresAt: number; scope: string };

export async function startTokenServer() {
  const grants = new Set<Grant>();
  const codes = new Map<string, Grant>();
  const access = new Map<string, Access>();
  const refusals: Refusal[] = [];
  /** Grant types asked for, in order. */
  let asked: string[] = [];
  const delegates = new Map<string, string>();
  let held: { until: Promise<void>; tenant: string | null } | null = null;
  const settings = {
    /** Seconds that an access token lives. */
    lives: 3_600,
    /** How far ahead (or behind) its clock is: id tokens say so, and `Date`. */
    clockAheadMs: 0,
    /** Whether each refresh brings another refresh token; the one before is void once its successor was used. */
    rotates: true,
    /** What is left out of what was asked for. */
    givesRefreshToken: true,
    /** Mail servers are told that tokens are good, or not, whatever they are. */
    introspects: true,
    secret: CLIENT.secret,
    /** What every request for tokens is answered; null: what it deserves. */
    refuses: null as Refusal | null,
  };

  const refuse = (refusal: Refusal) => Object.assign(new Error(refusal.error), { refusal });
  const newAccess = (account: string, scope: string) => {
    const token = `at-${randomUUID()}`;
    access.set(token, { account, scope, expiresAt: Date.now() + settings.lives * 1_000 });
    return token;
  };

  /** What mail servers are told of a token; undefined: that it is none. */
  const good = (token: string): Access | undefined => {
    const known = access.get(token);
    return known === undefined || known.expiresAt < Date.now() || !settings.introspects ? undefined : known;
  };

  function answerOf(grant: Grant, client: string) {
    const refresh = grant.refresh !== null && !settings.rotates ? grant.refresh : `rt-${randomUUID()}`;
    if (grant.refresh === null) grant.refresh = refresh;
    else if (settings.rotates) grant.next = refresh;
    const now = Math.floor((Date.now() + settings.clockAheadMs) / 1_000);
    return {
      token_type: 'Bearer',
      access_token: newAccess(grant.account, grant.scope),
      expires_in: settings.lives,
      scope: grant.scope,
      ...(settings.givesRefreshToken ? { refresh_token: refresh } : {}),
      id_token: idToken({
        iss: 'house',
        aud: client,
        sub: grant.account,
        email: grant.account,
        iat: now,
        exp: now + 3_600,
      }),
    };
  }

  function knowTenant(tenant: string, account: string | null): void {
    if (tenant === 'google') return;
    if (!['common', 'organizations', TENANT].includes(tenant))
      throw refuse({
        status: 400,
        error: 'invalid_request',
        description: `AADSTS90002: Tenant '${tenant}' not found.`,
      });
    if (account !== null && !account.endsWith(`@${TENANT}`))
      throw refuse({
        status: 400,
        error: 'invalid_grant',
        description: 'AADSTS50020: User account does not exist in tenant.',
      });
  }

  function token(tenant: string, form: URLSearchParams): object {
    const grantType = form.get('grant_type') ?? '';
    asked.push(grantType);
    const next = refusals.shift() ?? settings.refuses;
    if (next !== null) throw refuse(next);
    if (form.get('client_id') !== CLIENT.id)
      throw refuse({
        status: 400,
        error: 'unauthorized_client',
        description: 'AADSTS700016: Application was not found in the directory.',
      });
    if (form.get('client_secret') !== settings.secret)
      throw refuse({
        status: 401,
        error: 'invalid_client',
        description: tenant === 'google' ? 'Unauthorized' : 'AADSTS7000215: Invalid client secret provided.',
      });
    knowTenant(tenant, null);
    if (grantType === 'client_credentials') {
      if (tenant === 'google') throw refuse({ status: 400, error: 'unsupported_grant_type' });
      return {
        token_type: 'Bearer',
        expires_in: settings.lives,
        access_token: newAccess('*', form.get('scope') ?? ''),
      };
    }
    if (grantType === 'authorization_code') return answerOf(redeemed(form), CLIENT.id);
    if (grantType !== 'refresh_token') throw refuse({ status: 400, error: 'unsupported_grant_type' });
    const given = form.get('refresh_token') ?? '';
    const grant = [...grants].find(({ refresh, next: newer }) => refresh === given || newer === given);
    if (grant === undefined)
      throw refuse({ status: 400, error: 'invalid_grant', description: 'Token has been expired or revoked.' });
    if (grant.next === given) grant.refresh = given;
    return answerOf(grant, CLIENT.id);
  }

  function redeemed(form: URLSearchParams): Grant {
    const grant = codes.get(form.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (
      grant?.code === undefined ||
      grant.code.used ||
      grant.code.challenge !== verifier ||
      grant.code.redirectUri !== form.get('redirect_uri')
    )
      throw refuse({ status: 400, error: 'invalid_grant', description: 'Malformed auth code.' });
    grant.code.used = true;
    grants.add(grant);
    return grant;
  }

  /** The decision of whoever is asked: the address that their browser is sent to. */
  function decided(tenant: string, form: URLSearchParams): string {
    const back = new URL(form.get('redirect_uri') ?? '');
    back.searchParams.set('state', form.get('state') ?? '');
    if (form.get('decision') !== 'allow') back.searchParams.set('error', 'access_denied');
    else {
      const account = (form.get('account') ?? '').toLowerCase();
      const code = `code-${randomUUID()}`;
      codes.set(code, {
        account,
        service: tenant,
        scope: form.get('scope') ?? '',
        code: { challenge: form.get('code_challenge') ?? '', redirectUri: form.get('redirect_uri') ?? '', used: false },
        refresh: null,
        next: null,
      });
      try {
        knowTenant(tenant, account);
        back.searchParams.set('code', code);
      } catch (error) {
        const { refusal } = error as { refusal: Refusal };
        back.searchParams.set('error', refusal.error);
        back.searchParams.set('error_description', refusal.description ?? '');
      }
    }
    return back.href;
  }

  /** RFC 7662, as a mail server asks. A token of an application opens whatever `opens` says. */
  function introspected(form: URLSearchParams, opens: string | null) {
    const known = good(form.get('token') ?? '');
    if (known === undefined) return { active: false };
    const username = known.account === '*' ? (opens ?? '') : (delegates.get(known.account) ?? known.account);
    return { active: true, username, scope: known.scope };
  }

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://house');
    const [, tenant = '', what = ''] = url.pathname.split('/');
    const form = new URLSearchParams(await text(req));
    res.setHeader('Date', new Date(Date.now() + settings.clockAheadMs).toUTCString());
    const json = (status: number, body: object) =>
      res
        .writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
        .end(JSON.stringify(body));
    if (what === 'authorize' && req.method === 'GET') {
      const faults = ['redirect_uri', 'scope', 'state', 'code_challenge'].filter((name) => !url.searchParams.get(name));
      const isOurs =
        url.searchParams.get('client_id') === CLIENT.id && url.searchParams.get('code_challenge_method') === 'S256';
      if (faults.length > 0 || !isOurs) return void res.writeHead(400).end(`refused: ${faults.join(' ')}`);
      return void res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(pageOfConsent(tenant, url));
    }
    if (what === 'authorize') return void res.writeHead(302, { Location: decided(tenant, form) }).end();
    if (what === 'introspect') return void json(200, introspected(form, url.searchParams.get('opens')));
    if (what !== 'token') return void res.writeHead(404).end();
    try {
      const answer = token(tenant, form);
      if (held !== null && (held.tenant ?? tenant) === tenant) await held.until;
      json(200, answer);
    } catch (error) {
      const { refusal } = error as { refusal?: Refusal };
      if (refusal === undefined) throw error;
      if (refusal.error === '') res.writeHead(refusal.status).end('<html>not now</html>');
      else json(refusal.status, { error: refusal.error, error_description: refusal.description ?? '' });
    }
  }

  const server = createServer(
    (req, res) => void serve(req, res).catch((error: Error) => res.writeHead(500).end(error.message)),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    settings,
    /** Grant types of all requests for tokens so far. */
    asked: (): readonly string[] => asked,
    forget: () => void (asked = []),
    /** The next requests for tokens are answered so, in order. */
    refuseNext: (...next: Refusal[]) => void refusals.push(...next),
    /** Answers with tokens, those for one directory or all, are kept back until the function of the answer is called: they are made, and nobody has them. */
    hold(only: string | null = null): () => void {
      let release = (): void => undefined;
      held = { until: new Promise((resolve) => (release = resolve)), tenant: only };
      return () => {
        held = null;
        release();
      };
    },
    /** A refresh token as the account would have given it by agreeing. */
    refreshTokenFor(account: string): string {
      const refresh = `rt-${randomUUID()}`;
      grants.add({ account, service: 'google', scope: '', refresh, next: null });
      return refresh;
    },
    /** The account takes its consent back: no token of it is good any more. */
    revoke(account: string): void {
      for (const grant of grants) if (grant.account === account) grants.delete(grant);
      for (const [key, one] of access) if (one.account === account) access.delete(key);
    },
    /** Every access token is over; refresh tokens stay. */
    expireAccess: () => access.clear(),
    /** The account may open this mailbox, which is another's: mail servers are told so. */
    delegate: (account: string, mailbox: string) => void delegates.set(account, mailbox),
    /** Whom a token opens mail for; null when it is good no more. `*` is an application. */
    accountOf: (accessToken: string): string | null => good(accessToken)?.account ?? null,
    mayOpen(accessToken: string, mailbox: string): boolean {
      const account = this.accountOf(accessToken);
      return account === '*' || account === mailbox || (account !== null && delegates.get(account) === mailbox);
    },
    /** Answers the page at `questionUrl` as a person does; resolves to the address that their browser is sent back to. */
    async answer(
      questionUrl: string,
      { account, allow = true }: { account: string; allow?: boolean },
    ): Promise<string> {
      const page = await fetch(questionUrl);
      if (page.status !== 200) throw new Error(`the page of consent: ${page.status} ${await page.text()}`);
      const { origin, pathname, searchParams: form } = new URL(questionUrl);
      form.set('account', account);
      form.set('decision', allow ? 'allow' : 'refuse');
      const { headers } = await fetch(`${origin}${pathname}`, {
        method: 'POST',
        body: form,
        redirect: 'manual',
      });
      return headers.get('location') ?? '';
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Signed by nobody: what comes from the token endpoint is read, not proved. */
const idToken = (claims: object): string =>
  [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.') + '.c2ln';

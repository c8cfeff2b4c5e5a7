/**
 * Asking for consent: a person is sent to the service and comes back with a code, in the browser that asked and within minutes; a
 * directory whose administrator has agreed is asked at once. Tokens are fetched by the worker (decision 4).
 */
import { parseCookie, serialize } from 'cookie';
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { mailboxById } from '../../db/mail-in/mailboxes.ts';
import { appById, type OAuthAppRow } from '../../db/mail-in/oauth-apps.ts';
import { consentById, type ConsentRow, insertConsent } from '../../db/mail-in/oauth-consents.ts';
import { LIMITS } from '../../domain/limits.ts';
import { endpoint, namesOneTenant } from '../../domain/mail/provider/oauth.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { consentStart, REDEEM_CONSENT_WORKFLOW } from '../../workflows/messages/mailbox.ts';
import { sealOAuth } from '../../vault/oauth-secret.ts';
import { hashToken, newToken } from '../../vault/password.ts';
import type { Deps } from '../http/deps.ts';
import type { Handler } from '../http/handler.ts';
import { requireTemporal } from '../temporal.ts';
import { redirectUri } from './apps.ts';

/** A service answers within a few seconds (LIMITS.tokenMs), or not at all; the worker has to hear of it first. */
const REDEEM_MS = 20_000;

/** Problems: `bad-input` for an unknown application or mailbox, or a flow that it does not have; `unavailable`. */
export const createMailConsent: Handler<Routes['createMailConsent']> = async (deps, { body, who, req, res }) => {
  const app = await appById(deps.pool, body.app);
  if (app === undefined) throw badField('app', 'unknown', 'there is no such application');
  const service = deps.settings.mailProviders.services[app.service];
  const scopes = service.scopes[body.flow];
  if (scopes === null) throw badField('flow', 'not-offered', `${app.service} has no flow ${body.flow}`);
  if (body.flow === 'client' && !namesOneTenant(app.tenant))
    throw badField('app', 'malformed', 'without a person only one directory can agree: name it in the application');
  if (body.mailbox !== undefined && (await mailboxById(deps.pool, body.mailbox)) === undefined)
    throw badField('mailbox', 'unknown', 'there is no such mailbox');
  const consent = {
    id: randomUUID(),
    app: app.id,
    flow: body.flow,
    address: body.address,
    mailbox: body.mailbox ?? null,
  };
  const [state, verifier] = [newToken(), newToken()];
  const asked =
    body.flow === 'client'
      ? null
      : {
          state: hashToken(state),
          browser: hashToken(browserOf(deps, req, res)),
          verifier: sealOAuth(deps.vault, service, 'verifier', consent.id, verifier),
        };
  await requireTemporal(deps);
  await inTransaction(deps.pool, async (db) => {
    await insertConsent(db, { ...consent, by: who.id, asked });
    await audit(db, who.id, 'mail-consent.ask', consent.id, { app: app.id, flow: body.flow });
  });
  if (body.flow === 'client') await redeem(deps, consent.id);
  const url = asked && questionUrl(deps, app, { scopes, state, verifier, hint: body.account ?? body.address });
  return { ...shown(await found(deps, consent.id)), url };
};

export const getMailConsent: Handler<Routes['getMailConsent']> = async (deps, { params }) => ({
  ...shown(await found(deps, params.id)),
  url: null,
});

/** Has the worker fetch the tokens; once it is begun it goes on although nobody waits any more. Problem `unavailable`. */
export async function redeem(deps: Deps, consent: string): Promise<void> {
  await requireTemporal(deps);
  await deps.temporal
    .withDeadline(Date.now() + REDEEM_MS, () =>
      deps.temporal.workflow.execute(REDEEM_CONSENT_WORKFLOW, consentStart(consent, deps.taskQueue)),
    )
    .catch((error: Error) => {
      deps.log.warn('a consent had no answer', { consent, error: String(error) });
      throw new Problem('unavailable', 'the tokens were not fetched within 20 seconds; see that a worker runs');
    });
}

type Asking = { scopes: readonly string[]; state: string; verifier: string; hint: string };

function questionUrl(deps: Deps, app: OAuthAppRow, { scopes, state, verifier, hint }: Asking): string {
  const service = deps.settings.mailProviders.services[app.service];
  const url = new URL(endpoint(service.authorize, app.tenant));
  const asked = {
    ...service.extra,
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: redirectUri(deps),
    scope: scopes.join(' '),
    state,
    code_challenge: hashToken(verifier).toString('base64url'),
    code_challenge_method: 'S256',
    login_hint: hint,
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}

const cookieName = ({ settings }: Deps): string => (settings.secureCookies ? '__Host-bilet-oauth' : 'bilet-oauth');

/** What binds a question to the browser; null for one that never asked. */
export const browserAsking = (deps: Deps, req: Request): string | null =>
  parseCookie(req.headers.cookie ?? '')[cookieName(deps)] ?? null;

/** The same for all open questions of a browser, so that two of them do not disturb each other. */
function browserOf(deps: Deps, req: Request, res: Response): string {
  const token = browserAsking(deps, req) ?? newToken();
  const cookie = serialize(cookieName(deps), token, {
    httpOnly: true,
    // The way back begins at the service: a strict cookie would stay behind.
    sameSite: 'lax',
    secure: deps.settings.secureCookies,
    path: '/',
    maxAge: LIMITS.consentAskedMs / 1_000,
  });
  res.append('Set-Cookie', cookie);
  return token;
}

function shown({ fault, ...consent }: ConsentRow) {
  return { ...consent, fault: fault && { code: fault.code, at: fault.at, said: fault.said } };
}

async function found({ pool }: Deps, id: string): Promise<ConsentRow> {
  const consent = await consentById(pool, id);
  if (consent === undefined) throw new Problem('not-found', 'there is no such question for consent');
  return consent;
}

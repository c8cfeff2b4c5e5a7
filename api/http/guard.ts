/** Who asks, and whether they may: session cookie or bearer token, cross-site requests refused, `route.auth` enforced. */
import { parseCookie } from 'cookie';
import type { Request } from 'express';
import type { Route } from '../../contract/route.ts';
import { agentOfSession, agentOfToken, type Agent } from '../../db/people/sessions.ts';
import { may, type Permission } from '../../domain/people/permission.ts';
import { Problem } from '../../domain/problem.ts';
import type { Deps } from './deps.ts';
import { isSameOrigin } from './same-origin.ts';
import { hashToken } from '../../vault/password.ts';

export type Proven = { who: Agent; proof: Buffer; scopes: string[] };

export const cookieName = (secure: boolean): string => (secure ? '__Host-bilet' : 'bilet');

/** The agent a route runs for; null on public routes. Problems: `not-signed-in`, `forbidden`. */
export async function admit(
  deps: Deps,
  route: Pick<Route, 'method' | 'auth' | 'unasked'>,
  req: Request,
): Promise<Proven | null> {
  const bearer = /^Bearer ([\w.~+/=-]{16,200})$/i.exec(req.headers.authorization ?? '')?.[1];
  // A token in a header is never sent by a browser on its own, so it cannot be forged across sites.
  if (bearer === undefined && route.method !== 'get' && !isSameOrigin(req))
    throw new Problem('forbidden', 'a request from another site; call the API from its own origin or with a token');
  if (route.auth === 'public') return null;
  const hash = hashToken(bearer ?? sessionToken(deps, req) ?? '');
  const found = bearer === undefined ? await agentOfSession(deps.pool, hash) : await agentOfToken(deps.pool, hash);
  if (found === undefined)
    throw new Problem('not-signed-in', 'no valid session or token; sign in with POST /api/session');
  if (route.unasked !== true) deps.seen(found.id);
  const { scopes = [], ...who } = found as Agent & { scopes?: string[] };
  if (route.auth === 'session') {
    // Scopes are permissions, and nothing else: what is an agent's own (name, signature, password) is in none of them.
    if (scopes.length > 0)
      throw new Problem('forbidden', 'a token with scopes gets what they name only; this is for the agent in person');
  } else insist({ who, scopes }, route.auth);
  return { who, proof: hash, scopes };
}

/** Whether role and token allow it. */
export const permits = ({ who, scopes }: Pick<Proven, 'who' | 'scopes'>, permission: Permission): boolean =>
  may(who.role, permission) && scopeAllows(scopes, permission);

/** `part`: of the body, which alone takes it. */
function insist({ who, scopes }: Pick<Proven, 'who' | 'scopes'>, permission: Permission, part?: string): void {
  if (permits({ who, scopes }, permission)) return;
  const lacks = `${permission}, which role ${who.role}${scopes.length > 0 ? ' with this token' : ''} does not have`;
  throw new Problem(
    'forbidden',
    part === undefined ? `this needs ${lacks}` : `\`${part}\` needs ${lacks}; leave it out`,
  );
}

/** Problem `forbidden` when the body has the part that takes another permission, and the caller does not have it. */
export function admitBody({ also }: Pick<Route, 'also'>, proven: Proven | null, body: unknown): void {
  const part = also && (body as Record<string, unknown> | undefined)?.[also.field];
  const isEmpty = part === undefined || part === false || (Array.isArray(part) && part.length === 0);
  if (also !== undefined && proven !== null && !isEmpty) insist(proven, also.needs, also.field);
}

/** Problem `forbidden` when it is about somebody else, and the caller may do it for themselves only. */
export function admitOthers({ others }: Pick<Route, 'others'>, proven: Proven | null, params: unknown): void {
  const agent = (params as { id?: unknown } | undefined)?.id;
  if (others !== undefined && proven !== null && agent !== proven.who.id) insist(proven, others);
}

const scopeAllows = (scopes: string[], permission: Permission): boolean =>
  scopes.length === 0 || scopes.includes(permission);

/** The token of the session cookie, if there is one. */
export const sessionToken = (deps: Deps, req: Request): string | undefined =>
  parseCookie(req.headers.cookie ?? '')[cookieName(deps.settings.secureCookies)];

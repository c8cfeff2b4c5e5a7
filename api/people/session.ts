/** Signing in and out, the first administrator, and the agent's own profile. */
import { serialize } from 'cookie';
import type { Response } from 'express';
import type { Routes } from '../../contract/routes.ts';
import {
  agentById,
  anyAgent,
  createAgent,
  credentialsOf,
  keepPreferences as savePreferences,
  keptPreferences,
  lockSetup,
  passwordHashOf,
  savePassword,
  updateProfile as saveProfile,
} from '../../db/people/agents.ts';
import { audit } from '../../db/core/audit.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { dropLinks } from '../../db/people/password-links.ts';
import { createSession, deleteSession, endOtherSessions, type Agent } from '../../db/people/sessions.ts';
import { ensureDefaults } from '../../db/core/defaults.ts';
import { defaultTeam } from '../../db/people/teams.ts';
import { LIMITS } from '../../domain/limits.ts';
import { MAY } from '../../domain/people/permission.ts';
import { preferencesOf } from '../../domain/people/preferences.ts';
import { Problem } from '../../domain/problem.ts';
import type { Deps } from '../http/deps.ts';
import { cookieName, sessionToken } from '../http/guard.ts';
import type { Handler } from '../http/handler.ts';
import { hashPassword, hashToken, newToken, passwordMatches } from '../../vault/password.ts';
import { tryPassword } from './sign-in-limits.ts';

const me = async ({ settings, pool }: Deps, agent: Agent) => ({
  agent,
  preferences: preferencesOf(await keptPreferences(pool, agent.id)),
  permissions: [...MAY[agent.role]],
  demo: settings.demo,
});

export const getSetup: Handler<Routes['getSetup']> = async ({ pool, settings, demo }) => ({
  needed: !(await anyAgent(pool)),
  demo: settings.demo && demo?.hasAccounts !== false,
});

/** Once: of two at the same time one is refused. Problem `already-set-up`. */
export const createFirstAdmin: Handler<Routes['createFirstAdmin']> = async (deps, { body, res, req }) => {
  if (await anyAgent(deps.pool)) throw alreadySetUp();
  const passwordHash = await hashPassword(body.password);
  const id = await inTransaction(deps.pool, async (db) => {
    await lockSetup(db);
    if (await anyAgent(db)) throw alreadySetUp();
    await ensureDefaults(db);
    const team = await defaultTeam(db);
    const made = await createAgent(db, {
      email: body.email,
      name: body.name,
      role: 'admin',
      passwordHash,
      language: body.language,
      teams: team ? [team.id] : [],
    });
    if (made === undefined) throw alreadySetUp();
    await audit(db, made, 'agent.first-admin', made);
    return made;
  });
  return signedIn(deps, res, id, sessionToken(deps, req));
};

const alreadySetUp = () =>
  new Problem('already-set-up', 'there is an agent already; sign in, or ask an administrator for an account');

/** Problems: `wrong-credentials` (unknown, inactive and wrong password look and last the same), `too-many-requests`. */
export const signIn: Handler<Routes['signIn']> = async (deps, { body, req, res }) => {
  let found: Awaited<ReturnType<typeof credentialsOf>>;
  const matches = await tryPassword(deps, { email: body.email, ip: req.ip }, async () => {
    found = await credentialsOf(deps.pool, body.email);
    return passwordMatches(found?.active ? found.passwordHash : undefined, body.password);
  });
  if (found === undefined || !matches) throw new Problem('wrong-credentials', 'the address or the password is wrong');
  return signedIn(deps, res, found.id, sessionToken(deps, req));
};

export const getSession: Handler<Routes['getSession']> = async (deps, { who }) => me(deps, who);

export const signOut: Handler<Routes['signOut']> = async (deps, { proof, res }) => {
  await deleteSession(deps.pool, proof);
  setCookie(deps, res, '', 0);
};

export const updateProfile: Handler<Routes['updateProfile']> = async (deps, { body, who }) => {
  await saveProfile(deps.pool, who.id, body);
  return me(deps, { ...who, ...body, undoSeconds: body.undoSeconds ?? who.undoSeconds });
};

export const keepPreferences: Handler<Routes['keepPreferences']> = async (deps, { body, who }) => {
  await savePreferences(deps.pool, who.id, body);
  return me(deps, who);
};

/** Problems: `wrong-password`, `too-many-requests` (counted together with sign-ins). */
export const changePassword: Handler<Routes['changePassword']> = async (deps, { body, who, proof, req }) => {
  const matches = await tryPassword(deps, { email: who.email, ip: req.ip }, async () =>
    passwordMatches(await passwordHashOf(deps.pool, who.id), body.current),
  );
  if (!matches) throw new Problem('wrong-password', 'the present password is wrong; nothing was changed');
  const passwordHash = await hashPassword(body.password);
  await inTransaction(deps.pool, async (db) => {
    await savePassword(db, who.id, passwordHash);
    await endOtherSessions(db, who.id, proof);
    await dropLinks(db, who.id);
    await audit(db, who.id, 'agent.password', who.id);
  });
};

/** A new session, never one that stood before: whoever planted a cookie gains nothing. Problem `wrong-credentials` for whoever was deactivated just now. */
export async function signedIn(deps: Deps, res: Response, agentId: string, before: string | undefined) {
  if (before !== undefined) await deleteSession(deps.pool, hashToken(before));
  const token = newToken();
  if (!(await createSession(deps.pool, hashToken(token), agentId, LIMITS.sessionMs)))
    throw new Problem('wrong-credentials', 'this account works no longer; ask an administrator');
  setCookie(deps, res, token, LIMITS.sessionMs);
  const agent = await agentById(deps.pool, agentId);
  if (agent === undefined) throw new Error('the agent who signed in is gone');
  return me(deps, agent);
}

function setCookie({ settings }: Deps, res: Response, value: string, lifeMs: number): void {
  const secure = settings.secureCookies;
  res.append(
    'Set-Cookie',
    serialize(cookieName(secure), value, {
      httpOnly: true,
      secure,
      sameSite: 'lax',
      path: '/',
      maxAge: Math.floor(lifeMs / 1000),
    }),
  );
}

/** Links by which agents choose a password: asked for, mailed or handed over, used once. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { credentialsOf, savePassword } from '../../db/people/agents.ts';
import { armLink, createLink, type PasswordLinkKind, useLink } from '../../db/people/password-links.ts';
import { endSessions } from '../../db/people/sessions.ts';
import { staffMember } from '../../db/people/staff.ts';
import { LIMITS } from '../../domain/limits.ts';
import { Problem } from '../../domain/problem.ts';
import { hashPassword, hashToken, newToken } from '../../vault/password.ts';
import { PASSWORD_MAIL_WORKFLOW, passwordMailStart } from '../../workflows/messages/people.ts';
import type { Deps } from '../http/deps.ts';
import { sessionToken } from '../http/guard.ts';
import type { Handler } from '../http/handler.ts';
import { signedIn } from './session.ts';
import { countForgotten } from './sign-in-limits.ts';

/** How long an administrator waits for the mail to leave. */
const WAIT_MS = 15_000;
const START_MS = 5_000;
/** Attempts for somebody who asked at the door, and is not told how it went. */
const PATIENT = 3;

/** Mails them a link, and says whether a server took it. */
export async function isMailed(deps: Deps, agent: string, kind: PasswordLinkKind): Promise<boolean> {
  const { pool, temporal, taskQueue, log } = deps;
  const link = await createLink(pool, agent, kind);
  const mail = passwordMailStart({ link, tries: 1 }, taskQueue);
  return temporal
    .withDeadline(Date.now() + WAIT_MS, () => temporal.workflow.execute(PASSWORD_MAIL_WORKFLOW, mail))
    .then(
      ({ sent }: { sent: boolean }) => sent,
      (error: unknown) => {
        log.warn('a link to choose a password was not mailed in time', { link, error: String(error) });
        return false;
      },
    );
}

/** Problem `not-found` for whoever does not work here. */
export const createPasswordLink: Handler<Routes['createPasswordLink']> = async (deps, { params, body, who }) => {
  const agent = await staffMember(deps.pool, params.id);
  if (agent === undefined || !agent.active) throw new Problem('not-found', 'there is no such active agent');
  await audit(deps.pool, who.id, 'agent.password-link', agent.id, { by: body.by });
  if (body.by === 'mail') return { sent: await isMailed(deps, agent.id, 'invitation'), url: null };
  const link = await createLink(deps.pool, agent.id, 'invitation');
  const token = newToken();
  await armLink(deps.pool, link, hashToken(token), LIMITS.passwordLinkMs.invitation);
  return { sent: false, url: `${deps.settings.publicUrl}/password#${token}` };
};

/** Answers at once and always the same: what follows tells nobody who asks whether there is such an agent. Problem `too-many-requests`. */
export const forgetPassword: Handler<Routes['forgetPassword']> = async (deps, { body, req }) => {
  await countForgotten(deps, { email: body.email, ip: req.ip });
  void mailForgotten(deps, body.email).catch((error: unknown) =>
    deps.log.warn('a link for a forgotten password waits for nobody', { error: String(error) }),
  );
};

async function mailForgotten({ pool, temporal, taskQueue }: Deps, email: string): Promise<void> {
  const agent = await credentialsOf(pool, email);
  if (agent === undefined || !agent.active) return;
  const link = await createLink(pool, agent.id, 'reset');
  const mail = passwordMailStart({ link, tries: PATIENT }, taskQueue);
  await temporal.withDeadline(Date.now() + START_MS, () => temporal.workflow.start(PASSWORD_MAIL_WORKFLOW, mail));
}

/** Problem `link-expired` for a token that is unknown, was used, or whose time is over. */
export const choosePassword: Handler<Routes['choosePassword']> = async (deps, { body, req, res }) => {
  const agent = await inTransaction(deps.pool, async (db) => {
    const id = await useLink(db, hashToken(body.token));
    if (id === undefined) throw new Problem('link-expired', 'this link was used, or its time is over; ask for another');
    await savePassword(db, id, await hashPassword(body.password));
    await endSessions(db, id);
    await audit(db, id, 'agent.password', id, { by: 'link' });
    return id;
  });
  return signedIn(deps, res, agent, sessionToken(deps, req));
};

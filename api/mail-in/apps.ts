/** Applications through which mailboxes sign in by consent, as administrators enter them. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { inTransaction } from '../../db/core/pool.ts';
import {
  appById,
  deleteApp,
  insertApp,
  listApps,
  mailboxesOfApp,
  type OAuthApp,
  type OAuthAppRow,
  updateApp,
} from '../../db/mail-in/oauth-apps.ts';
import { forgetRefusals } from '../../db/mail-in/sign-ins.ts';
import { tellOtherSignIn } from '../../db/people/agent-notices.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { MailboxFault } from '../../domain/mail/provider/mailbox-fault.ts';
import { fieldOfRefusal } from '../../domain/mail/provider/oauth-app.ts';
import { namesOneTenant, type OAuthServiceKey } from '../../domain/mail/provider/oauth.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { sealOAuth } from '../../vault/oauth-secret.ts';
import type { Deps } from '../http/deps.ts';
import type { Handler } from '../http/handler.ts';
import { TRY_APPLICATION_WORKFLOW } from '../../workflows/messages/mailbox.ts';
import { requireTemporal } from '../temporal.ts';
import { reconnect } from './mailboxes.ts';
import { workerAnswer } from './worker-answer.ts';

const TRIAL = {
  workflow: TRY_APPLICATION_WORKFLOW,
  id: 'mail-app-trial',
  name: 'trial of an application',
  withinMs: 2 * LIMITS.tokenMs,
  owners: { asked: 'mail-app', answered: 'mail-app' },
};

/** Where a service sends the browser back to: the same letter for letter wherever it is named. */
export const redirectUri = ({ settings }: Pick<Deps, 'settings'>): string => `${settings.publicUrl}/oauth/callback`;

export const listMailApps: Handler<Routes['listMailApps']> = async (deps) => ({
  items: await listApps(deps.pool),
  redirectUri: redirectUri(deps),
});

/** Problem `bad-input` for one that is there already, and for one that its service refuses. */
export const createMailApp: Handler<Routes['createMailApp']> = async (deps, { body, who }) => {
  const id = randomUUID();
  const secret = sealed(deps, body.service, id, body.clientSecret);
  const app = { id, ...body, tenant: tenantOf(body.service, body.tenant) };
  await tryAtService(deps, app, body.clientSecret);
  await inTransaction(deps.pool, async (db) => {
    if ((await insertApp(db, app, secret)) === 0) throw taken();
    await audit(db, who.id, 'mail-app.create', id, { service: body.service });
  });
  return found(deps, id);
};

/** Its mailboxes connect anew: what stopped them may be mended. They sign in another way then, of which the other administrators are told. */
export const updateMailApp: Handler<Routes['updateMailApp']> = async (deps, { params, body, who }) => {
  const before = await found(deps, params.id);
  const app = { ...before, ...body, tenant: tenantOf(before.service, body.tenant) };
  const secret = body.clientSecret === undefined ? null : sealed(deps, before.service, before.id, body.clientSecret);
  if (body.clientSecret !== undefined) await tryAtService(deps, app, body.clientSecret);
  await inTransaction(deps.pool, async (db) => {
    if ((await updateApp(db, app, secret)) === 0) throw taken();
    await audit(db, who.id, 'mail-app.update', before.id, { secret: secret !== null });
    const mailboxes = await mailboxesOfApp(db, before.id);
    for (const { id } of mailboxes) await forgetRefusals(db, id);
    if (secret === null && app.tenant === before.tenant && app.clientId === before.clientId) return;
    for (const mailbox of mailboxes) await tellOtherSignIn(db, who.id, mailbox, { app: before.id });
  });
  for (const { id } of await mailboxesOfApp(deps.pool, before.id)) await reconnect(deps, id);
  return found(deps, before.id);
};

/** Problem `in-use` while a mailbox signs in through it. */
export const deleteMailApp: Handler<Routes['deleteMailApp']> = async (deps, { params, who }) => {
  const before = await found(deps, params.id);
  await inTransaction(deps.pool, async (db) => {
    if ((await deleteApp(db, before.id)) === 0)
      throw new Problem('in-use', 'mailboxes sign in through this application; have them sign in another way first');
    await audit(db, who.id, 'mail-app.delete', before.id, { service: before.service });
  });
};

/**
 * Has the service say whether it knows the application, where it can without a person. Problem `bad-input` when it does not; one that gives
 * no answer, or a worker that is away, forbids nothing.
 */
async function tryAtService(deps: Deps, { service, tenant, clientId }: OAuthApp, clientSecret: string): Promise<void> {
  if (deps.settings.mailProviders.services[service].scopes.client === null || !namesOneTenant(tenant)) return;
  const asked = { service, tenant, clientId, clientSecret };
  const fault = await requireTemporal(deps)
    .then(() => workerAnswer<MailboxFault | null>(deps, TRIAL, asked))
    .catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'unavailable') return null;
      throw error;
    });
  const field = fault && fieldOfRefusal(fault);
  if (field) throw badField(field.path, field.code, field.message);
}

const sealed = ({ vault, settings }: Deps, service: OAuthServiceKey, id: string, secret: string): string =>
  sealOAuth(vault, settings.mailProviders.services[service], 'client-secret', id, secret);

/** Google has no directories; at Microsoft none named stands for all. */
const tenantOf = (service: OAuthServiceKey, given: string): string => (service === 'google' ? '' : given || 'common');

const taken = () => badField('clientId', 'taken', 'this client ID is entered already');

async function found({ pool }: Deps, id: string): Promise<OAuthAppRow> {
  const app = await appById(pool, id);
  if (app === undefined) throw new Problem('not-found', 'there is no such application');
  return app;
}

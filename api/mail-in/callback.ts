/** The way back from a service: its answer is taken once, then the desk goes on with the mailbox; whatever else arrives gets a page. */
import type { Request, RequestHandler, Response } from 'express';
import { audit } from '../../db/core/audit.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { type Answered, keepCode, reportConsent, takeState } from '../../db/mail-in/oauth-consents.ts';
import { agentOfSession } from '../../db/people/sessions.ts';
import { LIMITS } from '../../domain/limits.ts';
import { faultLine } from '../../domain/mail/provider/mailbox-fault.ts';
import { endpoint, meaningOf } from '../../domain/mail/provider/oauth.ts';
import { Problem } from '../../domain/problem.ts';
import { escapeHtml } from '../../domain/text/escape.ts';
import type { Language } from '../../domain/text/language.ts';
import { sealOAuth } from '../../vault/oauth-secret.ts';
import { hashToken } from '../../vault/password.ts';
import type { Deps } from '../http/deps.ts';
import { languageOf } from '../http/errors.ts';
import { sessionToken } from '../http/guard.ts';
import { sendPage } from '../http/page.ts';
import { apiTexts } from '../http/texts.ts';
import { browserAsking, redeem } from './consents.ts';

/** The desk's page of mailboxes (ui/paths.ts). */
const deskPage = (consent: string): string => `/settings/mailboxes?consent=${consent}`;

export const takeAnswer =
  (deps: Deps): RequestHandler =>
  async (req, res) => {
    const said = (name: string): string => {
      const value = req.query[name];
      return typeof value === 'string' && value.length <= LIMITS.consentAnswerChars ? value : '';
    };
    const browser = browserAsking(deps, req);
    const answered =
      said('state') === '' ? undefined : await takeState(deps.pool, hashToken(said('state')), hashToken(browser ?? ''));
    const is = answered?.is ?? 'unknown';
    if (answered === undefined || is !== 'new') return tell(res, await languageHere(deps, req), is);
    if (said('code') === '') await refuse(deps, answered, said('error'), said('error_description'));
    else await exchange(deps, answered, said('code'));
    res.set('Cache-Control', 'no-store').redirect(302, deskPage(answered.id));
  };

const at = (deps: Deps, { service }: Answered): string =>
  new URL(endpoint(deps.settings.mailProviders.services[service].token, 'tenant')).host;

/** The language of the desk for whoever is signed in to it here, else that of the browser. */
async function languageHere(deps: Deps, req: Request): Promise<Language> {
  const agent = await agentOfSession(deps.pool, hashToken(sessionToken(deps, req) ?? ''));
  return agent?.language ?? languageOf(req);
}

/** What the person, or the service before it asked them, said instead of yes. */
async function refuse(deps: Deps, answered: Answered, error: string, description: string): Promise<void> {
  const { code, said } = meaningOf({ status: 400, error, description });
  const detail = 'the question for consent was answered with no';
  await inTransaction(deps.pool, async (db) => {
    await reportConsent(db, answered.id, null, faultLine({ code, said, at: at(deps, answered), detail }));
    await audit(db, answered.by, 'mail-consent.refuse', answered.id, { code, said });
  });
}

/** The worker has its say, good or bad, and keeps that itself. */
async function exchange(deps: Deps, answered: Answered, code: string): Promise<void> {
  const service = deps.settings.mailProviders.services[answered.service];
  await keepCode(deps.pool, answered.id, sealOAuth(deps.vault, service, 'code', answered.id, code));
  try {
    await redeem(deps, answered.id);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const fault = { code: 'oauth-later', at: at(deps, answered), said: '', detail: error.message } as const;
    await reportConsent(deps.pool, answered.id, null, faultLine(fault));
  }
}

function tell(res: Response, language: Language, is: Exclude<Answered['is'], 'new'> | 'unknown' | 'new'): void {
  const t = apiTexts(language);
  const e = (...given: Parameters<typeof t>) => escapeHtml(t(...given));
  const what = is === 'new' ? 'unknown' : is;
  sendPage(res, {
    status: what === 'old' || what === 'used' ? 410 : 400,
    language,
    title: t(`oauth.${what}`),
    body: `<h1>${e(`oauth.${what}`)}</h1><p>${e(`oauth.${what}.about`)}</p><p><a href="/settings/mailboxes">${e('oauth.back')}</a></p>`,
  });
}

/**
 * The way from a ticket to its workflow in the Temporal UI. A page and no route of the API, because only a browser follows
 * it. The desk links here and not to the UI itself, so that its address stays out of the pages of those who may not go there.
 */
import type { Request, RequestHandler, Response } from 'express';
import { workflowIdOf } from '../../db/ticket/workflow-id.ts';
import type { Permission } from '../../domain/people/permission.ts';
import { Problem } from '../../domain/problem.ts';
import { escapeHtml } from '../../domain/text/escape.ts';
import type { Language } from '../../domain/text/language.ts';
import type { Deps } from '../http/deps.ts';
import { languageOf } from '../http/errors.ts';
import { admit } from '../http/guard.ts';
import { sendPage } from '../http/page.ts';
import { noteAgent } from '../http/request-log.ts';
import { problemTitle } from '../http/problem-titles.ts';
import { apiTexts } from '../http/texts.ts';

type Handler = RequestHandler<{ number: string }>;

/** Who connects the desk to its servers runs the installation, and in the Temporal UI one can end a workflow. Administrators. */
const NEEDS: Permission = 'mailbox:write';

/** Redirects an administrator to the newest run of the ticket's workflow; everybody else gets a page that says what is missing. */
export const openWorkflow =
  (deps: Deps): Handler =>
  async (req, res) => {
    const who = await reader(deps, req, res);
    if (who === null) return;
    const number = /^[1-9]\d{0,14}$/.test(req.params.number) ? Number(req.params.number) : null;
    const workflow = number === null ? undefined : await workflowIdOf(deps.pool, number);
    if (workflow === undefined) return tellProblem(res, who.language, 404, 'ticket-not-found');
    const { temporalUi } = deps.settings;
    if (temporalUi === null)
      return tell(res, who.language, 404, apiTexts(who.language)('workflow.no-ui'), 'workflow.no-ui.about');
    const namespace = encodeURIComponent(deps.temporal.options.namespace);
    res.set('Cache-Control', 'no-store');
    res.redirect(302, `${temporalUi}/namespaces/${namespace}/workflows/${workflow}`);
  };

/** The agent who asks; null when a page was sent that refuses. Its language is the browser's, since nobody is known. */
async function reader(deps: Deps, req: Request, res: Response): Promise<{ language: Language } | null> {
  try {
    const proven = await admit(deps, { method: 'get', auth: NEEDS }, req);
    if (proven === null) throw new Problem('not-signed-in', 'nobody is signed in');
    noteAgent(res, proven.who.id);
    return proven.who;
  } catch (error) {
    const code = error instanceof Problem ? error.code : null;
    if (code === 'not-signed-in') tellProblem(res, languageOf(req), 401, code);
    else if (code === 'forbidden') tellProblem(res, languageOf(req), 403, code);
    else throw error;
    return null;
  }
}

const tellProblem = (
  res: Response,
  language: Language,
  status: number,
  code: 'not-signed-in' | 'forbidden' | 'ticket-not-found',
): void => tell(res, language, status, problemTitle(code, language), `workflow.${code}.about`);

function tell(res: Response, language: Language, status: number, title: string, about: string): void {
  const t = apiTexts(language);
  sendPage(res, {
    status,
    language,
    title,
    body: `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(t(about))}</p><p><a href="/">${escapeHtml(t('workflow.back'))}</a></p>`,
  });
}

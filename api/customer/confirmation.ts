/**
 * The page behind the links of a confirmation mail: `GET` asks, `POST` decides. A mail scanner that follows every link
 * decides nothing. Works without script, in the ticket's language.
 */
import type { Request, RequestHandler, Response } from 'express';
import { ticketByNumber } from '../../db/ticket/tickets.ts';
import { readLink, type ConfirmationLink } from '../../vault/confirmation-link.ts';
import { Problem } from '../../domain/problem.ts';
import { apiTexts } from '../http/texts.ts';
import { allowed } from '../../domain/ticket/moves.ts';
import { command } from '../ticket/command.ts';
import type { Deps } from '../http/deps.ts';
import { languageOf } from '../http/errors.ts';
import { escapeHtml } from '../../domain/text/escape.ts';
import { sendPage } from '../http/page.ts';

type Ticket = NonNullable<Awaited<ReturnType<typeof ticketByNumber>>>;
type Handler = RequestHandler<{ token: string }>;

export const askConfirmation =
  (deps: Deps): Handler =>
  async (req, res) => {
    const found = await readTicket(deps, req, res);
    if (found === null) return;
    const { link, ticket } = found;
    if (!allowed(ticket.state, link.answer === 'yes' ? 'confirm' : 'deny'))
      return tell(res, ticket.language, 'decided', 200);
    const t = apiTexts(ticket.language);
    const title = t('confirm.title', { code: ticket.code });
    sendPage(res, {
      status: 200,
      language: ticket.language,
      title,
      body: `<p class="soft">${escapeHtml(title)} · ${escapeHtml(ticket.subject)}</p><h1>${escapeHtml(t(`confirm.ask.${link.answer}`))}</h1>
<p>${escapeHtml(t(`confirm.about.${link.answer}`))}</p><form method="post"><button>${escapeHtml(t(`confirm.button.${link.answer}`))}</button></form>`,
    });
  };

export const decideConfirmation =
  (deps: Deps): Handler =>
  async (req, res) => {
    const found = await readTicket(deps, req, res);
    if (found === null) return;
    const { link, ticket } = found;
    const kind = link.answer === 'yes' ? 'confirm' : 'deny';
    try {
      // A link says that the customer clicked, not which of the people who read the mail.
      const key = `confirmation:${link.cycle}`;
      const answer = await command(
        deps,
        link.ticket,
        { kind, cycle: link.cycle, message: null },
        { actor: { kind: 'contact', id: null }, expected: null, key },
      );
      tell(res, ticket.language, answer.pending ? 'later' : `done.${link.answer}`, answer.pending ? 202 : 200);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'unavailable') return tell(res, ticket.language, 'later', 503);
      if (error.code === 'link-expired') return tell(res, ticket.language, 'expired', 410);
      if (error.code === 'wrong-transition' || error.code === 'ticket-closed')
        return tell(res, ticket.language, 'decided', 409);
      throw error;
    }
  };

/** The ticket of a valid link; null when a page was sent that says what is wrong with it. */
async function readTicket(
  deps: Deps,
  req: Request<{ token: string }>,
  res: Response,
): Promise<{ link: ConfirmationLink; ticket: Ticket } | null> {
  const link = readLink(deps.vault, req.params.token, await deps.clock.look());
  // An expired link is signed all the same: its number may be used to find the language.
  const number = link === 'expired' ? Number(req.params.token.split('.')[0]) : link === 'invalid' ? null : link.ticket;
  const ticket = number === null ? undefined : await ticketByNumber(deps.pool, number);
  if (typeof link === 'object' && ticket !== undefined && (link.code === null || link.code === ticket.code))
    return { link, ticket };
  if (link === 'expired') tell(res, ticket?.language ?? languageOf(req), 'expired', 410);
  else tell(res, languageOf(req), 'invalid', 404);
  return null;
}

function tell(res: Response, language: 'tr' | 'en', what: string, status: number): void {
  const t = apiTexts(language);
  const retry = what === 'later' ? `<form method="post"><button>${escapeHtml(t('confirm.later'))}</button></form>` : '';
  sendPage(res, {
    status,
    language,
    title: t(`confirm.${what}`),
    body: `<h1>${escapeHtml(t(`confirm.${what}`))}</h1><p>${escapeHtml(t(`confirm.${what}.about`))}</p>${retry}`,
  });
}

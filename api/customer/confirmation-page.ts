/** The pages of a confirmation: plain HTML, each with the name of who asks. What comes from a mail is escaped. */
import type { Response } from 'express';
import type { AskedTicket } from '../../db/customer/confirmation.ts';
import { LIMITS } from '../../domain/limits.ts';
import { escapeHtml } from '../../domain/text/escape.ts';
import type { Language } from '../../domain/text/language.ts';
import { sendPage } from '../http/page.ts';
import { apiTexts } from '../http/texts.ts';

/** `answer` is that of the link which was followed; `yes` and `no` are the addresses that take either. */
export type Asked = { ticket: AskedTicket; answer: 'yes' | 'no'; yes: string; no: string };

/** Asks. The answer of the link comes first; `words` are given back when they were too long to take. */
export function pageOfQuestion(
  res: Response,
  { ticket, answer, yes, no }: Asked,
  given: { words: string; tooLong: boolean },
) {
  const { t, e } = textsOf(ticket.language);
  const alert = given.tooLong
    ? `<p class="alert" role="alert" id="too-long">${e('confirm.too-long', { count: LIMITS.answerChars })}</p>`
    : '';
  const about = given.tooLong ? ' aria-describedby="too-long" aria-invalid="true"' : '';
  const second = (of: 'yes' | 'no') => (of === answer ? '' : ' class="second"');
  const forms = {
    yes: `<form method="post" action="${escapeHtml(yes)}"><p>${e('confirm.about.yes')}</p><button${second('yes')}>${e('confirm.button.yes')}</button></form>`,
    no: `<form method="post" action="${escapeHtml(no)}"><label for="words">${e('confirm.words')}</label>${alert}
<textarea id="words" name="words" rows="5" maxlength="${LIMITS.answerChars}"${about}>\n${escapeHtml(given.words)}</textarea>
<p class="soft">${e('confirm.about.no')}</p><button${second('no')}>${e('confirm.button.no')}</button></form>`,
  };
  const other = answer === 'yes' ? 'no' : 'yes';
  send(res, ticket, given.tooLong ? 400 : 200, t('confirm.ask'), `${forms[answer]}<hr>${forms[other]}`);
}

/** Says what became of the answer. */
export function pageOfThanks(
  res: Response,
  ticket: AskedTicket,
  { answer, words }: { answer: 'yes' | 'no'; words: string },
) {
  const { t, e } = textsOf(ticket.language);
  const about = answer === 'no' && words !== '' ? 'confirm.done.words.about' : `confirm.done.${answer}.about`;
  send(res, ticket, 200, t(`confirm.done.${answer}`), `<p>${e(about)}</p>`);
}

/** Says how the request stands now, whatever the link was for; words that came too late are given back. */
export function pageOfStanding(
  res: Response,
  ticket: AskedTicket,
  given: { status: number; cycle: number; words: string },
) {
  const { t, e } = textsOf(ticket.language);
  const what = standingOf(ticket, given.cycle);
  const kept =
    given.words === ''
      ? ''
      : `<label for="words">${e('confirm.not-taken')}</label><textarea id="words" rows="5" readonly>\n${escapeHtml(given.words)}</textarea>`;
  send(res, ticket, given.status, t(`confirm.now.${what}`), `<p>${e(`confirm.now.${what}.about`)}</p>${kept}`);
}

/** The answer could not be noted down, or nobody knows whether it was: the same button again does it once. */
export function pageOfTrouble(
  res: Response,
  ticket: AskedTicket,
  { status, words }: { status: number; words: string },
) {
  const { t, e } = textsOf(ticket.language);
  const field = words === '' ? '' : `<input type="hidden" name="words" value="${escapeHtml(words)}">`;
  const form = `<form method="post">${field}<button>${e('confirm.later.button')}</button></form>`;
  send(res, ticket, status, t('confirm.later'), `<p>${e('confirm.later.about')}</p>${form}`);
}

/** A link that leads to no ticket: nothing of one is told. */
export const pageOfLink = (res: Response, language: Language, what: 'expired' | 'invalid') =>
  sendLink(res, language, what, '');

/** A link that is too old: how its request stands, and no word of what it is about. */
export function pageOfOldLink(res: Response, ticket: AskedTicket) {
  const { e } = textsOf(ticket.language);
  const what = standingOf(ticket, ticket.cycle);
  const now = `<p><strong>${e(`confirm.now.${what}`)}.</strong> ${e(`confirm.now.${what}.about`)}</p>`;
  sendLink(res, ticket.language, 'expired', now);
}

function sendLink(res: Response, language: Language, what: 'expired' | 'invalid', more: string): void {
  const { t, e } = textsOf(language);
  sendPage(res, {
    status: what === 'expired' ? 410 : 404,
    language,
    title: t(`confirm.${what}`),
    body: `<h1>${e(`confirm.${what}`)}</h1><p>${e(`confirm.${what}.about`)}</p>${more}`,
  });
}

type Stands = 'solved' | 'unanswered' | 'closed' | 'resolved' | 'asked-again' | 'asked' | 'awaiting' | 'open';

function standingOf({ state, closedAs, waitingFor, asks, cycle: latest }: AskedTicket, cycle: number): Stands {
  if (state === 'closed')
    return closedAs === 'solved' || closedAs === 'no-objection'
      ? 'solved'
      : closedAs === 'no-answer'
        ? 'unanswered'
        : 'closed';
  if (state === 'resolved-pending-confirmation' && !asks) return 'resolved';
  if (state === 'resolved-pending-confirmation') return cycle < latest ? 'asked-again' : 'asked';
  return state === 'awaiting-reply' && waitingFor === 'customer' ? 'awaiting' : 'open';
}

function send(res: Response, ticket: AskedTicket, status: number, heading: string, body: string): void {
  const { e } = textsOf(ticket.language);
  const subject = ticket.subject === '' ? '' : ` · <bdi>${escapeHtml(ticket.subject)}</bdi>`;
  const mailbox = ticket.mailbox === '' ? '' : `<p class="name">${escapeHtml(ticket.mailbox)}</p>`;
  sendPage(res, {
    status,
    language: ticket.language,
    title: ticket.mailbox === '' ? heading : `${heading} · ${ticket.mailbox}`,
    body: `${mailbox}<h1>${escapeHtml(heading)}</h1>
<p class="soft">${e('confirm.title', { number: String(ticket.number) })}${subject}</p>${body}`,
  });
}

function textsOf(language: Language) {
  const t = apiTexts(language);
  return { t, e: (...given: Parameters<typeof t>) => escapeHtml(t(...given)) };
}

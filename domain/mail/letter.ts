import { LIMITS } from '../limits.ts';
import { showCode } from './code.ts';
import { type ChosenText, TEXT_SOURCES } from './template/company-text.ts';
import { greetingName } from './words/greeting-name.ts';
import { subjectForOurs } from './subject.ts';
import { type Filling, fill, LATER } from './template/text-filling.ts';
import { cleanLine } from '../text/clean.ts';
import { escapeHtml } from '../text/escape.ts';
import type { Language } from '../text/language.ts';

/**
 * What our own mails say: the company's texts (domain/mail/template/company-text.ts), filled. An acknowledgement goes to whoever a From header names, and must be worthless
 * to someone who wants to send their own text in our name.
 */

/** What a mail of ours says, as its message stands in the thread: where a link belongs, `…` stands below its label. */
export type MailWords = { subject: string; text: string };

/** The same mail in both forms; the composer adds tracking block and headers. */
export type MailText = MailWords & { html: string };

/** What a customer may answer to a confirmation, in the order of the links below its words. */
export const ANSWERS = ['yes', 'no'] as const;

/** Stands in stored words for a link. Those who read the thread must not get hold of it: it answers for the customer. */
const LINK = '…';
const LINK_PARAGRAPH = new RegExp(`^([^]+):\n${LINK}$`);

/** The paragraphs of such words; of one that holds a link its label alone. */
export const paragraphsOf = ({ text }: Pick<MailWords, 'text'>): { text: string; isLink: boolean }[] =>
  text.split('\n\n').map((paragraph) => {
    const label = LINK_PARAGRAPH.exec(paragraph)?.[1];
    return label === undefined ? { text: paragraph, isLink: false } : { text: label, isLink: true };
  });

/** The mail that says these words, with `links` in their places. Throws when there are more places or fewer. */
export function mailOf(words: MailWords, links: readonly string[]): MailText {
  const left = [...links];
  const paragraphs = paragraphsOf(words).map(({ text, isLink }) => {
    if (!isLink) return { text, html: htmlOf(text) };
    const url = left.shift();
    if (url === undefined) throw new Error('the words of a mail have more places for links than there are links');
    return { text: `${text}:\n${url}`, html: button(url, text) };
  });
  if (left.length > 0) throw new Error('the words of a mail have no place for a link');
  return {
    subject: words.subject,
    text: paragraphs.map((one) => one.text).join('\n\n'),
    html: paragraphs.map((one) => one.html).join('\n'),
  };
}

const htmlOf = (paragraph: string): string => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`;

/** A button as every mail program draws one: a coloured cell, and a link whose words say what it does. */
const button = (url: string, label: string): string =>
  `<table border="0" cellpadding="0" cellspacing="0" style="margin:8px 0"><tr><td bgcolor="#0b6e4f" style="background-color:#0b6e4f;padding:12px 20px">` +
  `<a href="${escapeHtml(url)}" style="color:#ffffff;font-weight:bold;text-decoration:none">${escapeHtml(label)}</a></td></tr></table>`;

/**
 * What a text may name. Name and subject are the customer's own words, of which only what cannot be a message passes
 * (docs/decisions/0010); `company` is the sender's name of the mailbox; times come with their words.
 */
export type Given = {
  name?: string;
  subject?: string;
  number: number;
  code: string;
  team?: string;
  agent?: string;
  company: string;
  promised?: string | null;
  closes?: string | null;
};

/** The words of a mail of ours under the subject of the thread, or the text's own when that cannot be repeated. */
export function letter(text: ChosenText, given: Given): MailWords {
  const values = valuesOf(given);
  const template = text.text.replaceAll(LATER, '').replaceAll(/\{(?:yes|no)\}/g, LATER);
  return {
    subject: subjectForOurs(given.subject ?? '') ?? cleanLine(fill(text.subject ?? '', values, text.language), 150),
    // Nobody's words make a place for a link.
    text: plainPlaces(fill(template, values, text.language)).replaceAll(LATER, LINK),
  };
}

const plainPlaces = (words: string): string => words.replaceAll(new RegExp(`:\n${LINK}$`, 'gm'), `: ${LINK}`);

const valuesOf = (given: Given): Record<string, Filling> => {
  const { name = '', subject = '', number, code, team = '', agent = '', company, promised, closes } = given;
  const line = (text: string): Filling => ({ text: cleanLine(text, LIMITS.addressNameChars) });
  return {
    name: { text: greetingName(name) ?? '', asWord: true },
    subject: { text: subjectForOurs(subject) ?? '' },
    number: { text: String(number) },
    code: { text: showCode(code) },
    ...{ team: line(team), agent: line(agent), company: line(company) },
    promised: { text: promised ?? '', capital: true },
    closes: { text: closes ?? '', capital: true },
  };
};

/** The block beneath every mail of a ticket. */
export function trackingBlock(text: ChosenText, given: Given): { text: string; html: string; lines: string[] } {
  const lines = fill(text.text, valuesOf(given), text.language)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return {
    lines,
    text: ['---', ...lines, '---'].join('\n'),
    html: `<p style="color:#6b7280;font-size:12px;margin:24px 0 0">---<br>${lines.map(escapeHtml).join('<br>')}<br>---</p>`,
  };
}

/** A signature of the company's, filled; empty where nothing stands. */
export const signature = (text: ChosenText, given: Given): string => fill(text.text, valuesOf(given), text.language);

/** Whose signature stands beneath an agent's words. */
export const SIGNATURE_SOURCES = ['agent', ...TEXT_SOURCES] as const;
export type Signature = { text: string; from: (typeof SIGNATURE_SOURCES)[number] };

/** What stands beneath an agent's words: their own, else the company's for their team, mailbox or all; empty where nothing does. */
export const signedWith = (own: string, text: ChosenText, given: Given): Signature =>
  own.trim() === '' ? { text: signature(text, given), from: text.from } : { text: own, from: 'agent' };

/** What a rule answers with: the company's own words, greeting and all; nothing of the sender's but a subject that cannot be a message. */
export const companyAnswer = (
  language: Language,
  { subject, words }: { subject: string; words: string },
): MailWords => ({
  subject: subjectForOurs(subject) ?? ABOUT[language],
  text: plainPlaces(words),
});
const ABOUT: Record<Language, string> = { tr: 'Talebiniz hakkında', en: 'About your request' };

/**
 * The texts that the company owns: what its mails say by themselves, for each kind and language, written for one team, for one mailbox or
 * for all of the company. What nobody has written stands in code (company-words.ts). Pure.
 */
import { isBlankText } from '../../text/blank.ts';
import { isOurs, type Language } from '../../text/language.ts';
import { WORDS } from './company-words.ts';
import { hasLooseBrace, placesOf } from './text-filling.ts';

/** In the order of a request's life. `tracking` and `signature` stand beneath other mails, the others are mails. */
export const TEXT_KINDS = [
  'acknowledgement',
  'acknowledgement-out-of-hours',
  /** Of a further request of somebody who has had one today. */
  'acknowledgement-again',
  'question',
  'reminder',
  'closing',
  'tracking',
  'signature',
] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** Whether an address names one. */
export const isTextKind = (name: string): name is TextKind => (TEXT_KINDS as readonly string[]).includes(name);

/**
 * What a text may name. `name` and `subject` are the customer's own words, as far as they may be repeated (docs/decisions/0010);
 * `promised` (by when we answer) and `closes` (until when we wait) are times with their words, as "by Monday 11:00".
 */
export const PLACEHOLDERS = [
  ...(['name', 'subject', 'number', 'code', 'promised', 'closes', 'team', 'agent', 'company', 'yes', 'no'] as const),
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const OF_TICKET = ['name', 'subject', 'number', 'code', 'team', 'company'] as const;
/** What each may name; `yes` and `no` are the links of a question. */
export const PLACEHOLDERS_OF: Record<TextKind, readonly Placeholder[]> = {
  acknowledgement: [...OF_TICKET, 'promised'],
  'acknowledgement-out-of-hours': [...OF_TICKET, 'promised'],
  'acknowledgement-again': [...OF_TICKET, 'promised'],
  question: [...OF_TICKET, 'agent', 'yes', 'no'],
  reminder: [...OF_TICKET, 'agent', 'closes'],
  closing: [...OF_TICKET, 'agent'],
  tracking: ['code', 'number', 'team', 'company'],
  signature: ['agent', 'team', 'company'],
};
/** A subject has no words of a stranger, and no time that an inbox shows for ever. */
const IN_SUBJECT: readonly Placeholder[] = ['number', 'code', 'team', 'company'];

/** Whether texts of this kind are mails, which have a subject. */
export const hasSubject = (kind: TextKind): boolean => WORDS.en[kind].subject !== null;

/** What is wrong with a text, and `what` it names that it may not. */
export type TextFault = {
  field: 'text' | 'subject';
  code: 'missing' | 'malformed' | 'unknown' | 'without-code' | 'without-links' | 'unexpected';
  what?: string;
};

/** The first fault of a text that is to be saved; null when it may stand. An empty signature says that there is none. */
export function textFault(
  kind: TextKind,
  { language, subject, text }: { language: string; subject: string | null; text: string },
): TextFault | null {
  if (subject !== null && !hasSubject(kind)) return { field: 'subject', code: 'unexpected' };
  // In ours the one in code takes its place.
  if (hasSubject(kind) && isBlankText(subject ?? '') && !isOurs(language)) return { field: 'subject', code: 'missing' };
  const fault = placeFault('subject', subject ?? '', IN_SUBJECT);
  if (fault !== null) return fault;
  if (kind !== 'signature' && isBlankText(text)) return { field: 'text', code: 'missing' };
  const inText = placeFault('text', text, PLACEHOLDERS_OF[kind]);
  if (inText !== null) return inText;
  if (kind === 'tracking' && !placesOf(text).includes('code')) return { field: 'text', code: 'without-code' };
  if (kind === 'question' && !hasBothLinks(text)) return { field: 'text', code: 'without-links' };
  return null;
}

function placeFault(field: TextFault['field'], text: string, known: readonly string[]): TextFault | null {
  const what = placesOf(text).find((place) => !known.includes(place));
  if (what !== undefined) return { field, code: 'unknown', what };
  return hasLooseBrace(text) ? { field, code: 'malformed' } : null;
}

/** Each link once, in this order, alone in its line below its label. */
function hasBothLinks(text: string): boolean {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/);
  const links = placesOf(text).filter((place) => place === 'yes' || place === 'no');
  return (
    links.join() === 'yes,no' &&
    links.every((link) => paragraphs.some((one) => new RegExp(`^[^]*\\S:\n\\{${link}\\}$`).test(one)))
  );
}

/** A text as somebody wrote it: of a team, of a mailbox, or of neither. */
export type OwnText = {
  kind: TextKind;
  team: string | null;
  mailbox: string | null;
  language: string;
  subject: string | null;
  text: string;
};

export const TEXT_SOURCES = ['team', 'mailbox', 'company', 'code'] as const;
/** The text that stands; `from` says who wrote it. */
export type ChosenText = Pick<OwnText, 'kind' | 'language' | 'subject' | 'text'> & {
  from: (typeof TEXT_SOURCES)[number];
};

/**
 * The text of a kind that stands in the first of the `languages` in which there is one: the team's, else the mailbox's, else the company's,
 * else that in code. `own` are those of this team, of this mailbox and of the company; the last language is one of ours.
 */
export function textOf(
  kind: TextKind,
  own: readonly OwnText[],
  languages: readonly [...string[], Language],
): ChosenText {
  for (const language of languages) {
    const written = own.filter((text) => text.kind === kind && text.language === language);
    const found =
      written.find(({ team }) => team !== null) ??
      written.find(({ mailbox }) => mailbox !== null) ??
      written.find(({ team, mailbox }) => team === null && mailbox === null);
    if (found !== undefined) {
      const from = found.team !== null ? 'team' : found.mailbox !== null ? 'mailbox' : 'company';
      const subject = found.subject || (isOurs(language) ? WORDS[language][kind].subject : null);
      return { kind, language, text: found.text, from, subject };
    }
    if (isOurs(language)) return { kind, language, from: 'code', ...WORDS[language][kind] };
  }
  throw new Error('none of the languages is one of ours');
}

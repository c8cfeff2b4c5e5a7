/** What the words of a mail tell: its last reading, in the child that may be killed, and all of it bounded. */
import { createHash } from 'node:crypto';
import { isAbusive } from '../../domain/mail/words/abuse.ts';
import { bareWords } from '../../domain/mail/words/bare-words.ts';
import { closingWords } from '../../domain/mail/words/closing-words.ts';
import { denies } from '../../domain/mail/words/denying-words.ts';
import { languageOf } from '../../domain/mail/words/guess-language.ts';
import { machineSigns } from '../../domain/mail/machine-mail.ts';
import type { MailParts, MailSigns } from '../../domain/mail/message.ts';
import { bareSubject } from '../../domain/mail/subject.ts';
import { codesIn } from '../../domain/mail/threading.ts';
import { kindWords } from '../../domain/routing/kind.ts';
import { previewOf } from '../../domain/text/preview.ts';
import type { Saying } from '../../domain/ticket/event.ts';
import { htmlToText } from '../html/html-text.ts';
import { forwardedIn } from './forwarded.ts';
import { newWords } from './quote.ts';
import { reportOf } from './report.ts';

/** The signs of a mail whose parts were read. */
export function signsOf(mail: MailParts): MailSigns {
  const report = reportOf(mail);
  const machine = machineSigns(mail, report);
  const forwarded = forwardedIn(mail);
  return {
    codes: codesIn(mail),
    report,
    machine,
    language: languageOf(`${mail.subject}\n${mail.newText}`, null),
    abusive: isAbusive(mail),
    says: sayingOf(mail),
    preview: previewOf(mail.newText),
    forwardedFrom: forwarded?.from ?? null,
    forwardedMail: forwarded && {
      subject: bareSubject(forwarded.subject ?? mail.subject) || null,
      mailId: forwarded.mailId,
    },
    kindWords: kindWords(mail.subject, mail.newText),
    contentHash: contentHashOf(mail),
    wordsKey: machine.declared === null && machine.incidental === null ? null : wordsKeyOf(mail.newText),
  };
}

/** Words that are struck through say the contrary, or nothing. */
const STRUCK = /<(?:s|strike|del)[\s>]|\bline-through\b/i;

/** A mail with two forms says what both say: people read the other one. */
function sayingOf({ newText, html, from, attachments }: MailParts): Saying | null {
  const name = from?.name ?? '';
  const said = sayingIn(newText, name);
  // Who sends a file wants more than to thank.
  if (said !== 'denied' && attachments.length > 0) return null;
  if (said === null || html === null) return said;
  if (STRUCK.test(html)) return null;
  return sayingIn(newWords(htmlToText(html), { answer: true }), name) === said ? said : null;
}

const sayingIn = (newText: string, name: string): Saying | null =>
  closingWords(newText, name) ?? (denies(newText) ? 'denied' : null);

/**
 * Identity of a letter apart from its envelope: who, when, about what, and its whole content. Two mails that differ in one byte
 * of a file, or only in the HTML beside the same text, are two.
 */
const contentHashOf = (mail: MailParts): string =>
  sha256(
    JSON.stringify([
      mail.from?.address,
      mail.sentAt,
      mail.subject,
      mail.text,
      mail.html,
      mail.attachments.map((file) => [file.name, file.sha256]),
    ]),
  );

function wordsKeyOf(words: string): string | null {
  const bare = bareWords(words);
  return bare === '' ? null : sha256(bare).slice(0, 32);
}

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

import { LIMITS } from '../domain/limits.ts';
import { showCode } from '../domain/mail/code.ts';
import { greetingName } from '../domain/mail/greeting-name.ts';
import { subjectForOurs } from '../domain/mail/subject.ts';
import { cleanLine } from '../domain/text/clean.ts';
import { escapeHtml } from '../domain/text/escape.ts';
import type { Language } from '../domain/text/language.ts';

/**
 * What our own mails say, in Turkish and English. An acknowledgement goes to whoever a From header names, and must be worthless
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

/** The mail that says these words, with `links` in their places. Throws when there are more places or fewer. */
export function mailOf({ subject, text }: MailWords, links: readonly string[]): MailText {
  const left = [...links];
  const paragraphs = text.split('\n\n').map((paragraph) => {
    const label = LINK_PARAGRAPH.exec(paragraph)?.[1];
    if (label === undefined)
      return { text: paragraph, html: `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>` };
    const url = left.shift();
    if (url === undefined) throw new Error('the words of a mail have more places for links than there are links');
    return { text: `${label}:\n${url}`, html: button(url, label) };
  });
  if (left.length > 0) throw new Error('the words of a mail have no place for a link');
  return {
    subject,
    text: paragraphs.map((one) => one.text).join('\n\n'),
    html: paragraphs.map((one) => one.html).join('\n'),
  };
}

/** A button as every mail program draws one: a coloured cell, and a link whose words say what it does. */
const button = (url: string, label: string): string =>
  `<table border="0" cellpadding="0" cellspacing="0" style="margin:8px 0"><tr><td bgcolor="#0b6e4f" style="background-color:#0b6e4f;padding:12px 20px">` +
  `<a href="${escapeHtml(url)}" style="color:#ffffff;font-weight:bold;text-decoration:none">${escapeHtml(label)}</a></td></tr></table>`;

/** The block beneath every mail of a ticket. */
export function trackingBlock(language: Language, code: string): { text: string; html: string } {
  const lines = BLOCK[language](showCode(code));
  return {
    text: ['---', ...lines, '---'].join('\n'),
    html: `<p style="color:#6b7280;font-size:12px;margin:24px 0 0">---<br>${lines.join('<br>')}<br>---</p>`,
  };
}

const BLOCK: Record<Language, (code: string) => string[]> = {
  tr: (code) => [`Bu talebin takip kodu: ${code}`, 'Lütfen yanıtlarken bu kodu silmeyin.'],
  en: (code) => [`The tracking code of this request: ${code}`, 'Please do not delete this code when you reply.'],
};

/** What a mail of ours knows of whom it goes to, and for whom it speaks. Name and subject are the customer's own words. */
export type Given = { name: string; subject: string; mailbox: string };

/**
 * "We have your request." `again`: within a day of another, so that it is short. The tracking block has the code. Of the
 * sender's own words only a subject and a name that cannot be a message pass (docs/decisions/0010).
 */
export function acknowledgement(language: Language, given: Given & { again: boolean }): MailWords {
  if (language === 'en') {
    return letter('We have received your request', 'Hello', given, [
      given.again
        ? 'This request of yours has arrived as well. It has a tracking code of its own, which stands below.'
        : 'Thank you for writing to us. Your request has arrived, and one of our colleagues will look at it and answer you.',
      'If you would like to add something, simply reply to this mail; everything stays together that way.',
    ]);
  }
  return letter('Talebinizi aldık', 'Merhaba', given, [
    given.again
      ? 'Bu talebiniz de elimize ulaştı. Kendi takip kodu aşağıdadır.'
      : 'Bize yazdığınız için teşekkür ederiz. Talebiniz elimize ulaştı; bir arkadaşımız inceleyip size dönüş yapacak.',
    'Eklemek istediğiniz bir şey olursa bu e-postayı yanıtlamanız yeterli; böylece yazışmamız bir arada kalır.',
  ]);
}

/** What a rule answers with: the company's own words, greeting and all; nothing of the sender's but a subject that cannot be a message. */
export const companyAnswer = (
  language: Language,
  { subject, words }: { subject: string; words: string },
): MailWords => ({
  subject: subjectForOurs(subject) ?? ABOUT[language],
  // A line with nothing but an ellipsis stands for a link elsewhere.
  text: words.replaceAll(new RegExp(`:\n${LINK}$`, 'gm'), `: ${LINK}`),
});
const ABOUT: Record<Language, string> = { tr: 'Talebiniz hakkında', en: 'About your request' };

/** "Is your problem solved?" with a place for each link of `ANSWERS`. */
export function confirmation(language: Language, given: Given): MailWords {
  if (language === 'en') {
    return letter('Is your problem solved?', 'Hello', given, [
      'We believe your request has been dealt with. Is your problem really solved? One click is enough:',
      link('Yes, it is solved'),
      link('No, it is not solved yet'),
      'If it is not solved, you can also reply to this mail and tell us what is missing; we will go on from there.',
    ]);
  }
  return letter('Sorununuz çözüldü mü?', 'Merhaba', given, [
    'Talebinizle ilgili çalışmamızı tamamladığımızı düşünüyoruz. Sorununuz gerçekten çözüldü mü? Tek tıklamanız yeterli:',
    link('Evet, çözüldü'),
    link('Hayır, henüz çözülmedi'),
    'Çözülmediyse bu e-postayı yanıtlayarak eksik kalanı da yazabilirsiniz; kaldığımız yerden devam ederiz.',
  ]);
}

/** Under the subject of the thread, or `about` when that cannot be repeated; signed by the mailbox. */
function letter(about: string, hello: string, { name, subject, mailbox }: Given, paragraphs: string[]): MailWords {
  const greeted = greetingName(name);
  const signed = cleanLine(mailbox, LIMITS.addressNameChars);
  return {
    subject: subjectForOurs(subject) ?? about,
    text: [
      greeted === null ? `${hello},` : `${hello} ${greeted},`,
      ...paragraphs,
      ...(signed === '' ? [] : [signed]),
    ].join('\n\n'),
  };
}

const link = (label: string): string => `${label}:\n${LINK}`;

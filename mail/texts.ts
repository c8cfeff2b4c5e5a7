import { escapeHtml } from '../domain/text/escape.ts';
import { showCode } from '../domain/mail/code.ts';
import type { Language } from '../domain/text/language.ts';

/**
 * What our own mails say, in Turkish and English. Nothing here repeats words a sender chose: an acknowledgement goes
 * to whoever a From header names, and must be worthless to someone who wants to send their own text in our name.
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
    if (label === undefined) return { text: paragraph, html: escapeHtml(paragraph) };
    const url = left.shift();
    if (url === undefined) throw new Error('the words of a mail have more places for links than there are links');
    return { text: `${label}:\n${url}`, html: `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>` };
  });
  if (left.length > 0) throw new Error('the words of a mail have no place for a link');
  return {
    subject,
    text: paragraphs.map((one) => one.text).join('\n\n'),
    html: paragraphs.map((one) => `<p>${one.html}</p>`).join('\n'),
  };
}

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

/** "We have your request." `name` only when the address has proved to be theirs: it is the sender's own choice of words. */
export function acknowledgement(language: Language, given: { code: string; name?: string }): MailWords {
  const code = showCode(given.code);
  if (language === 'en') {
    return letter(`We have received your request [${code}]`, greeting('Hello', given.name), [
      'Thank you for writing to us. Your request has arrived, and one of our colleagues will look at it and answer you.',
      `Its tracking code is ${code}.`,
      'If you would like to add something, simply reply to this mail; everything stays together that way.',
    ]);
  }
  return letter(`Talebinizi aldık [${code}]`, greeting('Merhaba', given.name), [
    'Bize yazdığınız için teşekkür ederiz. Talebiniz elimize ulaştı; bir arkadaşımız inceleyip size dönüş yapacak.',
    `Talebinizin takip kodu: ${code}`,
    'Eklemek istediğiniz bir şey olursa bu e-postayı yanıtlamanız yeterli; böylece yazışmamız bir arada kalır.',
  ]);
}

/** "Is your problem solved?" with a place for each link of `ANSWERS`. */
export function confirmation(language: Language): MailWords {
  if (language === 'en') {
    return letter('Is your problem solved?', 'Hello,', [
      'We believe your request has been dealt with. Is your problem really solved? One click is enough:',
      link('Yes, it is solved'),
      link('No, it is not solved yet'),
      'If it is not solved, you can also reply to this mail and tell us what is missing; we will go on from there.',
    ]);
  }
  return letter('Sorununuz çözüldü mü?', 'Merhaba,', [
    'Talebinizle ilgili çalışmamızı tamamladığımızı düşünüyoruz. Sorununuz gerçekten çözüldü mü? Tek tıklamanız yeterli:',
    link('Evet, çözüldü'),
    link('Hayır, henüz çözülmedi'),
    'Çözülmediyse bu e-postayı yanıtlayarak eksik kalanı da yazabilirsiniz; kaldığımız yerden devam ederiz.',
  ]);
}

const letter = (subject: string, salutation: string, paragraphs: string[]): MailWords => ({
  subject,
  text: [salutation, ...paragraphs].join('\n\n'),
});

const link = (label: string): string => `${label}:\n${LINK}`;

/** A name is shown on one line and short, whatever was given. */
function greeting(word: string, name: string | undefined): string {
  const plain = name
    ?.replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 80);
  return plain ? `${word} ${plain},` : `${word},`;
}

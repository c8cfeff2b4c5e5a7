import { escapeHtml } from '../domain/text/escape.ts';
import { showCode } from '../domain/mail/code.ts';
import type { Language } from '../domain/text/language.ts';

/**
 * What our own mails say, in Turkish and English. Nothing here repeats words a sender chose: an acknowledgement goes
 * to whoever a From header names, and must be worthless to someone who wants to send his text in our name.
 */

/** One text in both forms; the composer adds tracking block and headers. */
export type MailText = { subject: string; text: string; html: string };

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

/** "We have your request." `name` only when the address has proved to be his: it is the sender's own choice of words. */
export function acknowledgement(language: Language, given: { code: string; name?: string }): MailText {
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

/** "Is your problem solved?" with a link for each answer. The links are ours, already complete. */
export function confirmation(language: Language, given: { yesUrl: string; noUrl: string; name?: string }): MailText {
  if (language === 'en') {
    return letter('Is your problem solved?', greeting('Hello', given.name), [
      'We believe your request has been dealt with. Is your problem really solved? One click is enough:',
      { label: 'Yes, it is solved', url: given.yesUrl },
      { label: 'No, it is not solved yet', url: given.noUrl },
      'If it is not solved, you can also reply to this mail and tell us what is missing; we will go on from there.',
    ]);
  }
  return letter('Sorununuz çözüldü mü?', greeting('Merhaba', given.name), [
    'Talebinizle ilgili çalışmamızı tamamladığımızı düşünüyoruz. Sorununuz gerçekten çözüldü mü? Tek tıklamanız yeterli:',
    { label: 'Evet, çözüldü', url: given.yesUrl },
    { label: 'Hayır, henüz çözülmedi', url: given.noUrl },
    'Çözülmediyse bu e-postayı yanıtlayarak eksik kalanı da yazabilirsiniz; kaldığımız yerden devam ederiz.',
  ]);
}

type Paragraph = string | { label: string; url: string };

function letter(subject: string, salutation: string, paragraphs: Paragraph[]): MailText {
  const text = paragraphs.map((one) => (typeof one === 'string' ? one : `${one.label}:\n${one.url}`));
  const html = paragraphs.map((one) => (typeof one === 'string' ? escapeHtml(one) : button(one)));
  return {
    subject,
    text: [salutation, ...text].join('\n\n'),
    html: [escapeHtml(salutation), ...html].map((one) => `<p>${one}</p>`).join('\n'),
  };
}

function button({ label, url }: { label: string; url: string }): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;
}

/** A name is shown on one line and short, whatever was given. */
function greeting(word: string, name: string | undefined): string {
  const plain = name
    ?.replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 80);
  return plain ? `${word} ${plain},` : `${word},`;
}

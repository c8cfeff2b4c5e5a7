/** What the mail says by which somebody chooses a password. */
import type { Language } from '../../domain/text/language.ts';

type Told = { kind: 'invitation' | 'reset'; name: string; link: string; hours: number };

/** Subject and text. */
export function passwordWords(
  language: Language,
  { kind, name, link, hours }: Told,
): { subject: string; text: string } {
  const { subject, hello, why, once, ignore } = WORDS[language];
  const text = [hello(name), `${why[kind]}\n${link}`, once(hours), ...(kind === 'reset' ? [ignore] : [])];
  return { subject: subject[kind], text: text.join('\n\n') };
}

const WORDS = {
  tr: {
    subject: { invitation: 'Bilet: parolanızı belirleyin', reset: 'Bilet: parolanızı sıfırlayın' },
    hello: (name: string) => `Merhaba ${name},`,
    why: {
      invitation: 'Bilet’te sizin için bir hesap açıldı. Parolanızı bu bağlantıyla belirleyebilirsiniz:',
      reset: 'Bilet hesabınız için yeni bir parola istendi. Yeni parolanızı bu bağlantıyla belirleyebilirsiniz:',
    },
    once: (hours: number) => `Bağlantı ${hours} saat geçerlidir ve bir kez kullanılabilir. Kimseyle paylaşmayın.`,
    ignore: 'Bunu siz istemediyseniz bu e-postayı dikkate almayın. Parolanız değişmez.',
  },
  en: {
    subject: { invitation: 'Bilet: set your password', reset: 'Bilet: reset your password' },
    hello: (name: string) => `Hello ${name},`,
    why: {
      invitation: 'An account was created for you in Bilet. Set your password with this link:',
      reset: 'A new password was requested for your Bilet account. Set it with this link:',
    },
    once: (hours: number) =>
      `The link works once, for ${hours} ${hours === 1 ? 'hour' : 'hours'}. Do not share it with anyone.`,
    ignore: 'If you did not request this, you can ignore this email. Your password stays as it is.',
  },
} satisfies Record<Language, unknown>;

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
    subject: { invitation: 'Bilet: parolanızı belirleyin', reset: 'Bilet: yeni parola' },
    hello: (name: string) => `Merhaba ${name},`,
    why: {
      invitation: 'Bilet’te bir hesabınız var. Parolanızı bu bağlantıyla belirleyebilirsiniz:',
      reset: 'Bilet hesabınız için yeni bir parola istendi. Yeni parolanızı bu bağlantıyla belirleyebilirsiniz:',
    },
    once: (hours: number) => `Bağlantı ${hours} saat geçerlidir ve bir kez kullanılabilir. Kimseyle paylaşmayın.`,
    ignore: 'Bunu siz istemediyseniz bir şey yapmanız gerekmez; parolanız değişmez.',
  },
  en: {
    subject: { invitation: 'Bilet: choose your password', reset: 'Bilet: a new password' },
    hello: (name: string) => `Hello ${name},`,
    why: {
      invitation: 'You have an account in Bilet. Choose your password by this link:',
      reset: 'A new password was asked for your account in Bilet. Choose it by this link:',
    },
    once: (hours: number) =>
      `The link works once, for ${hours} ${hours === 1 ? 'hour' : 'hours'}. Do not share it with anybody.`,
    ignore: 'If you did not ask for it, there is nothing to do; your password stays as it is.',
  },
} satisfies Record<Language, unknown>;

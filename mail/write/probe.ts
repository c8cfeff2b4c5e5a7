/** The mail by which a mailbox is tried: sent to itself, known again by its signed Message-ID, worth nothing to anybody else. */
import type { FrozenMail } from '../../domain/mail/message.ts';
import { serviceMail } from './service-mail.ts';

/** Folds the mail of `mailId` from the mailbox `from` to its own address `to`. */
export const probeMail = (mail: {
  mailId: string;
  /** Epoch ms. */
  date: number;
  from: string;
  to: string;
  instance: string;
}): Promise<FrozenMail> =>
  serviceMail({
    ...mail,
    to: { name: '', address: mail.to },
    subject: 'Bilet: bağlantı denemesi / connection test',
    text: WORDS,
    language: 'tr',
    kind: 'probe',
  });

const WORDS = [
  'Bilet, bu posta kutusunun e-posta gönderip alabildiğini denemek için bu e-postayı gönderdi. Yapmanız gereken bir şey yok; e-postayı silebilirsiniz.',
  'Bilet sent this mail to see that this mailbox can send and receive. There is nothing to do; you may delete it.',
].join('\n\n');

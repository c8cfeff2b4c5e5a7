/** The mail by which a mailbox is tried: sent to itself, known again by its signed Message-ID, worth nothing to anybody else. */
import type { FrozenMail } from '../../domain/mail/message.ts';
import { freeze } from './compose.ts';

/** Folds the mail of `mailId` from the mailbox `from` to its own address `to`. */
export const probeMail = (mail: {
  mailId: string;
  /** Epoch ms. */
  date: number;
  from: string;
  to: string;
  instance: string;
}): Promise<FrozenMail> =>
  freeze({
    mailId: mail.mailId,
    date: mail.date,
    from: { name: 'Bilet', address: mail.from },
    replyTo: null,
    to: [{ name: '', address: mail.to }],
    cc: [],
    bcc: [],
    subject: 'Bilet: bağlantı denemesi / connection test',
    text: WORDS,
    html: null,
    inReplyTo: null,
    references: [],
    attachments: [],
    language: 'tr',
    code: null,
    kind: 'probe',
    instance: mail.instance,
  });

const WORDS = [
  'Bilet, bu posta kutusunun e-posta gönderip alabildiğini denemek için bu e-postayı gönderdi. Yapmanız gereken bir şey yok; e-postayı silebilirsiniz.',
  'Bilet sent this mail to see that this mailbox can send and receive. There is nothing to do; you may delete it.',
].join('\n\n');

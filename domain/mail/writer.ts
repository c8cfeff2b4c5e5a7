import type { ParsedMail } from './message.ts';

/**
 * Who wrote a mail: From, or Reply-To when From is an address of our own, as in mails that a web site sends from its
 * contact form; null when nobody is named.
 */
export function writerOf(mail: Pick<ParsedMail, 'from' | 'replyTo'>, ownAddresses: string[]): ParsedMail['from'] {
  const isOurs = (address: string) => ownAddresses.some((own) => own.toLowerCase() === address.toLowerCase());
  if (mail.from === null || !isOurs(mail.from.address)) return mail.from;
  return mail.replyTo.find(({ address }) => !isOurs(address)) ?? mail.from;
}

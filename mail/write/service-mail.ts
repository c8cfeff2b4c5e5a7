/** Service mail: what the installation writes by itself, to itself or to those who work here. It belongs to no ticket. */
import type { Address, FrozenMail, OutgoingMail } from '../../domain/mail/message.ts';
import { freeze } from './compose.ts';

/** Freezes one from the address `from`, as `freeze` does. */
export const serviceMail = ({
  from,
  to,
  ...mail
}: Pick<OutgoingMail, 'mailId' | 'date' | 'subject' | 'text' | 'language' | 'kind' | 'instance'> & {
  from: string;
  to: Address;
}): Promise<FrozenMail> =>
  freeze({
    ...mail,
    from: { name: 'Bilet', address: from },
    replyTo: null,
    to: [to],
    cc: [],
    bcc: [],
    html: null,
    inReplyTo: null,
    references: [],
    attachments: [],
    block: null,
  });

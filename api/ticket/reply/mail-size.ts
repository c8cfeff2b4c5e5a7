/** Whether the provider of a mailbox takes a mail, looked at before it is written. */
import type { NewMessage } from '../../../db/ticket/messages.ts';
import { overOneMail, travelBytes } from '../../../domain/mail/one-mail.ts';
import { providerUsing } from '../../../domain/mail/provider/providers.ts';
import { badField } from '../../../domain/problem.ts';
import type { Deps } from '../../http/deps.ts';

const MB = 1024 * 1024;

/** Problem `bad-input` for what the provider of the mailbox would not take: said now, and not by a mail that comes back. */
export function refuseOversized(
  { settings }: Pick<Deps, 'settings'>,
  { address, smtpHost }: { address: string; smtpHost: string },
  { bytes, message, recipients }: { bytes: number; message: Pick<NewMessage, 'text' | 'html'>; recipients: number },
): void {
  const provider = providerUsing(address, smtpHost, settings.mailProviders.providers);
  const chars = message.text.length + (message.html ?? '').length;
  const over = provider && overOneMail(provider.quota, { bytes: travelBytes(bytes, chars), recipients });
  if (!over) return;
  if (over.what === 'recipients')
    throw badField(
      'to',
      'over-recipients',
      `${provider.name} lets one mail have ${over.limit} recipients, and this one has ${over.is}`,
      over.limit,
      over.is,
    );
  const [is, limit] = [Math.ceil((over.is / MB) * 10) / 10, Math.floor(over.limit / MB)];
  throw badField(
    'attachments',
    'over-mail-size',
    `${provider.name} takes mails of ${limit} MB, and this one has ${is} MB on its way`,
    limit,
    is,
  );
}

/** The copy of a sent mail in the mailbox's own folder of sent mail, where people look who open it elsewhere. */
import type { Provider } from './provider/provider.ts';

/** Who keeps it: the provider by itself, we by appending it, or nobody. */
export const SENT_COPIES = ['provider', 'append', 'none'] as const;
export type SentCopy = (typeof SENT_COPIES)[number];

/** What a mailbox begins with that sends through this host. Of an unknown one we look before each copy whether it has kept one. */
export const sentCopyAt = (smtpHost: string, providers: readonly Provider[]): SentCopy => {
  const host = smtpHost.toLowerCase();
  const isKept = providers.some(
    ({ smtp, ownDomain, keepsSent }) => keepsSent && (smtp.host === host || ownDomain?.smtp.host === host),
  );
  return isKept ? 'provider' : 'append';
};

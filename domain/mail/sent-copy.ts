/** The copy of a sent mail in the mailbox's own folder of sent mail, where people look who open it elsewhere. */

/** Who keeps it: the provider by itself, we by appending it, or nobody. */
export const SENT_COPIES = ['provider', 'append', 'none'] as const;
export type SentCopy = (typeof SENT_COPIES)[number];

/** Servers that keep a copy of whatever is sent through them: Google, Microsoft. */
const KEEPERS = ['gmail.com', 'google.com', 'office365.com', 'outlook.com', 'office365.us', 'partner.outlook.cn'];

/** What a mailbox that sends through this host begins with. Of an unknown one we look before each copy whether it keeps one. */
export const sentCopyAt = (smtpHost: string): SentCopy => {
  const host = smtpHost.toLowerCase();
  return KEEPERS.some((keeper) => host === keeper || host.endsWith(`.${keeper}`)) ? 'provider' : 'append';
};

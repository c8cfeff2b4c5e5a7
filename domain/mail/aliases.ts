/** Further addresses of a mailbox, and as which of them it speaks. */
import { isOneOf } from './address.ts';
import type { Address } from './message.ts';

/** `name` is that of the sender, null: the mailbox's. `sendAs`: a mail to it is answered from it. */
export type MailboxAlias = { address: string; name: string | null; sendAs: boolean };

type Speaker = { address: string; name: string; aliases: readonly MailboxAlias[] };

/** Whom a mail was addressed to, and where servers delivered it. */
type Addressed = { to: readonly Address[]; cc: readonly Address[]; delivered: readonly string[] };

/**
 * From which of its addresses a mailbox answers a mail: the first of its own that the mail names, in To before Cc before the
 * servers' own lines; an alias only where it may send. Of no mail, and of one that names none of them, from its own.
 */
export function voiceFor(mailbox: Speaker, mail: Addressed | null): Address {
  const own: Address = { address: mailbox.address, name: mailbox.name };
  const named = mail === null ? [] : [...mail.to, ...mail.cc].map(({ address }) => address).concat(mail.delivered);
  for (const address of named) {
    if (isOneOf(address, [mailbox.address])) return own;
    const alias = mailbox.aliases.find((one) => isOneOf(address, [one.address]));
    if (alias !== undefined) return alias.sendAs ? { address: alias.address, name: alias.name ?? mailbox.name } : own;
  }
  return own;
}

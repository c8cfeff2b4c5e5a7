import { join } from 'node:path';
import { Mailbox } from './mailbox-store.ts';
import type { Accounts } from './session.ts';
import { FOLDERS } from './session.ts';

export type Account = { address: string; password: string };

/** The password of every account of a server that knows 'any'. */
export const ANY_PASSWORD = 'parola';

/** The accounts of a server, their folders kept below `dataDir`. */
export type AccountBook = Accounts & {
  /** The INBOX that mail to `address` (a plus tag included) goes to, `undefined` for an unknown address. */
  inboxOf(address: string): Mailbox | undefined;
};

/** Addresses are compared without case; a plus tag belongs to the account before the plus. */
export function openAccounts(dataDir: string, accounts: readonly Account[] | 'any'): AccountBook {
  const open = new Map<string, Mailbox>();
  const passwordOf = (address: string) =>
    accounts === 'any' ? ANY_PASSWORD : accounts.find((account) => account.address.toLowerCase() === address)?.password;

  const folder = (address: string, name: string): Mailbox | undefined => {
    const known = FOLDERS.find((own) => own === name || (own === 'INBOX' && name.toUpperCase() === 'INBOX'));
    if (!known) return undefined;
    const path = join(dataDir, encodeURIComponent(address), known);
    const mailbox = open.get(path) ?? new Mailbox(known, path);
    open.set(path, mailbox);
    return mailbox;
  };
  return {
    check(user, password) {
      const address = user.toLowerCase();
      return address !== '' && passwordOf(address) === password ? address : undefined;
    },
    folder,
    inboxOf(address) {
      const owner = address.toLowerCase().replace(/\+[^@]*@/, '@');
      return passwordOf(owner) === undefined ? undefined : folder(owner, 'INBOX');
    },
  };
}

/** The passwords of a mailbox: kept for the servers they were entered for, asked for again for any other. */
import { listMailboxes, resealServers, storedServers, type StoredServers } from '../../db/mail-in/mailboxes.ts';
import type { Db } from '../../db/core/pool.ts';
import { mayFollow, type ServerAddress } from '../../domain/mail/mailbox.ts';
import type { BadField } from '../../domain/field-fault.ts';
import { Problem } from '../../domain/problem.ts';
import { isUnbound, openPassword, sealPassword } from '../../vault/mailbox-password.ts';
import type { Deps } from '../http/deps.ts';

type Asked = {
  imap: ServerAddress;
  smtp: ServerAddress;
  imapPassword?: string | undefined;
  smtpPassword?: string | undefined;
};

/**
 * The password for each server as asked: the one that came with the request, else the stored one where it may go; null
 * for a side that keeps what it has. Problem `password-again` when a stored one would go elsewhere.
 */
export function passwordsFor(
  vault: Deps['vault'],
  stored: StoredServers | undefined,
  asked: Asked,
): { imap: string; smtp: string } {
  const fields: BadField[] = [];
  const one = (side: 'imap' | 'smtp'): string => {
    const entered = asked[`${side}Password`];
    const sealed = stored?.[`${side}Secret`] ?? '';
    if (entered !== undefined || stored === undefined || sealed === '') return entered ?? '';
    const kept = openPassword(vault, { id: stored.id, side, at: stored[side] }, sealed);
    if (kept !== '' && !mayFollow(stored[side], asked[side]))
      fields.push({
        path: `${side}Password`,
        code: 'password-again',
        message: 'the server, port, user or encryption is another than the stored password was entered for',
      });
    return kept;
  };
  const passwords = { imap: one('imap'), smtp: one('smtp') };
  if (fields.length > 0)
    throw new Problem('password-again', 'a stored password goes only where it was entered for; enter it again', {
      fields,
    });
  return passwords;
}

/** Binds what release 0.1.0 sealed without a place to the servers it stands beside. Run twice: finds nothing to bind. */
export async function bindPasswords(db: Db, vault: Deps['vault']): Promise<void> {
  for (const { id } of await listMailboxes(db)) {
    const box = await storedServers(db, id);
    if (box === undefined || !(isUnbound(box.imapSecret) || isUnbound(box.smtpSecret))) continue;
    const sealed = (side: 'imap' | 'smtp') => {
      const at = { id, side, at: box[side] };
      return sealPassword(vault, at, openPassword(vault, at, box[`${side}Secret`]));
    };
    await resealServers(db, box, sealed('imap'), sealed('smtp'));
  }
}

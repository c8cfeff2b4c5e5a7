/**
 * The password of a mail server, bound to where it may go: host, port, user, encryption and trust are associated data of the
 * sealed text, so that a password never reaches another server than the one it was entered for.
 */
import type { ServerAddress } from '../domain/mail/mailbox.ts';
import type { Vault } from './vault.ts';

type Box = { id: string; side: 'imap' | 'smtp'; at: ServerAddress };
type Sealing = Pick<Vault, 'seal' | 'open'>;

/** Release 0.1.0 sealed without a place; its texts begin with the vault's own mark. */
const BOUND = 'at.';

const owner = ({ id, side }: Box): string => `mailbox:${id}:${side}`;
/** Without a trust of its own a place is written as it was before there was any. */
const place = (box: Box): string => {
  const { host, port, user, tls, trust } = box.at;
  const parts = [host.toLowerCase(), port, user, tls, ...(trust === undefined ? [] : [trust])];
  return `${owner(box)} at ${JSON.stringify(parts)}`;
};

/** The password as it is kept. */
export const sealPassword = (vault: Sealing, box: Box, password: string): string =>
  BOUND + vault.seal(place(box), password);

/** Whether this sealed password names no place yet. */
export const isUnbound = (sealed: string): boolean => sealed !== '' && !sealed.startsWith(BOUND);

/** The password for this very place; throws when it was sealed for another, or under another key. */
export function openPassword(vault: Sealing, box: Box, sealed: string): string {
  if (sealed === '') return '';
  return isUnbound(sealed) ? vault.open(owner(box), sealed) : vault.open(place(box), sealed.slice(BOUND.length));
}

/** Message-IDs of service mail, as `serviceMailOf` knows them again. */
import { createHash } from 'node:crypto';
import { domainOf } from '../domain/mail/address.ts';
import { serviceId } from '../domain/mail/service-mail.ts';
import { mailIdFor } from '../mail/write/token.ts';
import type { Deps } from './deps.ts';

/** Short, and signed with the rest; it hides nothing. */
export const markOf = (address: string): string =>
  createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 8);

/** `id`: of its row, `at`: when it leaves, epoch ms. */
export const serviceMailId = (
  vault: Deps['vault'],
  kind: Parameters<typeof serviceId>[0],
  { id, at, from }: { id: string; at: number; from: string },
): string => mailIdFor(vault.signer('message-id'), serviceId(kind, { id, at, mark: markOf(from) }), domainOf(from));

/** The links of the mail that asks a customer whether the request is solved: made by the worker, read by the API. */
import type { Vault } from './vault.ts';

/** What a customer's link says. `expiresAt` in epoch ms. */
export type ConfirmationLink = { ticket: number; cycle: number; answer: 'yes' | 'no'; expiresAt: number };

/** The token of a link, for its address. */
export const signLink = (
  vault: Pick<Vault, 'signer'>,
  { ticket, cycle, answer, expiresAt }: ConfirmationLink,
): string => vault.signer('confirmation-link').token([ticket, cycle, answer, expiresAt].join('.'));

/** The link of a token; `invalid` when it was not signed here, `expired` when it is too old. */
export function readLink(
  vault: Pick<Vault, 'signer'>,
  token: string,
  now: number,
): ConfirmationLink | 'invalid' | 'expired' {
  const text = vault.signer('confirmation-link').read(token);
  const parts = /^(\d{1,12})\.(\d{1,6})\.(yes|no)\.(\d{13})$/.exec(text ?? '');
  if (parts === null) return 'invalid';
  const [, ticket, cycle, answer, expiresAt] = parts;
  if (Number(expiresAt) < now) return 'expired';
  return { ticket: Number(ticket), cycle: Number(cycle), answer: answer as 'yes' | 'no', expiresAt: Number(expiresAt) };
}

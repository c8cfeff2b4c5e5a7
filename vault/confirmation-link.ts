/** The links of the mail that asks a customer whether the request is solved: made by the worker, read by the API. */
import type { Vault } from './vault.ts';

/**
 * What a customer's link says. `expiresAt` in epoch ms. The `code` makes it this ticket's and nobody else's, should its number
 * be given again; links of release 0.1.0 have none.
 */
export type ConfirmationLink = {
  ticket: number;
  cycle: number;
  answer: 'yes' | 'no';
  expiresAt: number;
  code: string | null;
};

/** The token of a link, for its address. */
export const signLink = (
  vault: Pick<Vault, 'signer'>,
  { ticket, cycle, answer, expiresAt, code }: ConfirmationLink,
): string =>
  vault
    .signer('confirmation-link')
    .token([ticket, cycle, answer, expiresAt, ...(code === null ? [] : [code])].join('.'));

/** The link of a token; `invalid` when it was not signed here, `expired` when it is too old. */
export function readLink(
  vault: Pick<Vault, 'signer'>,
  token: string,
  now: number,
): ConfirmationLink | 'invalid' | 'expired' {
  const text = vault.signer('confirmation-link').read(token);
  const parts = /^(\d{1,12})\.(\d{1,6})\.(yes|no)\.(\d{13})(?:\.(\w{1,40}))?$/.exec(text ?? '');
  if (parts === null) return 'invalid';
  const [, ticket, cycle, answer, expiresAt, code] = parts;
  if (Number(expiresAt) < now) return 'expired';
  return {
    ticket: Number(ticket),
    cycle: Number(cycle),
    answer: answer as 'yes' | 'no',
    expiresAt: Number(expiresAt),
    code: code ?? null,
  };
}

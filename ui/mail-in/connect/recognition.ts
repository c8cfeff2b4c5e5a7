/** What an address tells of its provider. */
import { providerOf, PROVIDERS, serversAt } from '../../../domain/mail/providers.ts';
import { call, ProblemError } from '../../data/client.ts';
import type { Output } from '../../data/api-types.ts';

/** A server that is null has to be written by hand. `provider`: its key in the table. */
export type Found = Output<'recogniseMailbox'>;

/** What the address alone tells, while nobody could be asked about its domain. */
function knownWithoutAsking(address: string): Found {
  const known = providerOf(address);
  if (known === undefined)
    return { provider: null, name: '', by: 'nothing', imap: null, smtp: null, ways: ['password'], note: null };
  const { key, name, ways, note } = known;
  return { provider: key, name, by: 'address', ways: [...ways], note, ...serversAt(known, address) };
}

/** What is found out about an address. Problem: `bad-input` for what is none. */
export const recognition = (address: string): Promise<Found> =>
  call('recogniseMailbox', { body: { address } }).catch((error: unknown) => {
    if (error instanceof ProblemError && error.status < 500 && error.status !== 0) throw error;
    return knownWithoutAsking(address);
  });

/** The provider's own page at which an app password is made, or what has to be allowed first. */
export const helpOf = ({ provider }: Found): string | null => {
  const help = PROVIDERS.find(({ key }) => key === provider)?.help;
  return help?.password ?? help?.settings ?? null;
};

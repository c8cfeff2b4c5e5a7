/** What an address tells of its provider. */
import { PROVIDERS } from '../../../domain/mail/provider/providers.ts';
import { recogniseAs, recogniseByAddress } from '../../../domain/mail/recognition.ts';
import { call, ProblemError } from '../../data/client.ts';
import type { Output } from '../../data/api-types.ts';

/** A server that is null has to be written by hand. `provider`: its key in the table. */
export type Found = Output<'recogniseMailbox'>;

/** Firms that know only who sells them their mail, where nothing else tells it: what stands before their servers hides them. */
export const NAMED_BY_PEOPLE = ['microsoft', 'workspace'] as const;
export type NamedByPeople = (typeof NAMED_BY_PEOPLE)[number];

/** What is known while nobody could be asked about the domain. */
function knownWithoutAsking(address: string, provider: NamedByPeople | undefined): Found {
  const known = provider === undefined ? recogniseByAddress(address) : recogniseAs(provider, address);
  if (known === undefined)
    return { provider: null, name: '', by: 'nothing', imap: null, smtp: null, ways: ['password'], note: null };
  return { ...known, ways: [...known.ways] };
}

/** What is found out about an address, or known of it at the provider that somebody says it has. Problem: `bad-input` for what is no address. */
export const recognition = (address: string, provider?: NamedByPeople): Promise<Found> =>
  call('recogniseMailbox', { body: { address, ...(provider && { provider }) } }).catch((error: unknown) => {
    if (error instanceof ProblemError && error.status < 500 && error.status !== 0) throw error;
    return knownWithoutAsking(address, provider);
  });

/** The provider's own page at which an app password is made, or what has to be allowed first. */
export const helpOf = ({ provider }: Found): string | null => {
  const help = PROVIDERS.find(({ key }) => key === provider)?.help;
  return help?.password ?? help?.settings ?? null;
};

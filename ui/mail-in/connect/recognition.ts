/** What an address tells of its provider. */
import { providerOf, PROVIDERS, serversAt } from '../../../domain/mail/providers.ts';
import type { Provider } from '../../../domain/mail/provider.ts';
import type { ServerAddress } from '../../../domain/mail/mailbox.ts';

/** A server that is null has to be written by hand. `provider`: its key in the table. */
export type Found = Pick<Provider, 'name' | 'ways' | 'note'> & {
  provider: string | null;
  imap: ServerAddress | null;
  smtp: ServerAddress | null;
};

const NOTHING: Found = { provider: null, name: '', imap: null, smtp: null, ways: ['password'], note: null };

/** What is found out about an address. */
export async function recognition(address: string): Promise<Found> {
  const known = providerOf(address);
  if (known === undefined) return NOTHING;
  const { key, name, ways, note } = known;
  return { provider: key, name, ways, note, ...serversAt(known, address) };
}

/** The provider's own page at which an app password is made, or what has to be allowed first. */
export const helpOf = ({ provider }: Found): string | null => {
  const help = PROVIDERS.find(({ key }) => key === provider)?.help;
  return help?.password ?? help?.settings ?? null;
};

/** A first proposal for the name of the sender, to be changed by whoever knows better. */
import type { Language } from '../../../domain/text/language.ts';
import { domainOf } from '../../../domain/mail/address.ts';
import { providerOf } from '../../../domain/mail/provider/providers.ts';

/** The firm, by its own domain; at a provider who gives addresses to everybody, what stands before the @. */
export function senderName(address: string, language: Language): string {
  const local = address.slice(0, Math.max(0, address.indexOf('@')));
  const label = providerOf(address) ? local : (domainOf(address).split('.')[0] ?? local);
  return label
    .split(/[._+-]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toLocaleUpperCase(language) + word.slice(1))
    .join(' ');
}

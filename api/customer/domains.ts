/** Domains of customers as people type them, and whether one is somebody's. */
import { domainToASCII } from 'node:url';
import { isDomain } from '../../domain/customer/belonging.ts';
import type { FieldFault } from '../../domain/field-fault.ts';
import { oneSpelling } from '../../domain/mail/address.ts';
import type { Provider } from '../../domain/mail/provider/provider.ts';
import { isEverybodys } from '../../domain/mail/provider/providers.ts';

/** In ASCII and lower case, without an `@` or dot that was typed with it. */
export const oneDomain = (typed: string): string =>
  oneSpelling(`x@${typed.trim().replace(/^@/, '')}`, domainToASCII).slice(2);

/** An entry of the VIP list in its one spelling: an address, or `@` and a domain. */
export const oneEntry = (typed: string): string => {
  const entry = typed.trim();
  return entry.indexOf('@') > 0 ? oneSpelling(entry, domainToASCII) : `@${oneDomain(entry)}`;
};

/** Why a domain is no organisation's; null: it may be. */
export function domainFault(
  domain: string,
  providers: readonly Pick<Provider, 'domains'>[],
): { code: FieldFault; message: string } | null {
  if (!isDomain(domain))
    return { code: 'malformed', message: `${domain} is no domain; enter what stands behind the @ of an address` };
  return isEverybodys(domain, providers)
    ? {
        code: 'anybodys',
        message: `anybody may have an address at ${domain}; enter whole addresses, or a domain of theirs`,
      }
    : null;
}

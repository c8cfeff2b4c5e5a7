/** As what a sender can be blocked. */
import { domainOf, isSomebodys } from '../../../domain/mail/address.ts';

/** Their address, and `@` with its domain where not anybody has an address: the API refuses those. */
export const entriesFor = (address: string): string[] => {
  const domain = domainOf(address);
  return isSomebodys(domain) ? [address, `@${domain}`] : [address];
};

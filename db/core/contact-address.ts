/** SQL for where mail goes to a contact. */
import { NOWHERE } from '../../domain/mail/address.ts';

/** Mail can go to address `address`; it is no stand-in for a writer who named none. */
export const isAddressed = (address: string): string => `${address} not like '%@${NOWHERE}'`;

/** The first address by which contact `contact` is known, be it a stand-in; null when they have none. */
export const firstAddressOf = (contact: string): string =>
  `(select min(address) from contact_address where contact_id = ${contact})`;

/** The same of those to which mail can go. */
export const firstMailAddressOf = (contact: string): string =>
  `(select min(address) from contact_address where contact_id = ${contact} and ${isAddressed('address')})`;

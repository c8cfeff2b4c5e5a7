/** Who is on the line, or is written to first: somebody who is known, or somebody new with an address, a number or a name alone. */
import type { Routes } from '../../../contract/routes.ts';
import type { Db } from '../../../db/core/pool.ts';
import { ownAddresses } from '../../../db/mail-in/mailbox-account.ts';
import { addCaller, contactById, contactFor, contactsByPhone, keepPhone } from '../../../db/people/contacts.ts';
import { badField } from '../../../domain/problem.ts';
import { phoneOf } from '../../../domain/people/phone.ts';
import { fold } from '../../../domain/text/fold.ts';
import type { Input } from '../../http/handler.ts';
import { readRecipient } from '../reply/addressing.ts';

/** `id`: of a contact; null where the address, or the number, has to find or make one. `address` is empty for who has none. */
export type Caller = { id: string | null; name: string; address: string; phone: string | null };

/**
 * As a request names them. Problem `bad-input` for nobody, for an unknown contact, for what is no address or number, for an address of
 * ours, and for who is written to and has no address.
 */
export async function readCaller(
  db: Db,
  { contact, direction }: Pick<Input<Routes['createTicket']>['body'], 'contact' | 'direction'>,
): Promise<Caller> {
  const known = contact.id === undefined ? undefined : await contactById(db, contact.id);
  if (contact.id !== undefined && known === undefined)
    throw badField('contact.id', 'unknown', 'there is no such contact; leave it out and give a name or an address');
  const phone = contact.phone === '' ? null : phoneOf(contact.phone);
  if (contact.phone !== '' && phone === null)
    throw badField(
      'contact.phone',
      'malformed',
      'this is no telephone number; write digits, and a plus before a country',
    );
  const written = contact.address.trim() || (known?.address ?? '');
  const { address } =
    written === ''
      ? { address: '' }
      : readRecipient('contact.address', { name: '', address: written }, await ownAddresses(db));
  if (address === '' && direction === 'out')
    throw badField(
      'contact.address',
      'missing',
      'who is written to needs an address; a call can be written down without',
    );
  if (address === '' && known === undefined && contact.name === '' && phone === null)
    throw badField('contact.name', 'missing', 'say who it is, by a name, a number or an address');
  const isTheirs = known !== undefined && (address === '' || known.addresses.includes(address));
  return {
    id: isTheirs ? known.id : null,
    // Of whom nothing else is known, the number is the name.
    name: contact.name || (known?.name ?? '') || (address === '' ? contact.phone : ''),
    address,
    phone,
  };
}

/** Their contact, found or made. */
export async function contactOf(db: Db, caller: Caller): Promise<string> {
  const { name, address, phone } = caller;
  const id = caller.id ?? (address === '' ? await callerOf(db, caller) : await contactFor(db, address, name));
  if (phone !== null) await keepPhone(db, id, phone);
  return id;
}

/** Two people may share a telephone: another name is somebody else. */
async function callerOf(db: Db, { name, phone }: Caller): Promise<string> {
  const among = phone === null ? [] : await contactsByPhone(db, phone);
  const isNumber = phoneOf(name) === phone;
  const same = among.find((one) => isNumber || fold(one.name) === fold(name));
  return same?.id ?? addCaller(db, { name, phone });
}

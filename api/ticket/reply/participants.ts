/** Whose a ticket is, and who may write on it besides. */
import type { Routes } from '../../../contract/routes.ts';
import { audit } from '../../../db/core/audit.ts';
import { inTransaction } from '../../../db/core/pool.ts';
import { ownAddresses } from '../../../db/mail-in/mailbox-account.ts';
import { contactFor } from '../../../db/people/contacts.ts';
import { promisedBy } from '../../../db/sla/promising.ts';
import { replaceParticipants } from '../../../db/ticket/participants.ts';
import { eachOnce } from '../../../domain/mail/address.ts';
import type { Handler } from '../../http/handler.ts';
import { addressingOf, readRecipient, readRecipients } from './addressing.ts';
import { byAgent, command, knownTicket } from '../command/command.ts';

/**
 * The ticket is told first, so that nobody is let in or taken off without a line in its timeline, and nobody at all when it refuses;
 * who asks again after a failure adds no second line. With nothing to change it is not told.
 * Problems: `ticket-not-found`, `bad-input`, `unavailable`.
 */
export const setParticipants: Handler<Routes['setParticipants']> = async (
  deps,
  { params, body, who, key, expected },
) => {
  const { pool } = deps;
  const { number } = await knownTicket(deps, params.number);
  const { participants: before, requester } = await addressingOf(pool, number);
  const asked = eachOnce(readRecipients('participants', body.participants, await ownAddresses(pool)));
  // The requester takes part as it is.
  const people = asked.filter(({ address }) => address !== requester?.address);
  const added = without(people, before);
  const removed = without(before, people);
  if (added.length + removed.length > 0) {
    const what = { kind: 'set-participants', added: added.length, removed: removed.length } as const;
    await command(deps, number, what, byAgent({ who, expected, key }));
    await inTransaction(pool, async (db) => {
      await replaceParticipants(db, number, people);
      await audit(db, who.id, 'ticket.participants', String(number), { added, removed });
    });
  }
  return addressingOf(pool, number);
};

/** The addresses of `people` that are not among `others`. */
const without = (people: { address: string }[], others: { address: string }[]): string[] =>
  people.map(({ address }) => address).filter((address) => !others.some((one) => one.address === address));

/** Problems: `ticket-not-found`, `bad-input`, `unavailable`. */
export const setRequester: Handler<Routes['setRequester']> = async (deps, { params, body, who, key, expected }) => {
  const { number } = await knownTicket(deps, params.number);
  const person = readRecipient('address', body, await ownAddresses(deps.pool));
  const contact = await contactFor(deps.pool, person.address, person.name);
  const promised = await promisedBy(deps.pool, number, { contact }, deps.clock.now());
  return command(deps, number, { kind: 'set-requester', contact, ...promised }, byAgent({ who, expected, key }));
};

/** Whose a ticket is, and who may write on it besides. */
import type { Routes } from '../../contract/routes.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { ownAddresses } from '../../db/mail-in/mailbox-account.ts';
import { contactFor } from '../../db/people/contacts.ts';
import { replaceParticipants } from '../../db/ticket/participants.ts';
import { eachOnce } from '../../domain/mail/address.ts';
import type { Handler } from '../http/handler.ts';
import { addressingOf, readRecipients } from './addressing.ts';
import { byAgent, command, knownTicket } from './command.ts';

/** Problems: `ticket-not-found`, `bad-input`. */
export const setParticipants: Handler<Routes['setParticipants']> = async (deps, { params, body }) => {
  const { pool } = deps;
  const { number } = await knownTicket(deps, params.number);
  const people = eachOnce(readRecipients('participants', body.participants, await ownAddresses(pool)));
  await inTransaction(pool, (db) => replaceParticipants(db, number, people));
  return addressingOf(pool, number);
};

/** Problems: `ticket-not-found`, `bad-input`, `unavailable`. */
export const setRequester: Handler<Routes['setRequester']> = async (deps, { params, body, who, key, expected }) => {
  const { number } = await knownTicket(deps, params.number);
  const [person] = readRecipients('address', [body], await ownAddresses(deps.pool));
  const contact = await contactFor(deps.pool, person!.address, person!.name);
  return command(deps, number, { kind: 'set-requester', contact }, byAgent({ who, expected, key }));
};

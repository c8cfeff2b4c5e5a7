/** Who may write on a ticket besides its requester. */
import type { Routes } from '../../contract/routes.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { ownAddresses } from '../../db/mail-in/mailbox-account.ts';
import { replaceParticipants } from '../../db/ticket/participants.ts';
import { eachOnce } from '../../domain/mail/address.ts';
import type { Handler } from '../http/handler.ts';
import { addressingOf, readRecipients } from './addressing.ts';
import { knownTicket } from './command.ts';

/** Problems: `ticket-not-found`, `bad-input`. */
export const setParticipants: Handler<Routes['setParticipants']> = async (deps, { params, body }) => {
  const { number } = await knownTicket(deps, params.number);
  const people = eachOnce(readRecipients('participants', body.participants, await ownAddresses(deps.pool)));
  await inTransaction(deps.pool, (db) => replaceParticipants(db, number, people));
  return addressingOf(deps.pool, number);
};

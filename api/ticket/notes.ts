/** Notes of agents among themselves. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../contract/routes.ts';
import { derivedId } from '../../db/core/derived-id.ts';
import { inTransaction } from '../../db/core/pool.ts';
import type { Handler } from '../http/handler.ts';
import { requireTemporal } from '../temporal.ts';
import { knownTicket } from './command.ts';
import { messageOf, offer, write } from './writing.ts';

/** Allowed in every state. Never touches the outbox: a note cannot be sent. */
export const createNote: Handler<Routes['createNote']> = async (deps, input) => {
  await requireTemporal(deps);
  const ticket = await knownTicket(deps, input.params.number);
  const id = input.key === null ? randomUUID() : derivedId('note', input.key);
  const message = messageOf(input, ticket, id, { direction: 'note', kind: 'note', fromAddress: '' });
  await inTransaction(deps.pool, (db) => write(db, message, input.body.attachments, input.who.id));
  const answer = await offer(deps, input, ticket, id, { kind: 'note', message: id });
  return { ...answer, messageId: id };
};

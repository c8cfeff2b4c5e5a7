/** Senders whose mails show pictures of other servers by themselves (docs/decisions/0014). */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { inTransaction } from '../../db/core/pool.ts';
import {
  addPictureSender as keep,
  countPictureSenders,
  dropPictureSender as drop,
  pictureSenders,
} from '../../db/ticket/picture-senders.ts';
import { LIMITS } from '../../domain/limits.ts';
import { ADDRESS } from '../../domain/mail/address.ts';
import { badField, Problem } from '../../domain/problem.ts';
import type { Handler, Input } from '../http/handler.ts';

export const listPictureSenders: Handler<Routes['listPictureSenders']> = async ({ pool }, { who }) => ({
  items: await pictureSenders(pool, who.id),
  next: null,
});

/** Problem `bad-input` for what is no address, and for more than anybody needs. */
export const addPictureSender: Handler<Routes['addPictureSender']> = async ({ pool }, input) => {
  const { whose, address, everybody } = asked(input);
  if (!ADDRESS.test(address)) throw badField('address', 'malformed', 'this is no address of a sender');
  await inTransaction(pool, async (db) => {
    if ((await countPictureSenders(db, whose)) >= LIMITS.pictureSenders)
      throw badField('address', 'too-many', 'take senders away that are not needed first', LIMITS.pictureSenders);
    if ((await keep(db, whose, address)) > 0 && everybody) await audit(db, input.who.id, 'picture-sender.add', address);
  });
  return { address, everybody };
};

export const dropPictureSender: Handler<Routes['dropPictureSender']> = async ({ pool }, input) => {
  const { whose, address, everybody } = asked(input);
  await inTransaction(pool, async (db) => {
    if ((await drop(db, whose, address)) > 0 && everybody)
      await audit(db, input.who.id, 'picture-sender.drop', address);
  });
};

type Asked = Pick<Input<Routes['addPictureSender']>, 'body' | 'who' | 'permits'>;

/** Problem `forbidden` for who may not decide for everybody. */
function asked({ body, who, permits }: Asked) {
  const { everybody } = body;
  if (everybody && !permits('routing:write'))
    throw new Problem('forbidden', 'who decides for everybody needs routing:write; choose it for yourself alone');
  return { whose: everybody ? null : who.id, address: body.address.toLowerCase(), everybody };
}

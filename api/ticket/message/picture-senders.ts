/** Senders whose mails show pictures of other servers by themselves (docs/decisions/0014). */
import type { Routes } from '../../../contract/routes.ts';
import { audit } from '../../../db/core/audit.ts';
import { inTransaction } from '../../../db/core/pool.ts';
import {
  addPictureSender as keep,
  countPictureSenders,
  dropPictureSender as drop,
  pictureSenders,
} from '../../../db/ticket/picture-senders.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { ADDRESS } from '../../../domain/mail/address.ts';
import { badField } from '../../../domain/problem.ts';
import type { Handler } from '../../http/handler.ts';

export const listPictureSenders: Handler<Routes['listPictureSenders']> = async ({ pool }, { who }) => ({
  items: await pictureSenders(pool, who.id),
  next: null,
});

/** Problem `bad-input` for what is no address, and for more than anybody needs. */
export const addPictureSender: Handler<Routes['addPictureSender']> = async ({ pool }, { body, who }) => {
  const { everybody } = body;
  const address = body.address.toLowerCase();
  if (!ADDRESS.test(address)) throw badField('address', 'malformed', 'this is no address of a sender');
  await inTransaction(pool, async (db) => {
    const whose = everybody ? null : who.id;
    if ((await keep(db, whose, address)) === 0) return;
    if ((await countPictureSenders(db, whose)) > LIMITS.pictureSenders)
      throw badField('address', 'too-many', 'take senders away that are not needed first', LIMITS.pictureSenders);
    if (everybody) await audit(db, who.id, 'picture-sender.add', address);
  });
  return { address, everybody };
};

export const dropPictureSender: Handler<Routes['dropPictureSender']> = async ({ pool }, { body, who }) => {
  const { everybody } = body;
  const address = body.address.toLowerCase();
  await inTransaction(pool, async (db) => {
    const isGone = (await drop(db, everybody ? null : who.id, address)) > 0;
    if (isGone && everybody) await audit(db, who.id, 'picture-sender.drop', address);
  });
};

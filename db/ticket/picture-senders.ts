/** Senders whose mails show pictures of other servers by themselves. */
import { LIMITS } from '../../domain/limits.ts';
import { change, first, many, type Db } from '../core/pool.ts';

/** `everybody`: to whoever works here, and not only to the reader. */
export type PictureSender = { address: string; everybody: boolean };

/** Those of a reader, and those of everybody. */
export const pictureSenders = (db: Db, agent: string): Promise<PictureSender[]> =>
  many<PictureSender>(db, {
    name: 'picture-senders',
    text: `select address, agent_id is null as everybody from picture_sender where agent_id = $1 or agent_id is null
            order by address, everybody limit ${2 * LIMITS.pictureSenders}`,
    values: [agent],
  });

/** How many there are of one agent, or (null) of everybody. */
export const countPictureSenders = async (db: Db, agent: string | null): Promise<number> =>
  (
    await first<{ count: number }>(db, {
      name: 'count-picture-senders',
      text: 'select count(*)::int as count from picture_sender where agent_id is not distinct from $1::uuid',
      values: [agent],
    })
  ).count;

/** Also where it stands already. */
export const addPictureSender = (db: Db, agent: string | null, address: string): Promise<number> =>
  change(db, {
    name: 'add-picture-sender',
    text: 'insert into picture_sender (address, agent_id) values ($2, $1) on conflict do nothing',
    values: [agent, address],
  });

export const dropPictureSender = (db: Db, agent: string | null, address: string): Promise<number> =>
  change(db, {
    name: 'drop-picture-sender',
    text: 'delete from picture_sender where address = $2 and agent_id is not distinct from $1::uuid',
    values: [agent, address],
  });

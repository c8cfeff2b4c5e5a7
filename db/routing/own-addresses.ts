/** Whose mail is never blocked: mailboxes with their other addresses, and everybody who works here. */
import { type Db, many } from '../core/pool.ts';

export const unblockable = async (db: Db): Promise<string[]> =>
  (
    await many<{ address: string }>(db, {
      name: 'unblockable-addresses',
      text: `select address from mailbox where deleted_at is null
             union select l.address from mailbox_alias l join mailbox b on b.id = l.mailbox_id where b.deleted_at is null
             union select email from agent where active`,
    })
  ).map(({ address }) => address);

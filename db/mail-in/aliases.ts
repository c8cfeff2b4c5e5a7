/** Further addresses of a mailbox. */
import type { MailboxAlias } from '../../domain/mail/aliases.ts';
import { type Db, change } from '../core/pool.ts';

/** From now on a mailbox has these and no others. Rejects when another one has an address of them. */
export async function saveAliases(db: Db, mailbox: string, aliases: MailboxAlias[]): Promise<void> {
  await change(db, {
    name: 'drop-aliases',
    text: 'delete from mailbox_alias where mailbox_id = $1',
    values: [mailbox],
  });
  if (aliases.length === 0) return;
  await change(db, {
    name: 'save-aliases',
    text: `insert into mailbox_alias (mailbox_id, address, position, name, send_as)
           select $1, address, nth, name, "sendAs"
             from rows from (jsonb_to_recordset($2::jsonb) as (address text, name text, "sendAs" boolean)) with ordinality as given(address, name, "sendAs", nth)`,
    values: [mailbox, JSON.stringify(aliases)],
  });
}

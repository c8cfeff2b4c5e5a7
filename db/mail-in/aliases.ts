/** Further addresses of a mailbox. */
import type { MailboxAlias } from '../../domain/mail/aliases.ts';
import { type Db, change, many } from '../core/pool.ts';

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

/** Of these addresses, in lower case: whether an agent signs in with it, and how many tickets of whoever writes from it are not closed. */
export const whoseAre = (
  db: Db,
  addresses: string[],
): Promise<{ address: string; agent: boolean; tickets: number }[]> =>
  many(db, {
    name: 'whose-are',
    text: `select a.address, exists (select from agent g where g.email = a.address and g.active) as agent,
                  (select count(*)::integer from contact_address c join ticket t on t.contact_id = c.contact_id
                    where c.address = a.address and t.state <> 'closed') as tickets
             from unnest($1::text[]) as a(address)`,
    values: [addresses],
  });

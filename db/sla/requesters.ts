/** What policies are chosen by and a ticket itself does not know: whose it is, and how it came. */
import { domainsAbove, vipEntriesFor } from '../../domain/customer/belonging.ts';
import { domainOf } from '../../domain/mail/address.ts';
import type { ChoiceFacts } from '../../domain/sla/choice.ts';
import { channelOf, type StoredChannel } from '../../domain/ticket/channel.ts';
import { type Db, many } from '../core/pool.ts';

export type Requester = Pick<ChoiceFacts, 'vip' | 'organisation' | 'channel'>;

type Row = { number: number; channel: StoredChannel; contact: string; addresses: string[] };

/** Of each ticket; of `instead`, a contact whose it is about to be. Whoever has several addresses is who any of them tells. */
export async function requestersOf(
  db: Db,
  numbers: readonly number[],
  instead: string | null = null,
): Promise<Map<number, Requester>> {
  const rows = await many<Row>(db, {
    name: 'requesters-of',
    text: `select t.number, t.channel, c.id as contact, array(select address from contact_address where contact_id = c.id) as addresses
             from ticket t join contact c on c.id = coalesce($2::uuid, t.contact_id) where t.number = any($1::bigint[])`,
    values: [numbers, instead],
  });
  const asked = [...new Map(rows.map(({ contact, addresses }) => [contact, addresses]))].map(
    ([contact, addresses]) => ({
      contact,
      entries: addresses.flatMap(vipEntriesFor),
      domains: addresses.flatMap((address) => domainsAbove(domainOf(address))),
    }),
  );
  const belongings = await many<{ contact: string; vip: boolean; organisation: string | null }>(db, {
    name: 'belongings',
    text: `select asked.contact, o.id as organisation,
                  coalesce(o.vip, false) or c.vip or exists (select from vip where entry = any(asked.entries)) as vip
             from json_to_recordset($1::json) as asked(contact uuid, entries text[], domains text[])
             join contact c on c.id = asked.contact
             left join organisation o on o.id = coalesce(c.organisation_id,
               (select organisation_id from organisation_domain where domain = any(asked.domains) order by length(domain) desc limit 1))`,
    values: [JSON.stringify(asked)],
  });
  const known = new Map(belongings.map(({ contact, ...belonging }) => [contact, belonging]));
  return new Map(
    rows.map(({ number, channel, contact }) => [
      number,
      { ...(known.get(contact) ?? STRANGER), channel: channelOf(channel) },
    ]),
  );
}
const STRANGER = { vip: false, organisation: null };

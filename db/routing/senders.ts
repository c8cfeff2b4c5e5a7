/** What rules know of whoever writes: on a list, of which organisation, how often answered. */
import { domainsAbove, vipEntriesFor } from '../../domain/customer/belonging.ts';
import { domainOf } from '../../domain/mail/address.ts';
import { wellFormed } from '../core/json.ts';
import { type Db, many } from '../core/pool.ts';

/** `answeredToday`: by rule, how often it has answered them within a day. */
export type SenderFacts = { vip: boolean; organisation: string | null; answeredToday: Record<string, number> };
/** Of somebody of whom nothing is known. */
export const STRANGER: SenderFacts = { vip: false, organisation: null, answeredToday: {} };

/** By address; the contact says whether a person has marked them as important, or put them into an organisation. */
export async function senderFacts(
  db: Db,
  senders: { address: string; contact: string }[],
): Promise<Map<string, SenderFacts>> {
  const wanted = new Map(senders.map((sender) => [sender.address, sender]));
  const asked = [...wanted.values()].map((sender) => ({
    ...sender,
    domains: domainsAbove(domainOf(sender.address)),
    entries: vipEntriesFor(sender.address),
  }));
  const rows = await many<SenderFacts & { address: string }>(db, {
    name: 'sender-facts',
    text: `select asked.address, o.id as organisation,
                  coalesce(o.vip, false) or coalesce(c.vip, false)
                    or exists (select from vip where entry = any(asked.entries)) as vip,
                  coalesce((select json_object_agg(rule_id, answers) from (
                     select rule_id, count(*)::int as answers from rule_answer
                      where address = asked.address and at > now() - interval '1 day' group by rule_id) as had), '{}') as "answeredToday"
             from json_to_recordset($1::json) as asked(address text, contact uuid, domains text[], entries text[])
             left join contact c on c.id = asked.contact
             left join organisation o on o.id = coalesce(c.organisation_id,
               (select organisation_id from organisation_domain where domain = any(asked.domains) order by length(domain) desc limit 1))`,
    values: [wellFormed(asked)],
  });
  return new Map(rows.map(({ address, ...facts }) => [address, facts]));
}

/** Which contacts belong to an organisation, in SQL. */

/**
 * SQL: contacts of the organisations of which `among` (SQL about a column with their id) holds: by hand, else by the narrowest domain that an address
 * of theirs lies in.
 */
export const membersIn = (
  among: (organisation: string) => string,
): string => `select c.id from contact c where ${among('c.organisation_id')}
       union all
       select a.contact_id from organisation_domain d
         join contact_address a on ${beginsWith('reverse(a.address)', `reverse('@' || d.domain)`)} or ${beginsWith('reverse(a.address)', `reverse('.' || d.domain)`)}
        where ${among('d.organisation_id')}
          and (select c.organisation_id from contact c where c.id = a.contact_id) is null
          and not exists (select from organisation_domain n where length(n.domain) > length(d.domain) and ${liesIn('a.address', 'n.domain')})`;

/** By the index of addresses from their end, which knows no pattern that is not known before. */
const beginsWith = (text: string, beginning: string): string =>
  `(${text} ~>=~ ${beginning} and ${text} ~<~ (${beginning} || chr(1114111)))`;

const liesIn = (address: string, domain: string): string =>
  `(reverse(${address}) like reverse('@' || ${domain}) || '%' or reverse(${address}) like reverse('.' || ${domain}) || '%')`;

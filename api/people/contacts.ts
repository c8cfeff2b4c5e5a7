/** Contacts, with the organisation that each belongs to and by what they are a VIP. */
import type { Routes } from '../../contract/routes.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import { organisationById, organisationsByDomain } from '../../db/customer/organisations.ts';
import { vipsAmong } from '../../db/customer/vips.ts';
import {
  type Contact,
  contactById,
  listContacts as readContacts,
  tellContact,
  updateContact as saveContact,
} from '../../db/people/contacts.ts';
import { saveValues } from '../../db/ticket/custom-values.ts';
import { renewFor } from '../../db/sla/renewal.ts';
import { domainsAbove, vipEntriesFor } from '../../domain/customer/belonging.ts';
import { phoneOf } from '../../domain/people/phone.ts';
import { domainOf } from '../../domain/mail/address.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { nextOf, readIdCursor } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { readFields } from '../ticket/custom/custom-values.ts';

export const listContacts: Handler<Routes['listContacts']> = async ({ pool }, { query }) => {
  const { q, after, limit } = query;
  const items = await readContacts(pool, { q: q || null, after: readIdCursor(after), limit });
  return { items: await withBelonging(pool, items), next: nextOf(items, limit, ({ id }) => id) };
};

export const getContact: Handler<Routes['getContact']> = async ({ pool }, { params }) => {
  const contact = await contactById(pool, params.id);
  const [shown] = await withBelonging(pool, contact === undefined ? [] : [contact]);
  if (shown === undefined) throw new Problem('not-found', 'there is no such contact');
  return shown;
};

/** Problem `bad-input` for an organisation that there is not, or for what is no telephone number. */
export const updateContact: Handler<Routes['updateContact']> = async (deps, input) => {
  const { organisation, vip, fields } = input.body;
  const phone = numberIn(input.body.phone);
  if (organisation && (await organisationById(deps.pool, organisation)) === undefined)
    throw badField('organisation', 'unknown', 'there is no such organisation; add it first');
  const { id } = input.params;
  await inTransaction(deps.pool, async (db) => {
    const before = await contactById(db, id);
    await saveContact(db, id, { ...input.body, phone });
    if (before !== undefined && fields !== undefined)
      await saveValues(db, 'contact', id, await readFields(db, 'contact', fields));
    const belongsElsewhere = organisation !== undefined && organisation !== (before?.organisation?.id ?? null);
    if ((vip !== undefined && vip !== before?.vip) || belongsElsewhere) await renewFor(db, { contact: id });
    await tellContact(db, id);
  });
  return getContact(deps, input);
};

function numberIn(written: string | null | undefined): string | null | undefined {
  if (written == null || written === '') return written === undefined ? undefined : null;
  const phone = phoneOf(written);
  if (phone === null)
    throw badField('phone', 'malformed', 'this is no telephone number; write digits, and a plus before a country');
  return phone;
}

/** Two questions for a whole page. */
async function withBelonging(db: Db, contacts: readonly Contact[]) {
  const addresses = contacts.flatMap((contact) => contact.addresses);
  const listed = await vipsAmong(db, [...new Set(addresses.flatMap(vipEntriesFor))]);
  const owners = await organisationsByDomain(db, [...new Set(addresses.flatMap(domainsOfAddress))]);
  return contacts.map(({ organisation: said, ...contact }) => {
    const byDomain = contact.addresses.flatMap(domainsOfAddress).flatMap((domain) => owners.get(domain) ?? [])[0];
    const theirs = said === null ? byDomain : said;
    const isListed = contact.addresses.some((address) => vipEntriesFor(address).some((entry) => listed.has(entry)));
    return {
      ...contact,
      vipBy: [
        ...(contact.vip ? (['contact'] as const) : []),
        ...(isListed ? (['list'] as const) : []),
        ...(theirs?.vip ? (['organisation'] as const) : []),
      ],
      organisation: theirs
        ? { id: theirs.id, name: theirs.name, by: said === null ? ('domain' as const) : ('hand' as const) }
        : null,
    };
  });
}

const domainsOfAddress = (address: string): string[] => domainsAbove(domainOf(address));

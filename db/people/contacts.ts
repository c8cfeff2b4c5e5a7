/** Contacts: the people who ask, each with one address or several. */
import type { AddressedAs } from '../../domain/mail/template/canned-reply.ts';
import { LIMITS } from '../../domain/limits.ts';
import { phonePart } from '../../domain/people/phone.ts';
import { fold } from '../../domain/text/fold.ts';
import { likePattern } from '../core/like.ts';
import { wellFormed } from '../core/json.ts';
import { notice } from '../core/notices.ts';
import type { CustomValues } from '../../domain/ticket/custom/value.ts';
import { valuesIn } from '../ticket/custom-values.ts';
import { firstAddressOf } from '../core/contact-address.ts';
import { change, first, many, maybe, type Db } from '../core/pool.ts';

export type Contact = {
  id: string;
  name: string;
  address: string;
  vip: boolean;
  addresses: string[];
  /** As domain/people/phone.ts spells it. */
  phone: string | null;
  /** The one that somebody has said they read, which may be none of ours. */
  language: string | null;
  /** Null until somebody was asked. */
  addressedAs: AddressedAs | null;
  /** Where they live, as somebody has said. */
  timeZone: string | null;
  fields: CustomValues;
  ticketCount: number;
  createdAt: Date;
  /** The one that an agent has said. */
  organisation: { id: string; name: string; vip: boolean } | null;
};

const CONTACT = `c.id, c.name, c.vip, c.phone, c.language, c.address_as as "addressedAs", c.time_zone as "timeZone", c.created_at as "createdAt",
  coalesce(${firstAddressOf('c.id')}, '') as address,
  array(select address from contact_address where contact_id = c.id order by address) as addresses,
  (select count(*)::integer from ticket where contact_id = c.id) as "ticketCount", ${valuesIn('contact', 'c.id')} as fields,
  (select json_build_object('id', id, 'name', name, 'vip', vip) from organisation where id = c.organisation_id) as organisation`;

/** Contacts by part of a name, address or number, in the order of their ids; `after` is the last id seen. */
export const listContacts = (
  db: Db,
  ask: { q: string | null; after: string | null; limit: number },
): Promise<Contact[]> =>
  ask.q === null
    ? many<Contact>(db, {
        name: 'list-contacts',
        text: `select ${CONTACT} from contact c where ($1::uuid is null or c.id > $1) order by c.id limit $2`,
        values: [ask.after, ask.limit],
      })
    : many<Contact>(db, {
        // Unnamed: planned for this very word, rare or common.
        text: `select ${CONTACT} from contact c
                where ($1::uuid is null or c.id > $1)
                  and c.id in (select contact_id from contact_address where address like $3
                               union select id from contact where folded_name like $4
                               union select id from contact where phone like $5)
                order by c.id limit $2`,
        values: [
          ask.after,
          ask.limit,
          likePattern(ask.q.toLowerCase()),
          likePattern(fold(ask.q)),
          numberPattern(ask.q),
        ],
      });

/** Null, which is like nothing, for what is no part of a number. */
function numberPattern(q: string): string | null {
  const part = phonePart(q);
  return part === null ? null : likePattern(part);
}

export const contactById = (db: Db, id: string): Promise<Contact | undefined> =>
  maybe<Contact>(db, { name: 'contact-by-id', text: `select ${CONTACT} from contact c where c.id = $1`, values: [id] });

export const updateContact = (
  db: Db,
  id: string,
  contact: {
    /** Of each: absent, as it is. */
    name?: string | undefined;
    vip?: boolean | undefined;
    language?: string | null | undefined;
    addressedAs?: AddressedAs | null | undefined;
    organisation?: string | null | undefined;
    /** As domain/people/phone.ts spells it. */
    phone?: string | null | undefined;
    timeZone?: string | null | undefined;
  },
): Promise<number> =>
  change(db, {
    name: 'update-contact',
    text: `update contact set name = coalesce($2, name), vip = coalesce($3, vip), language = case when $11 then $4 else language end, organisation_id = case when $5 then $6::uuid else organisation_id end,
                  address_as = case when $7 then $8 else address_as end, phone = case when $9 then $10 else phone end,
                  time_zone = case when $12 then $13 else time_zone end
            where id = $1`,
    values: [
      ...[id, contact.name ?? null, contact.vip ?? null, contact.language ?? null],
      ...[contact.organisation !== undefined, contact.organisation ?? null],
      ...[contact.addressedAs !== undefined, contact.addressedAs ?? null],
      ...[contact.phone !== undefined, contact.phone ?? null],
      contact.language !== undefined,
      ...[contact.timeZone !== undefined, contact.timeZone ?? null],
    ],
  });

/**
 * Finds or makes the contacts of addresses, by address; a name is used for a contact that is made. Two callers at once get
 * the same ones, and make them in one order, so that neither waits for the other.
 */
export async function contactsFor(db: Db, people: { address: string; name: string }[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  // Half a surrogate would come back as another address, and be asked for again without end.
  const whole = people.map(({ address, name }) => ({ address: address.toWellFormed(), name }));
  const wanted = [...new Map(whole.toReversed().map((person) => [person.address, person])).values()];
  const rows = await many<{ address: string; id: string }>(db, {
    name: 'contacts-for',
    text: `with wanted as (
             select asked.*, known.contact_id as known from json_to_recordset($1::json) as asked(address text, name text)
               left join contact_address known using (address)),
           unknown as (select address, name, gen_random_uuid() as id from wanted where known is null),
           made as (insert into contact (id, name) select id, left(name, ${LIMITS.addressNameChars}) from unknown),
           named as (insert into contact_address (address, contact_id) select address, id from unknown order by address
                     on conflict (address) do nothing returning address, contact_id as id)
           select address, known as id from wanted where known is not null union all select address, id from named`,
    values: [wellFormed(wanted)],
  });
  const found = new Map(rows.map(({ address, id }) => [address, id]));
  // Somebody else made one between the look and the insert.
  const missed = wanted.filter(({ address }) => !found.has(address));
  return missed.length === 0 ? found : new Map([...found, ...(await contactsFor(db, missed))]);
}

/** What a mail of ours needs to know of whom it goes to; `language` is null until somebody has set it. */
export type Addressee = { id: string; name: string; language: string | null };

/** Contacts by their ids. */
export const addressees = (db: Db, ids: string[]): Promise<Addressee[]> =>
  many<Addressee>(db, {
    name: 'addressees',
    text: 'select id, name, language from contact where id = any($1::uuid[])',
    values: [[...new Set(ids)]],
  });

/** Finds or makes the contact of an address; two callers at once get the same one. */
export async function contactFor(db: Db, address: string, name: string): Promise<string> {
  const row = await maybe<{ id: string }>(db, {
    name: 'contact-for',
    text: `with known as (select contact_id as id from contact_address where address = $1),
                made as (insert into contact (name) select $2 where not exists (select from known) returning id),
                named as (insert into contact_address (address, contact_id) select $1, id from made
                          on conflict (address) do nothing returning contact_id as id)
           select id from known union all select id from named limit 1`,
    values: [address, name.slice(0, LIMITS.addressNameChars)],
  });
  return row?.id ?? contactFor(db, address, name);
}

/** Who calls from a number, or says to: the contact that was known by it first. `phone` as domain/people/phone.ts spells it. */
export const contactsByPhone = (db: Db, phone: string): Promise<{ id: string; name: string }[]> =>
  many(db, {
    name: 'contacts-by-phone',
    text: 'select id, name from contact where phone = $1 order by created_at, id limit 20',
    values: [phone],
  });

/** Makes a contact that has no address. */
export const addCaller = async (db: Db, { name, phone }: { name: string; phone: string | null }): Promise<string> =>
  (
    await first<{ id: string }>(db, {
      name: 'add-caller',
      text: 'insert into contact (name, phone) values ($1, $2) returning id',
      values: [name.slice(0, LIMITS.addressNameChars), phone],
    })
  ).id;

/** From now on they are called under this number. */
export const keepPhone = (db: Db, id: string, phone: string): Promise<number> =>
  change(db, {
    name: 'keep-phone',
    text: 'update contact set phone = $2 where id = $1 and phone is distinct from $2',
    values: [id, phone],
  });

/** Tells every desk that something is known anew of a contact. */
export const tellContact = (db: Db, contact: string): Promise<unknown> =>
  first(db, { name: 'tell-contact', text: `select ${notice('contact', { contact: '$1::text' })}`, values: [contact] });

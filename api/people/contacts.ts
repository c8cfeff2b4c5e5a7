/** Contacts. */
import type { Routes } from '../../contract/routes.ts';
import { contactById, listContacts as readContacts, updateContact as saveContact } from '../../db/people/contacts.ts';
import { Problem } from '../../domain/problem.ts';
import type { Handler } from '../http/handler.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const listContacts: Handler<Routes['listContacts']> = async ({ pool }, { query }) => {
  if (query.after !== undefined && !UUID.test(query.after))
    throw new Problem('bad-input', 'this cursor was not made by this list; start again without it');
  const items = await readContacts(pool, { q: query.q || null, after: query.after ?? null, limit: query.limit });
  return { items, next: items.length === query.limit ? (items.at(-1)?.id ?? null) : null };
};

export const getContact: Handler<Routes['getContact']> = async ({ pool }, { params }) => {
  const contact = await contactById(pool, params.id);
  if (contact === undefined) throw new Problem('not-found', 'there is no such contact');
  return contact;
};

export const updateContact: Handler<Routes['updateContact']> = async (deps, input) => {
  await saveContact(deps.pool, input.params.id, input.body);
  return getContact(deps, input);
};

/** Notes on a contact: everybody who may change contacts writes and pins them, and changes the words of their own alone. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { inTransaction, type Db } from '../../db/core/pool.ts';
import {
  type ContactNote,
  contactNote,
  deleteContactNote as dropNote,
  insertContactNote,
  lockContactNotes,
  notesOfContact,
  pinContactNote,
  saveContactNote,
} from '../../db/customer/contact-notes.ts';
import { tellContact } from '../../db/people/contacts.ts';
import { LIMITS } from '../../domain/limits.ts';
import { badField, Problem } from '../../domain/problem.ts';
import type { Handler } from '../http/handler.ts';

export const listContactNotes: Handler<Routes['listContactNotes']> = async ({ pool }, { params }) => ({
  items: await notesOfContact(pool, params.id),
  next: null,
});

/** Problem `bad-input` for more than anybody reads. */
export const createContactNote: Handler<Routes['createContactNote']> = ({ pool }, { params, body, who }) =>
  inTransaction(pool, async (db) => {
    const count = await lock(db, params.id);
    if (count >= LIMITS.notesOfContact)
      throw badField(
        'text',
        'too-many',
        'delete notes on this person that are not needed first',
        LIMITS.notesOfContact,
      );
    const id = await insertContactNote(db, { contact: params.id, agent: who.id, text: body.text });
    if (body.pinned) await pinContactNote(db, params.id, id, true);
    // What it says is about a person, and goes with them: the audit keeps that it was written.
    await audit(db, who.id, 'contact-note.create', params.id, { id, pinned: body.pinned });
    await tellContact(db, params.id);
    return found(db, params.id, id);
  });

/** Problem `forbidden` for the words of somebody else. */
export const updateContactNote: Handler<Routes['updateContactNote']> = ({ pool }, { params, body, who }) =>
  inTransaction(pool, async (db) => {
    await lock(db, params.id);
    const { id, author } = await found(db, params.id, params.note);
    if (body.text !== undefined) {
      if (author.id !== who.id) throw notYours(author.name);
      await saveContactNote(db, id, body.text);
    }
    if (body.pinned !== undefined) await pinContactNote(db, params.id, id, body.pinned);
    await audit(db, who.id, 'contact-note.update', params.id, {
      id,
      ...(body.text !== undefined && { text: 'changed' }),
      ...(body.pinned !== undefined && { pinned: body.pinned }),
    });
    await tellContact(db, params.id);
    return found(db, params.id, id);
  });

/** Problem `forbidden` for somebody else's. */
export const deleteContactNote: Handler<Routes['deleteContactNote']> = ({ pool }, { params, who }) =>
  inTransaction(pool, async (db) => {
    await lock(db, params.id);
    const { id, author } = await found(db, params.id, params.note);
    if (author.id !== who.id) throw notYours(author.name);
    await dropNote(db, id);
    await audit(db, who.id, 'contact-note.delete', params.id, { id });
    await tellContact(db, params.id);
  });

async function lock(db: Db, contact: string): Promise<number> {
  const count = await lockContactNotes(db, contact);
  if (count === undefined) throw new Problem('not-found', 'there is no such contact');
  return count;
}

async function found(db: Db, contact: string, id: string): Promise<ContactNote> {
  const note = await contactNote(db, contact, id);
  if (note === undefined)
    throw new Problem('not-found', 'there is no such note on this person; it may have been deleted');
  return note;
}

const notYours = (author: string) =>
  new Problem('forbidden', `this note is by ${author}; write one of your own, or ask them to change it`);

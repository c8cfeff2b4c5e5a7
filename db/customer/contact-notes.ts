/** Notes on a contact: what colleagues should know of them, whatever ticket it is on. */
import { change, first, many, maybe, type Db } from '../core/pool.ts';
import type { Named } from '../core/named.ts';

export type ContactNote = {
  id: string;
  author: Named;
  text: string;
  pinned: boolean;
  createdAt: Date;
  editedAt: Date | null;
};

const NOTE = `n.id, json_build_object('id', a.id, 'name', a.name) as author, n.text, n.pinned, n.created_at as "createdAt", n.edited_at as "editedAt"`;
const FROM = 'contact_note n join agent a on a.id = n.agent_id';

/** The pinned one first, then the newest. */
export const notesOfContact = (db: Db, contact: string): Promise<ContactNote[]> =>
  many<ContactNote>(db, {
    name: 'notes-of-contact',
    text: `select ${NOTE} from ${FROM} where n.contact_id = $1 order by n.pinned desc, n.created_at desc, n.id desc`,
    values: [contact],
  });

export const contactNote = (db: Db, contact: string, id: string): Promise<ContactNote | undefined> =>
  maybe<ContactNote>(db, {
    name: 'contact-note',
    text: `select ${NOTE} from ${FROM} where n.contact_id = $1 and n.id = $2`,
    values: [contact, id],
  });

/** Until the transaction ends nobody else changes what is noted of them; how much that is. Undefined for no contact. */
export const lockContactNotes = async (db: Db, contact: string): Promise<number | undefined> => {
  const known = await maybe(db, {
    name: 'lock-contact-notes',
    text: 'select id from contact where id = $1 for no key update',
    values: [contact],
  });
  if (known === undefined) return undefined;
  const { count } = await first<{ count: number }>(db, {
    name: 'count-contact-notes',
    text: 'select count(*)::int as count from contact_note where contact_id = $1',
    values: [contact],
  });
  return count;
};

/** The new one's id. It is not pinned. */
export const insertContactNote = async (
  db: Db,
  { contact, agent, text }: { contact: string; agent: string; text: string },
): Promise<string> =>
  (
    await first<{ id: string }>(db, {
      name: 'insert-contact-note',
      text: 'insert into contact_note (contact_id, agent_id, text) values ($1, $2, $3) returning id',
      values: [contact, agent, text],
    })
  ).id;

export const saveContactNote = (db: Db, id: string, text: string): Promise<number> =>
  change(db, {
    name: 'save-contact-note',
    text: 'update contact_note set text = $2, edited_at = now() where id = $1 and text <> $2',
    values: [id, text],
  });

/** From now on it is the pinned one of its contact, which has no other; or no longer. */
export async function pinContactNote(db: Db, contact: string, id: string, pinned: boolean): Promise<void> {
  if (pinned)
    await change(db, {
      name: 'unpin-contact-notes',
      text: 'update contact_note set pinned = false where contact_id = $1 and id <> $2 and pinned',
      values: [contact, id],
    });
  await change(db, {
    name: 'pin-contact-note',
    text: 'update contact_note set pinned = $2 where id = $1',
    values: [id, pinned],
  });
}

export const deleteContactNote = (db: Db, id: string): Promise<number> =>
  change(db, { name: 'delete-contact-note', text: 'delete from contact_note where id = $1', values: [id] });

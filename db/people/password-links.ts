/** Links by which agents choose a password, found by the SHA-256 of their token. */
import type { Language } from '../../domain/text/language.ts';
import { change, first, type Db, many, maybe } from '../core/pool.ts';

/** `invitation`: an administrator asks for it; `reset`: somebody who forgot theirs, or says so. */
export type PasswordLinkKind = 'invitation' | 'reset';

/** A link without a token yet; those that ended a week ago are swept. */
export async function createLink(db: Db, agent: string, kind: PasswordLinkKind): Promise<string> {
  await change(db, {
    name: 'sweep-password-links',
    text: `delete from password_link where created_at < now() - interval '10 days'`,
  });
  const { id } = await first<{ id: string }>(db, {
    name: 'create-password-link',
    text: 'insert into password_link (agent_id, kind) values ($1, $2) returning id',
    values: [agent, kind],
  });
  return id;
}

/** Whom a link is for; undefined when it was used or they are not active. */
export const linkToMail = (
  db: Db,
  id: string,
): Promise<{ kind: PasswordLinkKind; name: string; email: string; language: Language } | undefined> =>
  maybe(db, {
    name: 'password-link-to-mail',
    text: `select l.kind, a.name, a.email, a.language from password_link l join agent a on a.id = l.agent_id
            where l.id = $1 and l.used_at is null and a.active`,
    values: [id],
  });

/** From now on the link is opened by this token and by no earlier one, for `lifeMs`. */
export const armLink = (db: Db, id: string, hash: Buffer, lifeMs: number): Promise<number> =>
  change(db, {
    name: 'arm-password-link',
    text: `update password_link set hash = $2, expires_at = now() + $3 * interval '1 millisecond' where id = $1 and used_at is null`,
    values: [id, hash, lifeMs],
  });

/** Uses a link up, with all others of the same agent; whose it is, or undefined when it is not to be used any more. */
export async function useLink(db: Db, hash: Buffer): Promise<string | undefined> {
  const used = await maybe<{ agent: string }>(db, {
    name: 'use-password-link',
    // The agent is locked first, as whoever changes one does: two links at once, or a link and a deactivation, wait in one order.
    text: `with theirs as (
             select a.id from agent a where a.active and a.id = (select agent_id from password_link where hash = $1)
                for no key update of a)
           update password_link l set used_at = now() from theirs
            where l.hash = $1 and l.used_at is null and l.expires_at > now() and l.agent_id = theirs.id
           returning l.agent_id as agent`,
    values: [hash],
  });
  if (used !== undefined) await dropLinks(db, used.agent);
  return used?.agent;
}

/** Those of these ids or tokens lead nowhere any more, unless they were used; whose they were. */
export async function voidLinks(db: Db, { ids, hashes }: { ids: string[]; hashes: Buffer[] }): Promise<string[]> {
  const rows = await many<{ agent: string }>(db, {
    name: 'void-password-links',
    text: `delete from password_link where used_at is null and (id::text = any($1::text[]) or hash = any($2::bytea[]))
           returning agent_id as agent`,
    values: [ids, hashes],
  });
  return [...new Set(rows.map(({ agent }) => agent))];
}

/** Those that were not used lead nowhere any more. */
export const dropLinks = (db: Db, agent: string): Promise<number> =>
  change(db, {
    name: 'drop-password-links',
    text: 'delete from password_link where agent_id = $1 and used_at is null',
    values: [agent],
  });

/** Organisations: the firms that contacts belong to, known by their domains. */
import { fold } from '../../domain/text/fold.ts';
import { likePattern } from '../core/like.ts';
import type { CustomValues } from '../../domain/ticket/custom/value.ts';
import { valuesIn } from '../ticket/custom-values.ts';
import { change, first, many, maybe, type Db } from '../core/pool.ts';

export type Organisation = {
  id: string;
  name: string;
  domains: string[];
  vip: boolean;
  note: string;
  fields: CustomValues;
  createdAt: Date;
};
export type OrganisationSettings = Pick<Organisation, 'name' | 'domains' | 'vip' | 'note'>;

const ORGANISATION = `o.id, o.name, o.vip, o.note, o.created_at as "createdAt", ${valuesIn('organisation', 'o.id')} as fields,
  array(select domain from organisation_domain where organisation_id = o.id order by domain) as domains`;

/** By part of a name or domain, in the order of their ids; `after` is the last id seen. */
export const listOrganisations = (
  db: Db,
  { q, after, limit }: { q: string | null; after: string | null; limit: number },
): Promise<Organisation[]> =>
  many<Organisation>(db, {
    name: 'list-organisations',
    text: `select ${ORGANISATION} from organisation o
            where ($1::uuid is null or o.id > $1)
              and ($3::text is null or tr_fold(o.name) like $3
                   or o.id in (select organisation_id from organisation_domain where domain like $4))
            order by o.id limit $2`,
    values: [after, limit, q === null ? null : likePattern(fold(q)), q === null ? null : likePattern(q.toLowerCase())],
  });

export const organisationById = (db: Db, id: string): Promise<Organisation | undefined> =>
  maybe<Organisation>(db, {
    name: 'organisation-by-id',
    text: `select ${ORGANISATION} from organisation o where o.id = $1`,
    values: [id],
  });

/** Until the transaction ends nobody else gives a domain to an organisation, or a name. */
export const lockOrganisations = (db: Db): Promise<unknown> =>
  first(db, { name: 'lock-organisations', text: `select pg_advisory_xact_lock(hashtext('organisation'))` });

/** Which of these is taken by another one: the name, a domain. */
export const organisationUse = (
  db: Db,
  { name, domains }: Pick<OrganisationSettings, 'name' | 'domains'>,
  but: string | null,
): Promise<{ name: boolean; domain: string | null }> =>
  first(db, {
    name: 'organisation-use',
    text: `select exists (select from organisation where tr_fold(name) = tr_fold($1) and id is distinct from $3) as name,
                  (select min(domain) from organisation_domain
                    where domain = any($2::text[]) and organisation_id is distinct from $3) as domain`,
    values: [name, domains, but],
  });

/** The new one's id, without its domains. */
export const insertOrganisation = async (
  db: Db,
  { name, vip, note }: Omit<OrganisationSettings, 'domains'>,
): Promise<string> =>
  (
    await first<{ id: string }>(db, {
      name: 'insert-organisation',
      text: 'insert into organisation (name, vip, note) values ($1, $2, $3) returning id',
      values: [name, vip, note],
    })
  ).id;

export const saveOrganisation = (
  db: Db,
  id: string,
  { name, vip, note }: Omit<OrganisationSettings, 'domains'>,
): Promise<number> =>
  change(db, {
    name: 'save-organisation',
    text: 'update organisation set name = $2, vip = $3, note = $4 where id = $1',
    values: [id, name, vip, note],
  });

/** From now on it has these domains and no others. */
export async function saveDomains(db: Db, id: string, domains: string[]): Promise<void> {
  await change(db, {
    name: 'drop-domains',
    text: 'delete from organisation_domain where organisation_id = $1 and not domain = any($2::text[])',
    values: [id, domains],
  });
  await change(db, {
    name: 'add-domains',
    text: `insert into organisation_domain (domain, organisation_id) select domain, $1 from unnest($2::text[]) as domain on conflict do nothing`,
    values: [id, domains],
  });
}

export const deleteOrganisation = (db: Db, id: string): Promise<number> =>
  change(db, { name: 'delete-organisation', text: 'delete from organisation where id = $1', values: [id] });

/** The organisations that have these domains, by domain. */
export async function organisationsByDomain(
  db: Db,
  domains: string[],
): Promise<Map<string, { id: string; name: string; vip: boolean }>> {
  if (domains.length === 0) return new Map();
  const rows = await many<{ domain: string; id: string; name: string; vip: boolean }>(db, {
    name: 'organisations-by-domain',
    text: `select d.domain, o.id, o.name, o.vip from organisation_domain d join organisation o on o.id = d.organisation_id
            where d.domain = any($1::text[])`,
    values: [domains],
  });
  return new Map(rows.map(({ domain, ...organisation }) => [domain, organisation]));
}

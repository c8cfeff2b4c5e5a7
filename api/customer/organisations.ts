/** Organisations: whom contacts belong to. */
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import {
  deleteOrganisation as dropOrganisation,
  insertOrganisation,
  listOrganisations as readOrganisations,
  lockOrganisations,
  type Organisation,
  organisationById,
  type OrganisationSettings,
  organisationUse,
  saveDomains,
  saveOrganisation,
} from '../../db/customer/organisations.ts';
import { saveValues } from '../../db/ticket/custom-values.ts';
import { renewFor } from '../../db/sla/renewal.ts';
import { badField, Problem } from '../../domain/problem.ts';
import type { Handler } from '../http/handler.ts';
import { auditChange } from '../http/changes.ts';
import { nextOf, readIdCursor } from '../http/cursor.ts';
import { readFields } from '../ticket/custom/custom-values.ts';
import { domainFault, oneDomain } from './domains.ts';

export const listOrganisations: Handler<Routes['listOrganisations']> = async ({ pool }, { query }) => {
  const { q, after, limit } = query;
  const items = await readOrganisations(pool, { q: q || null, after: readIdCursor(after), limit });
  return { items, next: nextOf(items, limit, ({ id }) => id) };
};

export const getOrganisation: Handler<Routes['getOrganisation']> = ({ pool }, { params }) => found(pool, params.id);

/** Problem `bad-input` for a name or domain that is taken, and a domain that is none or everybody's. */
export const createOrganisation: Handler<Routes['createOrganisation']> = async (deps, { body, who }) => {
  const domains = checkedDomains(deps.settings.mailProviders.providers, body.domains);
  return inTransaction(deps.pool, async (db) => {
    await lockOrganisations(db);
    await checkUse(db, { name: body.name, domains }, null);
    const id = await insertOrganisation(db, body);
    await saveDomains(db, id, domains);
    await saveValues(db, 'organisation', id, await readFields(db, 'organisation', body.fields));
    await audit(db, who.id, 'organisation.create', id, { name: body.name, domains });
    await renewFor(db, { entries: domains.map(atDomain) });
    return found(db, id);
  });
};

export const updateOrganisation: Handler<Routes['updateOrganisation']> = async (deps, { params, body, who }) => {
  const domains = checkedDomains(deps.settings.mailProviders.providers, body.domains);
  return inTransaction(deps.pool, async (db) => {
    await lockOrganisations(db);
    const before = await found(db, params.id);
    await checkUse(db, { name: body.name, domains }, before.id);
    await saveOrganisation(db, before.id, body);
    await saveDomains(db, before.id, domains);
    await saveValues(db, 'organisation', before.id, await readFields(db, 'organisation', body.fields));
    const after = await found(db, before.id);
    await auditChange(db, who.id, 'organisation.update', before.id, { before, after });
    const moved = [
      ...before.domains.filter((one) => !domains.includes(one)),
      ...domains.filter((one) => !before.domains.includes(one)),
    ];
    if (before.vip !== after.vip)
      await renewFor(db, { organisation: after.id, entries: [...before.domains, ...domains].map(atDomain) });
    else if (moved.length > 0) await renewFor(db, { entries: moved.map(atDomain) });
    return after;
  });
};

export const deleteOrganisation: Handler<Routes['deleteOrganisation']> = async ({ pool }, { params, who }) =>
  inTransaction(pool, async (db) => {
    const { id, name, domains } = await found(db, params.id);
    await renewFor(db, { organisation: id, entries: domains.map(atDomain) });
    await dropOrganisation(db, id);
    await audit(db, who.id, 'organisation.delete', id, { name });
  });

const atDomain = (domain: string): string => `@${domain}`;

type Providers = Parameters<typeof domainFault>[1];

/** Each once, in its one spelling. */
function checkedDomains(providers: Providers, given: readonly string[]): string[] {
  const domains = given.map(oneDomain);
  for (const [at, domain] of domains.entries()) {
    const fault = domainFault(domain, providers);
    if (fault !== null) throw badField(`domains.${at}`, fault.code, fault.message);
  }
  return [...new Set(domains)].sort();
}

async function checkUse(db: Db, settings: Pick<OrganisationSettings, 'name' | 'domains'>, but: string | null) {
  const use = await organisationUse(db, settings, but);
  if (use.name) throw badField('name', 'taken', 'an organisation of this name exists; change that one instead');
  if (use.domain !== null)
    throw badField(
      `domains.${settings.domains.indexOf(use.domain)}`,
      'taken',
      `${use.domain} belongs to another organisation; take it from that one first`,
    );
}

async function found(db: Db, id: string): Promise<Organisation> {
  const organisation = await organisationById(db, id);
  if (organisation === undefined) throw new Problem('not-found', 'there is no such organisation');
  return organisation;
}

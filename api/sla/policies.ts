/** Policies: adding, changing, deleting, putting into order; each change makes the next version. */
import { given } from '../http/given.ts';
import { requireEachOnce } from '../http/order.ts';
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import { things } from '../../db/routing/things.ts';
import {
  deletePolicy as dropPolicy,
  insertPolicy,
  lockPolicies,
  orderPolicies as saveOrder,
  savePolicy,
  setPoliciesOfTeams,
  termsIn,
} from '../../db/sla/keeping.ts';
import { renewAll } from '../../db/sla/renewal.ts';
import { listPolicies as readPolicies, policyById, type PolicyRow } from '../../db/sla/policies.ts';
import { LIMITS } from '../../domain/limits.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { references, ruleFaults, unknownFaults } from '../../domain/routing/check.ts';
import { policyOfTeam } from '../../domain/sla/choice.ts';
import { policyFaults } from '../../domain/sla/policy-fault.ts';
import type { PolicyTerms } from '../../domain/sla/policy.ts';
import { USUAL_PAUSES } from '../../domain/ticket/clock/standstill.ts';
import { THINGS, type ThingKind } from '../../domain/ticket/field.ts';
import { auditChange, isSame } from '../http/changes.ts';
import type { Handler, Input } from '../http/handler.ts';
import { requireVersion } from '../http/version.ts';
import { keepHours } from './hours.ts';

export const listPolicies: Handler<Routes['listPolicies']> = ({ pool }) => pageOf(pool);

/** Problem `bad-input` for each fault, at its place, and when there are as many as may be. */
export const createPolicy: Handler<Routes['createPolicy']> = async ({ pool }, { body, who }) =>
  inTransaction(pool, async (db) => {
    await lockPolicies(db);
    const others = await readPolicies(db);
    if (others.length >= LIMITS.policies)
      throw badField('name', 'too-many', 'there are as many policies as there may be', LIMITS.policies);
    const standard = others.find(({ isDefault }) => isDefault)!;
    const { terms, calendar } = await checked(db, body, { like: standard, isDefault: false, others });
    const id = await insertPolicy(db, who.id, terms, calendar);
    await audit(db, who.id, 'policy.create', id, { ...terms, calendar });
    await renewAll(db, 'policy');
    await settleTeams(db);
    return shown(await found(db, id));
  });

/** Problem `bad-input` as above, and `stale-version`; with `hours` also of its calendar. */
export const updatePolicy: Handler<Routes['updatePolicy']> = async ({ pool }, { params, body, who, expected }) =>
  inTransaction(pool, async (db) => {
    await lockPolicies(db);
    const before = await found(db, params.id);
    const { id: _id, version, hours, ...given } = body;
    requireVersion(before.version, expected ?? version);
    const others = (await readPolicies(db)).filter(({ id }) => id !== before.id);
    const { terms, calendar } = await checked(db, given, { like: before, isDefault: before.isDefault, others });
    const [was, is] = [auditedOf(before), { ...terms, calendar }];
    const kept = hours && (await keepHours(db, who.id, calendar, hours));
    const isChanged = !isSame(was, is);
    if (isChanged) {
      await savePolicy(db, who.id, before, terms, calendar);
      await auditChange(db, who.id, 'policy.update', before.id, { before: was, after: is });
    }
    if (isChanged || kept?.isNew) await renewAll(db, isChanged ? 'policy' : 'calendar');
    if (isChanged) await settleTeams(db);
    return { ...shown(await found(db, before.id)), ...(kept && { calendarVersion: kept.calendarVersion }) };
  });

/** Problem `stale-version`; `bad-input` for the default one, which every ticket needs. */
export const deletePolicy: Handler<Routes['deletePolicy']> = async ({ pool }, { params, who, expected }) =>
  inTransaction(pool, async (db) => {
    await lockPolicies(db);
    const before = await found(db, params.id);
    requireVersion(before.version, expected);
    if (before.isDefault)
      throw new Problem('bad-input', 'the default policy stays: it is for all that no other one is for; change it');
    await dropPolicy(db, who.id, before.id);
    await renewAll(db, 'policy');
    await audit(db, who.id, 'policy.delete', before.id, { name: before.name, version: before.version });
    await settleTeams(db);
  });

/** Problem `bad-input` unless each policy is named once, the default one or not. */
export const orderPolicies: Handler<Routes['orderPolicies']> = async ({ pool }, { body, who }) =>
  inTransaction(pool, async (db) => {
    await lockPolicies(db);
    const all = await readPolicies(db);
    const before = all.filter(({ isDefault }) => !isDefault).map(({ id }) => id);
    const ids = body.ids.filter((id) => !all.some((one) => one.isDefault && one.id === id));
    requireEachOnce(ids, before, 'policy');
    await saveOrder(db, ids);
    if (ids.join() !== before.join()) await renewAll(db, 'order');
    await auditChange(db, who.id, 'policy.order', ids[0] ?? '', { before: { ids: before }, after: { ids } });
    await settleTeams(db);
    return pageOf(db);
  });

type Given = Input<Routes['createPolicy']>['body'];

/** As it is kept. Problem `bad-input` with all that is wrong with it, at its `place` in the request. */
export async function checked(
  db: Db,
  { name, when, promises, countBy, pauses, warnAfter, escalations, limits, calendar }: Given,
  { like, isDefault, others }: { like: PolicyRow; isDefault: boolean; others: readonly PolicyRow[] },
  place = '',
): Promise<{ terms: PolicyTerms; calendar: string }> {
  const { normal, urgent = normal, high = normal, low = normal } = promises;
  const terms: PolicyTerms = {
    ...{ name, when, promises: { urgent, high, normal, low } },
    ...{ countBy: countBy ?? like.countBy, pauses: pauses ?? (isDefault ? like.pauses : { ...USUAL_PAUSES }) },
    ...{ warnAfter, escalations, limits: { ...like.limits, ...given(limits) } },
  };
  const known = await things(db);
  const ids = Object.fromEntries(THINGS.map((kind) => [kind, new Set(known[kind].map(({ id }) => id))])) as Record<
    ThingKind,
    Set<string>
  >;
  const asked = { when: when ?? { all: [] }, then: [] };
  const id = calendar ?? like.calendar.id;
  const faults = [
    ...policyFaults(terms, isDefault),
    ...ruleFaults(asked),
    ...unknownFaults(references(asked), ids),
    ...(ids.calendar.has(id)
      ? []
      : [{ path: 'calendar', code: 'unknown' as const, message: 'there is no such calendar' }]),
    ...(others.some((other) => other.name === name)
      ? [{ path: 'name', code: 'taken' as const, message: 'a policy of this name exists; choose another' }]
      : []),
  ];
  const fields = faults.map((fault) => ({ ...fault, path: `${place}${fault.path}` }));
  if (fields.length > 0) throw new Problem('bad-input', fields[0]!.message, { fields });
  return { terms, calendar: id };
}

/** A team has the hours of the policy that its tickets go by when nothing else is known of them. */
async function settleTeams(db: Db): Promise<void> {
  const policies = await readPolicies(db);
  const { team: teams } = await things(db);
  await setPoliciesOfTeams(
    db,
    teams.map(({ id }) => {
      const policy = policyOfTeam(policies, id);
      return { team: id, policy: policy.isDefault ? null : policy.id };
    }),
  );
}

const auditedOf = (policy: PolicyRow) => ({ ...termsIn(policy), calendar: policy.calendar.id });

const pageOf = async (db: Db) => ({ items: (await readPolicies(db)).map(shown), next: null });

const shown = ({ calendar, calendarName, limits, ...policy }: PolicyRow) => {
  const { countBy: _countBy, ...shownLimits } = limits;
  return { ...policy, limits: shownLimits, calendar: { id: calendar.id, name: calendarName } };
};

async function found(db: Db, id: string): Promise<PolicyRow> {
  const policy = await policyById(db, id);
  if (policy === undefined) throw new Problem('not-found', 'there is no such policy');
  return policy;
}

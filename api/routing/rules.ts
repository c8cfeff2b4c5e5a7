/** Rules: adding, changing, deleting, putting into order. */
import { isDeepStrictEqual } from 'node:util';
import { inOneSpelling } from '../../contract/own-address.ts';
import type { Routes } from '../../contract/routes.ts';
import { audit } from '../../db/core/audit.ts';
import { type Db, inTransaction } from '../../db/core/pool.ts';
import {
  countRules,
  deleteRule as dropRule,
  insertRule,
  listRules as readRules,
  lockRules,
  orderRules as saveOrder,
  ruleById,
  type RuleRow,
  ruleVersions,
  updateRule as saveRule,
} from '../../db/routing/rules.ts';
import { things, type Things } from '../../db/routing/things.ts';
import type { BadField } from '../../domain/field-fault.ts';
import { LIMITS } from '../../domain/limits.ts';
import { badField, Problem } from '../../domain/problem.ts';
import { references, type RuleDraft, ruleFaults, spelled, unknownFaults } from '../../domain/routing/check.ts';
import { THINGS, type ThingKind } from '../../domain/ticket/field.ts';
import { auditChange } from '../http/changes.ts';
import { requireEachOnce } from '../http/order.ts';
import type { Handler } from '../http/handler.ts';
import { requireVersion } from '../http/version.ts';

export const listRules: Handler<Routes['listRules']> = ({ pool }) => pageOf(pool);

/** Problem `bad-input` for each fault, at its place, and when there are as many as may be. */
export const createRule: Handler<Routes['createRule']> = async ({ pool }, { body, who }) =>
  inTransaction(pool, async (db) => {
    await lockRules(db);
    if ((await countRules(db)) >= LIMITS.rules)
      throw badField('name', 'too-many', 'there are as many rules as there may be', LIMITS.rules);
    const known = idsOf(await things(db));
    const draft = checked(body, known);
    const id = await insertRule(db, who.id, draft);
    await audit(db, who.id, 'rule.create', id, draft);
    return shown(await found(db, id), known);
  });

/** Problem `bad-input` as above, and for what a list keeps; `stale-version`. */
export const updateRule: Handler<Routes['updateRule']> = async ({ pool }, { params, body, who, expected }) =>
  inTransaction(pool, async (db) => {
    await lockRules(db);
    const before = await found(db, params.id);
    const { id: _id, version, ...given } = body;
    requireVersion(before.version, expected ?? version);
    const known = idsOf(await things(db));
    const draft = checked(given, known);
    if (before.keeps !== null) requireSame(before, draft);
    await saveRule(db, who.id, before.id, draft);
    const after = await found(db, before.id);
    const changes = { before: draftOf(before), after: draftOf(after) };
    await auditChange(db, who.id, 'rule.update', before.id, changes);
    return shown(after, known);
  });

/** Problem `stale-version`. */
export const deleteRule: Handler<Routes['deleteRule']> = async ({ pool }, { params, who, expected }) =>
  inTransaction(pool, async (db) => {
    await lockRules(db);
    const before = await found(db, params.id);
    requireVersion(before.version, expected);
    await dropRule(db, before.id);
    await audit(db, who.id, 'rule.delete', before.id, { name: before.name, version: before.version });
  });

/** Problem `bad-input` unless each rule is named once: somebody has added or deleted one. */
export const orderRules: Handler<Routes['orderRules']> = async ({ pool }, { body, who }) =>
  inTransaction(pool, async (db) => {
    await lockRules(db);
    const rules = await readRules(db);
    requireEachOnce(
      body.ids,
      rules.map(({ id }) => id),
      'rule',
    );
    // A sender who is blocked is so before any rule has spoken.
    const first = rules.filter(({ keeps }) => keeps !== null).map(({ id }) => id);
    const ids = [...first, ...body.ids.filter((id) => !first.includes(id))];
    await saveOrder(db, ids);
    await auditChange(db, who.id, 'rule.order', ids[0] ?? '', {
      before: { ids: rules.map(({ id }) => id) },
      after: { ids },
    });
    return pageOf(db);
  });

export const listRuleVersions: Handler<Routes['listRuleVersions']> = async ({ pool }, { params }) => {
  const items = await ruleVersions(pool, params.id);
  if (items.length === 0) throw noRule();
  return { items, next: null };
};

/** Of a rule or a person that has no id yet. */
export const NEW = '00000000-0000-4000-8000-000000000000';

export type Ids = Record<ThingKind, Set<string>>;

export const idsOf = (known: Things): Ids =>
  Object.fromEntries(THINGS.map((kind) => [kind, new Set(known[kind].map(({ id }) => id))])) as Ids;

/** As it is kept. Problem `bad-input` with all that is wrong with it; `place` is where the rule stands in the request. */
export function checked(draft: RuleDraft, known: Ids, place = ''): RuleDraft {
  const { name, enabled, on, when, then, stop } = draft;
  const rule: RuleDraft = { name, enabled, on: [...new Set(on)], when: spelled(when, inOneSpelling), then, stop };
  const all = [...ruleFaults(rule), ...unknownIn(rule, known)].map((fault) => ({
    ...fault,
    path: `${place}${fault.path}`,
  }));
  if (all.length > 0) throw new Problem('bad-input', all[0]!.message, { fields: all });
  return rule;
}

const unknownIn = (rule: RuleDraft, known: Ids): BadField[] => unknownFaults(references(rule), known);

/** What the list keeps is what it compares and does; its name, and whether it is on, anybody may change. */
function requireSame(before: RuleRow, after: RuleDraft): void {
  const is = draftOf(before);
  for (const part of ['on', 'when', 'then', 'stop'] as const)
    if (!isDeepStrictEqual(is[part], after[part]))
      throw badField(part, 'kept-by-list', 'a list keeps this rule; change the list');
}

const draftOf = ({ name, enabled, on, when, then, stop }: RuleRow): RuleDraft => ({
  ...{ name, enabled, on, when, then, stop },
});

async function pageOf(db: Db) {
  const [rules, known] = [await readRules(db), idsOf(await things(db))];
  return { items: rules.map((rule) => shown(rule, known)), next: null };
}

const shown = (rule: RuleRow, known: Ids) => ({
  ...rule,
  faults: unknownIn(rule, known).map(({ path, code }) => ({ path, code })),
});

async function found(db: Db, id: string): Promise<RuleRow> {
  const rule = await ruleById(db, id);
  if (rule === undefined) throw noRule();
  return rule;
}

const noRule = () => new Problem('not-found', 'there is no such rule');

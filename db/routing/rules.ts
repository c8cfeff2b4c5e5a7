/** Rules as they stand, in their order, and the versions that they had: a decision names one. */
import type { RuleDraft } from '../../domain/routing/check.ts';
import type { RuleList } from '../../domain/routing/blocked.ts';
import type { Named } from '../core/named.ts';
import { change, type Db, first, many, maybe } from '../core/pool.ts';

export type RuleRow = RuleDraft & {
  id: string;
  version: number;
  keeps: RuleList | null;
  changedAt: Date;
  changedBy: Named | null;
  /** How often it held in the last 30 days. */
  held: number;
  lastHeldAt: Date | null;
};
export type RuleVersionRow = RuleDraft & { version: number; madeAt: Date; madeBy: Named | null };

type Definition = Pick<RuleDraft, 'on' | 'when' | 'then' | 'stop'>;
/** A rule as its row has it: what it asks and does in one column. */
export type Stored<Row extends Definition> = Omit<Row, keyof Definition> & { definition: Definition };

export const unpacked = <Row extends { definition: Definition }>({
  definition,
  ...row
}: Row): Omit<Row, 'definition'> & Definition => ({ ...row, ...definition });

const AGENT = `case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end`;
/** SQL: of each rule a range of the one index of its hits. */
const HELD = `(select count(*)::integer from rule_hit where rule_id = r.id and at > now() - interval '30 days') as held,
  (select at from rule_hit where rule_id = r.id order by at desc limit 1) as "lastHeldAt"`;
const RULE = `r.id, r.version, r.name, r.enabled, r.definition, r.keeps, v.made_at as "changedAt", ${AGENT} as "changedBy", ${HELD}
  from rule r join rule_version v on v.rule_id = r.id and v.version = r.version left join agent a on a.id = v.made_by`;

/** In the order in which they are asked. */
export const listRules = async (db: Db): Promise<RuleRow[]> =>
  (
    await many<Stored<RuleRow>>(db, {
      name: 'list-rules',
      text: `select ${RULE} where r.deleted_at is null order by r.position, r.id`,
    })
  ).map(unpacked);

export const ruleById = async (db: Db, id: string): Promise<RuleRow | undefined> => {
  const row = await maybe<Stored<RuleRow>>(db, {
    name: 'rule-by-id',
    text: `select ${RULE} where r.id = $1 and r.deleted_at is null`,
    values: [id],
  });
  return row && unpacked(row);
};

/** The rule that a list keeps, if it has anything. */
export const ruleOfList = async (db: Db, list: RuleList): Promise<RuleRow | undefined> => {
  const row = await maybe<Stored<RuleRow>>(db, {
    name: 'rule-of-list',
    text: `select ${RULE} where r.keeps = $1 and r.deleted_at is null`,
    values: [list],
  });
  return row && unpacked(row);
};

/** Until the transaction ends nobody else changes the rules: their number and their order are those of all together. */
export const lockRules = (db: Db): Promise<unknown> =>
  first(db, { name: 'lock-rules', text: `select pg_advisory_xact_lock(hashtext('rules'))` });

export const countRules = async (db: Db): Promise<number> =>
  (
    await first<{ count: number }>(db, {
      name: 'count-rules',
      text: 'select count(*)::integer as count from rule where deleted_at is null',
    })
  ).count;

const VERSION = `insert into rule_version (rule_id, version, name, enabled, definition, made_by)
  select id, version, name, enabled, definition, $1 from made`;

/** Its id. It is asked last, one of a list first. */
export const insertRule = async (
  db: Db,
  by: string,
  { name, enabled, ...definition }: RuleDraft,
  keeps: RuleList | null = null,
): Promise<string> =>
  (
    await first<{ id: string }>(db, {
      name: 'insert-rule',
      text: `with made as (
               insert into rule (position, name, enabled, definition, keeps)
               select case when $5::text is null then coalesce(max(position), 0) + 1 else coalesce(min(position), 0) - 1 end, $2, $3, $4, $5
                 from rule where deleted_at is null
               returning id, version, name, enabled, definition),
             kept as (${VERSION})
             select id from made`,
      values: [by, name, enabled, JSON.stringify(definition), keeps],
    })
  ).id;

/** The next version of it. */
export const updateRule = (
  db: Db,
  by: string,
  id: string,
  { name, enabled, ...definition }: RuleDraft,
): Promise<number> =>
  change(db, {
    name: 'update-rule',
    text: `with made as (
             update rule set name = $3, enabled = $4, definition = $5, version = version + 1 where id = $2 and deleted_at is null
             returning id, version, name, enabled, definition)
           ${VERSION}`,
    values: [by, id, name, enabled, JSON.stringify(definition)],
  });

/** It is asked no more; what it was stays. */
export const deleteRule = (db: Db, id: string): Promise<number> =>
  change(db, { name: 'delete-rule', text: 'update rule set deleted_at = now() where id = $1', values: [id] });

/** They are asked in this order from now on. */
export const orderRules = (db: Db, ids: readonly string[]): Promise<number> =>
  change(db, {
    name: 'order-rules',
    text: `update rule r set position = given.position
             from unnest($1::uuid[]) with ordinality as given(id, position) where r.id = given.id`,
    values: [ids],
  });

/** The newest first; also of a rule that was deleted. */
export const ruleVersions = async (db: Db, id: string): Promise<RuleVersionRow[]> =>
  (
    await many<Stored<RuleVersionRow>>(db, {
      name: 'rule-versions',
      text: `select v.version, v.name, v.enabled, v.definition, v.made_at as "madeAt", ${AGENT} as "madeBy"
               from rule_version v left join agent a on a.id = v.made_by
              where v.rule_id = $1 order by v.version desc limit 100`,
      values: [id],
    })
  ).map(unpacked);

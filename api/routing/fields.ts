/** What rules can ask and do, with all there is to choose from: the builder draws itself of it. */
import type { Routes } from '../../contract/routes.ts';
import { things } from '../../db/routing/things.ts';
import { LIMITS } from '../../domain/limits.ts';
import { ACTIONS } from '../../domain/routing/actions.ts';
import { MOMENTS } from '../../domain/routing/facts.ts';
import { type Field, FIELD_NAMES, FIELDS, OPERATORS } from '../../domain/ticket/field.ts';
import { RULE_REPLIES_A_DAY } from '../../domain/routing/rule.ts';
import type { Handler } from '../http/handler.ts';

const FIELD_LIST = FIELD_NAMES.map((name) => {
  const { kind, choices, of }: Field = FIELDS[name];
  return { name, kind, operators: [...OPERATORS[kind]], choices: choices ? [...choices] : null, of: of ?? null };
});
const ACTION_LIST = Object.entries(ACTIONS).map(([kind, takes]) => ({
  do: kind,
  takes: takes.map(({ name, choices, of, many }) => ({
    name,
    choices: choices ? [...choices] : null,
    of: of ?? null,
    many: many === true,
  })),
}));
const { rules, conditionDepth: depth, comparisons, comparedValues: values, ruleActions: actions } = LIMITS;

export const listRuleFields: Handler<Routes['listRuleFields']> = async ({ pool }) => ({
  moments: [...MOMENTS],
  fields: FIELD_LIST,
  actions: ACTION_LIST,
  things: await things(pool),
  limits: { rules, depth, comparisons, values, actions, answersADay: RULE_REPLIES_A_DAY },
});

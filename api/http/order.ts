/** A new order of a list, named by ids: of rules, policies, custom fields. */
import { badField } from '../../domain/problem.ts';

/** Problem `bad-input` unless these are all of them, each once. `what`: one of them is called so. */
export function requireEachOnce(ids: readonly string[], all: readonly string[], what: string): void {
  const named = new Set(ids);
  if (named.size === ids.length && named.size === all.length && all.every((id) => named.has(id))) return;
  throw badField('ids', 'unknown', `name each ${what} once; somebody may have added or deleted one: read them again`);
}

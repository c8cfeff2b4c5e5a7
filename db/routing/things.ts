/** What an installation has of its own that rules name: by kind, each with its name. */
import { OWNERS } from '../../domain/people/permission.ts';
import { THINGS, type ThingKind } from '../../domain/ticket/field.ts';
import type { Named } from '../core/named.ts';
import { type Db, many } from '../core/pool.ts';

export type Things = Record<ThingKind, Named[]>;

/** By name. Agents are those who may own tickets, teams those that were not merged away. */
export async function things(db: Db): Promise<Things> {
  const rows = await many<Named & { kind: ThingKind }>(db, {
    name: 'things',
    text: `select * from (select 'team' as kind, id, name from team where merged_into is null
           union all select 'agent', id, name from agent where active and role = any($1)
           union all select 'skill', id, name from skill
           union all select 'text', id, name from company_text
           union all select 'calendar', id, name from calendar
           union all select 'mailbox', id, address from mailbox where deleted_at is null
           union all select 'organisation', id, name from organisation) thing
           order by tr_order(name), id`,
    values: [OWNERS],
  });
  const found = Object.fromEntries(THINGS.map((kind) => [kind, [] as Named[]])) as Things;
  for (const { kind, id, name } of rows) found[kind].push({ id, name });
  return found;
}

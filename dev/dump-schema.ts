/**
 * Prints the schema that the migrations make, from the catalogue, in a stable order. `db/schema.sql` is this text; `npm
 * run schema` writes it and `npm run check` compares it. (The embedded Postgres brings no pg_dump.)
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../db/core/migrate.ts';
import { startPostgres } from './postgres.ts';

/** The schema as SQL, made in a database of its own. */
export async function dumpSchema(): Promise<string> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bilet-schema-'));
  const postgres = await startPostgres({ dataDir, log: () => undefined, durable: false });
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await migrate(postgres.url);
    await client.connect();
    return `-- Made by \`npm run schema\` from db/migrations; not written by hand.\n\n${await describeSchema(client)}`;
  } finally {
    await client.end().catch(() => undefined);
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The schema that a connection sees, as SQL in a stable order. */
export async function describeSchema(client: pg.Client): Promise<string> {
  const lines = async (text: string) => (await client.query<{ line: string }>(text)).rows.map((row) => row.line);
  const tables = await lines(`
    select format(E'create table %I (\\n%s\\n);', c.relname, string_agg(part, E',\\n' order by sort, part)) as line
      from pg_class c join (
        select a.attrelid as rel, a.attnum as sort,
               format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                      case when a.attidentity <> '' then ' generated always as identity'
                           when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
                      case when a.attnotnull then ' not null' else '' end) as part
          from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
         where a.attnum > 0 and not a.attisdropped
        union all
        select conrelid, 10000, format('  constraint %I %s', conname, pg_get_constraintdef(oid)) from pg_constraint where contype <> 'n'
      ) p on p.rel = c.oid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
     group by c.relname order by c.relname`);
  const indexes = await lines(`
    select pg_get_indexdef(i.indexrelid) || ';' as line
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
     where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = i.indexrelid)
     order by t.relname, c.relname`);
  const functions = await lines(`
    select pg_get_functiondef(p.oid) || ';' as line from pg_proc p
     where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     order by p.proname`);
  const triggers = await lines(`
    select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal order by c.relname, t.tgname`);
  return `${[...functions, ...tables, ...indexes, ...triggers].join('\n\n')}\n`;
}

if (process.argv[2] !== undefined && import.meta.filename === process.argv[1])
  await writeFile(process.argv[2], await dumpSchema());

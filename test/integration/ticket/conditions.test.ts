/** Conditions of lists in SQL against their evaluator: the same random conditions asked of the same random tickets by both. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import { createPool, many, type Pool } from '../../../db/core/pool.ts';
import { conditionIn } from '../../../db/ticket/condition-sql.ts';
import { fitsList, type ListComparison, type ListCondition } from '../../../domain/ticket/condition.ts';
import { domainsAbove } from '../../../domain/customer/belonging.ts';
import { DUE_GROUPS, dueBounds, groupOf } from '../../../domain/ticket/list/due-group.ts';
import { type FieldOf, OPERATORS } from '../../../domain/ticket/field.ts';
import {
  LIST_FIELD_NAMES,
  LIST_FIELDS,
  type ListFacts,
  type ListField,
} from '../../../domain/ticket/list/list-field.ts';
import { PRIORITIES, STATES, TICKET_TYPES } from '../../../domain/ticket/ticket.ts';
import { viewsOf } from '../../../domain/ticket/list/view.ts';
import { saveValues } from '../../../db/ticket/custom-values.ts';
import { SUBJECTS as HOLDERS } from '../../../domain/ticket/custom/name.ts';
import { type CustomName, customName } from '../../../domain/ticket/custom/name.ts';
import { partsOf } from '../../../domain/ticket/custom/value.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time.ts';
import { draws } from '../../support/fuzz/draws.ts';
import { type FreshDatabase, freshDatabase } from '../../support/stack/databases.ts';

const TICKETS = 2_500;
const CONDITIONS = 1_000;
const NOW = Date.now();
const BOUNDS = dueBounds(NOW, 'Europe/Istanbul');
const { draw, oneOf, chance } = draws(20_261_128);

const SUBJECTS = [
  ...[
    'Sipariş 10497 nerede?',
    'İADE tutarı gelmedi',
    'iade\ntutarı',
    '  acil: KARGO  ',
    'Kargo\u00a0 gecikti',
    'ışıklı AYNA',
    '',
  ],
  ...['50% off_now \\ yes', 'C++ (beta).*', 'запрос 77', 'طلب جديد', 'fâtura-2026/11', 'kargolar', 'Re: kargo, iade'],
];
const WORDS = [
  ...[
    'iade',
    'KARGO',
    'kargo gecikti',
    'iade tutarı',
    '10497',
    'ışık',
    'aciL',
    '.*',
    '_',
    '%',
    '\\',
    '(beta)',
    'C++',
    'запрос',
    'طلب',
  ],
  ...[
    'fatura',
    '2026',
    '/11',
    ' ',
    'e',
    'nerede?',
    'yok böyle bir söz',
    'siparis 10497 nerede?',
    'jedid',
    '  acil: kargo',
  ],
];
const NAMES = ['Ayşegül Şahin', 'IŞIL ÇINAR', 'Mert', '', 'John O’Neil', 'ışıl'];
const DOMAINS = ['firma.test', 'posta.firma.test', 'eri.firma.test', 'gmail.example', 'baska.test'];

type Row = Omit<ListFacts, 'views' | 'due' | 'reader' | 'tags'> & {
  number: number;
  tags: string[];
  owedAt: Date | null;
  snoozed: boolean;
  followUp: boolean;
  breached: boolean;
};
let database: FreshDatabase;
let pool: Pool;
let reader: ListFacts['reader'];
let tickets: { number: number; facts: ListFacts }[];
const ids: Record<string, string[]> = {};

beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, () => undefined, 1);
  await ensureDefaults(pool);
  await pool.query(`insert into team (name) values ('İade'), ('Teknik'), ('Satış')`);
  await pool.query(
    `insert into agent (email, name, role, password_hash, created_at)
     select i || '@example.test', 'Temsilci ' || i, 'agent', '', now() - interval '1 year' from generate_series(1, 4) i`,
  );
  await pool.query(`insert into organisation (name) values ('Firma'), ('Posta'), ('Başka'), ('Kimsesiz')`);
  await pool.query(
    `insert into organisation_domain (domain, organisation_id)
     select d, (select id from organisation where name = n) from (values ('firma.test', 'Firma'), ('posta.firma.test', 'Posta'), ('baska.test', 'Başka')) v(d, n)`,
  );
  for (const [kind, table] of [
    ['agent', 'agent'],
    ['team', 'team'],
    ['organisation', 'organisation'],
  ] as const)
    ids[kind] = (await many<{ id: string }>(pool, { text: `select id from ${table} order by name` })).map(
      ({ id }) => id,
    );
  ids['mailbox'] = [crypto.randomUUID(), crypto.randomUUID()];
  const contacts = Array.from({ length: 120 }, (_, i) => ({
    id: crypto.randomUUID(),
    name: oneOf(NAMES),
    vip: chance(0.2),
    organisation: chance(0.2) ? oneOf(ids['organisation']!) : null,
    addresses: Array.from({ length: chance(0.2) ? 2 : 1 }, (_two, n) => `kisi${i}.${n}@${oneOf(DOMAINS)}`),
  }));
  ids['contact'] = contacts.map(({ id }) => id);
  await pool.query(
    `insert into contact (id, name, vip, organisation_id)
     select (c->>'id')::uuid, c->>'name', (c->>'vip')::boolean, (c->>'organisation')::uuid from json_array_elements($1) c`,
    [JSON.stringify(contacts)],
  );
  await pool.query(
    `insert into contact_address (address, contact_id)
     select a, (c->>'id')::uuid from json_array_elements($1) c, json_array_elements_text(c->'addresses') a`,
    [JSON.stringify(contacts)],
  );
  await pool.query('set session_replication_role = replica');
  const rows = Array.from({ length: TICKETS }, (_, i) => {
    const state = oneOf(STATES);
    const owedAt =
      state === 'closed' || chance(0.2) ? null : new Date(NOW + (draw(200) - 60) * HOUR_MS + draw(3_600_000));
    return {
      ...{ number: 1_000 + i, code: `Kod${String(i).padStart(5, '0')}`, state, owedAt },
      ...{
        subject: oneOf(SUBJECTS),
        language: oneOf(['tr', 'en']),
        channel: oneOf(['email', 'phone', 'web', 'chat', 'api']),
      },
      ...{ type: chance(0.3) ? null : oneOf(TICKET_TYPES), priority: oneOf(PRIORITIES) },
      ...{ tags: ['iade', 'kargo, hasarlı', 'İade'].filter(() => chance(0.3)) },
      ...{ team: oneOf(ids['team']!), owner: chance(0.3) ? null : oneOf(ids['agent']!) },
      ...{ mailbox: chance(0.2) ? null : oneOf(ids['mailbox']!), contact: oneOf(ids['contact']!) },
      ...{ since: chance(0.1) ? null : new Date(NOW - draw(3 * DAY_MS)), snoozed: state !== 'closed' && chance(0.2) },
      ...{ followUp: chance(0.2), breached: chance(0.2), arrived: draw(4) },
    };
  });
  await pool.query(
    `insert into ticket (number, code, contact_id, subject, language, channel, team_id, owner_id, mailbox_id, state, priority, type, tags, owed_at,
                         state_since, snoozed_until, follow_up_at, breached, arrived)
     select number, code, contact, subject, language, channel, team, owner, mailbox, state, priority, type, array(select json_array_elements_text(tags)),
            "owedAt", since, case when snoozed then now() end, case when "followUp" then now() end, breached, arrived
       from json_to_recordset($1) as r(number bigint, code text, contact uuid, subject text, language text, channel text, team uuid, owner uuid,
            mailbox uuid, state text, priority text, type text, tags json, "owedAt" timestamptz, since timestamptz, snoozed boolean,
            "followUp" boolean, breached boolean, arrived int)`,
    [JSON.stringify(rows)],
  );
  reader = { id: ids['agent']![0]!, teams: ids['team']!.slice(0, 2) };
  await pool.query(
    `insert into ticket_read (agent_id, ticket_number, upto, read_at)
     select $1, number, number % 4, now() from ticket where number % 3 = 0`,
    [reader.id],
  );
  await pool.query(
    `insert into message (ticket_number, direction, kind, from_name, from_address, subject, text, abuse)
     select number, 'in', 'person', '', '', '', '', case number % 5 when 1 then 'flagged' when 2 then 'cleared' end from ticket
     union all select number, 'in', 'person', '', '', '', '', 'flagged' from ticket where number % 10 = 1`,
  );
  await holdCustomFields(rows);
  await pool.query('analyze');
  tickets = (await asKept()).map(factsOf);
}, 60_000);

afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

/** As the rows have them, so that neither side asks of what was only meant. */
const asKept = () =>
  many<Row>(pool, {
    text: `select t.number, t.subject, t.language, case t.channel when 'web' then 'form' else t.channel end as channel, t.type, t.priority, t.tags,
                  t.team_id as team, t.owner_id as owner, t.mailbox_id as mailbox, t.state, t.owed_at as "owedAt", t.snoozed_until is not null as snoozed,
                  t.follow_up_at is not null as "followUp", t.breached,
                  floor(extract(epoch from ($2::timestamptz - coalesce(t.state_since, t.created_at))) / 60)::float8 as "minutesInState",
                  t.arrived > coalesce((select upto from ticket_read r where r.agent_id = $1 and r.ticket_number = t.number), t.read_before) as unread,
                  exists (select from message m where m.ticket_number = t.number and m.abuse = 'flagged') as abusive,
                  json_build_object('id', c.id, 'name', c.name, 'vip', c.vip, 'addresses', array(select address from contact_address where contact_id = c.id),
                    'organisations', case when c.organisation_id is null then '[]'::json else json_build_array(c.organisation_id) end) as contact,
                  coalesce((select json_object_agg(field_id, held) from (select field_id, json_agg(value order by place) as held from custom_value v
                     where v.ticket_number = t.number or v.contact_id = t.contact_id group by field_id) h), '{}') as custom
             from ticket t join contact c on c.id = t.contact_id`,
    values: [reader.id, new Date(NOW)],
  });

/** Organisations of domains, by the narrowest of each address. */
let owners: Map<string, string>;
beforeAll(async () => {
  const rows = await many<{ domain: string; id: string }>(pool, {
    text: 'select domain, organisation_id as id from organisation_domain',
  });
  owners = new Map(rows.map(({ domain, id }) => [domain, id]));
  for (const { facts } of tickets)
    if (facts.contact.organisations.length === 0)
      Object.assign(facts.contact, {
        organisations: facts.contact.addresses.flatMap((address) => {
          const narrowest = domainsAbove(address.split('@')[1]!).find((domain) => owners.has(domain));
          return narrowest === undefined ? [] : [owners.get(narrowest)!];
        }),
      });
});

/** Of the organisations, once it is known which they are. */
beforeAll(async () => {
  const rows = await many<{ organisation: string; field: string; value: string | number | boolean }>(pool, {
    text: 'select organisation_id as organisation, field_id as field, value from custom_value where organisation_id is not null',
  });
  for (const { facts } of tickets) {
    const custom: Record<string, (string | number | boolean)[]> = {};
    for (const { organisation, field, value } of rows)
      if (facts.contact.organisations.includes(organisation)) custom[field] = [...(custom[field] ?? []), value];
    Object.assign(facts, { custom: { ...facts.custom, ...custom } });
  }
});

/** Custom fields of each subject, and some of what they hold. */
async function holdCustomFields(rows: { number: number }[]): Promise<void> {
  const holders = {
    ticket: rows.map(({ number }) => number),
    contact: ids['contact']!,
    organisation: ids['organisation']!,
  };
  for (const subject of HOLDERS)
    for (const [kind, values] of Object.entries(HELD)) {
      const field = crypto.randomUUID();
      CUSTOM.push({ name: customName(subject, field), values });
      await pool.query(
        `insert into custom_field (id, subject, kind, label, place) values ($1, $2, $3, '{"tr": "Alan", "en": ""}', 1)`,
        [field, subject, kind],
      );
      for (const holder of holders[subject])
        if (chance(0.5)) {
          const held = kind === 'choices' ? values.filter(() => chance(0.5)).map(String) : oneOf([...values]);
          await saveValues(pool, subject, holder, [{ field, parts: partsOf(held) }]);
        }
    }
}

function factsOf({ number, owedAt, snoozed, followUp, breached, ...row }: Row): (typeof tickets)[number] {
  const due = row.state === 'closed' ? null : groupOf({ state: row.state, owedAt: owedAt?.getTime() ?? null }, BOUNDS);
  const listed = { state: row.state, owner: row.owner, team: row.team, snoozed, followUp, breached };
  return { number, facts: { ...row, due, reader, views: viewsOf(listed, reader) } };
}

const ANY: Record<string, () => string | number | boolean> = {
  tag: () => oneOf(['iade', 'kargo, hasarlı', 'İade', 'yok']),
  sender: () =>
    oneOf(['@firma.test', 'firma.test', 'kisi1.0@gmail.example', 'KISI', 'posta', 'a.test', '@', 'x@', 'baska.test']),
  'minutes-in-state': () => oneOf([0, 5, 90, 1440.5, -3, 3_000, 1e12]),
};

/** What custom fields hold, by kind. */
const HELD: Record<string, readonly (string | number | boolean)[]> = {
  text: ['İADE 17', 'iade  17', 'kargo', 'Kargo gecikti!', '%_', '2026-11-02'],
  number: [-3, 0, 2.5, 2.5e9, 17],
  date: ['2026-11-02', '2026-02-28', '1999-12-31'],
  choices: ['6e1c9f60-0000-4000-8000-000000000001', '6e1c9f60-0000-4000-8000-000000000002'],
  flag: [true, false],
};
const CUSTOM: { name: CustomName; values: readonly (string | number | boolean)[] }[] = [];

function anyCustom(): ListComparison {
  const { name, values } = oneOf(CUSTOM);
  const value = () =>
    chance(0.7) ? oneOf([...values]) : oneOf<string | number | boolean>([...WORDS, 3, '2026-05-05']);
  return { field: name, op: oneOf(OPERATORS.custom), value: Array.from({ length: 1 + draw(3) }, value) };
}

function anyComparison(): ListComparison {
  if (chance(0.2)) return anyCustom();
  const field = oneOf(LIST_FIELD_NAMES);
  const { kind, choices, of, words = [] }: ListField = LIST_FIELDS[field];
  const known = [...(choices ?? (of === undefined ? [] : (ids[of] ?? []))), ...words];
  const value = () => {
    if (ANY[field] !== undefined) return ANY[field]();
    if (kind === 'flag') return chance(0.5);
    return kind === 'text' ? oneOf(chance(0.2) ? NAMES.concat(SUBJECTS) : WORDS) : oneOf(known);
  };
  return { field, op: oneOf(OPERATORS[kind]), value: Array.from({ length: 1 + draw(3) }, value) };
}

function anyCondition(depth = 0): ListCondition {
  if (depth > 2 || chance(0.4)) return anyComparison();
  if (chance(0.25)) return { not: anyCondition(depth + 1) };
  const parts = Array.from({ length: draw(4) }, () => anyCondition(depth + 1));
  return chance(0.5) ? { all: parts } : { any: parts };
}

const bySql = async (condition: ListCondition): Promise<Set<number>> => {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const where = conditionIn(condition, { bind, reader, bounds: BOUNDS });
  const rows = await many<{ number: number }>(pool, { text: `select t.number from ticket t where ${where}`, values });
  return new Set(rows.map(({ number }) => number));
};

test('each field has random tickets that fit and others that do not', () => {
  for (const field of LIST_FIELD_NAMES) {
    const input = (LIST_FIELDS[field] as FieldOf<ListFacts, 'contact'>).input;
    expect([field, new Set(tickets.map(({ facts }) => JSON.stringify(input(facts)))).size]).not.toEqual([field, 1]);
  }
});

test('evaluator and SQL find the same tickets', async () => {
  let [found, partial] = [0, 0];
  for (let turn = 0; turn < CONDITIONS; turn += 1) {
    const condition = anyCondition();
    const expected = new Set(tickets.filter(({ facts }) => fitsList(condition, facts)).map(({ number }) => number));
    const seen = await bySql(condition);
    const differ = tickets.find(({ number }) => expected.has(number) !== seen.has(number));
    expect([JSON.stringify(condition), differ]).toEqual([JSON.stringify(condition), undefined]);
    found += expected.size;
    if (expected.size > 0 && expected.size < tickets.length) partial += 1;
  }
  expect(found).toBeGreaterThan(CONDITIONS * 100);
  expect(partial).toBeGreaterThan(CONDITIONS / 2);
}, 240_000);

test.each([...DUE_GROUPS])('the group %s is that of the domain', async (group) => {
  const expected = tickets.filter(({ facts }) => facts.due === group).map(({ number }) => number);
  // What is left of a day depends on its hour.
  expect(expected.length).toBeGreaterThan(['by-noon', 'today'].includes(group) ? -1 : 10);
  expect(await bySql({ field: 'due', op: 'is', value: [group] })).toEqual(new Set(expected));
});

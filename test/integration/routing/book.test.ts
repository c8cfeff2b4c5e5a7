/** What tickets are given by, as Postgres has it: settings, loads, senders; and what reading it asks of a desk with many tickets. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import { createPool, type Pool } from '../../../db/core/pool.ts';
import { defaultTeam } from '../../../db/people/teams.ts';
import { loadBook } from '../../../db/routing/book.ts';
import { insertRule, listRules } from '../../../db/routing/rules.ts';
import { senderFacts } from '../../../db/routing/senders.ts';
import { sweepLoose } from '../../../db/ticket/sweep.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { enterRule, atWork, makeTeam } from '../../support/routing/at-work.ts';
import { freshDatabase } from '../../support/stack/databases.ts';

let pool: Pool;
let drop: () => Promise<void>;
let people: { ayla: string; bora: string };
let team: string;
const NOW = Date.now();

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  pool = createPool(database.url, () => undefined, 3);
  await ensureDefaults(pool);
  team = (await defaultTeam(pool))!.id;
  people = { ayla: await atWork(pool, { name: 'ayla' }), bora: await atWork(pool, { name: 'bora', seniority: 2 }) };
}, 30_000);
afterAll(async () => {
  await pool.end();
  await drop();
});

const rows = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows;
let number = 0;
/** A ticket as its row stands. */
const ticket = async (row: Record<string, unknown> = {}) => {
  number += 1;
  const [contact] = await rows('insert into contact default values returning id');
  const all = {
    ...{ number, code: `kod${number}`, contact_id: contact.id, subject: 's', language: 'tr', team_id: team },
    ...row,
  };
  await pool.query(
    `insert into ticket (${Object.keys(all).join(', ')}) values (${Object.keys(all)
      .map((_, at) => `$${at + 1}`)
      .join(', ')})`,
    Object.values(all),
  );
  return number;
};
const loads = async () =>
  Object.fromEntries(
    (await loadBook(pool, NOW)).people.map(({ id, load }) => [id === people.ayla ? 'ayla' : 'bora', load]),
  );

test('people are told with their skills, shifts, absences and what they said, and those who have left not at all', async () => {
  const [skill] = await rows(`insert into skill (name) values ('iade') returning id`);
  await rows('insert into agent_skill values ($1, $2, 3)', [people.bora, skill.id]);
  const absence = { from: NOW - DAY_MS, to: NOW + DAY_MS };
  await rows('insert into absence (agent_id, starts, ends) values ($1, $2, $3), ($1, $4, $2)', [
    ...[people.bora, new Date(absence.from), new Date(absence.to), new Date(NOW - 2 * DAY_MS)],
  ]);
  await rows(`update agent set presence_until = $2, last_seen_at = $2 where id = $1`, [people.bora, new Date(NOW)]);
  const gone = await atWork(pool, { name: 'giden' });
  await rows('update agent set active = false where id = $1', [gone]);
  const book = await loadBook(pool, NOW);
  expect(book.people.map(({ id }) => id).sort()).toEqual(Object.values(people).sort());
  expect(book.people.find(({ id }) => id === people.bora)).toEqual({
    ...{ id: people.bora, active: true, mayOwn: true, teams: [team], skills: { [skill.id]: 3 }, seniority: 2 },
    ...{ capacity: 20, languages: ['tr', 'en'], load: 0, lastGivenAt: null, absences: [absence], seenAt: NOW },
    said: { presence: 'online', until: NOW },
    shifts: [
      {
        ...{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00', timeZone: 'Europe/Istanbul' },
        ...{ since: '2020-01-01', until: null },
      },
    ],
  });
});

test('teams are told with their hours, duties and rota, and those that were merged away are none', async () => {
  const night = await makeTeam(pool, 'Gece', { lead: people.ayla, mode: 'claim' });
  const old = await makeTeam(pool, 'Eski');
  await rows('update team set merged_into = $2 where id = $1', [old, night]);
  await rows(`insert into rotation values ($1, $2, '2026-11-23', '09:00', 'Europe/Istanbul')`, [night, [people.bora]]);
  await rows('insert into duty (team_id, agent_id, starts, ends) values ($1, $2, $3, $4), ($1, $2, $5, $3)', [
    ...[night, people.bora, new Date(NOW), new Date(NOW + DAY_MS), new Date(NOW - DAY_MS)],
  ]);
  const { teams, names } = await loadBook(pool, NOW);
  expect([...teams.keys()].sort()).toEqual([team, night].sort());
  expect(teams.get(night)).toEqual({
    ...{ id: night, mode: 'claim', lead: people.ayla },
    calendar: expect.objectContaining({ timeZone: 'Europe/Istanbul', openHours: expect.any(Array) }),
    duties: [{ person: people.bora, from: NOW, to: NOW + DAY_MS }],
    rotation: { people: [people.bora], since: '2026-11-23', time: '09:00', timeZone: 'Europe/Istanbul' },
  });
  expect(names).toMatchObject({ [night]: 'Gece', [people.ayla]: 'ayla' });
});

test('rules come in their order, without those that are off or deleted', async () => {
  const [first, second, off, deleted] = [
    await enterRule(pool, 'b', { all: [] }, []),
    await enterRule(pool, 'a', { any: [] }, [{ do: 'archive' }]),
    await enterRule(pool, 'kapalı', { all: [] }, []),
    await enterRule(pool, 'silinmiş', { all: [] }, []),
  ];
  await rows('update rule set enabled = false where id = $1', [off]);
  await rows('update rule set deleted_at = now() where id = $1', [deleted]);
  expect((await loadBook(pool, NOW)).rules).toEqual([
    {
      id: first,
      version: 1,
      name: 'b',
      enabled: true,
      on: ['ticket-opened'],
      when: { all: [] },
      then: [],
      stop: false,
    },
    expect.objectContaining({ id: second, when: { any: [] }, then: [{ do: 'archive' }] }),
  ]);
});

test('what weighs is our turn: by priority, without what sleeps or waits for the customer, and with what is just being given', async () => {
  const ayla = { owner_id: people.ayla, state: 'assigned' };
  await ticket({ ...ayla, priority: 'urgent' });
  await ticket({ ...ayla, priority: 'high' });
  await ticket({ ...ayla, priority: 'low' });
  await ticket({ ...ayla, snoozed_until: new Date(NOW + DAY_MS) });
  await ticket({ ...ayla, state: 'awaiting-reply' });
  await ticket({ ...ayla, state: 'closed' });
  expect(await loads()).toEqual({ ayla: 6, bora: 0 });
  const waits = await ticket({ priority: 'high' });
  await rows(
    `insert into routing_queue (ticket_number, team_id, need, since, given_to, given_at) values ($1, $2, '{}', now(), $3, now())`,
    [waits, team, people.bora],
  );
  expect(await loads()).toEqual({ ayla: 6, bora: 2 });
  await rows(`update ticket set owner_id = $2, state = 'assigned' where number = $1`, [waits, people.bora]);
  expect(await loads()).toEqual({ ayla: 6, bora: 2 });
});

test('a sender is known by the list, by their contact, and by their organisation: by hand, else of their domain or of one above it', async () => {
  const [one] = await rows(`insert into organisation (name, vip) values ('Holding', true) returning id`);
  const [other] = await rows(`insert into organisation (name) values ('Şube') returning id`);
  await rows(`insert into organisation_domain values ('holding.test', $1), ('sube.holding.test', $2)`, [
    one.id,
    other.id,
  ]);
  await rows(`insert into vip (entry) values ('@onemli.test'), ('tek@ornek.test')`);
  const [marked] = await rows('insert into contact (vip) values (true) returning id');
  const [plain] = await rows('insert into contact default values returning id');
  const [placed] = await rows('insert into contact (organisation_id) values ($1) returning id', [one.id]);
  const rule = await enterRule(pool, 'yanıt', { all: [] }, []);
  await rows(
    `insert into rule_answer (rule_id, address, at) values ($1, 'tek@ornek.test', now()), ($1, 'tek@ornek.test', now() - interval '2 days')`,
    [rule],
  );
  const found = await senderFacts(pool, [
    { address: 'a@posta.holding.test', contact: plain.id },
    { address: 'b@sube.holding.test', contact: plain.id },
    { address: 'c@posta.onemli.test', contact: plain.id },
    { address: 'tek@ornek.test', contact: plain.id },
    { address: 'd@ornek.test', contact: marked.id },
    { address: 'e@ornek.test', contact: randomUUID() },
    { address: 'f@sube.holding.test', contact: placed.id },
    { address: 'a@yerel', contact: plain.id },
  ]);
  const told = (address: string) => [found.get(address)?.vip, found.get(address)?.organisation];
  expect(told('a@posta.holding.test')).toEqual([true, one.id]);
  expect(told('b@sube.holding.test')).toEqual([false, other.id]);
  expect(told('c@posta.onemli.test')).toEqual([true, null]);
  expect(told('tek@ornek.test')).toEqual([true, null]);
  expect(told('d@ornek.test')).toEqual([true, null]);
  expect(told('e@ornek.test')).toEqual([false, null]);
  expect(told('f@sube.holding.test')).toEqual([true, one.id]);
  expect(told('a@yerel')).toEqual([false, null]);
  expect(found.get('tek@ornek.test')?.answeredToday).toEqual({ [rule]: 1 });
});

test('whom a rule has answered is forgotten when nobody counts it any more', async () => {
  const rule = await enterRule(pool, 'eski', { all: [] }, []);
  await rows(
    `insert into rule_answer (rule_id, address, at) values ($1, 'dun@ornek.test', now() - interval '1 day'), ($1, 'eski@ornek.test', now() - interval '3 days')`,
    [rule],
  );
  await sweepLoose(pool);
  expect(await rows('select address from rule_answer where rule_id = $1', [rule])).toEqual([
    { address: 'dun@ornek.test' },
  ]);
});

test('when rules held is forgotten after a month, but for the last time of each', async () => {
  const entered = (name: string) =>
    insertRule(pool, people.ayla, {
      name,
      enabled: false,
      on: ['ticket-opened'],
      when: { all: [] },
      then: [],
      stop: false,
    });
  const [busy, idle] = [await entered('sık'), await entered('seyrek')];
  await rows(
    `insert into rule_hit (rule_id, at, decision)
     select rule, now() - days * interval '1 day', gen_random_uuid() from (values ($1::uuid, 1), ($1, 29), ($1, 40), ($2::uuid, 40), ($2, 50)) as h(rule, days)`,
    [busy, idle],
  );
  await sweepLoose(pool);
  const days = (rule: string) =>
    rows(
      `select round(extract(epoch from now() - at) / 86400)::int as ago from rule_hit where rule_id = $1 order by at`,
      [rule],
    );
  expect(await days(busy)).toEqual([{ ago: 29 }, { ago: 1 }]);
  expect(await days(idle)).toEqual([{ ago: 40 }]);
  const listed = await listRules(pool);
  expect(listed.filter(({ id }) => id === busy || id === idle)).toMatchObject([
    { held: 2, lastHeldAt: expect.any(Date) },
    { held: 0, lastHeldAt: expect.any(Date) },
  ]);
});

test('among two hundred thousand tickets the loads are read from the index of those that are somebody’s turn', async () => {
  await rows(
    `insert into ticket (number, code, contact_id, subject, language, team_id, state, owner_id)
     select 1000 + n, 'cok' || n, (select id from contact limit 1), 's', 'tr', $1,
            case when n % 400 = 0 then 'assigned' when n % 5 = 0 then 'awaiting-reply' else 'closed' end, $2
       from generate_series(1, 200000) as n`,
    [team, people.ayla],
  );
  await rows('analyze ticket');
  const plan = await rows(
    `explain (format json) select owner_id, sum(case priority when 'urgent' then 3 else 1 end) from ticket
      where state = 'assigned' and snoozed_until is null and owner_id = any($1) group by owner_id`.replace(
      '$1',
      `'{${people.ayla},${people.bora}}'::uuid[]`,
    ),
  );
  expect(JSON.stringify(plan)).toContain('ticket_load');
  expect((await loads())['ayla']).toBe(6 + 500);
}, 60_000);

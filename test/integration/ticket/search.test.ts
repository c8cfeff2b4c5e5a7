/** Lists and searches against what reading every row finds: in an installation with more tickets than a search looks at one by one. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createPool, many, type Pool } from '../../../db/core/pool.ts';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import type { ListAsk, View } from '../../../db/ticket/lists.ts';
import { findTickets } from '../../../db/ticket/search.ts';
import { dueBounds } from '../../../domain/ticket/list/due-group.ts';
import { fold } from '../../../domain/text/fold.ts';
import { type FreshDatabase, freshDatabase } from '../../support/stack/databases.ts';

type Known = {
  number: number;
  code: string;
  subject: string;
  name: string;
  addresses: string[];
  state: string;
  snoozed: boolean;
  followup: boolean;
  breached: boolean;
  owner: string | null;
  team: string;
  contact: string;
  tags: string[];
};

const TICKETS = 7_000;
let database: FreshDatabase;
let pool: Pool;
/** Newest activity first. */
let all: Known[];
let ayse: { id: string; teams: string[] };

beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, () => undefined, 2);
  await ensureDefaults(pool);
  await pool.query(`insert into team (name) values ('İade'), ('Teknik')`);
  await pool.query(
    `insert into agent (email, name, role, password_hash) values ('ayse@example.test', 'Ayşe', 'agent', ''), ('can@example.test', 'Can', 'agent', '')`,
  );
  // Of 5,000 contacts every second is a Yılmaz; the first 2,400 write from a firm that left, from tickets long ago.
  await pool.query(
    `with people as (
       insert into contact (name) select case when i % 2 = 0 then 'Ayşegül YILMAZ ' else 'Işıl Çınar ' end || i from generate_series(1, 5000) i returning id, name)
     insert into contact_address (address, contact_id)
     select case when n <= 2400 then 'kisi' || n || '@eskifirma.example' else 'kisi' || n || '@gmail.example' end, id
       from (select id, substring(name from '\\d+$')::int as n from people) numbered`,
  );
  // Ticket 1 is the oldest. Last year's campaign is in half of the old subjects and in no other.
  await pool.query(
    `insert into ticket (number, code, contact_id, subject, language, team_id, owner_id, state, snoozed_until, breached, tags, last_message_at)
     select 1000 + i, 'Kod' || lpad(i::text, 5, 'x'), p.id,
            case when i % 3000 = 7 then 'ZÜMRÜDÜANKA aranıyor' when i % 3000 = 11 then 'Bölüm 02 FÖ' when i <= 4000 and i % 2 = 0 then 'Kampanya: %50_indirim'
                 when i % 3 = 0 then 'Sipariş ' || i || ' için İADE' else 'Kutu---kırık C++ ' || i end,
            'tr', (array(select id from team order by name))[1 + i % 3],
            case when i % 7 < 3 then (array(select id from agent order by email))[1 + i % 2] end,
            case when i % 10 < 6 then 'closed' when i % 10 = 6 then 'new' else 'assigned' end,
            case when i % 50 = 9 then now() + interval '1 day' end, i % 20 = 8,
            case when i % 4 = 1 then '{iade}' when i % 1500 = 6 then '{"kırık cam",iade}' when i <= 4000 and i % 8 = 3 then '{eski}' else '{}' end::text[], now() - (7000 - i / 3) * interval '1 minute'
       from generate_series(1, $1::int) i
       join (select id, substring(name from '\\d+$')::int as n from contact) p
         on p.n = case when i <= 4000 then 1 + i % 2400 else 2401 + i % 2600 end`,
    [TICKETS],
  );
  await pool.query(
    `update ticket set follow_up_at = now() where number % 7 = 0 and state <> 'closed' and snoozed_until is null`,
  );
  await pool.query('analyze');
  const teams = await many<{ id: string }>(pool, { text: 'select id from team order by name limit 2' });
  const agents = await many<{ id: string }>(pool, { text: 'select id from agent order by email' });
  ayse = { id: agents[0]!.id, teams: teams.map((team) => team.id) };
  all = await many<Known>(pool, {
    text: `select t.number, t.code, t.subject, c.name, array(select address from contact_address where contact_id = c.id) as addresses, t.state,
                  t.snoozed_until is not null as snoozed, t.follow_up_at is not null as followup, t.breached, t.owner_id as owner, t.team_id as team, c.id as contact, t.tags
             from ticket t join contact c on c.id = t.contact_id order by t.last_message_at desc, t.number desc`,
  });
}, 60_000);

afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

const IN: Record<View, (ticket: Known) => boolean> = {
  unassigned: ({ state, snoozed }) => state === 'new' && !snoozed,
  mine: (ticket) => IN.open(ticket) && ticket.owner === ayse.id,
  team: (ticket) => IN.open(ticket) && ayse.teams.includes(ticket.team),
  open: ({ state, snoozed }) => state !== 'closed' && !snoozed,
  snoozed: ({ snoozed }) => snoozed,
  followup: ({ followup }) => followup,
  breached: ({ state, breached }) => breached && state !== 'closed',
  closed: ({ state }) => state === 'closed',
  all: () => true,
};
const VIEWS = Object.keys(IN) as View[];
/** Small and large ones, with and without an index of their own. */
const SEARCHED = ['unassigned', 'mine', 'team', 'open', 'all'] as const;

/** Folded, with one space for whatever stands between words. */
const spaced = (text: string) => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

/** What a search promises of the rows of tickets: each of its words, in any order; numbers whole, others as a part of a word. */
const fits = (q: string) => (ticket: Known) =>
  q.split(/\s+/).every((word) => {
    const asked = spaced(word).trim();
    const isWhole = /\d/.test(asked.split(' ').at(-1)!);
    const sought = isWhole ? ` ${asked} ` : asked.includes(' ') ? ` ${asked}` : asked;
    const texts = [ticket.subject, ticket.name, ...ticket.addresses, ...ticket.tags];
    return (
      texts.some((text) => spaced(text).includes(sought)) ||
      ticket.code.toLowerCase() === word.toLowerCase() ||
      String(ticket.number) === word
    );
  });

const numbers = (tickets: Known[]) => tickets.map(({ number }) => number);
const ask = (more: Partial<ListAsk>): ListAsk => ({
  view: 'all',
  agentId: ayse.id,
  teamIds: ayse.teams,
  q: null,
  team: null,
  contact: null,
  tag: null,
  owner: null,
  when: null,
  bounds: dueBounds(Date.now(), 'Europe/Istanbul'),
  sort: 'activity',
  after: null,
  limit: 50,
  ...more,
});

/** Every page of a list, one after another. */
async function pages(more: Partial<ListAsk>): Promise<number[]> {
  const seen: number[] = [];
  for (let after: ListAsk['after'] = null; ;) {
    const rows = await findTickets(pool, ask({ ...more, after }));
    seen.push(...rows.map(({ number }) => number));
    const last = rows.at(-1);
    if (last === undefined || rows.length < (more.limit ?? 50)) return seen;
    after = { at: last.cursorAt, number: last.number, rank: 0, tomorrow: 0 };
  }
}

test.each(VIEWS)('the pages of %s hold each of its tickets once, newest activity first', async (view) => {
  const expected = numbers(all.filter(IN[view]));
  expect(expected.length).toBeGreaterThan(100);
  expect(await pages({ view, limit: 200 })).toEqual(expected);
});

test.each([
  ['a tag of many tickets', 'iade'],
  ['a tag of few', 'kırık cam'],
  ['a tag of last year', 'eski'],
  ['a tag that nobody has', 'yok'],
])('%s finds those that have it, in each view and with words', async (_, tag) => {
  const has = ({ tags }: Known) => tags.includes(tag);
  for (const view of SEARCHED) {
    expect(await pages({ view, tag, limit: 200 })).toEqual(numbers(all.filter(IN[view]).filter(has)));
    const both = all.filter(IN[view]).filter(has).filter(fits('iade'));
    expect(await pages({ view, tag, q: 'iade', limit: 200 })).toEqual(numbers(both));
  }
});

test.each([
  ['a word of many subjects', 'sipariş'],
  ['a word in other letters', 'ıade'],
  ['a rare word', 'Zümrüdüanka'],
  ['a word that was common last year', 'KAMPANYA'],
  ['signs that mean something to LIKE', '%50_İNDİRİM'],
  ['a family name of half the contacts', 'yılmaz'],
  ['a name of one contact', 'Işıl Çınar 4001'],
  ['the addresses of a firm that is silent for long', '@eskifirma.example'],
  ['two words in another order', 'iade sipariş'],
  ['a family name first', 'çınar ışıl'],
  ['a tag', 'kırık cam'],
  ['one address', 'kisi4001@gmail.example'],
  ['a code without its frame', 'kodx6001'],
  ['what nobody wrote', 'bulunmayan'],
])('%s finds in each view all that fits, newest activity first', async (_, q) => {
  for (const view of SEARCHED) {
    const expected = numbers(all.filter((ticket) => IN[view](ticket) && fits(q)(ticket)));
    expect([view, await pages({ view, q, limit: 200 })]).toEqual([view, expected]);
  }
});

test('an operator for the subject finds by it alone, whole words too, and its opposite what is left', async () => {
  const inSubject = (word: string) => (ticket: Known) => spaced(ticket.subject).includes(` ${word}`);
  for (const view of SEARCHED) {
    const list = all.filter(IN[view]);
    const [has, rest] = [list.filter(inSubject('iade')), list.filter((ticket) => !inSubject('iade')(ticket))];
    expect(await pages({ view, q: 'konu:iade', limit: 200 })).toEqual(numbers(has));
    expect(await pages({ view, q: '-subject:İADE', limit: 200 })).toEqual(numbers(rest));
    expect(await pages({ view, q: 'konu:fö', limit: 200 })).toEqual(numbers(list.filter(inSubject('fo '))));
  }
});

test('operators for priority and channel ask the row', async () => {
  await pool.query(`update ticket set priority = 'urgent' where number % 11 = 0`);
  await pool.query(`update ticket set channel = 'web' where number % 13 = 0`);
  const urgent = all.filter(({ number }) => number % 11 === 0);
  expect(await pages({ q: 'öncelik:acil', limit: 200 })).toEqual(numbers(urgent));
  const form = urgent.filter(({ number }) => number % 13 === 0);
  expect(await pages({ q: 'priority:urgent kanal:form', limit: 200 })).toEqual(numbers(form));
});

test('the same is found where Postgres expects so many that a view is walked', async () => {
  // As many rows to each page of the table as no desk has: what it expects is all that tells the two ways apart.
  await pool.query(`update pg_class set reltuples = reltuples * 1000 where relname = 'ticket'`);
  try {
    for (const q of ['KAMPANYA', 'eskifirma yılmaz', 'Zümrüdüanka', 'kırık cam', 'bulunmayan'])
      for (const view of SEARCHED) {
        const expected = numbers(all.filter((ticket) => IN[view](ticket) && fits(q)(ticket)));
        expect([view, q, await pages({ view, q, limit: 200 })]).toEqual([view, q, expected]);
      }
  } finally {
    await pool.query('analyze ticket');
  }
});

test('what one has not read is found among years of closed tickets, as each row says it', async () => {
  // Of the oldest ones: opened or not, stirred since Ayşe came or not, read by everybody before or not.
  await pool.query(
    `update ticket set arrived = number % 3, read_before = number % 2, updated_at = now() - (number % 5 / 4) * interval '1 day' where number <= 2600`,
  );
  await pool.query(
    `insert into ticket_read (agent_id, ticket_number, upto) select $1, number, number % 4 from ticket where number <= 2600 and number % 7 = 0`,
    [ayse.id],
  );
  const isUnread = ({ number }: Known) => {
    if (number > 2600) return false;
    const [arrived, hasStirred] = [number % 3, number % 5 !== 4];
    return arrived > (number % 7 === 0 ? number % 4 : hasStirred ? number % 2 : arrived);
  };
  for (const view of [...SEARCHED, 'closed'] as const) {
    const unread = all.filter((ticket) => IN[view](ticket) && isUnread(ticket));
    expect([view, await pages({ view, q: 'olan:okunmamış' })]).toEqual([view, numbers(unread)]);
    const both = numbers(unread.filter(fits('kampanya')));
    expect([view, await pages({ view, q: 'olan:okunmamış kampanya' })]).toEqual([view, both]);
  }
});

test.each(['age', 'priority', 'number', 'due'] as const)(
  'what is searched for stands in the order of the list by %s',
  async (sort) => {
    for (const view of ['open', 'mine', 'team'] as const) {
      const listed = (await findTickets(pool, ask({ view, sort, limit: TICKETS }))).map(({ number }) => number);
      const expected = new Set(numbers(all.filter(fits('zümrüdüanka'))));
      const found = (await findTickets(pool, ask({ view, sort, q: 'zümrüdüanka' }))).map(({ number }) => number);
      expect([view, found]).toEqual([view, listed.filter((number) => expected.has(number))]);
    }
  },
);

test('a search keeps to the team, the contact and the page it is asked for', async () => {
  const team = ayse.teams[0]!;
  const inTeam = all.filter((ticket) => ticket.team === team && fits('kampanya')(ticket));
  expect(await pages({ q: 'kampanya', team })).toEqual(numbers(inTeam));
  const { contact } = inTeam.at(-1)!;
  expect(await pages({ q: 'kampanya', contact })).toEqual(
    numbers(all.filter((ticket) => ticket.contact === contact && fits('kampanya')(ticket))),
  );
});

test('signs alone, and an operator without its value, ask for nothing yet', async () => {
  for (const q of ['---', 'durum:']) expect(await pages({ q, limit: 200 })).toEqual(numbers(all));
});

test.each([
  ['a number with its sign', (ticket: Known) => `#${ticket.number}`],
  ['a written code', (ticket: Known) => `tid:${ticket.code}:tid`],
])('%s finds its ticket alone where the view holds it', async (_, q) => {
  const ticket = all.find(({ state }) => state === 'closed')!;
  for (const [view, found] of [
    ['closed', [ticket.number]],
    ['all', [ticket.number]],
    ['open', []],
  ] as const)
    expect([view, await pages({ view, q: q(ticket) })]).toEqual([view, found]);
});

test('digits find the ticket of that number and those that hold it as a word, such as an order’s number', async () => {
  const number = all.find(({ subject }) => /Sipariş \d{4} /.test(subject))!.subject.match(/\d{4}/)![0];
  const expected = numbers(all.filter(fits(number)));
  expect(expected.length).toBeGreaterThan(1);
  expect(await pages({ q: number })).toEqual(expected);
  expect(await pages({ q: number.slice(0, 3) })).not.toEqual(expect.arrayContaining(expected));
});

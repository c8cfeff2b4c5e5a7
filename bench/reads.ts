/** What an agent reads all day, over HTTP, in a desk of the size that design and tests assume: lists, tickets, people, searches. */
import { cursorOf } from '../api/http/cursor.ts';
import { type Ask, givePassword, signIn } from './caller.ts';
import { latencies } from './figures.ts';
import { filePast } from '../db/ticket/search-filing.ts';
import { fill } from './fill.ts';
import { cpuOf, cpuPerThousand, type Groups, peakMemory } from './processes.ts';
import type { Findings, Flags } from './benchmark.ts';
import { LONG_TICKET_MS, over, READ_BUDGETS } from './budgets.ts';
import { say, type Stack, startStack } from './stack.ts';
import { COMMON_FAMILY, LAST_YEAR, PHRASE, RARE } from './words.ts';

const WARM_UP = 10;
const VIEWS = ['unassigned', 'mine', 'team', 'open', 'snoozed', 'followup', 'breached', 'closed', 'all'];
const SEARCHED = ['open', 'all'];

/** Flags: `--tickets` of the desk, `--n` times each read, `--budgets` fails above them, `--source` as in inbound. */
export async function reads(flags: Flags): Promise<Findings> {
  const tickets = flags.number('tickets', 200_000);
  const n = flags.number('n', 200);
  const stack = await startStack({ dovecot: false });
  try {
    say(`${tickets} tickets`);
    const began = performance.now();
    await fill(stack.databaseUrl, tickets);
    const fillSeconds = Math.round((performance.now() - began) / 1_000);
    const filing = await fileAll(stack);
    const agent = (
      await rowsOf<{ id: string; email: string }>(stack, 'select id, email from agent order by email limit 1')
    )[0]!;
    await givePassword(stack.pool, agent.id);
    const api = await stack.start('API', { source: flags.has('source') });
    const groups: Groups = { ...stack.servers, api: { pid: api.pid, of: 'tree' } };
    const ask = await signIn((JSON.parse(api.line) as { url: string }).url, agent.email);
    const results = await measureAll(await readsOf(stack, ask), n, groups);
    return {
      parameters: { n, fillSeconds, filing, rows: await sizes(stack) },
      results: { ...results, peakMb: peakMemory(groups) },
      faults: flags.has('budgets') ? faultsOf(results) : [],
    };
  } finally {
    await stack.stop();
  }
}

const faultsOf = (results: Awaited<ReturnType<typeof measureAll>>): string[] =>
  Object.entries(results).flatMap(([kind, reads]) => {
    const budget = READ_BUDGETS.find(([pattern]) => pattern.test(kind))?.[1];
    return budget === undefined
      ? []
      : Object.entries(reads).flatMap(([name, { p95Ms }]) =>
          over(`${kind}: ${name}, p95 in ms`, p95Ms, name.includes('2000') ? LONG_TICKET_MS : budget),
        );
  });

/** As an upgrade files what was there before; bytes of the words and of their index. */
async function fileAll({ pool }: Stack) {
  await pool.query('insert into search_past (below, above) select max(number) + 1, max(number) from ticket');
  const began = performance.now();
  while ((await filePast(pool, 200)) > 0);
  const seconds = Math.round((performance.now() - began) / 1_000);
  say(`  words: ${seconds} s`);
  await pool.query('vacuum (analyze) message_words, file_words');
  const { rows } = await pool.query<{ wordsMb: number; indexMb: number }>(
    `select (pg_table_size('message_words') / 1048576)::int as "wordsMb", (pg_relation_size('message_words_found') / 1048576)::int as "indexMb"`,
  );
  return { seconds, ...rows[0] };
}

/** One thing to read; `turn` lets it be another one each time, where there are others. */
type Read = (turn: number) => Promise<unknown>;

async function measureAll(all: Record<string, Record<string, Read>>, n: number, groups: Groups) {
  const found: Record<string, Record<string, ReturnType<typeof latencies> & { cpuSecondsPer1000: number }>> = {};
  for (const [kind, reads] of Object.entries(all)) {
    found[kind] = {};
    for (const [name, read] of Object.entries(reads)) {
      say(`${kind}: ${name}`);
      for (let turn = 0; turn < WARM_UP; turn += 1) await read(turn);
      const before = cpuOf(groups);
      const took: number[] = [];
      for (let turn = 0; turn < n; turn += 1) {
        const began = performance.now();
        await read(WARM_UP + turn);
        took.push(performance.now() - began);
      }
      found[kind][name] = { ...latencies(took), cpuSecondsPer1000: cpuPerThousand(before, cpuOf(groups), n).all };
    }
  }
  return found;
}

async function readsOf(stack: Stack, ask: Ask): Promise<Record<string, Record<string, Read>>> {
  const get = (path: string) => ask('GET', path, 200);
  const list = (query: Record<string, string>) => get(`/tickets?${new URLSearchParams(query).toString()}`);
  const open = (number: number) =>
    Promise.all([get(`/tickets/${number}`), get(`/tickets/${number}/messages?limit=100`)]);
  const panel = (contact: string) =>
    Promise.all([get(`/contacts/${contact}`), list({ view: 'all', contact, limit: '20' })]);

  // Drawn once, spread over the whole desk, so that each turn reads another place.
  const some = await rowsOf<Drawn>(
    stack,
    `select t.number, t.code, t.contact_id as contact, (select min(address) from contact_address where contact_id = t.contact_id) as address
       from ticket t where t.message_count < 100 order by hashint8(t.number) limit 1000`,
  );
  const long = await rowsOf<Drawn>(stack, 'select number from ticket order by message_count desc limit 5');
  const regular = (
    await rowsOf<Drawn>(stack, 'select contact_id as contact from ticket group by 1 order by count(*) desc limit 1')
  )[0]!;
  const of = <Row>(rows: Row[], turn: number): Row => rows[turn % rows.length]!;
  const searches: Record<string, (turn: number) => string> = {
    rareWord: (turn) => of([...RARE], turn),
    commonWord: () => 'sipariş',
    lastYearsWord: () => LAST_YEAR,
    commonFamilyName: () => COMMON_FAMILY,
    fullName: (turn) => `${of(['Zeynep', 'Ömer', 'Işıl'], turn)} ${COMMON_FAMILY}`,
    number: (turn) => String(of(some, turn).number),
    code: (turn) => `tid:${of(some, turn).code}:tid`,
    address: (turn) => of(some, turn).address,
    commonDomain: () => '@gmail.com',
    turkishPhrase: (turn) =>
      of([PHRASE.toLocaleLowerCase('tr'), 'ışıklı AYNA çalışmıyor', 'İADE KODU', 'ıade kodu'], turn),
    twoWords: () => 'iade talebi',
    unknown: (turn) => of(['bulunmayankelime', 'zzyzx', 'Yılmazoğlugil'], turn),
    twoLetters: () => 'ka',
    wordOfTexts: () => 'kargoya',
    twoWordsOfTexts: () => 'parcel warehouse',
    commonAndRare: (turn) => `sipariş ${of([...RARE], turn)}`,
    numberInText: (turn) => String(300_000 + ((turn * 7_919) % 600_000)),
    phraseOfTexts: () => '"geri ödenmesini rica"',
    without: () => 'kargoya -iade',
    operators: () => 'kimden:yılmaz durum:açık kargoya',
    ownOfState: () => 'sorumlu:ben durum:müşteride fatura',
    days: () => 'önce:2026-01-01 kargoya',
    fileName: (turn) => `dosya:${of(['fotoğraf', 'jpg', 'sözleşme'], turn)}`,
  };
  const [tag] = await rowsOf<{ tag: string }>(
    stack,
    'select tag from ticket, unnest(tags) tag group by 1 order by count(*) desc limit 1',
  );
  const saved = await saveViews(ask);
  const byDue = (view: string) => [`${view}ByDue`, () => list({ view, sort: 'due' })];
  return {
    lists: {
      ...Object.fromEntries(VIEWS.map((view) => [view, () => list({ view })])),
      ...Object.fromEntries(VIEWS.filter((view) => view !== 'closed' && view !== 'all').map(byDue)),
      ofATag: () => list({ view: 'open', sort: 'due', ...(tag && { tag: tag.tag }) }),
      urgentOfAll: () => list({ view: 'all', priority: 'urgent' }),
      groups: () => get('/tickets/groups?view=open'),
      saved: (turn) => list({ view: of(saved, turn), sort: 'due' }),
      savedCounts: () => get('/views/counts'),
      openDeep: await deepPages(stack, list, 'open', `state <> 'closed' and snoozed_until is null`),
      closedDeep: await deepPages(stack, list, 'closed', `state = 'closed'`),
      counters: () => get('/counters'),
    },
    tickets: {
      withMessages: (turn) => open(of(some, turn).number),
      with2000Messages: (turn) => open(of(long, turn).number),
      events: (turn) => get(`/tickets/${of(some, turn).number}/events`),
      eventsOf2000Messages: (turn) => get(`/tickets/${of(long, turn).number}/events`),
    },
    contacts: {
      panel: (turn) => panel(of(some, turn).contact),
      panelOfRegular: () => panel(regular.contact),
      search: (turn) => get(`/contacts?q=${encodeURIComponent(of(some, turn).address)}`),
      searchCommonFamilyName: () => get(`/contacts?q=${encodeURIComponent(COMMON_FAMILY)}`),
    },
    ...Object.fromEntries(
      SEARCHED.map((view) => [
        `search in ${view}`,
        Object.fromEntries(
          Object.entries(searches).map(([name, term]) => [name, (turn: number) => list({ view, q: term(turn) })]),
        ),
      ]),
    ),
  };
}

/** Views of this agent, as many as a busy desk keeps; their ids. */
async function saveViews(ask: Ask): Promise<string[]> {
  const ids: string[] = [];
  for (const priority of ['urgent', 'high', 'normal', 'low'])
    for (const state of ['new', 'assigned', 'awaiting-reply']) {
      const when = {
        all: [
          { field: 'priority', op: 'is', value: [priority] },
          { field: 'state', op: 'is', value: [state] },
        ],
      };
      const body = { name: `${priority} ${state}`, view: 'open', when, sort: 'due' };
      ids.push((await ask<{ id: string }>('POST', '/views', 201, body)).id);
    }
  return ids;
}

type Drawn = { number: number; code: string; contact: string; address: string };

/** Pages that begin anywhere in a view. */
async function deepPages(
  stack: Stack,
  list: (query: Record<string, string>) => Promise<unknown>,
  view: string,
  where: string,
): Promise<Read> {
  const places = await rowsOf<{ number: number; at: string }>(
    stack,
    `select number, to_char(last_message_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
       from ticket where ${where} order by hashint8(number) limit 200`,
  );
  return (turn) => {
    const { at, number } = places[turn % places.length]!;
    return list({ view, after: cursorOf(at, number) });
  };
}

async function sizes(stack: Stack) {
  const counts = ['ticket', 'message', 'contact', 'ticket_event', 'inbound', 'outbox'].map(
    (table) => `(select count(*)::int from ${table}) as ${table}`,
  );
  return (
    await rowsOf(
      stack,
      `select ${counts.join(', ')}, (select count(*)::int from ticket where state <> 'closed') as open,
              (pg_database_size(current_database()) / 1048576)::int as "databaseMb"`,
    )
  )[0];
}

const rowsOf = async <Row extends Record<string, unknown>>({ pool }: Stack, text: string): Promise<Row[]> =>
  (await pool.query<Row>(text)).rows;

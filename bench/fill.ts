/**
 * Fills an empty desk as it stands after two years, by set-based SQL. Everything but the ids of agents and teams is drawn
 * from a hash of its number, so two runs make the same desk. Shares and skews stand in the SQL, words in words.ts.
 */
import { createPool, type Pool } from '../db/core/pool.ts';
import { policyOfTeam } from '../db/sla/policies.ts';
import { termsOf } from '../domain/sla/policy.ts';
import { newTicket, type Clock } from '../domain/ticket/ticket.ts';
import { say } from './stack.ts';
import { COMMON_FAMILY, ENGLISH, LAST_YEAR, ORDER_TOPICS, PHRASE, RARE, SENTENCES, TOPICS, TURKISH } from './words.ts';

const AGENTS = 20;
const TEAMS = ['İade', 'Muhasebe', 'Teknik', 'Satış'];
/** This many tickets have LONG messages each; the others have two to eight. */
const LONG_TICKETS = 5;
const LONG = 2_000;
/** The sequence of a new desk begins behind this. */
const BEFORE_FIRST = 1_000;
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnopqrstuvwxyz23456789';
const SESSION = {
  // The rows are whole in themselves: no reference needs to be looked up.
  session_replication_role: 'replica',
  synchronous_commit: 'off',
  work_mem: '256MB',
  maintenance_work_mem: '512MB',
};

/** Fills the desk at `url`, whose defaults stand: `tickets`, five times as many messages, 0.6 times as many contacts. */
export async function fill(url: string, tickets: number): Promise<void> {
  const address = new URL(url);
  const options = Object.entries(SESSION).map(([name, value]) => `-c ${name}=${value}`);
  address.searchParams.set('options', options.join(' '));
  const pool = createPool(address.href, (error) => say(error.message), 2);
  try {
    await pool.query(`alter system set max_wal_size = '16GB'`);
    await pool.query('select pg_reload_conf()');
    const indexes = await dropIndexes(pool);
    await timed('people', () => inOrder(pool, PEOPLE));
    await timed('drafts', () => inOrder(pool, drafts(tickets)));
    await timed('rows', async () => inTwoLanes(pool, await rows(pool)));
    await timed('indexes', () => inTwoLanes(pool, indexes));
    await inOrder(pool, TIDY);
    await timed('vacuum', () => inTwoLanes(pool, VACUUM));
    await timed('checkpoint', () => inOrder(pool, LAST));
  } finally {
    await pool.end();
  }
}

async function timed(label: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  say(`  ${label}: ${((performance.now() - began) / 1_000).toFixed(1)} s`);
}

async function inOrder(pool: Pool, statements: string[]): Promise<void> {
  for (const statement of statements) await pool.query(statement);
}

async function inTwoLanes(pool: Pool, statements: string[]): Promise<void> {
  const waiting = [...statements];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await pool.query(next);
  };
  await Promise.all([lane(), lane()]);
}

/** Takes away the indexes that no constraint needs, and returns what makes them again when the rows are there. */
async function dropIndexes(pool: Pool): Promise<string[]> {
  const { rows: found } = await pool.query<{ name: string; text: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as text
       from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = i.indexrelid)
      order by pg_get_indexdef(i.indexrelid) like '%message%' desc, i.indexrelid`,
  );
  await pool.query(`drop index ${found.map(({ name }) => name).join(', ')}`);
  return found.map(({ text }) => text);
}

const list = (words: readonly string[]): string => `array[${words.map((word) => `'${word}'`).join(', ')}]`;
/** 0 to `below` - 1, drawn from a number; another `salt` draws independently. */
const draw = (seed: string, salt: number, below: number): string => `draw(${seed}, ${salt}, ${below})`;
const oneOf = (words: readonly string[], seed: string, salt: number): string =>
  `(${list(words)})[1 + ${draw(seed, salt, words.length)}]`;
const ms = (instant: string): string => `(date_part('epoch', ${instant}) * 1000)::bigint`;

/** Teams, agents, each in two teams, and the mailbox. */
const PEOPLE = [
  `create function draw(seed bigint, salt bigint, below bigint) returns integer language sql immutable parallel safe
     return ((hashint8extended(seed, salt) & 9223372036854775807) % below)::integer`,
  `create function id_of(name text) returns uuid language sql immutable parallel safe
     return overlay(overlay(md5(name) placing '4' from 13) placing '8' from 17)::uuid`,
  `insert into team (name, policy_id) select given, p.id from unnest(${list(TEAMS)}) given, policy p`,
  `insert into agent (email, name, role, password_hash)
   select 'temsilci-' || i || '@example.test', ${oneOf(TURKISH.given, 'i', 1)} || ' ' || ${oneOf(TURKISH.family, 'i', 2)}, 'agent', ''
     from generate_series(1, ${AGENTS}) i`,
  `insert into team_member select t.id, a.id
     from (select id, row_number() over (order by name) as place from team) t
     join (select id, row_number() over (order by email) as place from agent) a on (a.place + t.place) % ${TEAMS.length + 1} < 2`,
  `insert into mailbox (address, name, team_id, imap, imap_secret, smtp, smtp_secret, paused)
   select 'destek@example.test', 'Örnek Destek', id, '{}', '', '{}', '', true from team where is_default`,
];

/** Who, what and when, in narrow tables that the rows are joined from. */
const drafts = (tickets: number): string[] => [
  `create unlogged table draft_contact as
   select i, id_of('contact' || i) as id, given || ' ' || family as name,
          tr_fold(given) || '.' || tr_fold(family) || i || '@' ||
            case when ${draw('i', 7, 10)} < 6 then ${oneOf(['gmail.com', 'hotmail.com', 'outlook.com'], 'i', 8)}
                 else 'firma' || ${draw('i', 9, 900)} || '.example' end as address,
          case when turkish then 'tr' else 'en' end as language
     from (select i, turkish,
                  case when turkish then ${oneOf(TURKISH.given, 'i', 3)} else ${oneOf(ENGLISH.given, 'i', 3)} end as given,
                  case when i % 12 = 0 then '${COMMON_FAMILY}'
                       when turkish then ${oneOf(TURKISH.family, 'i', 4)} else ${oneOf(ENGLISH.family, 'i', 4)} end as family
             from (select i, i % 12 = 0 or ${draw('i', 5, 10)} < 7 as turkish from generate_series(1, ${Math.round(tickets * 0.6)}) i) named) known`,
  // One ticket in twenty is of contact 1. Of the newest tenth 42 % are open, of the others 2 %.
  `create unlogged table draft_ticket as
   select t, c, n, open, born as created_at, born + least((now() - born) * 0.99, (1 + ${draw('t', 14, 240)}) * interval '1 hour' * case when n > 100 then 9 else 1 end) as last_at,
          (array(select id from team order by name))[1 + ${draw('t', 15, TEAMS.length + 1)}] as team_id,
          (array(select id from agent order by email))[1 + ${draw('t', 16, AGENTS)}] as owner_id,
          case when not open then 'closed' when ${draw('t', 17, 100)} < 15 then 'new' when ${draw('t', 17, 100)} < 50 then 'assigned'
               when ${draw('t', 17, 100)} < 88 then 'awaiting-reply' else 'resolved-pending-confirmation' end as state,
          case when t % 2000 = 17 then (${list(RARE)})[1 + (t / 2000) % ${RARE.length}] || ': ' || topic
               when t % 200 = 9 then '${PHRASE}'
               when t % 25 = 4 and born < now() - interval '1 year' then '${LAST_YEAR}: ' || topic
               when ${draw('t', 18, 10)} < 3 then 'Sipariş ' || (100000 + ${draw('t', 19, 900_000)}) || ' ' || ${oneOf(ORDER_TOPICS, 't', 20)}
               else topic || case when ${draw('t', 21, 3)} = 0 then ' (' || (1000 + ${draw('t', 22, 9_000)}) || ')' else '' end end as subject
     from (select t, case when t % 20 = 0 then 1 else 1 + ${draw('t', 11, Math.round(tickets * 0.6))} end as c,
                  case when t % ${Math.ceil(tickets / LONG_TICKETS)} = 1 then ${LONG} else 2 + ${draw('t', 12, 7)} end as n,
                  ${draw('t', 13, 100)} < case when t > ${tickets * 0.9} then 42 else 2 end as open,
                  now() - interval '730 days' * ((${tickets} - t + 1) / ${tickets}.0) as born,
                  ${oneOf(TOPICS, 't', 23)} as topic
             from generate_series(1, ${tickets}) t) each`,
  // In the order of their arrival, so that the messages of one ticket lie apart as they do in a desk that has grown.
  `create unlogged table draft_message as
   select row_number() over (order by at, t, j) as seq, t, j, at,
          case when j % 7 = 5 then 'note' when j % 7 in (1, 3, 6) then 'in' else 'out' end as direction
     from (select t, j, created_at + (last_at - created_at) * case when j = n then 1 else (j - 1) / n::float8 end as at
             from draft_ticket, generate_series(1, n) j) each`,
  `create unlogged table draft_body as
   select k, (select string_agg(${oneOf(SENTENCES, 'k * 100 + line', 24)}, case when line % 3 = 0 then E'\\n\\n' else ' ' end)
                from generate_series(1, 4 + ${draw('k', 25, 10)}) line) as text
     from generate_series(0, 1999) k`,
  'alter table draft_contact add primary key (i)',
  'alter table draft_ticket add primary key (t)',
  'analyze draft_contact, draft_ticket, draft_message, draft_body',
];

/** The statements that write the rows; each table's rows apart from the others'. */
async function rows(pool: Pool): Promise<string[]> {
  const { rows: found } = await pool.query<{ team: string; mailbox: string; seqs: number }>(
    'select t.id as team, m.id as mailbox, (select max(seq) from draft_message) as seqs from team t, mailbox m where t.is_default',
  );
  const { team, mailbox, seqs } = found[0]!;
  const half = Math.round(seqs / 2);
  return [
    messages(`m.seq <= ${half}`),
    messages(`m.seq > ${half}`),
    await ticketRows(pool, team, mailbox),
    `insert into ticket_read (agent_id, ticket_number, upto, read_at)
     select owner_id, ${BEFORE_FIRST} + t, ${arrivals('n')} - case when open and n % 7 in (1, 3, 6) then 1 else 0 end, last_at from draft_ticket`,
    `insert into contact (id, name, vip, language, created_at)
     select id, name, i = 1 or ${draw('i', 31, 100)} = 0, language, now() - interval '730 days' from draft_contact order by i`,
    `insert into contact_address (address, contact_id)
     select address, id from draft_contact union all select 'is.' || address, id from draft_contact where i % 20 = 3`,
    `insert into participant (ticket_number, contact_id) select ${BEFORE_FIRST} + t, id_of('contact' || c) from draft_ticket order by t`,
    `insert into inbound (id, mailbox_id, folder, uidvalidity, uid, sha256, size, internal_date, state, message_key, content_hash,
                          ticket_number, from_address, subject, stored_at, processed_at, told_at)
     overriding system value
     select seq, '${mailbox}', 'INBOX', 1, seq, md5('a' || seq) || md5('b' || seq), 5000, at, 'processed', md5('c' || seq), md5('d' || seq),
            ${BEFORE_FIRST} + t, a.address, 'Sipariş', at, at, at
       from draft_message m join draft_ticket b using (t) join draft_contact a on a.i = b.c where direction = 'in' order by seq`,
    `insert into inbound (id, mailbox_id, folder, uidvalidity, uid, sha256, size, internal_date, state, held_reason)
     overriding system value
     select ${seqs} + i, '${mailbox}', 'INBOX', 1, ${seqs} + i, md5('a' || i) || md5('b' || i), 5000, now(), 'held', 'flood' from generate_series(1, 30) i`,
    `insert into outbox (id, ticket_number, message_id, mailbox_id, kind, key, state, mail_id, envelope_from, raw_sha256, attempts,
                         sent_at, last_response, created_at, updated_at)
     select id_of('outbox' || seq), ${BEFORE_FIRST} + t, id_of('message' || seq), '${mailbox}', 'reply', 'reply:' || seq, 'sent',
            'tid.' || replace(id_of('outbox' || seq)::text, '-', '') || '@example.test', 'destek@example.test', md5('e' || seq) || md5('f' || seq), 1,
            at, '250 2.0.0 Ok: queued', at, at
       from draft_message where direction = 'out' order by seq`,
    `insert into outbox_recipient (outbox_id, address, state, response)
     select id_of('outbox' || seq), a.address, 'sent', '250 2.1.5 Ok'
       from draft_message m join draft_ticket b using (t) join draft_contact a on a.i = b.c where direction = 'out' order by seq`,
    `insert into attachment (message_id, name, media_type, size, sha256, created_at)
     select id_of('message' || seq), 'fotoğraf ' || seq || '.jpg', 'image/jpeg', 200000, md5('g' || seq) || md5('h' || seq), at
       from draft_message where direction = 'in' and ${draw('seq', 32, 10)} = 0 order by seq`,
    `insert into ticket_event (id, ticket_number, version, kind, at, recorded_at, actor_kind, actor_id, data)
     overriding system value
     select row_number() over (order by at, ticket_number, place), ticket_number, row_number() over (partition by ticket_number order by at, place),
            kind, at, at, actor_kind, actor_id, data from (
       select ${BEFORE_FIRST} + m.t as ticket_number, m.j * 2 as place,
              case direction when 'in' then 'message-received' when 'out' then 'reply' else 'note' end as kind,
              at, case direction when 'in' then 'contact' else 'agent' end as actor_kind,
              case direction when 'in' then id_of('contact' || b.c) else b.owner_id end as actor_id,
              case direction
                when 'in' then jsonb_build_object('message', id_of('message' || seq), 'machine', false, 'outbox', null,
                                                  'dues', case j when 1 then '${DUES}'::jsonb else '[]' end)
                when 'out' then jsonb_build_object('message', id_of('message' || seq), 'outbox', id_of('outbox' || seq), 'then', 'await', 'to', 'awaiting-reply')
                else jsonb_build_object('message', id_of('message' || seq)) end as data
         from draft_message m join draft_ticket b using (t)
       union all
       -- The mail server takes an answer at once.
       select ${BEFORE_FIRST} + t, j * 2 + 1, 'delivery', at, 'system', null,
              jsonb_build_object('outbox', id_of('outbox' || seq), 'state', 'sent', 'retryAt', null, 'reached', true, 'acceptedAt', ${ms('at')})
         from draft_message where direction = 'out'
       union all
       select ${BEFORE_FIRST} + t, n * 2 + 2, 'archive', last_at + interval '1 hour', 'agent', owner_id, '{"to": "closed", "closedAs": "archived"}'
         from draft_ticket where not open) happened`,
  ];
}

/** How many of a ticket's first messages came from the customer. */
const arrivals = (messages: string): string =>
  `${messages} / 7 * 3 + (array[0, 1, 1, 2, 2, 2, 3])[1 + ${messages} % 7]`;

/** And how many went out. */
const departures = (messages: string): string =>
  `${messages} / 7 * 3 + (array[0, 0, 1, 1, 2, 2, 2])[1 + ${messages} % 7]`;

/** What a birth keeps of its deadlines, as long as it is in a desk; no trial reads them. */
const DUES = JSON.stringify(
  ['first-response', 'resolution'].map((clock) => ({
    ...{ clock, cycle: 1, since: 1_790_000_000_000, dueAt: 1_790_000_000_000, warnAt: 1_790_000_000_000, spentMs: 0 },
    ...{ policy: '00000000-0000-4000-8000-000000000001', policyVersion: 1 },
    ...{ calendar: '00000000-0000-4000-8000-000000000002', calendarVersion: 1, warns: true },
  })),
);

const messages = (which: string): string =>
  `insert into message (id, ticket_number, direction, kind, agent_id, contact_id, from_name, from_address, subject, text, html,
                        mail_id, inbound_id, sent_at, created_at, arrival)
   select id_of('message' || seq), ${BEFORE_FIRST} + m.t, direction,
          case direction when 'in' then 'person' when 'out' then 'reply' else 'note' end,
          case when direction <> 'in' then b.owner_id end, case when direction = 'in' then a.id end,
          case when direction = 'in' then a.name else 'Örnek Destek' end,
          case when direction = 'in' then a.address else 'destek@example.test' end,
          b.subject, said.text,
          case when direction = 'in' then '<div dir="auto"><p>' || replace(said.text, E'\\n\\n', '</p><p>') || '</p></div>' end,
          case when direction = 'in' then md5('id' || seq) || '@musteri.example' end, case when direction = 'in' then seq end,
          at, at, case when direction = 'in' then ${arrivals('m.j')} end
     from draft_message m
     join draft_ticket b using (t)
     join draft_contact a on a.i = b.c
     join draft_body w on w.k = ${draw('m.seq', 33, 2_000)}
    cross join lateral (select E'Merhaba,\\n\\n' || case when seq % 50000 = 7 then '${RARE[0]} ' else '' end || seq || ': ' || w.text || E'\\n\\nSaygılarımla\\n' || a.name as text) said
    where ${which} order by seq`;

/** The tickets; what their workflows recorded is as wide as it is in a desk, because lists read it. */
async function ticketRows(pool: Pool, team: string, mailbox: string): Promise<string> {
  const policy = await policyOfTeam(pool, team);
  const { number: _, ...born } = newTicket({ number: 0, team, priority: 'normal', ...termsOf(policy), at: Date.now() });
  const seenKeys = Array.from({ length: 6 }, (_, turn) => `message:${mailbox}:${turn}`);
  const snapshot = JSON.stringify({ ...born, seenKeys });
  const place = (power: number) =>
    `substr('${ALPHABET}', 1 + ((t * 2654435761) / ${ALPHABET.length ** power} % ${ALPHABET.length})::integer, 1)`;
  const code = [7, 6, 5, 4, 3, 2, 1, 0].map(place).join(' || ');
  return `
   insert into ticket (number, code, mailbox_id, contact_id, subject, language, snapshot, version, state, owner_id, team_id, priority, type, tags,
                       snoozed_until, due_at, owed_at, breached, next_deadline_at, message_count, arrived, last_message_at, last_message_direction,
                       preview, created_at, updated_at, closed_at, closed_as)
   select ${BEFORE_FIRST} + t, ${code}, '${mailbox}', a.id, subject, a.language,
          '${snapshot}'::jsonb || jsonb_build_object('number', ${BEFORE_FIRST} + t, 'version', version, 'state', state, 'owner', owner_id, 'team', team_id,
            'snooze', case when snoozed then jsonb_build_object('until', ${ms('wake_at')}, 'dueAt', ${ms('wake_at')}, 'reason', null) end,
            'clocks', jsonb_build_array(${clock('first-response', `'met'`)}, ${clock('next-response', `case when open then 'running' else 'met' end`)},
                                        ${clock('resolution', `case when breached then 'breached' when open then 'running' else 'met' end`)})),
          version, state, case when state = 'new' then null else owner_id end, team_id,
          (array['urgent', 'high', 'normal', 'normal', 'normal', 'normal', 'low'])[1 + ${draw('t', 41, 7)}],
          (array['question', 'complaint', 'request', 'suggestion', null])[1 + ${draw('t', 42, 5)}],
          case when ${draw('t', 43, 4)} = 0 then array['kargo', 'öncelikli'] else '{}' end,
          case when snoozed then wake_at end, case when open then wake_at end, ${OWED_AT}, breached, case when open then wake_at end,
          n, ${arrivals('n')}, last_at, case when n % 7 in (1, 3, 6) then 'in' else 'out' end,
          'Merhaba, ' || n || ': geçen hafta verdiğim siparişin hâlâ kargoya verilmediğini görüyorum. Bilgi verebilir misiniz?',
          created_at, last_at, case when not open then last_at + interval '1 hour' end,
          case when not open then (array['solved', 'no-objection', 'archived'])[1 + ${draw('t', 44, 3)}] end
     from (select *, n + ${departures('n')} + case when open then 0 else 1 end as version, open and ${draw('t', 45, 100)} < 6 as snoozed,
                  open and ${draw('t', 46, 100)} < 8 as breached, now() + ${draw('t', 47, 400)} * interval '1 hour' as wake_at
             from draft_ticket) b
     join draft_contact a on a.i = b.c order by t`;
}

/** What is broken is owed since; of those that wait for a customer a third is promised something all the same. */
const OWED_AT = `case when not open then null when breached then last_at
  when state in ('awaiting-reply', 'resolved-pending-confirmation') and ${draw('t', 48, 3)} > 0 then null else wake_at end`;

/** One promise as a ticket carries it. */
function clock(kind: Clock['kind'], state: string): string {
  const facts: Record<Exclude<keyof Clock, 'raisedFrom' | 'overtaken' | 'renewal'>, string> = {
    kind: `'${kind}'`,
    cycle: '1',
    startedAt: ms('created_at'),
    dueAt: ms('wake_at'),
    warnAt: ms('wake_at'),
    state,
    warned: 'false',
    pausedAt: 'null',
    metAt: `case when ${state} = 'met' then ${ms('last_at')} end`,
    metBy: 'null',
    endedAt: 'null',
    breachedAt: `case when ${state} = 'breached' then ${ms('last_at')} end`,
    promisedAt: 'null',
    ...{ promised: 'true', since: ms('created_at'), spentMs: '0', counted: 'null' },
    ...{ uncounted: `'[]'::jsonb`, lateAt: `'[]'::jsonb` },
  };
  return `jsonb_build_object(${Object.entries(facts)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(', ')})`;
}

const TIDY = [
  'drop table draft_ticket, draft_message, draft_contact, draft_body',
  `select setval('ticket_number', (select max(number) from ticket)), setval(pg_get_serial_sequence('inbound', 'id'), (select max(id) from inbound)),
          setval(pg_get_serial_sequence('ticket_event', 'id'), (select max(id) from ticket_event))`,
];
/** The large ones first, so that both lanes end together. */
const VACUUM = [
  'message',
  'ticket',
  'ticket_event',
  'inbound',
  'outbox',
  'outbox_recipient',
  'contact, contact_address, participant, attachment, agent, team, team_member, mailbox',
].map((tables) => `vacuum (analyze) ${tables}`);
const LAST = [
  // Open tickets are written all day: what counts them from an index alone has to look into many of their pages.
  `update ticket set updated_at = now() where state <> 'closed'`,
  'alter system reset max_wal_size',
  'select pg_reload_conf()',
  'checkpoint',
];

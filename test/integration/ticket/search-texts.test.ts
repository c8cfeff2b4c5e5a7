/** What is said on tickets and attached to them, found by its words, by operators and by what must not be there. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { keepFilingWords } from '../../../activities/ticket/search-filing.ts';
import { ensureDefaults } from '../../../db/core/defaults.ts';
import { createPool, type Pool } from '../../../db/core/pool.ts';
import { insertMessage } from '../../../db/ticket/messages.ts';
import { fileOwed, filePast, pastLeft } from '../../../db/ticket/search-filing.ts';
import { hitsOf } from '../../../db/ticket/search-hits.ts';
import { findTickets } from '../../../db/ticket/search.ts';
import { dueBounds } from '../../../domain/ticket/list/due-group.ts';
import { fold } from '../../../domain/text/fold.ts';
import { wordsIn } from '../../../domain/text/stem.ts';
import { type Parser, UnreadableMail } from '../../../mail/child/pool.ts';
import { parseSearch } from '../../../domain/ticket/search/search.ts';
import { wordsAsked } from '../../../domain/ticket/search/snippet.ts';
import { eventually } from '../../support/eventually.ts';
import { type FreshDatabase, freshDatabase } from '../../support/stack/databases.ts';

let database: FreshDatabase;
let pool: Pool;
let ayse: string;
let contact: string;

beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, () => undefined, 3);
  await ensureDefaults(pool);
  const idOf = async (text: string, values: unknown[] = []) =>
    (await pool.query<{ id: string }>(text, values)).rows[0]!.id;
  ayse = await idOf(
    `insert into agent (email, name, role, password_hash) values ('ayse@example.test', 'Ayşe Kaya', 'agent', '') returning id`,
  );
  contact = await idOf(`insert into contact (name) values ('Şükrü Çağlar') returning id`);
  await pool.query(`insert into contact_address (address, contact_id) values ('sukru@firma.example', $1)`, [contact]);
  await ticket(1001, 'İADE TALEBİ');
  await ticket(1002, 'Kargo', { tags: ['Kırık Cam'], owner: ayse, state: 'assigned', type: 'complaint' });
  await ticket(10497, 'Fatura', { state: 'closed' });
  await say(1001, 'in', 'Sipariş numaram SIP-10497-K. Siparişinizi bekliyorum,\nkitabım gelmedi');
  await say(1002, 'note', 'Müşteri çok kızgın');
  const letter = await say(1002, 'in', 'Ektedir');
  await pool.query(
    `insert into attachment (message_id, name, media_type, size, sha256) values ($1, 'İade formu 2026.docx', 'x/y', 1, 'a')`,
    [letter],
  );
});

afterAll(async () => {
  await pool?.end();
  await database?.drop();
});

type More = { tags?: string[]; owner?: string; state?: string; type?: string };
const ticket = (number: number, subject: string, { tags = [], owner, state = 'new', type }: More = {}) =>
  pool.query(
    `insert into ticket (number, code, contact_id, subject, language, team_id, state, tags, owner_id, type)
     select $1::int, 'Kod' || lpad($1::text, 5, 'x'), $2, $3, 'tr', team.id, $4, $5, $6, $7 from team`,
    [number, contact, subject, state, tags, owner ?? null, type ?? null],
  );

async function say(number: number, direction: 'in' | 'out' | 'note', text: string, more: Record<string, unknown> = {}) {
  const id = randomUUID();
  await insertMessage(pool, {
    ...{ id, number, direction, kind: direction === 'in' ? 'person' : direction === 'out' ? 'reply' : 'note' },
    ...{ agentId: null, contactId: direction === 'in' ? contact : null, fromName: '', fromAddress: '', subject: '' },
    ...{ text, html: null, accepted: true, ...more },
  });
  return id;
}

const found = async (q: string) =>
  (
    await findTickets(pool, {
      ...{ view: 'all', agentId: ayse, teamIds: [], q, team: null, contact: null, tag: null, owner: null },
      ...{ sort: 'number', after: null, limit: 50, when: null, bounds: dueBounds(Date.now(), 'Etc/UTC') },
    })
  ).map(({ number }) => number);

test.each([
  ['words in any order', 'talebi iade', [1001]],
  ['two spaces', 'iade  talebi', [1001]],
  ['a name, family name first', 'Çağlar Şükrü kargo', [1002]],
  ['a number within another word of a mail', 'SIP-10497-K', [1001]],
  ['a number, of a ticket and of an order', '10497', [10497, 1001]],
  ['a ticket’s number alone', '#10497', [10497]],
  ['no part of a number', '1049', []],
  ['a word by another form of it', 'siparişlerimizden', [1001]],
  ['a word by its stem', 'kitap', [1001]],
  ['a word of a note, in other letters', 'KIZGIN', [1002]],
  ['a phrase', '"çok kızgın"', [1002]],
  ['a phrase in another order not', '"kızgın çok"', []],
  ['a word of a subject and one of a mail', 'talebi kitap', [1001]],
  ['what must not be there', 'sükrü -iade', [10497]],
  ['a part of a tag', 'kırık', [1002]],
  ['a tag', 'etiket:"kırık cam"', [1002]],
  ['a state', 'durum:kapalı', [10497]],
  ['a state by its English name', 'state:open', [1002, 1001]],
  ['who asks', 'kimden:sukru@firma kargo', [1002]],
  ['whose it is', 'sorumlu:ayşe', [1002]],
  ['one’s own', 'owner:me', [1002]],
  ['nobody’s', 'sorumlu:yok', [10497, 1001]],
  ['a team', 'ekip:destek tür:şikayet', [1002]],
  ['a day', 'sonra:bugün önce:2020-01-01', []],
  ['a day that all are after', 'after:2020-01-01 kargo', [1002]],
  ['the name of a file', 'formu', [1002]],
  ['a file by its ending', 'dosya:docx', [1002]],
  ['no file', 'dosya:fatura', []],
  ['a code', 'kodx1001', [1001]],
  ['a domain', 'firma.example iade', [1002, 1001]],
])('%s is found: %s', async (_, q, expected) => {
  expect(await found(q)).toEqual(expected);
});

test('a message that its ticket did not take is not found, and is once it was taken', async () => {
  const id = await say(1001, 'out', 'gizlikelime', { accepted: false });
  expect(await found('gizlikelime')).toEqual([]);
  await pool.query('update message set accepted = true where id = $1', [id]);
  expect(await found('gizlikelime')).toEqual([1001]);
});

test('what we send by ourselves says the same on every ticket and is not looked in', async () => {
  await say(1001, 'out', 'otomatikyanit', { kind: 'acknowledgement' });
  expect(await found('otomatikyanit')).toEqual([]);
});

test('what stands in files is found once they were read; what cannot be read is found by its name', async () => {
  const letter = await say(1001, 'note', 'Ekte');
  const texts: Record<string, string> = { a1: 'Zümrüdüanka heykeli', b2: '' };
  for (const [sha, name] of [
    ['a1', 'sozlesme.docx'],
    ['b2', 'taranmis.pdf'],
    ['c3', 'bozuk.xlsx'],
    ['d4', 'resim.jpg'],
  ])
    await pool.query(
      `insert into attachment (message_id, name, media_type, size, sha256) values ($1, $2, 'application/octet-stream', 1, $3)`,
      [letter, name, sha],
    );
  const asked: string[] = [];
  const reader: Parser<string> = {
    parse: (sha) => {
      asked.push(sha);
      const text = texts[sha];
      return text === undefined ? Promise.reject(new UnreadableMail('unreadable', 'no')) : Promise.resolve(text);
    },
    stop: () => Promise.resolve(),
  };
  const stopping = new AbortController();
  const warned: string[] = [];
  const log = { info: () => undefined, warn: (message: string) => void warned.push(message) };
  const filing = keepFilingWords({ pool, reader }, log, stopping.signal);
  await eventually(async () => (await found('dosya:heykel')).length === 1, { label: 'the words of the file' });
  await eventually(() => Promise.resolve(asked.includes('c3')), { label: 'the damaged file' });
  stopping.abort();
  await filing;
  expect(await found('zümrüdüanka')).toEqual([1001]);
  for (const name of ['sozlesme', 'taranmis', 'bozuk', 'resim']) expect(await found(`dosya:${name}`)).toEqual([1001]);
  expect(asked).not.toContain('d4');
  expect(warned).toEqual([]);
});

test('a hit tells where it stands', async () => {
  const where = async (q: string) =>
    (await hitsOf(pool, [1001, 1002], wordsAsked(parseSearch(q).parts))).map((hit) => [
      hit.ticket,
      hit.where,
      hit.name,
    ]);
  expect(await where('kızgın')).toEqual([[1002, 'note', null]]);
  expect(await where('kitap')).toEqual([[1001, 'in', null]]);
  expect(await where('formu')).toEqual([[1002, 'file', 'İade formu 2026.docx']]);
});

test('tickets from before are filed from the newest on, in steps that go on where one stopped', async () => {
  await fileOwed(pool, 1_000);
  const before = await pool.query('select message_id, words::text from message_words order by message_id');
  await pool.query('truncate message_words, file_words');
  await pool.query('insert into search_past select max(number) + 1, max(number) from ticket');
  expect(await found('kızgın')).toEqual([]);
  expect([await filePast(pool, 2), await pastLeft(pool)]).toEqual([2, { left: 1, all: 3 }]);
  expect([await found('kızgın'), await found('kitap')]).toEqual([[1002], []]);
  expect([await filePast(pool, 2), await filePast(pool, 2), await pastLeft(pool)]).toEqual([1, 0, undefined]);
  const after = await pool.query('select message_id, words::text from message_words order by message_id');
  expect(after.rows).toEqual(before.rows);
});

test.each([
  'İade: SIP-10497-K, ayse@firma.com.tr (1.250,50 TL)',
  'şikâyet’i ve don’t… — “tırnak” e-posta/https://a.b/c?d=1&e=%20',
  '-3 +90 532 1e5 12abc a_b C++ #10497',
  'IŞIK ışık Ünlü KÂĞIT',
])('code and database take %s apart into the same words', async (text) => {
  const { rows } = await pool.query<{ words: string[] }>('select tsvector_to_array(search_words($1)) as words', [text]);
  expect(rows[0]!.words.toSorted()).toEqual([...new Set(wordsIn(fold(text)))].toSorted());
});

test('no text is too long or too strange to be filed', async () => {
  const many = Array.from({ length: 100_000 }, (_, index) => `日本${index}`).join(' ');
  for (const text of [
    many,
    '\u{1F600}'.repeat(50_000),
    `a${'\u0301\u0316'.repeat(100_000)}`,
    'a'.repeat(300_000),
    // Letters that folding takes apart into several.
    Array.from({ length: 200_000 }, (_, index) => String.fromCodePoint(0xac00 + ((index * 7_919) % 11_172))).join(''),
    Array.from({ length: 100_000 }, (_, index) => `\u3316${index}`).join(' '),
    "'\\ :*&|!()<->".repeat(1_000),
  ])
    await say(1001, 'in', text);
  await fileOwed(pool, 1_000);
  expect(await found('日本7')).toEqual([1001]);
});

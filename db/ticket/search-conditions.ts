/** Each part of a search as SQL: what it asks of a ticket `t`, and the numbers of all tickets that an index finds by it. */
import { fold } from '../../domain/text/fold.ts';
import { type AskedDay, type Part, tsqueryOf, type Words } from '../../domain/ticket/search/search.ts';
import { isNobody, isOneself } from '../../domain/ticket/search/operators.ts';
import { isoDay } from '../../domain/wall-time.ts';
import { likePattern } from '../core/like.ts';
import { many, type Db } from '../core/pool.ts';
import type { Bind } from './lists.ts';
import { storedChannel } from '../../domain/ticket/channel.ts';
import { isUnread, unreadNumbers } from './reading.ts';

/** SQL of one part. Without `numbers` it only narrows down what others find; they find by tags what `spelledTags` has looked up. */
export type Asking = { ofRow: string; numbers: string | null };
type Found = Asking & { numbers: string };

export function askingOf(part: Part, bind: Bind, agentId: string, tags: readonly string[] = []): Asking {
  const asking = sqlOf(part, bind, agentId, tags);
  return part.not ? { ofRow: `not coalesce((${asking.ofRow}), false)`, numbers: null } : asking;
}

function sqlOf(part: Part, bind: Bind, agentId: string, tags: readonly string[]): Asking {
  switch (part.kind) {
    case 'words':
      return wordsSql(part, bind, tags);
    case 'number': {
      const number = `${bind(part.number)}::bigint`;
      const own = { ofRow: `t.number = ${number}`, numbers: `select ${number}` };
      return part.alone ? own : either(own, wordsSql(part.words, bind, tags));
    }
    case 'code':
      return codeSql(part.code, bind);
    case 'subject':
      return subjectSql(part.words, bind);
    case 'file':
      return inFiles(part.words, bind);
    case 'from':
      return fromSql(fold(part.value), part.value.toLowerCase(), bind);
    case 'to':
      return narrowing(toSql(fold(part.value), part.value.toLowerCase(), bind));
    case 'tag':
      return tagSql(() => tagCondition(part, bind)!, bind, tags);
    case 'owner':
      return narrowing(ownerSql(part.value, bind, agentId));
    case 'team':
      return narrowing(
        `t.team_id = any(array(select id from team where tr_fold(name) like ${bind(likePattern(fold(part.value)))}))`,
      );
    case 'state':
      return narrowing(STATE[part.state]);
    case 'type':
      return narrowing(`t.type = ${bind(part.type)}`);
    case 'priority':
      return narrowing(`t.priority = ${bind(part.priority)}`);
    case 'channel':
      return narrowing(`t.channel = ${bind(storedChannel(part.channel))}`);
    case 'is':
      return part.mark === 'abusive'
        ? { ofRow: `t.number in (${ABUSIVE})`, numbers: ABUSIVE }
        : unreadSql(bind, agentId);
    // It was going on: something was said on that day or later; it was there before it.
    case 'after':
      return narrowing(`t.last_message_at >= ${beginOf(part.day, bind, agentId)}`);
    case 'before':
      return narrowing(`t.created_at < ${beginOf(part.day, bind, agentId)}`);
  }
}

/** By the partial index of few. */
const ABUSIVE = `select ticket_number from message where abuse = 'flagged'`;

function unreadSql(bind: Bind, agentId: string): Found {
  const agent = `${bind(agentId)}::uuid`;
  return { ofRow: isUnread(agent), numbers: unreadNumbers(agent) };
}

/** What stands in the row itself, and no index finds. */
const narrowing = (ofRow: string): Asking => ({ ofRow, numbers: null });

const either = (one: Found, other: Found): Found => ({
  ofRow: `${one.ofRow} or ${other.ofRow}`,
  numbers: `${one.numbers} union all ${other.numbers}`,
});

/** By what stands in the ticket's own row; `condition` of a column's name. */
const inTicket = (column: string, condition: (column: string) => string): Found => ({
  ofRow: condition(column.replace('$', 't.')),
  numbers: `select number from ticket where ${condition(column.replace('$', ''))}`,
});

function codeSql(code: string, bind: Bind): Found {
  const asked = bind(code.toLowerCase());
  return inTicket('lower($code)', (column) => `${column} = ${asked}`);
}

/** Which of a table's texts hold the words; `no` where they are so short that an index of letters knows nothing of them. */
function holds(words: Words, bind: Bind): ((column: string) => string) | null {
  const long = words.words.filter((word) => word.length > 2);
  if (long.length === 0) return null;
  if (words.words.length === 1 && !words.exact) {
    const patterns = words.stems.map((stem) => bind(likePattern(stem)));
    return (column) => `(${patterns.map((pattern) => `${column} like ${pattern}`).join(' or ')})`;
  }
  // The index knows parts of words; what stands between them, and where they end, is looked at.
  const text = bind(standing(words));
  const letters = partsOf(words).flatMap((all) =>
    all.length === 1 && all[0]!.length > 2 ? [bind(likePattern(all[0]!))] : [],
  );
  return (column) =>
    `(${[...letters.map((pattern) => `${column} like ${pattern}`), `${column} ~ ${text}`].join(' and ')})`;
}

/** Each word with what it may be written as: the last one by its stems. */
const partsOf = ({ words, stems }: Words): string[][] =>
  words.map((word, index) => (index < words.length - 1 ? [word] : stems));

/** A pattern of words side by side. */
const standing = (words: Words): string =>
  `\\m${partsOf(words)
    .map((all) => `(${all.join('|')})`)
    .join('[^[:alnum:]]+')}${words.exact ? '\\M' : ''}`;

function subjectSql(words: Words, bind: Bind): Asking {
  const column = holds(words, bind);
  return column === null
    ? narrowing(`t.folded_subject ~ ${bind(standing(words))}`)
    : inTicket('$folded_subject', column);
}

/** `offset 0`: looked up for the one ticket. Without it Postgres may read beforehand every text of the desk that has the word, for a page of fifty. */
const inOf = (table: string, query: string): string =>
  `exists (select from ${table} w where w.ticket_number = t.number and w.words @@ ${query} offset 0)`;

/** Subject, summary, code, tags, name, address, what was said, what is attached. */
function wordsSql(words: Words, bind: Bind, tags: readonly string[]): Found {
  const query = `${bind(tsqueryOf(words))}::tsquery`;
  const said: Found = {
    ofRow: ['message_words', 'file_words', 'ticket_summary'].map((table) => inOf(table, query)).join(' or '),
    numbers: `select ticket_number from message_words where words @@ ${query} union all select ticket_number from file_words where words @@ ${query}
      union all select ticket_number from ticket_summary where words @@ ${query}`,
  };
  // Of a row Postgres asks in this order until one is so: what stands in it first, what was said in all its messages last.
  const all: Found[] = [];
  const column = holds(words, bind);
  if (column !== null) {
    all.push(inTicket('$folded_subject', column));
    all.push(
      ofContacts(
        `select id from contact where ${column('folded_name')}
      union all select contact_id from contact_address where ${column('address')}`,
        `(select ${column('c.folded_name')} from contact c where c.id = t.contact_id)
      or (select bool_or(${column('a.address')}) from contact_address a where a.contact_id = t.contact_id)`,
      ),
    );
    all.push(tagSql(() => column('tr_fold(tag)'), bind, tags));
  }
  if (words.words.length === 1 && words.typed.length === 8) all.push(codeSql(words.typed, bind));
  return [...all, said].reduce(either);
}

function inFiles(words: Words, bind: Bind): Found {
  const query = `${bind(tsqueryOf(words))}::tsquery`;
  return {
    ofRow: inOf('file_words', query),
    numbers: `select ticket_number from file_words where words @@ ${query}`,
  };
}

const ofContacts = (ids: string, ofRow: string): Found => ({
  ofRow,
  numbers: `select number from ticket where contact_id = any(array(${ids}))`,
});

/** The requester, or somebody else who may write on the ticket. */
function fromSql(name: string, address: string, bind: Bind): Found {
  const [named, written] = [bind(likePattern(name)), bind(likePattern(address))];
  const isThem = (id: string) =>
    `(select c.folded_name like ${named} from contact c where c.id = ${id}) or exists (select from contact_address a where a.contact_id = ${id} and a.address like ${written})`;
  const people = `select id from contact where folded_name like ${named} union all select contact_id from contact_address where address like ${written}`;
  return {
    ofRow: `${isThem('t.contact_id')} or exists (select from participant p where p.ticket_number = t.number and (${isThem('p.contact_id')}))
      or exists (select from participant_address p where p.ticket_number = t.number and p.address like ${written})`,
    numbers: `select number from ticket where contact_id in (${people}) union all select ticket_number from participant where contact_id in (${people})
      union all select ticket_number from participant_address where address like ${written}`,
  };
}

/** The mailbox that it came to. */
const toSql = (name: string, address: string, bind: Bind): string =>
  `t.mailbox_id = any(array(select id from mailbox where tr_fold(name) like ${bind(likePattern(name))} or address like ${bind(likePattern(address))}))`;

/**
 * `condition` is one on a `tag`; `tags` are those in use of which it holds: the index knows whole tags. Either is made when it is asked for,
 * because a value that is bound and not in the text has no type.
 */
const tagSql = (condition: () => string, bind: Bind, tags: readonly string[]): Found => ({
  get ofRow() {
    return `(t.tags <> '{}' and exists (select from unnest(t.tags) tag where ${condition()}))`;
  },
  get numbers() {
    return `select number from ticket where ${TAGGED} tags && ${tags.length === 0 ? `'{}'` : bind(tags)}::text[]`;
  },
});

/** The predicate of the index of tags. Whoever has a tag fits it, but Postgres multiplies the chance of one by that of the other: no estimate asks for it. */
export const TAGGED = `tags <> '{}' and`;

/** What a part asks of a `tag`; null: nothing. */
function tagCondition(part: Part, bind: Bind): string | null {
  if (part.kind === 'tag') return `tr_fold(tag) = ${bind(fold(part.value))}`;
  const words = part.kind === 'words' ? part : part.kind === 'number' && !part.alone ? part.words : null;
  return (words && holds(words, bind)?.('tr_fold(tag)')) ?? null;
}

/** So many of the newest tickets that have tags tell how tags are written. */
const TAGS_OF = 5_000;

/**
 * Of each part in its place the tags in use that it asks for. They are looked up before it is searched for them: of an array that it does not
 * see yet Postgres believes that few tickets have it, whatever it holds.
 */
export async function spelledTags(db: Db, parts: readonly Part[]): Promise<string[][]> {
  const values: unknown[] = [];
  const asked = parts.map((part) => tagCondition(part, (value) => `$${values.push(value)}`) ?? 'false');
  if (asked.every((condition) => condition === 'false')) return parts.map(() => []);
  const rows = await many<{ tag: string; fits: boolean[] }>(db, {
    text: `select tag, array[${asked.join(', ')}] as fits
             from (select distinct tag from (select tags from ticket where tags <> '{}' order by number desc limit ${TAGS_OF}) newest, unnest(tags) tag) used
            where ${asked.join(' or ')}`,
    values,
  });
  return parts.map((_, place) => rows.filter(({ fits }) => fits[place]).map(({ tag }) => tag));
}

function ownerSql(value: string, bind: Bind, agentId: string): string {
  if (isNobody(value)) return 't.owner_id is null';
  if (isOneself(value)) return `t.owner_id = ${bind(agentId)}::uuid`;
  return `t.owner_id = any(array(select id from agent where tr_fold(name) like ${bind(likePattern(fold(value)))} or email like ${bind(likePattern(value.toLowerCase()))}))`;
}

const STATE: Record<Extract<Part, { kind: 'state' }>['state'], string> = {
  open: `t.state <> 'closed'`,
  new: `t.state = 'new'`,
  assigned: `t.state = 'assigned'`,
  'awaiting-reply': `t.state = 'awaiting-reply'`,
  'resolved-pending-confirmation': `t.state = 'resolved-pending-confirmation'`,
  closed: `t.state = 'closed'`,
  snoozed: 't.snoozed_until is not null',
  late: `t.breached and t.state <> 'closed'`,
};

/** SQL: the zone that whoever searches has chosen, else that of the calendar by which the company promises. */
const zoneOf = (agent: string): string =>
  `coalesce((select preferences->>'zone' from agent where id = ${agent}),
            (select c.time_zone from policy p join calendar c on c.id = p.calendar_id where p.is_default limit 1))`;

/** SQL: when a day begins there. */
function beginOf(day: AskedDay, bind: Bind, agentId: string): string {
  const zone = zoneOf(bind(agentId));
  return typeof day === 'number'
    ? `(((now() at time zone ${zone})::date - ${bind(day)}::int)::timestamp at time zone ${zone})`
    : `(${bind(isoDay(day))}::date::timestamp at time zone ${zone})`;
}

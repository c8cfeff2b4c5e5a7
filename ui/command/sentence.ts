/**
 * A command in words, with what it takes: `ertele cuma 14: kargo bekleniyor`, `assign mert`, `öncelik acil`, `etiket -iade`, `git 10497`. The verbs
 * of both languages count, however their letters are written; each reading says what would happen. Pure.
 */
import { LIMITS } from '../../domain/limits.ts';
import { targetAfter } from '../../domain/sla/snooze-choices.ts';
import { readWhen, type Reader } from '../../domain/sla/when.ts';
import { fold } from '../../domain/text/fold.ts';
import { PRIORITIES, type Priority, TICKET_TYPES, type TicketType } from '../../domain/ticket/ticket.ts';

type Named = { id: string; name: string };

/** What words may mean: who there is, and what is in use. */
export type World = {
  me: Named;
  agents: readonly Named[];
  teams: readonly Named[];
  tags: readonly string[];
  reader: Reader;
  /** What is said for a snooze that nobody has given a reason for. */
  reasons: readonly string[];
};

/** One reading of the words. */
export type Said =
  | { kind: 'assign'; to: { agent: Named } | { team: Named } | null }
  | { kind: 'set-priority'; priority: Priority }
  | { kind: 'set-type'; type: TicketType | null }
  | { kind: 'tag'; tag: string; does: 'add' | 'remove' }
  | { kind: 'snooze'; until: number; dueAt: number; reason: string }
  | { kind: 'go'; number: number };

export const SAID_KINDS = ['snooze', 'assign', 'set-priority', 'tag', 'set-type', 'go'] as const;
type Kind = (typeof SAID_KINDS)[number];

/** Folded. A verb may be cut short to three letters. */
export const VERBS: Record<Kind, readonly string[]> = {
  snooze: ['ertele', 'snooze'],
  assign: ['ata', 'assign'],
  'set-priority': ['oncelik', 'priority'],
  tag: ['etiket', 'etiketle', 'tag'],
  'set-type': ['tur', 'type'],
  go: ['git', 'go'],
};
const SHORTEST = 3;

/** Of many readings the first ones. */
const SHOWN = 6;

/** The verb that the words begin with, and what is said behind it; null when they begin with none. */
export function verbOf(query: string): { kind: Kind; rest: string } | null {
  const [first = '', ...words] = query.trim().split(/\s+/);
  const verb = fold(first);
  const kind = SAID_KINDS.find((one) =>
    VERBS[one].some((word) => word === verb || (verb.length >= SHORTEST && word.startsWith(verb))),
  );
  return kind === undefined ? null : { kind, rest: words.join(' ') };
}

/** The number of a ticket, where nothing else is typed. */
export const numberIn = (words: string): number | null => {
  const digits = /^#?(\d{1,10})$/.exec(words.trim())?.[1];
  return digits === undefined ? null : Number(digits);
};

/** The number of the ticket to which the words want to go. */
export function numberSaid(query: string): number | null {
  const said = verbOf(query);
  return said?.kind === 'go' ? numberIn(said.rest) : null;
}

/** All that the words may mean, the likeliest first. */
export function readSaid(query: string, world: World): Said[] {
  const said = verbOf(query);
  return said === null ? [] : READ[said.kind](said.rest, world).slice(0, SHOWN);
}

const READ: Record<Kind, (rest: string, world: World) => Said[]> = {
  snooze: snoozes,
  assign: (rest, { me, agents, teams }) => {
    const asked = fold(rest.trim());
    const people = [me, ...agents.filter(({ id }) => id !== me.id)];
    return [
      ...(asked !== '' && NOBODY.includes(asked) ? [{ kind: 'assign', to: null } as const] : []),
      ...people
        .filter(({ id, name }) => fits(name, asked) || (id === me.id && ME.includes(asked)))
        .map((agent): Said => ({ kind: 'assign', to: { agent } })),
      ...teams.filter(({ name }) => fits(name, asked)).map((team): Said => ({ kind: 'assign', to: { team } })),
    ];
  },
  'set-priority': (rest) =>
    named(PRIORITIES, PRIORITY_WORDS, rest).map((priority) => ({ kind: 'set-priority', priority })),
  'set-type': (rest) => [
    ...named(TICKET_TYPES, TYPE_WORDS, rest).map((type): Said => ({ kind: 'set-type', type })),
    ...(fits('yok none', fold(rest)) ? [{ kind: 'set-type', type: null } as const] : []),
  ],
  tag: (rest, { tags }) => {
    const does = rest.startsWith('-') ? 'remove' : 'add';
    const word = rest.replace(/^[-+]\s*/, '').trim();
    const known = tags.filter((tag) => fold(tag).startsWith(fold(word)));
    const isNew =
      does === 'add' && word !== '' && word.length <= LIMITS.tagChars && !known.some((tag) => fold(tag) === fold(word));
    return [...known, ...(isNew ? [word] : [])].map((tag) => ({ kind: 'tag', tag, does }));
  },
  go: (rest) => {
    const number = numberIn(rest);
    return number === null ? [] : [{ kind: 'go', number }];
  },
};

const ME = ['ben', 'bana', 'me'];
const NOBODY = ['kimse', 'hic kimse', 'nobody', 'none'];

/** Folded, of both languages. */
const PRIORITY_WORDS: Record<Priority, string> = {
  urgent: 'acil urgent',
  high: 'yuksek high',
  normal: 'normal',
  low: 'dusuk low',
};
const TYPE_WORDS: Record<TicketType, string> = {
  question: 'soru question',
  complaint: 'sikayet complaint',
  request: 'istek request',
  suggestion: 'oneri suggestion',
};

const named = <Value extends string>(values: readonly Value[], words: Record<Value, string>, rest: string): Value[] =>
  values.filter((value) => fits(words[value], fold(rest)));

/** Each word asked for begins one that there is. */
const fits = (name: string, asked: string): boolean => {
  const words = fold(name).split(/\s+/);
  return asked
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
};

/** Until when, and behind a colon or a dash why. */
function untilAndWhy(rest: string): [when: string, why: string] {
  const [, when = '', why = ''] = /^(.*?)(?::(?!\d)|\s[–—-]\s|$)(.*)$/su.exec(rest) ?? [];
  return [when.trim(), why.trim()];
}

/** What is wrong with the time that a snooze names; null where it is a time, or names none yet. */
export function snoozeFault(query: string, reader: Reader): 'past' | 'far' | null {
  const said = verbOf(query);
  if (said?.kind !== 'snooze') return null;
  const { kind } = readWhen(untilAndWhy(said.rest)[0], reader);
  return kind === 'past' || kind === 'far' ? kind : null;
}

/** Without a reason the usual ones are offered: a snooze without one tells nobody anything. */
function snoozes(rest: string, { reader, reasons }: World): Said[] {
  const [when, why] = untilAndWhy(rest);
  const read = readWhen(when, reader);
  if (read.kind !== 'at') return [];
  const given = why === '' ? reasons : [why];
  const dueAt = targetAfter(read.at, reader.calendar);
  return given.map((reason) => ({ kind: 'snooze', until: read.at, dueAt, reason }));
}

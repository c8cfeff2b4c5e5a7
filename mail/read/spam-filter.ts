/**
 * What the spam filter of a mail server wrote above a mail. Anybody may write such a field, and a mail may bring those of servers that
 * it came by before ours; so only what was written last counts, as far as one can tell.
 *
 * Servers put their lines on top, each above the `Received` of the server before it. Fields with such a line beneath them were
 * written on the way, and of these the group with the fewest above it last: a sender can put a group of their own only beneath it. Some
 * servers (Exim, Exchange) append theirs to the letter's own fields instead, where nobody can tell them from a sender's. These count when
 * there is no other group, and then the worst of them: a sender who writes `no` does not undo our server's `yes`.
 */
import type { SpamMark } from '../../domain/mail/message.ts';
import type { Field, Head } from './head.ts';

/** What one field says; `score` by how much its kind is believed, the first kind before the others. */
type Said = { marked: boolean; score: number | null; kind: (typeof KINDS)[number] };
/** Exim writes `X-Spam-Score` ten times as high as it is, so that the words of a status go first; stars are rounded. */
const KINDS = ['status', 'score', 'level', 'stars'] as const;

const NUMBER = /^[+-]?\d{1,4}(?:\.\d{1,6})?/;
const numberIn = (text: string | undefined): number | null => {
  const found = NUMBER.exec(text ?? '')?.[0];
  return found === undefined ? null : Number(found);
};

/** Exchange calls it spam from 5 on (Spam Confidence Level; -1: it was not looked at). */
const SPAM_LEVEL = 5;
const byLevel = (level: number | null): Said => ({
  ...{ marked: level !== null && level >= SPAM_LEVEL, score: level, kind: 'level' },
});
const flagged = (value: string): Said => ({
  ...{ marked: /^\s{0,9}(?:yes|true)\b/i.test(value), score: null, kind: 'status' },
});

/** The fields of SpamAssassin, Rspamd and Exchange, and of those who write theirs alike. */
const READERS: Readonly<Record<string, (value: string) => Said>> = {
  'x-spam': flagged,
  'x-spam-flag': flagged,
  /** `Yes, score=7.9 required=5.0 tests=…`; older ones write `hits`. */
  'x-spam-status': (value) => ({
    ...flagged(value),
    score: numberIn(/\b(?:score|hits)=([+-]?\d[\d.]{0,9})/i.exec(value)?.[1]),
  }),
  /** `default: False [5.40 / 15.00]; …` */
  'x-spamd-result': (value) => {
    const found = /^[^:;[]{0,60}:\s{0,9}(true|false)\s{0,9}\[\s{0,9}([+-]?\d[\d.]{0,9})/i.exec(value);
    return { marked: found?.[1]?.toLowerCase() === 'true', score: numberIn(found?.[2]), kind: 'status' };
  },
  'x-spam-score': (value) => ({ marked: false, score: numberIn(value.trimStart()), kind: 'score' }),
  /** A star for each full point. */
  'x-spam-level': (value) => ({
    ...{ marked: false, score: /^\s{0,9}([*+]{1,100})/.exec(value)?.[1]?.length ?? null, kind: 'stars' },
  }),
  'x-ms-exchange-organization-scl': (value) => byLevel(numberIn(value.trimStart())),
  /** `CIP:192.0.2.1;CTRY:TR;SCL:5;…` */
  'x-forefront-antispam-report': (value) =>
    byLevel(numberIn(/(?:^|;)\s{0,9}SCL:\s{0,9}(-?\d{1,2})(?!\d)/i.exec(value)?.[1])),
};

/** Never throws; nothing said is nothing found. */
export function spamMarkOf({ fields }: Head): SpamMark {
  const said = writtenLast(fields).flatMap(({ name, value }) => READERS[name]?.(value) ?? []);
  const scores = KINDS.map((kind) => said.flatMap((one) => (one.kind === kind ? (one.score ?? []) : [])));
  const found = scores.find((known) => known.length > 0);
  return { marked: said.some(({ marked }) => marked), score: found === undefined ? null : Math.max(...found) };
}

/** The group of filters' fields that was written last. */
function writtenLast(fields: readonly Field[]): Field[] {
  const groups: Field[][] = [[]];
  for (const field of fields) {
    if (field.name === 'received') groups.push([]);
    else if (Object.hasOwn(READERS, field.name)) groups.at(-1)!.push(field);
  }
  return groups.find((group) => group.length > 0) ?? [];
}

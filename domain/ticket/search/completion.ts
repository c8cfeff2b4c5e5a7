/** How what is being typed into a search may go on: operators by the beginnings of their names, and the values of those that are known. */
import { fold } from '../../text/fold.ts';
import {
  ASKED_CHANNELS,
  ASKED_MARKS,
  ASKED_PRIORITIES,
  ASKED_STATES,
  ASKED_TYPES,
  NOBODY,
  ONESELF,
  OPERATOR_NAMES,
  type Operator,
  operatorNamed,
  OPERATORS,
  TODAY,
  YESTERDAY,
} from './operators.ts';
import { piecesOf } from './search.ts';

type Language = 'tr' | 'en';
/** What an installation has of its own. */
export type Known = { tags: readonly string[]; teams: readonly string[]; people: readonly string[] };
/** `text` is the whole search with `said` in its place, and `caret` behind it. */
export type Completion = { said: string; operator: Operator; isValue: boolean; text: string; caret: number };

/** So many are offered at once. */
const OFFERED = 8;

/** Ways on from the piece that the caret stands in; none while it is a plain word that begins no operator. */
export function completionsOf(typed: string, caret: number, language: Language, known: Known): Completion[] {
  const piece = piecesOf(typed).find(({ from, to }) => from < caret && caret <= to);
  const begun = piece === undefined ? '' : typed.slice(piece.from, caret);
  const [, minus = '', name = '', colon, value = ''] = /^(-?)([^:"]*)(:)?"?(.*)$/u.exec(begun) ?? [];
  const finished = (said: string, operator: Operator, isValue: boolean): Completion => {
    const from = piece?.from ?? caret;
    const rest = typed.slice(piece === undefined ? caret : piece.to);
    // A value is followed by the next piece, an operator by its value.
    const put = isValue ? `${minus}${name}:${quoted(said)} ` : `${minus}${said}`;
    const text = `${typed.slice(0, from)}${put}${isValue ? rest.trimStart() : rest}`;
    return { said, operator, isValue, text, caret: from + put.length };
  };
  if (colon !== undefined) {
    const operator = operatorNamed(name);
    if (operator === undefined) return [];
    return valuesOf(operator, language, known)
      .filter((one) => beginsIn(one, value) && fold(one) !== fold(value))
      .slice(0, OFFERED)
      .map((one) => finished(one, operator, true));
  }
  if (name === '' && typed.trim() !== '') return [];
  return OPERATOR_NAMES.filter((operator) => {
    const { tr, en } = OPERATORS[operator];
    return [...tr, ...en].some((one) => fold(one).startsWith(fold(name)));
  }).map((operator) => finished(`${OPERATORS[operator][language][0]}:`, operator, false));
}

const quoted = (value: string): string => (/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value);

/** Any word of a name may be begun. */
const beginsIn = (name: string, begun: string): boolean => {
  const [folded, asked] = [fold(name), fold(begun)];
  return folded.startsWith(asked) || folded.split(/\s+/).some((word) => word.startsWith(asked));
};

function valuesOf(operator: Operator, language: Language, { tags, teams, people }: Known): readonly string[] {
  const first = (table: Record<string, Record<Language, readonly string[]>>) =>
    Object.values(table).map((names) => names[language][0]!);
  switch (operator) {
    case 'state':
      return first(ASKED_STATES);
    case 'type':
      return first(ASKED_TYPES);
    case 'priority':
      return first(ASKED_PRIORITIES);
    case 'channel':
      return first(ASKED_CHANNELS);
    case 'is':
      return first(ASKED_MARKS);
    case 'owner':
      return [...first({ ONESELF, NOBODY }), ...people];
    case 'team':
      return teams;
    case 'tag':
      return tags;
    case 'before':
    case 'after':
      return [...first({ TODAY, YESTERDAY }), ...(language === 'tr' ? ['7g', '30g'] : ['7d', '30d'])];
    case 'file':
      return ['pdf', 'docx', 'xlsx', 'pptx', 'jpg'];
    case 'subject':
    case 'from':
    case 'to':
      return [];
  }
}

/** A condition in plain words of its reader's language, as sentences have it. */
import { type Field, FIELDS } from '../../domain/ticket/field.ts';
import { type Comparison, type Group, isGroup, type Part, type Value } from './blocks.ts';
import { inside, type Speaker, UNIT_MINUTES, unitOf, valueWord } from './words.ts';

/** What is asked for, without a capital and a stop; `…` where nothing is said yet. */
export const conditionWords = (when: Group, speaker: Speaker): string => clause(when, false, speaker);

/** "None of a and b" is said as "not a and not b": no sentence has a "not" around it. */
function clause(part: Part, not: boolean, speaker: Speaker): string {
  if (!isGroup(part)) return compared(part, part.not !== not, speaker);
  const turns = (part.mode === 'none' || part.mode === 'not-all') !== not;
  const isAll = (part.mode === 'all' || part.mode === 'not-all') !== turns;
  const words = part.parts.map((one) => {
    const words = clause(one, turns, speaker);
    return isGroup(one) && one.parts.length > 1 && part.parts.length > 1 ? `(${words})` : words;
  });
  return words.join(` ${speaker.t(isAll ? 'rule.and' : 'rule.or')} `) || '…';
}

function compared({ field, op, value }: Comparison, not: boolean, speaker: Speaker): string {
  const { t } = speaker;
  const end = not ? '.not' : '';
  const { kind }: Field = FIELDS[field];
  switch (kind) {
    case 'flag':
      return t(`rule.if.${field}${(value[0] === true) === not ? '.not' : ''}`);
    case 'text': {
      const values = either(value.map(quoted), speaker);
      // There may be several, of which one or none is meant.
      if (field === 'attachment-name') return t(`rule.if.${field}.${op}${end}`, { values });
      const words = { values, noun: t(`rule.noun.${field}`), within: t(`rule.within.${field}`) };
      return t(`rule.if.text.${op}${end}`, words);
    }
    case 'address': {
      const values = either(value.map(op === 'contains' ? quoted : String), speaker);
      return t(`rule.if.${field}.${op}${end}`, { values });
    }
    case 'number':
      return t(`rule.if.${field}.${op}${end}`, { values: amount(field, value[0], speaker) });
    case 'calendar': {
      const values = either(
        value.map((one) => valueWord(field, String(one), speaker)),
        speaker,
      );
      return t(`rule.if.${field}.${(op === 'inside') === not ? 'outside' : 'inside'}`, { values });
    }
    case 'choice': {
      const { of, choices }: Field = FIELDS[field];
      const word = (one: Value) => {
        const own = valueWord(field, String(one), speaker);
        if (of !== undefined || field === 'language') return own;
        return choices === undefined ? quoted(own) : inside(own, speaker.language);
      };
      return t(`rule.if.${field}${end}`, { values: either(value.map(word), speaker) });
    }
  }
}

export const quoted = (value: Value): string => `“${String(value)}”`;

function amount(field: Comparison['field'], value: Value | undefined, { t, language }: Speaker): string {
  if (typeof value !== 'number') return '…';
  if (field !== 'minutes-in-state') return new Intl.NumberFormat(language).format(value);
  const unit = unitOf(value);
  return t(`rule.duration.${unit}`, { count: value / UNIT_MINUTES[unit] });
}

export const either = (words: readonly string[], { t }: Speaker): string => listed(words, t('rule.or'));

export function listed(words: readonly string[], last: string): string {
  if (words.length < 2) return words[0] ?? '…';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)!}`;
}

/** What the values of a condition, and what a rule names, are called. */
import { type Field, type FieldName, FIELDS, type ThingKind } from '../../domain/ticket/field.ts';
import type { Language } from '../../domain/text/language.ts';
import type { DeskT } from '../texts/index.ts';

type Thing = { id: string; name: string };
/** What the installation has of each kind that a rule can name. */
export type Things = Record<ThingKind, readonly Thing[]>;
export type Speaker = { t: DeskT; language: Language; things: Things };

/** The name of something; `…` while nothing is chosen, and words for what is gone. */
export const nameOf = (of: ThingKind, id: string, { t, things }: Speaker): string =>
  id === '' ? '…' : (things[of].find((one) => one.id === id)?.name ?? t('rule.gone'));

/** A value of a field whose values are few or stand for something. */
export function valueWord(field: FieldName, value: string, speaker: Speaker): string {
  const { of }: Field = FIELDS[field];
  if (of !== undefined) return nameOf(of, value, speaker);
  const { t } = speaker;
  switch (field) {
    case 'priority':
    case 'type':
    case 'state':
      return t(`${field}.${value}`);
    case 'importance':
    case 'language':
      return t(`explain.${field}.${value}`);
    case 'channel':
      return t(`rule.channel.${value}`);
    default:
      return value;
  }
}

/** With a capital at its beginning. */
export const capital = (text: string, language: Language): string => {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(language) + rest.join('');
};

/** A word that has a capital where it stands alone. */
export const inside = (word: string, language: Language): string => word.toLocaleLowerCase(language);

export const UNIT_MINUTES = { minute: 1, hour: 60, day: 24 * 60 } as const;
export type Unit = keyof typeof UNIT_MINUTES;

/** The largest unit that says the minutes without a rest. */
export function unitOf(minutes: number): Unit {
  if (minutes > 0 && minutes % UNIT_MINUTES.day === 0) return 'day';
  return minutes > 0 && minutes % UNIT_MINUTES.hour === 0 ? 'hour' : 'minute';
}

/** Values of custom fields in words, and numbers as people write them. */
import { type CustomField, labelIn } from '../../../domain/ticket/custom/field.ts';
import type { CustomValue } from '../../../domain/ticket/custom/value.ts';
import type { Language } from '../../../domain/text/language.ts';
import type { DeskT } from '../../texts/index.ts';
import { dayInWords } from '../../time.ts';

type Shown = Pick<CustomField, 'kind' | 'choices'>;

/** As a reader sees it. */
export function customText({ kind, choices }: Shown, value: CustomValue, language: Language, t: DeskT): string {
  if (typeof value === 'boolean') return t(value ? 'custom.yes' : 'custom.no');
  if (typeof value === 'number') return value.toLocaleString(language, { maximumFractionDigits: 10 });
  if (kind === 'date' && typeof value === 'string') return dayInWords(value, language);
  if (kind !== 'choice' && kind !== 'choices') return String(value);
  const chosen = typeof value === 'string' ? [value] : value;
  return choices
    .filter(({ id }) => chosen.includes(id))
    .map(({ label }) => labelIn(label, language))
    .join(', ');
}

/** A link without what everybody knows of it. */
export const shortLink = (link: string): string => link.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');

/** A number as somebody edits it: with the decimal mark of their language, and nothing else between its digits. */
export const writtenNumber = (value: number, language: Language): string =>
  value.toLocaleString(language, { useGrouping: false, maximumFractionDigits: 10 });

/** What somebody has written as a number; undefined for what is none. In Turkish a comma is the decimal mark, and a dot stands between thousands. */
export function readNumber(written: string, language: Language): number | undefined {
  const bare = written.replaceAll(/[\s\u00a0]/g, '');
  const [thousands, decimal] = language === 'tr' ? ['.', ','] : [',', '.'];
  // A lone mark that cannot stand between thousands is a decimal mark of another language.
  const isForeign =
    !bare.includes(decimal) && bare.split(thousands).length === 2 && !/^[-+]?\d{1,3}[.,]\d{3}$/.test(bare);
  // What stands between thousands stands before each three digits: a date is no number.
  const groups = bare.split(decimal)[0]!.split(thousands);
  if (!isForeign && groups.length > 1 && !groups.slice(1).every((group) => /^\d{3}$/.test(group))) return undefined;
  const plain = isForeign ? bare.replace(thousands, '.') : bare.replaceAll(thousands, '').replace(decimal, '.');
  return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

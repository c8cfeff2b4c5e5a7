/** How a change of promises goes over the open tickets, in words. Pure. */
import type { Language } from '../../domain/text/language.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Output } from '../data/api-types.ts';
import type { DeskT } from '../texts/index.ts';

type Renewal = NonNullable<Output<'getRenewal'>['renewal']>;

/** So long after it has ended it is told what it came to. */
const TOLD_MS = 10 * MINUTE_MS;

/** What is told of it at `now`; null: nothing any more. */
export function renewalWords(
  { finishedAt, looked, of, changed }: Renewal,
  now: number,
  { t, language }: { t: DeskT; language: Language },
): string | null {
  const number = (count: number) => new Intl.NumberFormat(language).format(count);
  if (finishedAt === null)
    return of === 0 ? t('renewal.begins') : t('renewal.runs', { looked: number(looked), of: number(of) });
  if (now - Date.parse(finishedAt) > TOLD_MS || looked === 0) return null;
  if (changed === 0) return t('renewal.done.none', { looked: number(looked) });
  return t('renewal.done', { looked: number(looked), changed: number(changed) });
}

/** A day in one line: what is late, or until when nothing is due. Pure. */
import type { Language } from '../../domain/text/language.ts';
import { EACH_MS } from '../../domain/routing/work-day.ts';
import type { DeskT } from '../texts/index.ts';
import { clockTime, dayTime, span, untilTime } from '../time.ts';
import { freeUntil, type Today } from './day.ts';

export function summaryOf(
  today: Today,
  now: number,
  { t, language, isMine }: { t: DeskT; language: Language; isMine: boolean },
): string {
  const late = today.dues.filter(({ at }) => Date.parse(at) <= now).length;
  const next = today.dues.find(({ at }) => Date.parse(at) > now);
  const unfit = today.dues.filter((due) => due.unfit).length;
  const free = freeUntil(today, now);
  const by = (at: number | string) => untilTime(at, now, language);
  const time = (at: string) =>
    Date.parse(at) < Date.parse(today.day.ends) ? clockTime(at) : dayTime(at, now, language);
  const name = today.agent.name;
  const parts = [
    late > 0 && t('today.is-late', { count: late }),
    late > 0 && next && t('today.next', { time: time(next.at) }),
    free && (isMine ? t('today.free', { by: by(free.at) }) : t('today.free.of', { name, by: by(free.at) })),
    late === 0 && !free && next && t('today.next', { time: time(next.at) }),
    today.dues.length === 0 && (isMine ? t('today.nothing') : t('today.nothing.of', { name })),
    unfit > 0 && t('today.unfits', { count: unfit, each: span(EACH_MS, language) }),
  ];
  return parts.filter(Boolean).join(' · ');
}

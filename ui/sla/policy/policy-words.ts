/** A policy in plain words. Pure. */
import type { Escalation } from '../../../domain/sla/policy.ts';
import { CLOCK_KINDS, type ClockKind, PRIORITIES, type Priority } from '../../../domain/ticket/ticket.ts';
import { DAY_MS } from '../../../domain/time.ts';
import type { Group } from '../../condition/blocks.ts';
import { conditionWords } from '../../condition/clause.ts';
import { capital, inside, type Speaker } from '../../condition/words.ts';
import type { DeskT } from '../../texts/index.ts';
import type { Language } from '../../../domain/text/language.ts';
import { inWords } from './duration-words.ts';
import type { Policy } from './policy-draft.ts';

/** For which tickets it is, as a sentence. */
export function forWhom({ when, isDefault }: { when: Group; isDefault: boolean }, speaker: Speaker): string {
  const { t, language } = speaker;
  if (isDefault) return t('policy.for.rest');
  if (when.parts.length === 0) return t('policy.for.all');
  return capital(t('policy.for', { condition: conditionWords(when, speaker) }), language);
}

type Promised = Pick<Policy, 'promises' | 'countBy'>;

/** An amount of one of its promises; `dayMs`: of a day of its calendar. */
export const amountWords = (
  { promises, countBy }: Promised,
  priority: Priority,
  clock: ClockKind,
  { dayMs, t, language }: { dayMs: number; t: DeskT; language: Language },
): string => {
  const ms = promises[priority][clock];
  return ms === null ? t('policy.no-promise') : inWords(ms, countBy[clock] === 'business' ? dayMs : DAY_MS, language);
};

/** The promises of a normal ticket, and of the others what is not the same. */
export const promiseLines = (policy: Promised): { priority: Priority; clocks: ClockKind[] }[] => {
  const { normal } = policy.promises;
  const others = PRIORITIES.filter((one) => one !== 'normal').flatMap((priority) => {
    const clocks = CLOCK_KINDS.filter((clock) => policy.promises[priority][clock] !== normal[clock]);
    return clocks.length === 0 ? [] : [{ priority, clocks }];
  });
  return [{ priority: 'normal', clocks: [...CLOCK_KINDS] }, ...others];
};

/** In whose hours its promises run: all in those of the calendar, all around the clock, or some of them. */
export function hoursWords(
  countBy: Policy['countBy'],
  calendar: string,
  { t, language }: Pick<Speaker, 't' | 'language'>,
): string {
  const around = CLOCK_KINDS.filter((clock) => countBy[clock] === 'calendar');
  if (around.length === 0) return t('policy.hours.open', { calendar });
  if (around.length === CLOCK_KINDS.length) return t('policy.hours.around');
  const clocks = around.map((clock) => inside(t(`clock.${clock}`), language)).join(', ');
  return t('policy.hours.some', { calendar, clocks });
}

/** After how long a promise warns, said by an example: `4 saatlik sözde 3 saat sonra`. */
export function warnWords(part: number, { t, language }: Pick<Speaker, 't' | 'language'>): string {
  const hour = 60 * 60 * 1_000;
  return t('policy.warn.example', {
    promise: inWords(4 * hour, DAY_MS, language),
    after: inWords(Math.max(60_000, part * 4 * hour), DAY_MS, language),
  });
}

/** A step of its escalation: `İlk yanıt sözü kaçınca ekip liderine haber verilir`. */
export function escalationWords(
  { clock, at, do: deed }: Escalation,
  dayMs: number,
  { t, language }: Pick<Speaker, 't' | 'language'>,
): string {
  const when =
    typeof at === 'number'
      ? t('policy.step.late', { clock: t(`clock.${clock}`), after: inWords(at, dayMs, language) })
      : t(`policy.step.${at}`, { clock: t(`clock.${clock}`) });
  return `${when} ${t(`policy.deed.${deed}.says`)}`;
}

/** How the time of a ticket is counted, in plain words. Pure. */
import type { Output } from '../../data/api-types.ts';
import type { Language } from '../../../domain/text/language.ts';
import { SECOND_MS } from '../../../domain/time.ts';
import type { DeskT } from '../../texts/index.ts';
import { knownText } from '../../texts/known.ts';
import { amount, weekdayDay } from '../../time.ts';

export type Explanation = Output<'getExplanation'>;
export type ExplainedClock = Explanation['clocks'][number];
export type Life = Pick<ExplainedClock, 'spells' | 'promises' | 'days' | 'usedMs' | 'metAt' | 'endedAt'>;
type Next = Explanation['next'][number];
type Outcome = Next['then'][number];
type Spell = Life['spells'][number];

/** Of a promise that had passed as it was made: how much it is, and since when it is over, at once or with the next opening; null of any other. */
export function overtakenBy(
  { promises }: Pick<Life, 'promises'>,
  time: (at: string) => string,
  t: DeskT,
  language: Language,
): string | null {
  const last = promises.at(-1);
  if (last?.isOvertaken !== true || last.amountMs === null || last.dueAt === null) return null;
  const isAtOnce = Date.parse(last.dueAt) - Date.parse(last.at) < SECOND_MS;
  const said = { amount: amount(last.amountMs, language), time: time(last.dueAt) };
  return t(isAtOnce ? 'time.overtaken' : 'time.overtaken.opening', said);
}

/** `4 sa söz: 20 Kas Cum 2 sa 10 dk, 23 Kas Pzt 1 sa 50 dk; hedef …`; null where nobody can say. */
export function madeOf({ days, promises }: Life, due: string | null, t: DeskT, language: Language): string | null {
  const amountMs = promises.at(-1)?.amountMs ?? null;
  if (amountMs === null || days.length === 0) return null;
  // A day of which a part is still to be counted is said once, with both parts.
  const byDay = new Map<string, typeof days>();
  for (const one of days) byDay.set(one.day, [...(byDay.get(one.day) ?? []), one]);
  const parts = [...byDay].map(([day, some]) =>
    t('time.day', {
      day: weekdayDay(day, language),
      amount: some
        .map(({ countedMs, isAhead }) =>
          isAhead ? t('time.day.left', { amount: amount(countedMs, language) }) : amount(countedMs, language),
        )
        .join(' + '),
    }),
  );
  const said = { amount: amount(amountMs, language), days: parts.join(', ') };
  return due === null ? t('time.made-of', said) : t('time.made-of.ahead', { ...said, time: due });
}

/** `Ayşe hedefi … yaptı; ilk söz …`: of a due time that a person has set, however it was moved since; null of any other. */
export function namedBy({ promises }: Pick<Life, 'promises'>, time: (at: string) => string, t: DeskT): string | null {
  const named = promises.findLast(({ because }) => because === 'override' || because === 'snooze');
  const first = promises[0]?.dueAt;
  if (named?.because !== 'override' || named.dueAt === null || named.by === null || first == null) return null;
  const said = { name: named.by.name, time: time(named.dueAt), first: time(first) };
  return named.reason === null ? t('time.named', said) : t('time.named.why', { ...said, reason: named.reason });
}

/** What the clock did in that stretch. */
export function spellWords({ runs, why, to }: Spell, t: DeskT): string {
  if (runs) return t(to === null ? 'time.runs' : 'time.ran');
  return t(`time.${to === null ? 'stands' : 'stood'}.${why ?? 'customer'}`);
}

/** What it will do, as a list within a sentence; those who are told stand together. */
export function outcomeWords({ what, then }: Next, t: DeskT): string {
  if (what === 'hand-out') return t('time.does.gives');
  const heard = then.filter(({ does }) => does === 'tells');
  // Whoever has it and leads the team is one person.
  const isLeadToo = ({ whom: who, agent }: Outcome) =>
    who !== 'lead' && heard.some((one) => one.whom === 'lead' && one.agent?.id === agent?.id);
  const told = heard.filter((one) => one.agent === undefined || !isLeadToo(one)).map((one) => whom(one, t));
  const rest = then.filter(({ does }) => does !== 'tells').map((one) => doing(one, t));
  return [...rest, ...(told.length > 0 ? [t('time.does.tells', { names: [...new Set(told)].join(', ') })] : [])].join(
    '; ',
  );
}

function whom({ whom: who, agent }: Outcome, t: DeskT): string {
  if (agent === undefined) return t(`time.whom.${who ?? 'owner'}`);
  return who === 'lead' ? t('time.whom.lead.named', { name: agent.name }) : agent.name;
}

function doing({ does, mail, as, priority }: Outcome, t: DeskT): string {
  if (does === 'mails') return t(`time.does.mails.${mail ?? 'reminder'}`);
  if (does === 'closes') return t('time.does.closes', { as: as === undefined ? '' : t(`closed-as.${as}`) });
  if (does === 'raises') return t('time.does.raises', { priority: t(`priority.${priority ?? 'normal'}`) });
  return knownText(t, `time.does.${does}`, does);
}

/** When that is what happens next. */
export const nextWords = ({ what, why }: Next, t: DeskT): string =>
  knownText(t, `time.next.${what}`, what, {
    clock: why.clock === undefined ? '' : knownText(t, `clock.${why.clock}`, why.clock),
  });

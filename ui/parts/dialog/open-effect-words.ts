/** What a change of promises does to the open tickets, in words. Pure. */
import type { Language } from '../../../domain/text/language.ts';
import type { Output } from '../../data/api-types.ts';
import type { DeskT } from '../../texts/index.ts';
import { dayTime } from '../../time.ts';

type Effect = Output<'previewPolicies'>;
type Speaker = { t: DeskT; language: Language };

/** So many names are said, and how many more there are. */
const NAMED = 6;

/** All were looked at. */
const isWhole = ({ looked, open }: Effect): boolean => looked >= open;

/** Nothing moves for anybody and nobody is told, as far as all can be told. */
export const isNothing = (effect: Effect): boolean =>
  isWhole(effect) && effect.told.length === 0 && countsOf(effect).every(({ count }) => count === 0);

/** In the order in which it is said. */
function countsOf({ late, opening, nearly, sooner, later, standing }: Effect) {
  const next = opening?.tickets ?? 0;
  return [
    { is: 'late', count: late - next },
    { is: 'opening', count: next },
    { is: 'nearly', count: nearly },
    { is: 'sooner', count: sooner },
    { is: 'later', count: later },
    { is: 'standing.late', count: standing.late },
    { is: 'standing.otherwise', count: standing.otherwise },
  ] as const;
}

/** Of how many tickets it is said, what becomes of how many of them, and who is told. */
export function effectWords(effect: Effect, now: number, { t, language }: Speaker) {
  const number = (count: number) => new Intl.NumberFormat(language).format(count);
  const time = effect.opening === null ? '' : dayTime(effect.opening.from, now, language);
  const lines = countsOf(effect).flatMap(({ is, count }) =>
    count === 0 ? [] : [{ is, count: number(count), says: t(`open-effect.${is}`, { time }) }],
  );
  const [open, looked] = [number(effect.open), number(effect.looked)];
  const head = isWhole(effect)
    ? t('open-effect.open', { count: open })
    : t(lines.length > 0 ? 'open-effect.part' : 'open-effect.part.nothing', { count: open, looked });
  return { head, lines, told: toldWords(effect, { t, language }) };
}

function toldWords(effect: Effect, { t, language }: Speaker): string[] {
  const { told, late, nearly } = effect;
  const steps = late > 0 ? [t('open-effect.steps')] : [];
  if (told.length === 0) return isWhole(effect) || late + nearly > 0 ? [t('open-effect.nobody'), ...steps] : [];
  const names = told.slice(0, NAMED).map(({ name }) => name);
  const more = told.length - names.length;
  const all = [
    ...names,
    ...(more > 0 ? [t('open-effect.more', { count: more })] : []),
    ...(isWhole(effect) ? [] : [t('open-effect.others')]),
  ];
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(all);
  return [t('open-effect.told', { names: list }), ...steps];
}

import { useLanguage } from '../../language.tsx';
import { HeatTable } from '../../parts/trial/heat-table.tsx';
import { WEEKDAYS, weekdayName } from '../../time.ts';

type Props = { before: number[][]; after: number[][]; timeZone: string };

/** When those promises began that were broken: a week by hours, the worst hours the reddest. */
export function TrialHours({ before, after, timeZone }: Props) {
  const { t, language } = useLanguage();
  const rows = WEEKDAYS.map((day) => ({
    ...{ id: String(day), name: weekdayName(day, language) },
    ...{ before: before[day - 1] ?? [], after: after[day - 1] ?? [] },
  }));
  return (
    <HeatTable
      title={t('promise-trial.hours', { zone: timeZone })}
      what={t('promise-trial.day')}
      choice={t('promise-trial.hours.of')}
      rows={rows}
      none={t('promise-trial.hours.none')}
      tone="danger"
    />
  );
}

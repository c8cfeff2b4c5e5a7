import { useLanguage } from '../../language.tsx';
import { Chip } from '../../parts/chip/chip.tsx';
import type { Picture } from './picture.ts';
import { mostAtWork, Staffing } from './staffing.tsx';
import { HolidayName, PersonDay, PersonName, RotaDay, RotaName, type WeekActions } from './week-table.tsx';
import classes from './week.module.css';

type Props = WeekActions & { picture: Picture; day: string; now: number };

/** One day, hour by hour: for a phone, and for whoever looks closely. Who works on it comes first. */
export function DayList({ picture, day: shown, now, ...actions }: Props) {
  const { t } = useLanguage();
  const day = picture.days.find((one) => one.day === shown) ?? picture.days[0]!;
  const { timeZone } = picture;
  const at = (bars: readonly { from: number; to: number }[]) =>
    bars.some(({ from, to }) => from < day.to && to > day.from);
  const rows = [...picture.rows].sort((a, b) => Number(at(b.bars)) - Number(at(a.bars)));
  const holidays = picture.holidays.get(day.day);
  return (
    <div className={classes['day']}>
      {holidays && (
        <p className={classes['dayHolidays']}>
          <HolidayName holidays={holidays} teams={picture.teams} />
        </p>
      )}
      <div className={classes['dayRuler']} aria-hidden="true">
        <span />
        <span className={classes['ruler']}>
          {Array.from({ length: 24 }, (_, hour) => (
            <i key={hour} style={{ left: `${(hour / 24) * 100}%` }} data-main={hour % 3 === 0 || undefined}>
              {hour}
            </i>
          ))}
        </span>
      </div>
      <ul className={classes['lines']} aria-label={t('week.day.list')}>
        {picture.rota.map((line) => (
          <li key={line.team.id} className={classes['rota']}>
            <RotaName line={line} onRota={actions.onRota} />
            <RotaDay line={line} day={day} now={now} timeZone={timeZone} onRota={actions.onRota} />
          </li>
        ))}
        {rows.map((row) => (
          <li key={row.id}>
            <PersonName row={row} onPerson={actions.onPerson} />
            <PersonDay near row={row} day={day} now={now} timeZone={timeZone} {...actions} />
          </li>
        ))}
        {rows.length > 1 && (
          <li>
            <div className={classes['person']}>
              <span className={classes['small']}>{t('week.staffing')}</span>
            </div>
            <Staffing near rows={rows} day={day} open={rows[0]?.open ?? []} now={now} most={mostAtWork(rows, [day])} />
          </li>
        )}
      </ul>
      {rows.length === 0 && <Chip>{t('week.nobody')}</Chip>}
    </div>
  );
}

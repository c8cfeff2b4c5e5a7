import { VisuallyHidden } from '@mantine/core';
import { IconConfetti } from '@tabler/icons-react';
import type { Language } from '../../../domain/text/language.ts';
import { useLanguage } from '../../language.tsx';
import { Opener } from '../../parts/panel/opener.tsx';
import { Face } from '../../parts/person/presence.tsx';
import { dayNumber, fullDay } from '../../time.ts';
import type { Bar, Holiday, Picture, RotaRow, Row } from './picture.ts';
import type { PictureDay } from './pieces.ts';
import { mostAtWork, Staffing } from './staffing.tsx';
import { Adder, Bars, Frame } from './track.tsx';
import { workInWords } from './words.ts';
import classes from './week.module.css';

export type WeekActions = {
  /** Null: the reader may only look. */
  onBar: ((row: Row, bar: Bar) => void) | null;
  onPerson: ((row: Row) => void) | null;
  onAdd: ((row: Row, day: string) => void) | null;
  onRota: ((team: RotaRow['team']) => void) | null;
  onDay: (day: string) => void;
};
type Props = WeekActions & { picture: Picture; today: string; now: number };

/**
 * Seven days beside each other: people below each other, the hours of a day from left to right. It is a table, so that who
 * cannot see it reads it cell by cell.
 */
export function WeekTable({ picture, today, now, ...actions }: Props) {
  const { t, language } = useLanguage();
  const { days, rows, rota, holidays, timeZone } = picture;
  const most = mostAtWork(rows, days);
  return (
    <div className={classes['scroll']}>
      <table className={classes['week']}>
        <caption>
          <VisuallyHidden>{t('week.caption')}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col" className={classes['who']}>
              <VisuallyHidden>{t('week.person')}</VisuallyHidden>
            </th>
            {days.map(({ day }) => (
              <th key={day} scope="col" data-today={day === today || undefined}>
                <button
                  type="button"
                  className={classes['dayHead']}
                  title={t('week.day.open')}
                  onClick={() => actions.onDay(day)}
                >
                  <DayHead day={day} language={language} />
                  {day === today && <VisuallyHidden>{t('week.today')}</VisuallyHidden>}
                </button>
                <HolidayName holidays={holidays.get(day)} teams={picture.teams} />
                <span className={classes['ruler']} aria-hidden="true">
                  {[0, 6, 12, 18].map((hour) => (
                    <i key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
                      {hour}
                    </i>
                  ))}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {rota.length > 0 && (
          <tbody>
            {rota.map((line) => (
              <tr key={line.team.id} className={classes['rota']}>
                <th scope="row" className={classes['who']}>
                  <RotaName line={line} onRota={actions.onRota} />
                </th>
                {days.map((day) => (
                  <td key={day.day} data-today={day.day === today || undefined}>
                    <RotaDay line={line} day={day} now={now} timeZone={timeZone} onRota={actions.onRota} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        )}
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={classes['who']}>
                <PersonName row={row} onPerson={actions.onPerson} />
              </th>
              {days.map((day) => (
                <td key={day.day} data-today={day.day === today || undefined}>
                  <PersonDay row={row} day={day} now={now} timeZone={timeZone} {...actions} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {rows.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row" className={classes['who']}>
                <span className={classes['small']}>{t('week.staffing')}</span>
              </th>
              {days.map((day) => (
                <td key={day.day} data-today={day.day === today || undefined}>
                  <Staffing rows={rows} day={day} open={rows[0]?.open ?? []} now={now} most={most} />
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** Weekday and day of the month, and the whole day for who hears it. */
function DayHead({ day, language }: { day: string; language: Language }) {
  const { weekday, date } = dayNumber(day, language);
  return (
    <>
      <span aria-hidden="true">
        {weekday} <b>{date}</b>
      </span>
      <VisuallyHidden>{fullDay(day, language)}</VisuallyHidden>
    </>
  );
}

/** What a day is called that is off, and for which teams when not for all. */
export function HolidayName({ holidays = [], teams }: { holidays: Holiday[] | undefined; teams: number }) {
  const { t } = useLanguage();
  return holidays.map(({ name, from, teams: off }) => {
    const words = from === null ? name : t('week.holiday.half', { name, time: from });
    return (
      <span key={name + from} className={classes['holiday']} title={off.length < teams ? off.join(', ') : words}>
        <IconConfetti size={12} aria-hidden="true" />
        <span>{off.length < teams ? `${words} (${off.join(', ')})` : words}</span>
      </span>
    );
  });
}

/** Who a line is about, and how much they work in this week. */
export function PersonName({ row, onPerson }: { row: Row; onPerson: WeekActions['onPerson'] }) {
  const { t, language } = useLanguage();
  return (
    <div className={classes['person']}>
      <Face agent={row} size={28} />
      <div>
        <Opener name={row.name} onOpen={onPerson && (() => onPerson(row))} />
        <small title={t('week.worked')}>{workInWords(row.workedMs, language)}</small>
      </div>
    </div>
  );
}

export function RotaName({ line, onRota }: { line: RotaRow; onRota: WeekActions['onRota'] }) {
  const { t } = useLanguage();
  return (
    <div className={classes['person']}>
      <Opener name={t('week.rota', { team: line.team.name })} onOpen={onRota && (() => onRota(line.team))} />
    </div>
  );
}

type DayProps = { day: PictureDay; now: number; timeZone: string; near?: boolean };

/** What somebody has on a day. */
export function PersonDay({ row, day, now, onBar, onAdd, ...look }: DayProps & { row: Row } & WeekActions) {
  const lanes = Math.max(...row.bars.map(({ kind, lane }) => (kind === 'duty' ? lane + 1 : 0)), 0);
  return (
    <Frame day={day} open={row.open} now={now} lanes={lanes}>
      {onAdd && <Adder onAdd={() => onAdd(row, day.day)} />}
      <Bars
        name={row.name}
        day={day}
        bars={row.bars}
        timeZone={look.timeZone}
        near={look.near}
        onBar={onBar && ((bar) => onBar(row, bar))}
      />
    </Frame>
  );
}

/** Who is on call for a team on a day. */
export function RotaDay({
  line,
  day,
  now,
  timeZone,
  onRota,
}: DayProps & { line: RotaRow } & Pick<WeekActions, 'onRota'>) {
  const bars = line.spans.map(({ name, duty, ...span }): Bar => {
    return { ...span, kind: 'duty', id: duty, name, team: line.team.id, lane: 0 };
  });
  return (
    <Frame day={day} open={[]} now={now} lanes={0}>
      <Bars
        name={line.team.name}
        day={day}
        bars={bars}
        timeZone={timeZone}
        onBar={onRota && (() => onRota(line.team))}
      />
    </Frame>
  );
}

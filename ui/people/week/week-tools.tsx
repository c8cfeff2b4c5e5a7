import { ActionIcon, Button, Menu, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChevronLeft, IconChevronRight, IconPhone } from '@tabler/icons-react';
import { teamsQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import type { WeekPlace } from '../../paths.ts';
import type { Picture } from './picture.ts';
import { dayAt, mondayOf } from './pieces.ts';
import type { WeekActions } from './week-table.tsx';
import { weekInWords, weekNumber } from './words.ts';
import classes from './tools.module.css';

type Props = {
  place: Required<WeekPlace>;
  picture: Picture | undefined;
  today: string;
  /** The reader's own zone: another one is named. */
  here: string;
  goTo: (change: WeekPlace) => void;
  step: (weeks: number) => void;
  onRota: WeekActions['onRota'];
};

/** Which week, of whom: back, this one, on; the team; and who is on call for it. */
export function WeekTools({ place, picture, today, here, goTo, step, onRota }: Props) {
  const { t, language } = useLanguage();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const isThisWeek = place.from === mondayOf(today);
  return (
    <div className={classes['tools']}>
      <div className={classes['steps']}>
        <ActionIcon
          variant="default"
          size={34}
          aria-label={t('week.back')}
          title={`${t('week.back')} (K)`}
          onClick={() => step(-1)}
        >
          <IconChevronLeft size={17} />
        </ActionIcon>
        <Button
          variant="default"
          data-disabled={isThisWeek || undefined}
          aria-disabled={isThisWeek || undefined}
          onClick={() => goTo({ from: mondayOf(today), day: place.day && today })}
        >
          {t('week.this')}
        </Button>
        <ActionIcon
          variant="default"
          size={34}
          aria-label={t('week.on')}
          title={`${t('week.on')} (J)`}
          onClick={() => step(1)}
        >
          <IconChevronRight size={17} />
        </ActionIcon>
      </div>
      <h2 aria-live="polite">
        {picture && (
          <>
            {weekInWords(picture.days, picture.timeZone, language)}
            <small>
              {t('week.number', { number: String(weekNumber(dayAt(picture.days[0]!.from, picture.timeZone))) })}
              {picture.timeZone !== here && ` · ${t('week.zone', { zone: picture.timeZone })}`}
            </small>
          </>
        )}
      </h2>
      <NativeSelect
        aria-label={t('week.team')}
        value={place.team ?? ''}
        onChange={(event) => goTo({ team: event.currentTarget.value || null })}
        data={[{ value: '', label: t('week.team.all') }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {onRota && teams.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" leftSection={<IconPhone size={16} aria-hidden="true" />}>
              {t('week.rotas')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {teams.map((team) => (
              <Menu.Item key={team.id} onClick={() => onRota(team)}>
                {team.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

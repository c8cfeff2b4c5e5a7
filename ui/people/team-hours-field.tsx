import '@mantine/core/styles/Anchor.css';
import { Anchor, NativeSelect } from '@mantine/core';
import { Link } from 'wouter';
import { policyOfTeam } from '../../domain/sla/choice.ts';
import { hoursChange } from '../../domain/sla/team-hours.ts';
import type { Output } from '../data/api-types.ts';
import { useLanguage } from '../language.tsx';
import { HINT_BELOW } from '../parts/panel/hint-below.ts';
import { paths } from '../paths.ts';
import type { Policy } from './team-hours.ts';
import classes from './people.module.css';

type Props = {
  team: { id: string; name: string };
  policies: readonly Policy[];
  calendars: Output<'listCalendars'>['items'];
  /** Id of the calendar that is chosen; null: none other than it has. */
  value: string | null;
  error: string | undefined;
  onChange: (calendar: string) => void;
};

/** Whose promises and hours a team goes by, and what another choice of hours comes to. */
export function TeamHours({ team, policies, calendars, value, error, onChange }: Props) {
  const { t } = useLanguage();
  const holds = policyOfTeam(policies, team.id);
  const chosen = value ?? holds.calendar.id;
  const change = hoursChange(policies, team.id, chosen);
  const calendar = calendars.find(({ id }) => id === chosen)?.name ?? '';
  const hint = {
    none: () => undefined,
    change: () => t('people.hours.change', { policy: holds.name }),
    add: () => t('people.hours.add', { team: team.name, policy: holds.name, calendar }),
  };
  return (
    <div>
      <NativeSelect
        label={t('people.hours')}
        description={hint[change.kind]()}
        inputWrapperOrder={HINT_BELOW}
        error={error}
        value={chosen}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={calendars.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <p className={classes['hours']}>
        {t('people.promise')}{' '}
        <Anchor component={Link} href={paths.policy(holds.id)} size="sm">
          {holds.name}
        </Anchor>{' '}
        ·{' '}
        <Anchor component={Link} href={paths.calendars()} size="sm">
          {t('people.hours.calendars')}
        </Anchor>
      </p>
    </div>
  );
}

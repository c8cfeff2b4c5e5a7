import { ActionIcon, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { canOwn } from '../../../domain/people/staff.ts';
import { agentsQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { NotRead } from '../../parts/empty/not-read.tsx';
import shared from '../../parts/panel/settings.module.css';
import classes from './panels.module.css';

type Named = { id: string; name: string };
type Props = { team: string; value: readonly Named[]; onChange: (value: Named[]) => void; error: string | undefined };

/** People one after another; those of the team are offered first, because anybody may stand in. */
export function TurnsField({ team, value, onChange, error }: Props) {
  const { t } = useLanguage();
  const asked = useQuery(agentsQuery);
  const left = (asked.data?.items ?? []).filter((agent) => canOwn(agent) && !value.some(({ id }) => id === agent.id));
  const isMember = (agent: (typeof left)[number]) => agent.teams.some(({ id }) => id === team);
  const choices = (fits: boolean) =>
    left.filter((agent) => isMember(agent) === fits).map(({ id, name }) => ({ value: id, label: name }));
  const swap = (index: number) => {
    const next = [...value];
    [next[index], next[index + 1]] = [next[index + 1]!, next[index]!];
    onChange(next);
  };
  return (
    <fieldset className={shared['plainSet']}>
      <legend>{t('week.rota.people')}</legend>
      <NotRead query={asked} />
      {value.length === 0 && <p className={classes['none']}>{t('week.rota.people.none')}</p>}
      <ol className={classes['list']}>
        {value.map(({ id, name }, index) => (
          <li key={id}>
            <div>
              {index + 1}. {name}
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('week.rota.earlier', { name })}
              disabled={index === 0}
              onClick={() => swap(index - 1)}
            >
              <IconArrowUp size={15} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('week.rota.later', { name })}
              disabled={index === value.length - 1}
              onClick={() => swap(index)}
            >
              <IconArrowDown size={15} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('week.rota.leave', { name })}
              onClick={() => onChange(value.filter((one) => one.id !== id))}
            >
              <IconX size={15} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <NativeSelect
          aria-label={t('week.rota.add')}
          value=""
          onChange={(event) => {
            const chosen = left.find(({ id }) => id === event.currentTarget.value);
            if (chosen) onChange([...value, { id: chosen.id, name: chosen.name }]);
          }}
          data={[
            { value: '', label: t('week.rota.add') },
            { group: t('week.rota.members'), items: choices(true) },
            { group: t('week.rota.others'), items: choices(false) },
          ]}
        />
      )}
      {error && (
        <p className={classes['wrong']} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

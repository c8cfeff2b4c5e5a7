import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPhonePlus, IconX } from '@tabler/icons-react';
import { call } from '../../data/client.ts';
import { dutiesQuery, SCHEDULE_KEYS } from '../../data/schedule-queries.ts';
import { useLanguage } from '../../language.tsx';
import { NotRead } from '../../parts/empty/not-read.tsx';
import { useChange } from '../../parts/panel/panel.tsx';
import { toastDone, toastFailure } from '../../toast.ts';
import { absenceInWords } from './words.ts';
import classes from './panels.module.css';

/** Single duties of a team, which go before the turns. */
export function DutyList({ team, onAdd }: { team: { id: string }; onAdd: () => void }) {
  const { t, language } = useLanguage();
  const asked = useQuery(dutiesQuery(team.id));
  const remove = useChange(
    SCHEDULE_KEYS,
    (duty: string) => call('deleteDuty', { params: { id: team.id, duty } }),
    () => toastDone(t('week.duty.removed'), t),
    (error) => toastFailure(error, t),
  );
  const duties = asked.data?.items ?? [];
  return (
    <section className={classes['duties']} aria-label={t('week.duties')}>
      <h3 className={classes['sub']}>{t('week.duties')}</h3>
      <NotRead query={asked} />
      {asked.data && duties.length === 0 && <p className={classes['none']}>{t('week.duties.none')}</p>}
      <ul className={classes['list']}>
        {duties.map((duty) => (
          <li key={duty.id}>
            <div>
              <b>{duty.agent.name}</b>
              <small>{absenceInWords(duty, language)}</small>
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('week.duty.remove', { name: duty.agent.name, time: absenceInWords(duty, language) })}
              loading={remove.isPending && remove.variables === duty.id}
              onClick={() => remove.mutate(duty.id)}
            >
              <IconX size={15} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button variant="default" leftSection={<IconPhonePlus size={16} aria-hidden="true" />} onClick={onAdd}>
        {t('week.duty.add')}
      </Button>
    </section>
  );
}

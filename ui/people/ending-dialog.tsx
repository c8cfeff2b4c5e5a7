import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { call } from '../data/client.ts';
import { agentConsequencesQuery } from '../data/queries.ts';
import type { Input } from '../data/api-types.ts';
import type { StaffMember } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog/dialog.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { toastDone } from '../toast.ts';
import { useStaffChange } from './staff-change.ts';
import shared from '../parts/panel/settings.module.css';
import classes from './people.module.css';

type Props = {
  agent: StaffMember;
  kind: 'deactivate' | 'viewer';
  body: Input<'updateAgent'>['body'];
  onClose: () => void;
  onDone: () => void;
};

/** Says what it means that somebody can own no ticket any more, and does it; the way back has the focus. */
export function EndingDialog({ agent, kind, body, onClose, onDone }: Props) {
  const { t } = useLanguage();
  const meant = useQuery(agentConsequencesQuery(agent.id));
  const end = useStaffChange(
    () => call('updateAgent', { params: { id: agent.id }, body }),
    ({ handedOver }) => {
      toastDone(t(`people.${kind}.done`, { name: agent.name, count: handedOver }), t);
      onDone();
    },
  );
  const teams = meant.data?.openTickets ?? [];
  return (
    <Dialog opened onClose={onClose} title={t(`people.${kind}.title`, { name: agent.name })}>
      <div className={shared['form']}>
        <div>{t(`people.${kind}.text`)}</div>
        <Unanswered query={meant} />
        {meant.data && (
          <ul className={classes['meant']}>
            {teams.length === 0 && <li>{t('people.ending.none')}</li>}
            {teams.map(({ team, count }) => (
              <li key={team.id}>{t('people.ending.tickets', { count, team: team.name })}</li>
            ))}
            {teams.length > 0 && <li>{t('people.ending.given')}</li>}
            {teams.some(({ snoozed }) => snoozed > 0) && (
              <li>{t('people.ending.snoozed', { count: teams.reduce((sum, { snoozed }) => sum + snoozed, 0) })}</li>
            )}
            {meant.data.leads.map((team) => (
              <li key={team.id}>{t('people.ending.leads', { team: team.name })}</li>
            ))}
            {meant.data.onCall.map(({ team, turns, duties }) => (
              <Fragment key={team.id}>
                {turns !== 'none' && <li>{t(`people.ending.turns.${turns}`, { team: team.name })}</li>}
                {duties > 0 && <li>{t('people.ending.duties', { team: team.name, count: duties })}</li>}
              </Fragment>
            ))}
          </ul>
        )}
        <Refusal error={end.error} />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            color="red"
            disabled={meant.data === undefined}
            loading={end.isPending}
            onClick={() => end.mutate(undefined)}
          >
            {t(`people.${kind}.do`)}
          </Button>
        </Group>
      </div>
    </Dialog>
  );
}

import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { call } from '../data/client.ts';
import type { Team } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog/dialog.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import { toastDone } from '../toast.ts';
import { useStaffChange } from './staff-change.ts';
import shared from '../parts/panel/settings.module.css';

type Props = { team: Team; others: Team[]; onClose: () => void; onDone: () => void };

/** Merges a team into another one that is chosen here; the way back has the focus. */
export function MergeDialog({ team, others, onClose, onDone }: Props) {
  const { t } = useLanguage();
  const [into, setInto] = useState(others[0]?.id ?? '');
  const name = others.find(({ id }) => id === into)?.name ?? '';
  const merge = useStaffChange(
    () => call('deleteTeam', { params: { id: team.id }, body: { into } }),
    ({ handedOver }) => {
      toastDone(t('people.merge.done', { name: team.name, into: name, count: handedOver }), t);
      onDone();
    },
  );
  return (
    <Dialog opened onClose={onClose} title={t('people.merge.title', { name: team.name })}>
      <div className={shared['form']}>
        <div>{t('people.merge.text')}</div>
        <NativeSelect
          label={t('people.merge.into')}
          value={into}
          onChange={(event) => setInto(event.currentTarget.value)}
          data={others.map(({ id, name: label }) => ({ value: id, label }))}
        />
        <Refusal error={merge.error} />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button color="red" loading={merge.isPending} onClick={() => merge.mutate(undefined)}>
            {t('people.merge.do')}
          </Button>
        </Group>
      </div>
    </Dialog>
  );
}

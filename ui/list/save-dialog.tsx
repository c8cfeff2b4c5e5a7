import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../data/client.ts';
import { teamsQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { fieldError } from '../field-error.ts';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog/dialog.tsx';
import { HINT_BELOW } from '../parts/panel/hint-below.ts';
import { Refusal } from '../parts/panel/refusal.tsx';
import { type Filter, paths } from '../paths.ts';
import { toastDone } from '../toast.ts';
import { LIMITS } from '../../domain/limits.ts';
import { mayShare, teamsToShareWith } from '../../domain/people/sharing.ts';
import type { Sort } from '../../domain/ticket/list/list-order.ts';
import type { ShownView } from './shown-view.ts';
import { renewViews } from '../data/list-queries.ts';
import { type Shared, shownNow, useViewChange } from './use-saved-views.ts';
import shared from '../parts/panel/settings.module.css';

type Props = {
  view: ShownView;
  filter: Filter;
  sort: Sort;
  /** Another name, others to see it: what it shows stays. Else a new view is made of what is shown. */
  isEdit: boolean;
  onClose: () => void;
};

const ME = 'me';
const ALL = 'all';

/** What a view is called, and for whom it is. */
export default function SaveDialog({ view, filter, sort, isEdit, onClose }: Props) {
  const { t } = useLanguage();
  const { agent } = useMe();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const { saved } = view;
  const [name, setName] = useState(isEdit ? view.name : '');
  const [whom, setWhom] = useState(isEdit && saved?.shared ? (saved.team?.id ?? ALL) : ME);
  const shares = mayShare(agent, null);
  const every = useQuery({ ...teamsQuery, enabled: shares }).data?.items ?? agent.teams;
  const teams = teamsToShareWith(agent, every, saved?.team ?? null);
  const given: Shared = { name: name.trim(), shared: whom !== ME, team: whom === ME || whom === ALL ? null : whom };
  const create = useMutation({
    mutationFn: () => call('createView', { body: { ...given, ...shownNow(view, filter, sort) } }),
    onSuccess: async ({ id }) => {
      onClose();
      await renewViews(client);
      navigate(paths.view(id, filter.q ? { q: filter.q } : {}));
      toastDone(t('saved.done'), t);
    },
  });
  const change = useViewChange(() => {
    onClose();
    toastDone(t('saved.updated'), t);
  });
  const { error, isPending } = isEdit ? change : create;
  const wrong = fieldError(error, 'name', t);
  return (
    <Dialog opened onClose={onClose} title={t(isEdit ? 'saved.edit' : 'saved.new')}>
      <form
        className={shared['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (given.name === '') return;
          if (isEdit && saved !== null) change.mutate({ saved, change: given });
          else create.mutate();
        }}
      >
        <TextInput
          data-autofocus
          required
          maxLength={LIMITS.viewNameChars}
          label={t('saved.name')}
          value={name}
          error={wrong}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {shares && (
          <NativeSelect
            label={t('saved.for')}
            description={whom === ME ? undefined : t('saved.for.hint')}
            inputWrapperOrder={HINT_BELOW}
            value={whom}
            onChange={(event) => setWhom(event.currentTarget.value)}
            data={[
              { value: ME, label: t('saved.for.me') },
              ...teams.map((team) => ({ value: team.id, label: t('saved.for.team', { team: team.name }) })),
              { value: ALL, label: t('saved.for.all') },
            ]}
          />
        )}
        <Refusal error={wrong === undefined ? error : null} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('save')}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconLink, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Sort } from '../../domain/ticket/list/list-order.ts';
import { call } from '../data/client.ts';
import { viewsQuery } from '../data/list-queries.ts';
import { keys } from '../data/queries.ts';
import { useLanguage } from '../language.tsx';
import { later } from '../parts/empty/later.tsx';
import { type Filter, paths } from '../paths.ts';
import { toastDone, toastFailure } from '../toast.ts';
import type { ShownView } from './shown-view.ts';
import { useViewRemoval } from './use-saved-views.ts';

const SaveDialog = later(() => import('./save-dialog.tsx'), { waiting: null });

/** What can be done with the saved view that is shown. */
export default function SavedMenu({ view, filter, sort }: { view: ShownView; filter: Filter; sort: Sort }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const [isEdited, setEdited] = useState(false);
  const remove = useViewRemoval(() => navigate(paths.view('open'), { replace: true }));
  const ids = useQuery(viewsQuery).data?.items.map(({ id }) => id) ?? [];
  const place = ids.indexOf(view.at);
  const order = useMutation({
    mutationFn: (next: string[]) => call('orderViews', { body: { ids: next } }),
    onError: (error) => toastFailure(error, t),
    onSettled: () => client.invalidateQueries({ queryKey: keys.views }),
  });
  const { saved } = view;
  if (saved === null) return null;
  const move = (by: 1 | -1) => {
    const others = ids.filter((id) => id !== saved.id);
    order.mutate([...others.slice(0, place + by), saved.id, ...others.slice(place + by)]);
    toastDone(t('saved.moved', { name: saved.name, place: place + by + 1 }), t);
  };
  const copy = () =>
    navigator.clipboard
      ?.writeText(`${window.location.origin}${paths.view(view.at)}`)
      .then(() => toastDone(t('saved.copied'), t));
  const icon = { size: 16, 'aria-hidden': true } as const;
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={30} aria-label={t('saved.menu')} title={t('saved.menu')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {saved.mayEdit && (
            <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setEdited(true)}>
              {t('saved.rename')}
            </Menu.Item>
          )}
          {navigator.clipboard !== undefined && (
            <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => void copy()}>
              {t('saved.copy-link')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconArrowUp {...icon} />} disabled={place <= 0} onClick={() => move(-1)}>
            {t('saved.up')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown {...icon} />}
            disabled={place < 0 || place === ids.length - 1}
            onClick={() => move(1)}
          >
            {t('saved.down')}
          </Menu.Item>
          {saved.mayEdit && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconTrash {...icon} />} color="red" onClick={() => remove(saved)}>
                {t('saved.delete')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {isEdited && <SaveDialog view={view} filter={filter} sort={sort} isEdit onClose={() => setEdited(false)} />}
    </>
  );
}

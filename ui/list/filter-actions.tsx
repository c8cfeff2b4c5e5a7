import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Sort } from '../../domain/ticket/list/list-order.ts';
import { useLanguage } from '../language.tsx';
import { later } from '../parts/empty/later.tsx';
import { type Filter, paths } from '../paths.ts';
import { toastDone, toastFailure } from '../toast.ts';
import { filtersOf } from './filters.ts';
import { isChanged, type ShownView } from './shown-view.ts';
import { shownNow, useViewChange } from './use-saved-views.ts';

const SaveDialog = later(() => import('./save-dialog.tsx'), { waiting: null });

/** Keeps what the list is narrowed down to: as a view, or in the one that it has come from. */
export function FilterActions({ view, filter, sort }: { view: ShownView; filter: Filter; sort: Sort }) {
  const { t } = useLanguage();
  const [, navigate] = useLocation();
  const [isSaved, setSaved] = useState(false);
  const words = filter.q ? { q: filter.q } : {};
  const update = useViewChange(({ id }) => {
    navigate(paths.view(id, words), { replace: true });
    toastDone(t('saved.updated'), t);
  });
  const { saved } = view;
  const changed = saved !== null && isChanged(view, filter);
  if (saved === null ? filtersOf(filter).length === 0 : !changed) return null;
  return (
    <>
      {saved?.mayEdit && (
        <Button
          variant="light"
          size="compact-xs"
          loading={update.isPending}
          onClick={() =>
            update.mutate(
              { saved, change: shownNow(view, filter, sort) },
              { onError: (error) => toastFailure(error, t) },
            )
          }
        >
          {t('saved.update')}
        </Button>
      )}
      <Button variant={saved?.mayEdit ? 'subtle' : 'light'} size="compact-xs" onClick={() => setSaved(true)}>
        {t(saved === null ? 'saved.save' : 'saved.save-new')}
      </Button>
      {saved !== null && (
        <Button component={Link} href={paths.view(view.at, words)} variant="subtle" color="gray" size="compact-xs">
          {t('saved.reset')}
        </Button>
      )}
      {isSaved && <SaveDialog view={view} filter={filter} sort={sort} isEdit={false} onClose={() => setSaved(false)} />}
    </>
  );
}

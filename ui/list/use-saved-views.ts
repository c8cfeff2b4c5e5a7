import { useMutation, useQueryClient } from '@tanstack/react-query';
import { putTogether, takenApart } from '../../domain/ticket/list/saved-view.ts';
import type { Sort } from '../../domain/ticket/list/list-order.ts';
import type { Input } from '../data/api-types.ts';
import { call } from '../data/client.ts';
import { renewViews } from '../data/list-queries.ts';
import type { SavedView } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { toastUndoable } from '../keys/undo-toast.tsx';
import type { Filter } from '../paths.ts';
import { toastDone, toastFailure } from '../toast.ts';
import type { ShownView } from './shown-view.ts';

export type Shared = Pick<Input<'createView'>['body'], 'name' | 'shared' | 'team'>;

/** What a list shows now, as a view would keep it: with what no filter can say, and without the words that are looked for. */
export function shownNow({ base, saved }: ShownView, { q: _q, ...filter }: Filter, sort: Sort) {
  const rest = saved === null ? [] : takenApart(saved).rest;
  return { view: base, when: putTogether({ filter, rest }), sort };
}

const sharedOf = ({ name, shared, team }: SavedView): Required<Shared> => ({ name, shared, team: team?.id ?? null });

/** Changes a saved view: what it shows, or what it is called and for whom. */
export function useViewChange(onDone: (view: SavedView) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      saved,
      change,
    }: {
      saved: SavedView;
      change: Partial<Shared> & Partial<ReturnType<typeof shownNow>>;
    }) => {
      const { id, view, when, sort, version } = saved;
      const body = { ...sharedOf(saved), view, when, sort, ...change };
      return call('updateView', { params: { id }, body }, { version });
    },
    onSuccess: async (view) => {
      await renewViews(client);
      onDone(view);
    },
  });
}

/** Deletes a view, with the way back for as long as a toast stands. */
export function useViewRemoval(onGone: () => void): (view: SavedView) => void {
  const client = useQueryClient();
  const { t } = useLanguage();
  return ({ id, name, version }) => {
    const restore = async () => {
      try {
        await call('restoreView', { params: { id } });
        await renewViews(client);
        toastDone(t('saved.restored', { name }), t);
      } catch (error) {
        toastFailure(error, t);
      }
    };
    const remove = async () => {
      try {
        await call('deleteView', { params: { id } }, { version });
        onGone();
        await renewViews(client);
        toastUndoable(t('saved.deleted', { name }), t, () => void restore());
      } catch (error) {
        toastFailure(error, t);
        await renewViews(client);
      }
    };
    void remove();
  };
}

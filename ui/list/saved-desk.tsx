import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { takenApart } from '../../domain/ticket/list/saved-view.ts';
import { ProblemError } from '../data/client.ts';
import { viewQuery, viewsQuery } from '../data/list-queries.ts';
import type { SavedView } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { Empty } from '../parts/empty/empty.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { Loading } from '../parts/empty/splash.tsx';
import type { Filter } from '../paths.ts';
import { MenuButton } from '../shell/menu-button.tsx';
import { OfferedLists } from './offered-lists.tsx';
import type { ShownView } from './shown-view.ts';

/** What a saved view shows, once it is known; who has no part in it is told so. */
export function SavedDesk({ id, children }: { id: string; children: (shown: ShownView) => ReactNode }) {
  const { t } = useLanguage();
  const known = useQuery(viewsQuery);
  const listed = known.data?.items.find((one) => one.id === id);
  // Of another team, for whoever keeps it; or of nobody who reads this.
  const other = useQuery({ ...viewQuery(id), enabled: known.isSuccess && listed === undefined, retry: false });
  const saved = listed ?? other.data;
  const shown = useMemo(() => (saved === undefined ? null : shownOf(saved)), [saved]);
  if (shown !== null) return children(shown);
  if (other.error instanceof ProblemError && other.error.code === 'not-found')
    return (
      <>
        <MenuButton />
        <Empty kind="closed" title={t('saved.not-yours')} action={<OfferedLists />}>
          {t('saved.not-yours.text')}
        </Empty>
      </>
    );
  return <Unanswered query={known.isSuccess ? other : known} waiting={<Loading />} />;
}

function shownOf(saved: SavedView): ShownView {
  const { filter, rest } = takenApart(saved);
  const own = Object.fromEntries(Object.entries(filter).map(([name, values]) => [name, [...values]])) as Filter;
  return { at: saved.id, base: saved.view, name: saved.name, own, isCustom: rest.length > 0, saved };
}

import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { FilterName } from '../../domain/ticket/filter.ts';
import { useLanguage } from '../language.tsx';
import { paths } from '../paths.ts';
import { countersQuery } from '../data/queries.ts';
import { MenuButton } from '../shell/menu-button.tsx';
import { AddFilter } from './add-filter.tsx';
import { FilterBar } from './filter-bar.tsx';
import { askedOf, filtersOf } from './filters.ts';
import { useOrder } from './list-order.ts';
import { SearchField } from './search-field.tsx';
import { type ListProps, TicketList } from './ticket-list.tsx';
import { ViewMenu } from './view-menu.tsx';
import classes from './list.module.css';

/** The head of a view (its name, number and search) and its list. */
export function ListPane({ view, filter, selected, near }: ListProps) {
  const { t } = useLanguage();
  const [, navigate] = useLocation();
  // While it is typed in, the field leads; else the address does.
  const [typed, setTyped] = useState<string | null>(null);
  const { q = '' } = filter;
  const active = filtersOf(filter);
  // The filter whose values are being chosen, before it has any.
  const [adding, setAdding] = useState<FilterName | null>(null);
  const text = typed ?? q;
  const asked = askedOf(filter);
  const [sort, setSort] = useOrder(view, Boolean(asked.q));
  const counters = useQuery(countersQuery).data;
  const count = view === 'closed' || view === 'all' ? undefined : counters?.[view];
  const search = useDebouncedCallback((value: string) => {
    navigate(paths.view(view, { ...filter, q: value.trim() }), { replace: true });
  }, 250);
  return (
    <section className={classes['pane']} aria-label={t(`view.${view}`)}>
      <header className={classes['head']}>
        <div className={classes['title']}>
          <MenuButton />
          <h1>{t(`view.${view}`)}</h1>
          {count !== undefined && !q && active.length === 0 && <span className={classes['total']}>{count}</span>}
        </div>
        <div className={classes['search']}>
          <SearchField
            text={text}
            onType={(value) => {
              setTyped(value);
              search(value);
            }}
            onLeave={() => {
              search.flush();
              setTyped(null);
            }}
            onClear={() => {
              setTyped(null);
              navigate(paths.view(view, { ...filter, q: '' }), { replace: true });
            }}
          />
        </div>
        <div className={classes['tools']}>
          <AddFilter filter={filter} onAdd={setAdding} />
          <ViewMenu view={view} sort={sort} onSort={setSort} isSearch={Boolean(asked.q)} />
        </div>
      </header>
      {active.length > 0 || adding !== null ? (
        <FilterBar view={view} filter={filter} adding={adding} onAdding={setAdding} />
      ) : null}
      <TicketList key={view} view={view} filter={asked} selected={selected} near={near} />
    </section>
  );
}

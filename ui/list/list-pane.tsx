import { ActionIcon, Button } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSquareCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { FilterName } from '../../domain/ticket/list/filter.ts';
import { askNewTicket } from '../keys/new-ticket.ts';
import { useLanguage } from '../language.tsx';
import { countersQuery, viewCountsQuery } from '../data/list-queries.ts';
import { beginPicking } from '../keys/selection.ts';
import { useMe } from '../door/session.tsx';
import { useBetter } from '../parts/empty/calm.ts';
import { later } from '../parts/empty/later.tsx';
import { MenuButton } from '../shell/menu-button.tsx';
import { askedOf, filtersOf } from './filters.ts';
import { useOrder } from './list-order.ts';
import { SearchField } from './search-field.tsx';
import { isChanged, listPath, ticketPath } from './shown-view.ts';
import { type Tool, ToolButton } from './tool-button.tsx';
import { type ListProps, TicketList } from './ticket-list.tsx';
import classes from './list.module.css';

const TOOLS: Tool[] = ['filter', 'arrange'];
const loadTools = async () => {
  // With what a filter that is added stands in.
  const [tools] = await Promise.all([import('./list-tools.tsx'), import('./filter-bar.tsx')]);
  return tools;
};
const FilterBar = later(() => import('./filter-bar.tsx'), { waiting: null });
const SavedMenu = later(() => import('./saved-menu.tsx'), { waiting: null });

/** The head of a view (its name, number and search) and its list. */
export function ListPane({ view, filter, selected, near }: ListProps) {
  const { t } = useLanguage();
  const { can } = useMe();
  const [, navigate] = useLocation();
  // While it is typed in, the field leads; else the address does.
  const [typed, setTyped] = useState<string | null>(null);
  const { q = '' } = filter;
  const active = filtersOf(filter);
  // The filter whose values are being chosen, before it has any.
  const [adding, setAdding] = useState<FilterName | null>(null);
  const text = typed ?? q;
  // The same as long as the filter is, for the rows that stand by it.
  const asked = useMemo(() => askedOf(filter), [filter]);
  const [sort, setSort] = useOrder(view, Boolean(asked.q));
  const counters = useQuery(countersQuery).data;
  const { base, saved } = view;
  const savedCounts = useQuery({ ...viewCountsQuery, enabled: saved !== null }).data;
  const count =
    saved !== null
      ? (savedCounts?.items.find(({ id }) => id === saved.id)?.count ?? undefined)
      : base === 'closed' || base === 'all'
        ? undefined
        : counters?.[base];
  const isAsSaved = saved === null ? active.length === 0 : !isChanged(view, filter);
  // Beside an open ticket, which stays: a page that is made anew would take the field from under the hand, and its letters would be keys.
  const look = (q: string) => {
    const next = { ...filter, q };
    navigate(selected === null ? listPath(view, next) : ticketPath(view, selected, next), { replace: true });
  };
  const search = useDebouncedCallback((value: string) => look(value.trim()), 250);
  const [Tools, askTools] = useBetter(loadTools);
  const [pressed, setPressed] = useState<Tool | null>(null);
  const press = (tool: Tool) => {
    setPressed(tool);
    askTools();
  };
  return (
    <section className={classes['pane']} aria-label={view.name}>
      <header className={classes['head']}>
        <div className={classes['title']}>
          <MenuButton />
          <h1 dir="auto">{view.name}</h1>
          {count !== undefined && !q && isAsSaved && <span className={classes['total']}>{count}</span>}
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
              look('');
            }}
          />
        </div>
        <div className={classes['tools']}>
          {can('ticket:write') && (
            <Button
              className={classes['new']}
              variant="light"
              size="xs"
              leftSection={<IconPlus size={17} />}
              title={t('list.new')}
              onClick={askNewTicket}
            >
              {t('list.new')}
            </Button>
          )}
          <ActionIcon
            className={classes['pick']}
            variant="subtle"
            color="gray"
            size={30}
            aria-label={t('bulk.begin')}
            title={t('bulk.begin')}
            onClick={() => beginPicking()}
          >
            <IconSquareCheck size={18} />
          </ActionIcon>
          {Tools === null ? (
            TOOLS.map((tool) => (
              <ToolButton
                key={tool}
                tool={tool}
                aria-haspopup="menu"
                aria-expanded={false}
                onClick={() => press(tool)}
              />
            ))
          ) : (
            <Tools
              view={view}
              filter={filter}
              sort={sort}
              isSearch={Boolean(asked.q)}
              onSort={setSort}
              onAdd={setAdding}
              pressed={pressed}
            />
          )}
          {saved !== null && <SavedMenu view={view} filter={filter} sort={sort} broken={() => null} />}
        </div>
      </header>
      {active.length > 0 || adding !== null || view.isCustom || !isAsSaved || (saved?.gone.length ?? 0) > 0 ? (
        <FilterBar view={view} filter={filter} sort={sort} adding={adding} onAdding={setAdding} />
      ) : null}
      <TicketList key={view.at} view={view} filter={asked} selected={selected} near={near} />
    </section>
  );
}

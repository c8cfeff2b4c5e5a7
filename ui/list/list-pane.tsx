import { ActionIcon } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconTag, IconUser, IconX, type Icon } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { askableOf } from '../../domain/ticket/search.ts';
import { useLanguage } from '../language.tsx';
import { paths } from '../paths.ts';
import { countersQuery, staffQuery } from '../data/queries.ts';
import { Chip } from '../parts/chip.tsx';
import { MenuButton } from '../shell/menu-button.tsx';
import { SearchField } from './search-field.tsx';
import { type ListProps, TicketList } from './ticket-list.tsx';
import classes from './list.module.css';

/** The head of a view (its name, number and search) and its list. */
export function ListPane({ view, filter, selected, near }: ListProps) {
  const { t } = useLanguage();
  const [, navigate] = useLocation();
  // While it is typed in, the field leads; else the address does.
  const [typed, setTyped] = useState<string | null>(null);
  const { q = '', tag, owner } = filter;
  const text = typed ?? q;
  // What is wrong is said beneath the field; the rest is asked.
  const asked = { ...filter, q: askableOf(q) };
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
          {count !== undefined && !q && tag === undefined && owner === undefined && (
            <span className={classes['total']}>{count}</span>
          )}
        </div>
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
      </header>
      {owner !== undefined && <Owner id={owner} everybody={paths.view(view, { ...filter, owner: '' })} />}
      {tag !== undefined && (
        <FilterLine
          icon={IconTag}
          words={tag}
          without={paths.view(view, { ...filter, tag: '' })}
          label={t('list.untag', { tag })}
        >
          {view !== 'all' && <Link href={paths.view('all', filter)}>{t('list.tag-all')}</Link>}
        </FilterLine>
      )}
      <TicketList key={view} view={view} filter={asked} selected={selected} near={near} />
    </section>
  );
}

/** Whose tickets the list is cut to, and the way back to everybody's. */
function Owner({ id, everybody }: { id: string; everybody: string }) {
  const { t } = useLanguage();
  const name = useQuery(staffQuery).data?.items.find((agent) => agent.id === id)?.name ?? '…';
  return <FilterLine icon={IconUser} words={name} without={everybody} label={t('list.owner.clear')} />;
}

type FilterProps = {
  icon: Icon;
  words: string;
  /** The list without it, and what the cross that leads there is called. */
  without: string;
  label: string;
  children?: ReactNode;
};

/** What the list is narrowed down to. */
function FilterLine({ icon, words, without, label, children }: FilterProps) {
  return (
    <p className={classes['filter']}>
      <Chip icon={icon}>{words}</Chip>
      <ActionIcon component={Link} href={without} variant="subtle" color="gray" size="sm" aria-label={label}>
        <IconX size={14} />
      </ActionIcon>
      {children}
    </p>
  );
}

import { Button } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { FilterName } from '../../domain/ticket/list/filter.ts';
import { useLanguage } from '../language.tsx';
import { foundQuery } from '../data/list-queries.ts';
import { Empty } from '../parts/empty/empty.tsx';
import { type Filter, paths } from '../paths.ts';
import { filtersOf, filterWords, without } from './filters.ts';
import { askedIn, listPath, type ShownView } from './shown-view.ts';
import { useValueWords } from './use-choices.ts';
import classes from './filters.module.css';

/** Nothing fits: which of the filters to lift, so that something does, and where else to look. */
export default function NothingFound({ view, filter }: { view: ShownView; filter: Filter }) {
  const { t } = useLanguage();
  const active = filtersOf(filter);
  const { q } = filter;
  const asked = [...active.map(({ name }) => name), ...(q ? ['q' as const] : [])];
  const isAlone = asked.length === 1;
  const found = useQueries({
    queries: isAlone ? [] : asked.map((name) => foundQuery(view.at, askedIn(view, without(filter, name)))),
  });
  const helps = asked.filter((_name, at) => isAlone || (found[at]?.data?.items.length ?? 0) > 0);
  const text = active.length > 0 ? (q ? 'list.none-filtered.text' : 'list.none-filtered') : noWords(view.at);
  return (
    <Empty
      kind="search"
      title={t('list.none-found')}
      action={
        <div className={classes['lifts']}>
          {active
            .filter(({ name }) => helps.includes(name))
            .map(({ name, values }) => (
              <Lift key={name} name={name} values={values} href={listPath(view, without(filter, name))} />
            ))}
          {q && !isAlone && helps.includes('q') && (
            <Button component={Link} href={listPath(view, without(filter, 'q'))} variant="default" size="xs">
              {t('filter.lift-words', { query: q })}
            </Button>
          )}
          {active.length > 1 && (
            <Button component={Link} href={listPath(view, q ? { q } : {})} variant="default" size="xs">
              {t('list.unfilter')}
            </Button>
          )}
          {view.at !== 'all' && (
            <Button component={Link} href={paths.view('all', filter)} variant="default" size="xs">
              {t('list.search-all')}
            </Button>
          )}
        </div>
      }
    >
      {text === 'list.none-filtered' ? t(text) : t(text, { query: q ?? '' })}
    </Empty>
  );
}

const noWords = (view: string) => (view === 'all' ? 'list.none-at-all' : 'list.none-found.text');

function Lift({ name, values, href }: { name: FilterName; values: string[]; href: string }) {
  const { t } = useLanguage();
  const words = useValueWords(name, values);
  return (
    <Button component={Link} href={href} variant="default" size="xs">
      {t('filter.lift', { filter: `${filterWords(name, t)}: ${words.join(', ')}` })}
    </Button>
  );
}

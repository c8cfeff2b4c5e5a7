import { Button, Popover } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { askedAbout, FILTER_NAMES, type FilterName, oppositeOf } from '../../domain/ticket/list/filter.ts';
import type { ListFieldName } from '../../domain/ticket/list/list-field.ts';
import type { Sort } from '../../domain/ticket/list/list-order.ts';
import { useLanguage } from '../language.tsx';
import { type Filter, paths } from '../paths.ts';
import { FilterChoices } from './filter-choices.tsx';
import { filtersOf, filterWords, turned, without, withFilter } from './filters.ts';
import { CustomChip } from './custom-chip.tsx';
import { FilterActions } from './filter-actions.tsx';
import { listPath, type ShownView } from './shown-view.ts';
import { useValueWords } from './use-choices.ts';
import type { DeskT } from '../texts/index.ts';
import classes from './filters.module.css';

type FilterBarProps = {
  view: ShownView;
  filter: Filter;
  sort: Sort;
  /** A filter that is being added and has no values yet. */
  adding: FilterName | null;
  onAdding: (name: FilterName | null) => void;
};

/** What the list is narrowed down to: a chip for each filter, which opens its values, and a cross that lifts it. */
export default function FilterBar({ view, filter, sort, adding, onAdding }: FilterBarProps) {
  const { t } = useLanguage();
  const [, navigate] = useLocation();
  const active = filtersOf(filter);
  const gone = goneOf(view, t);
  const isNew = adding !== null && filter[adding] === undefined;
  const chips = [...active, ...(isNew ? [{ name: adding, values: [] }] : [])].toSorted(
    (one, other) => FILTER_NAMES.indexOf(one.name) - FILTER_NAMES.indexOf(other.name),
  );
  const turn = (from: FilterName, to: FilterName) => {
    onAdding(to);
    if (filter[from] !== undefined) navigate(listPath(view, turned(filter, from, to)), { replace: true });
  };
  return (
    <div className={classes['bar']} role="group" aria-label={t('filter.label')}>
      {chips.map(({ name, values }) => (
        <FilterChip
          key={name}
          name={name}
          values={values}
          isOpen={adding === name}
          onOpen={(open) => onAdding(open ? name : null)}
          onChange={(next) => navigate(listPath(view, withFilter(filter, name, next)), { replace: true })}
          onTurn={turn}
          lifted={listPath(view, without(filter, name))}
        />
      ))}
      {view.isCustom && view.saved !== null && <CustomChip saved={view.saved} />}
      {active.length > 1 && view.saved === null && (
        <Button
          component={Link}
          href={listPath(view, filter.q ? { q: filter.q } : {})}
          variant="subtle"
          size="compact-xs"
        >
          {t('filter.clear')}
        </Button>
      )}
      <FilterActions view={view} filter={filter} sort={sort} />
      {view.at !== 'all' && active.length > 0 && (
        <Link className={classes['all']} href={paths.view('all', filter)}>
          {t('list.tag-all')}
        </Link>
      )}
      {gone.length > 0 && (
        <p className={classes['gone']} role="note">
          {t('saved.gone', { names: gone.join(', ') })}
        </p>
      )}
    </div>
  );
}

/** What a view asks for and is there no longer, by its name, or else by what it was. */
const goneOf = (view: ShownView, t: DeskT): string[] =>
  (view.saved?.gone ?? []).map(({ field, name }) => {
    const filter = askedAbout(field as ListFieldName);
    return name ?? (filter === undefined ? field : t(`filter.${filter}`));
  });

type ChipProps = {
  name: FilterName;
  values: string[];
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  onChange: (values: string[]) => void;
  /** Asks about the same the other way. */
  onTurn: (from: FilterName, to: FilterName) => void;
  /** The list without it. */
  lifted: string;
};

function FilterChip({ name, values, isOpen, onOpen, onChange, onTurn, lifted }: ChipProps) {
  const { t } = useLanguage();
  const words = useValueWords(name, values);
  // Where the focus was before it opened, it goes back to.
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const called = filterWords(name, t);
  const label = words.length === 0 ? called : `${called}: ${words.join(', ')}`;
  const opposite = oppositeOf(name);
  const close = () => {
    onOpen(false);
    button?.focus();
  };
  return (
    <Popover
      opened={isOpen}
      onChange={onOpen}
      position="bottom-start"
      withinPortal
      trapFocus
      shadow="md"
      onClose={close}
    >
      <span className={classes['chip']}>
        <Popover.Target>
          <button
            ref={setButton}
            type="button"
            className={classes['words']}
            title={label}
            onClick={() => onOpen(!isOpen)}
          >
            <span className={classes['name']}>{called}</span> <span dir="auto">{words.join(', ') || '…'}</span>
          </button>
        </Popover.Target>
        {values.length > 0 && (
          <Link className={classes['lift']} href={lifted} aria-label={t('filter.lift', { filter: label })}>
            <IconX size={13} aria-hidden="true" />
          </Link>
        )}
      </span>
      <Popover.Dropdown p={8}>
        <FilterChoices
          name={name}
          values={values}
          onChange={onChange}
          onTurn={opposite === null ? null : () => onTurn(name, opposite)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

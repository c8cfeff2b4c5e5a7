import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { DueGroup } from '../../domain/ticket/list/due-group.ts';
import { BulkQuestion } from '../command/bulk-question.tsx';
import { type BulkCommand, useBulk } from '../command/bulk.tsx';
import { ProblemError } from '../data/client.ts';
import { countQuery } from '../data/list-queries.ts';
import type { TicketBrief } from '../data/types.ts';
import {
  clearSelection,
  countOf,
  isSelected,
  selectWhole,
  targetOf,
  toggleAll,
  useSelection,
} from '../keys/selection.ts';
import { useLanguage } from '../language.tsx';
import type { Filter } from '../paths.ts';
import { ActButton } from './act-button.tsx';
import { SelectionActs } from './selection-acts.tsx';
import { askedIn, type ShownView } from './shown-view.ts';
import { wholeOf } from './star.ts';
import { useBackLeaves } from './use-back-leaves.ts';
import classes from './selection-bar.module.css';

export type SelectionBarProps = {
  view: ShownView;
  filter: Filter;
  /** All that are loaded, and whether the list goes on behind them. */
  tickets: TicketBrief[];
  hasMore: boolean;
  /** How many the groups of all of the list hold, where it has some. */
  counts: readonly { group: DueGroup; count: number }[] | undefined;
};

/** What can be done with the selected tickets at once; the keys of one ticket do it with all of them. */
export default function SelectionBar({ view, filter, tickets, hasMore, counts }: SelectionBarProps) {
  const { t, language } = useLanguage();
  const selected = useSelection();
  const bulk = useBulk();
  const { whole, named, but, isPicking } = selected;
  const groups = whole?.groups ?? null;
  const isWhole = whole !== null && groups === null;
  const asked = askedIn(view, filter);
  // What is not loaded is counted once somebody selects.
  const counted = useQuery({ ...countQuery(view.at, asked), enabled: hasMore || isWhole });
  const isTooSlow = counted.error instanceof ProblemError && counted.error.code === 'too-slow';
  const all = hasMore || isWhole ? counted.data : { count: tickets.length, more: false };
  const inGroups = groups && [...groups].reduce((sum, [group, was]) => sum + (countIn(counts, group) ?? was), 0);
  const count = countOf(selected, inGroups ?? (isWhole ? all?.count : undefined));
  useBackLeaves(isPicking);
  const numbers = tickets.map(({ number }) => number);
  const chosen = tickets.filter(({ number }) => isSelected(number));
  const isOn = count > 0;
  const give = (command: BulkCommand) => isOn && bulk(targetOf(selected), count, command, chosen);
  const number = (of: number) => of.toLocaleString(language);
  return (
    <section className={classes['bar']} aria-label={t('bulk.label')}>
      <BulkQuestion />
      <div className={classes['told']}>
        <span className={classes['count']} role="status">
          {isOn || !isPicking ? t('bulk.selected', { count }) : t('bulk.pick')}
        </span>
        {whole === null && named.size < numbers.length && (
          <Button
            size="compact-sm"
            variant="subtle"
            className={hasMore && all !== undefined && !all.more ? classes['shown'] : undefined}
            onClick={() => toggleAll(numbers)}
          >
            {t(hasMore ? 'bulk.all' : 'bulk.all-of-them')} ({number(numbers.length)})
          </Button>
        )}
        {!isWhole && hasMore && all !== undefined && !all.more && (
          <Button size="compact-sm" variant="subtle" onClick={() => selectWhole(wholeOf(view, asked), all.count)}>
            {t('bulk.whole', { count: all.count })}
          </Button>
        )}
        {!isWhole && hasMore && all?.more && (
          <span className={classes['hint']}>{t('bulk.too-many', { count: number(all.count) })}</span>
        )}
        {!isWhole && hasMore && isTooSlow && <span className={classes['hint']}>{t('bulk.too-slow')}</span>}
        {isWhole && <span className={classes['hint']}>{t(but.size > 0 ? 'bulk.is-whole-but' : 'bulk.is-whole')}</span>}
        {groups !== null && (
          <span className={classes['hint']}>
            {t('bulk.is-groups', { groups: [...groups.keys()].map((group) => t(`due.${group}`)).join(', ') })}
          </span>
        )}
        <ActButton icon={IconX} words={t('bulk.clear')} letter="Esc" isQuiet onClick={clearSelection} />
      </div>
      <SelectionActs
        count={count}
        chosen={chosen}
        first={(chosen[0] ?? tickets[0])?.number}
        isMore={whole !== null}
        onGive={give}
      />
    </section>
  );
}

const countIn = (counts: SelectionBarProps['counts'], group: DueGroup): number | undefined =>
  counts?.find((one) => one.group === group)?.count;

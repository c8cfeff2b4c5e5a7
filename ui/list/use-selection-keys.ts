import type { HotkeyItem } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { LIMITS } from '../../domain/limits.ts';
import { useMarkUnread } from '../command/unread.ts';
import { ProblemError } from '../data/client.ts';
import { countQuery } from '../data/list-queries.ts';
import { usePageKeys } from '../keys/page-keys.ts';
import { askSelection, type SelectionAct } from '../keys/requests.ts';
import {
  clearSelection,
  isSelecting,
  selectAll,
  selectGroup,
  selectTo,
  selectWhole,
  toggleSelected,
} from '../keys/selection.ts';
import { useLanguage } from '../language.tsx';
import { toastDone, toastFailure } from '../toast.ts';
import { nextStar, type Selectable, wholeOf } from './star.ts';
import { useFramedRow } from './use-framed-row.ts';

/** The keys of one ticket, for all that are selected, else for the row in the frame. */
const ACTS = [
  ...([
    ['i', 'take'],
    ['a', 'assign'],
    ['h', 'snooze'],
    ['v', 'promise'],
    ['p', 'set-priority'],
    ['t', 'tag'],
  ] as const),
  ...([
    ['s', 'resolve'],
    ['e', 'archive'],
    ['!', 'mark-spam'],
    ['shift+!', 'mark-spam'],
  ] as const),
] as const satisfies readonly (readonly [string, SelectionAct])[];

/** The keys of rows: they select one, the next ones with Shift, all of a group, then all of the list, loaded or not; and make one unread. */
export function useSelectionKeys(list: Selectable): void {
  const client = useQueryClient();
  const { t, language } = useLanguage();
  const markUnread = useMarkUnread();
  const framed = useFramedRow(list);
  const { view, asked, arranged, hasMore, opened } = list;
  const numbers = arranged.tickets.map(({ number }) => number);
  const here = () => Number((document.activeElement as HTMLElement | null)?.dataset['ticket']) || opened;
  const go = (number: number) => document.querySelector<HTMLElement>(`[data-ticket="${number}"]`)?.focus();
  /** Whoever is at no row yet begins with the first. */
  const begun = (): number | null => {
    const [first] = numbers;
    if (here() === null && first !== undefined) go(first);
    return here();
  };
  const extend = (by: 1 | -1) => () => {
    const from = begun();
    const at = from === null ? -1 : numbers.indexOf(from);
    const next = numbers[at + by];
    if (from === null || at < 0 || next === undefined) return;
    selectTo(from, [from]);
    selectTo(next, numbers);
    go(next);
  };
  const tooMany = () => toastDone(t('bulk.too-many', { count: LIMITS.bulkTickets.toLocaleString(language) }), t);
  const takeView = async () => {
    selectAll(numbers);
    if (!hasMore) return;
    try {
      const { count, more } = await client.ensureQueryData(countQuery(view.at, asked));
      // Somebody has let go of it meanwhile.
      if (!isSelecting()) return;
      if (more) tooMany();
      else selectWhole(wholeOf(view, asked), count);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'too-slow') toastDone(t('bulk.too-slow'), t);
      else toastFailure(error, t);
    }
  };
  const star = () => {
    const step = nextStar(list, here());
    if (step === 'view') return void takeView();
    if (step === 'none') return clearSelection();
    if (step.held <= step.rows.length) return selectAll(step.rows);
    if (step.held <= LIMITS.bulkTickets) return selectGroup(wholeOf(view, asked), step.group, step.held);
    selectAll(step.rows);
    tooMany();
  };
  usePageKeys([
    [
      'x',
      () => {
        const number = begun();
        if (number !== null) toggleSelected(number);
      },
    ],
    ['shift+J', extend(1)],
    ['shift+K', extend(-1)],
    [
      'shift+U',
      () => {
        if (isSelecting()) return askSelection('mark-unread');
        // Beside a ticket it is that one's key.
        const number = opened === null ? here() : null;
        if (number !== null) markUnread(number);
      },
    ],
    ['*', star],
    ['shift+*', star],
    ...ACTS.map(([key, what]): HotkeyItem => [key, () => framed.act(what)]),
    ['r', () => framed.write('reply')],
    ['n', () => framed.write('note')],
  ]);
}

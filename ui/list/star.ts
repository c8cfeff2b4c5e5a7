/** What the key of a whole group selects, and then of a whole list. */
import { LIMITS } from '../../domain/limits.ts';
import type { DueGroup } from '../../domain/ticket/list/due-group.ts';
import { isSelected, selection, type WholeList } from '../keys/selection.ts';
import type { Filter } from '../paths.ts';
import type { Arranged } from './arranged.ts';
import type { ShownView } from './shown-view.ts';

export type Selectable = {
  view: ShownView;
  /** What is asked of it. */
  asked: Filter;
  arranged: Arranged;
  /** Of all of the list, where it has groups and they are counted. */
  counts: readonly { group: DueGroup; count: number }[] | undefined;
  /** It goes on behind what is loaded. */
  hasMore: boolean;
  /** The ticket beside the list. */
  opened: number | null;
};

/** The list as it is named to whoever takes all of it. */
export const wholeOf = ({ at, saved }: ShownView, asked: Filter): WholeList => ({
  ...{ view: at, filter: asked },
  ...(saved && { viewVersion: saved.version }),
});

type Group = { group: DueGroup; rows: number[]; held: number };

/** What `*` takes: the group of the row `at`, once that is taken the list, and once that is, nothing any more. */
export function nextStar({ arranged, counts, hasMore }: Selectable, at: number | null): Group | 'view' | 'none' {
  const { whole } = selection();
  const rows = arranged.items.flatMap((item) => (item.kind === 'row' ? [item] : []));
  const own = rows.find(({ ticket }) => ticket.number === at) ?? rows[0];
  const isTaken = ({ group, rows: loaded, held }: Group) =>
    loaded.every(isSelected) &&
    (held <= loaded.length || held > LIMITS.bulkTickets || whole?.groups === null || whole?.groups.has(group) === true);
  const groupNamed = (group: DueGroup): Group => {
    const loaded = rows.flatMap((row) => (row.group === group ? [row.ticket.number] : []));
    return { group, rows: loaded, held: counts?.find((one) => one.group === group)?.count ?? loaded.length };
  };
  if (own !== undefined && own.group !== null) {
    const group = groupNamed(own.group);
    if (!isTaken(group)) return group;
  }
  const isAll = whole !== null && whole.groups === null;
  const isEveryGroup =
    counts !== undefined && counts.every(({ group, count }) => count === 0 || isTaken(groupNamed(group)));
  const isListTaken = hasMore ? isAll || isEveryGroup : rows.every(({ ticket }) => isSelected(ticket.number));
  return isListTaken ? 'none' : 'view';
}

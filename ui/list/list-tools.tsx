import { useEffect } from 'react';
import type { FilterName } from '../../domain/ticket/list/filter.ts';
import type { Sort } from '../../domain/ticket/list/list-order.ts';
import type { Filter } from '../paths.ts';
import { prefetchMenus } from '../parts/menu/asked-menu.tsx';
import { AddFilter } from './add-filter.tsx';
import type { Tool } from './tool-button.tsx';
import type { ShownView } from './shown-view.ts';
import { ViewMenu } from './view-menu.tsx';

type ListToolsProps = {
  view: ShownView;
  filter: Filter;
  sort: Sort;
  isSearch: boolean;
  onSort: (sort: Sort) => void;
  onAdd: (name: FilterName) => void;
  /** What was pressed before they were there. */
  pressed: Tool | null;
};

/** The menus of a list's head. */
export default function ListTools({ view, filter, sort, isSearch, onSort, onAdd, pressed }: ListToolsProps) {
  useEffect(prefetchMenus, []);
  return (
    <>
      <AddFilter filter={filter} onAdd={onAdd} opensAtOnce={pressed === 'filter'} />
      <ViewMenu view={view.base} sort={sort} onSort={onSort} isSearch={isSearch} opensAtOnce={pressed === 'arrange'} />
    </>
  );
}

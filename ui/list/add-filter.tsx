import { Menu } from '@mantine/core';
import { ASKED, type Asked, type FilterName, waysOf } from '../../domain/ticket/list/filter.ts';
import { useLanguage } from '../language.tsx';
import { AskedMenu } from '../parts/menu/asked-menu.tsx';
import type { Filter } from '../paths.ts';
import { filterWords } from './filters.ts';
import { ToolButton } from './tool-button.tsx';

type Props = { filter: Filter; onAdd: (name: FilterName) => void; opensAtOnce: boolean };

/** What the list can still be narrowed down by. */
export function AddFilter({ filter, onAdd, opensAtOnce }: Props) {
  const { t } = useLanguage();
  return (
    <AskedMenu
      position="bottom-end"
      returnFocus={false}
      maxHeight="70vh"
      button={<ToolButton tool="filter" />}
      opensAtOnce={opensAtOnce}
    >
      {() => (
        <>
          {ASKED.flatMap((asked) => freeOf(filter, asked)).map((name) => (
            <Menu.Item key={name} onClick={() => onAdd(name)}>
              {filterWords(name, t)}
            </Menu.Item>
          ))}
        </>
      )}
    </AskedMenu>
  );
}

/** What is asked about already can be asked the other way as well. */
const freeOf = (filter: Filter, asked: Asked): FilterName[] =>
  waysOf(asked)
    .filter((name) => filter[name] === undefined)
    .slice(0, 1);

import { Menu } from '@mantine/core';
import { IconFilterPlus } from '@tabler/icons-react';
import { ASKED, type Asked, type FilterName, waysOf } from '../../domain/ticket/list/filter.ts';
import { useLanguage } from '../language.tsx';
import { AskedMenu } from '../parts/asked-menu.tsx';
import type { Filter } from '../paths.ts';
import { filterWords } from './filters.ts';
import { IconButton } from '../parts/icon-button.tsx';

/** What the list can still be narrowed down by. */
export function AddFilter({ filter, onAdd }: { filter: Filter; onAdd: (name: FilterName) => void }) {
  const { t } = useLanguage();
  return (
    <AskedMenu
      position="bottom-end"
      returnFocus={false}
      maxHeight="70vh"
      button={
        <IconButton size={30} aria-label={t('filter.add')} title={t('filter.add')}>
          <IconFilterPlus size={18} />
        </IconButton>
      }
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

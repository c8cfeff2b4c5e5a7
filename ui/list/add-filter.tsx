import { ActionIcon, Menu } from '@mantine/core';
import { IconFilterPlus } from '@tabler/icons-react';
import { FILTER_NAMES, type FilterName } from '../../domain/ticket/list/filter.ts';
import { useLanguage } from '../language.tsx';
import type { Filter } from '../paths.ts';

/** What the list can still be narrowed down by. */
export function AddFilter({ filter, onAdd }: { filter: Filter; onAdd: (name: FilterName) => void }) {
  const { t } = useLanguage();
  return (
    <Menu position="bottom-end" withinPortal returnFocus={false} keepMounted={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={t('filter.add')} title={t('filter.add')}>
          <IconFilterPlus size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        {FILTER_NAMES.filter((name) => filter[name] === undefined).map((name) => (
          <Menu.Item key={name} onClick={() => onAdd(name)}>
            {t(`filter.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

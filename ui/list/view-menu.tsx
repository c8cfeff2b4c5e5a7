import { Menu } from '@mantine/core';
import { isSortOf, type Sort } from '../../domain/ticket/list/list-order.ts';
import type { View } from '../../domain/ticket/list/view.ts';
import { useLanguage } from '../language.tsx';
import { AskedMenu } from '../parts/menu/asked-menu.tsx';
import { DENSITIES, type Density, ORDERS, useDensity } from './list-order.ts';
import { ToolButton } from './tool-button.tsx';

/** `view`: the list that everybody has. */
type Props = { view: View; sort: Sort; onSort: (sort: Sort) => void; isSearch: boolean; opensAtOnce: boolean };

/** In which order the list stands, and how dense. */
export function ViewMenu({ view, sort, onSort, isSearch, opensAtOnce }: Props) {
  const { t } = useLanguage();
  const [density, setDensity] = useDensity();
  return (
    <AskedMenu position="bottom-end" button={<ToolButton tool="arrange" />} opensAtOnce={opensAtOnce}>
      {() => (
        <>
          <Menu.RadioGroup value={sort} onChange={(value) => onSort(value as Sort)} aria-label={t('list.order')}>
            <Menu.Label>{t('list.order')}</Menu.Label>
            {ORDERS.filter((one) => isSortOf(one, view)).map((one) => (
              <Menu.RadioItem key={one} value={one} disabled={isSearch} closeMenuOnClick>
                {t(`list.order.${one}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.RadioGroup
            value={density}
            onChange={(value) => setDensity(value as Density)}
            aria-label={t('list.density')}
          >
            <Menu.Label>{t('list.density')}</Menu.Label>
            {DENSITIES.map((one) => (
              <Menu.RadioItem key={one} value={one} closeMenuOnClick>
                {t(`list.density.${one}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </>
      )}
    </AskedMenu>
  );
}

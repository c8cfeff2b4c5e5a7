import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBell } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useState } from 'react';
import { useLocationProperty } from 'wouter/use-browser-location';
import { noticesQuery } from '../data/queries.ts';
import { useLanguage } from '../language.tsx';
import { useBetter, useCalm } from '../parts/empty/calm.ts';
import { RowLink } from '../parts/button/row-link.tsx';
import { paths } from '../paths.ts';
import { useShell } from './shell.tsx';
import classes from './shell.module.css';

const loadLayer = () => import('./bell-layer.tsx');

export type BellListProps = { onClose: () => void };

/** How much asks something of the reader; a press shows it, on a phone on a page of its own. */
export function Bell({ List }: { List: ComponentType<BellListProps> }) {
  const { t } = useLanguage();
  const { width } = useShell();
  const isThere = useLocationProperty(() => location.pathname === paths.notices());
  const [opened, setOpened] = useState(false);
  const asking = useQuery({ ...noticesQuery, enabled: useCalm() }).data?.asking ?? 0;
  const [Layer, ask] = useBetter(loadLayer);
  const isPage = width === 'narrow';
  const bell = (
    <RowLink
      href={paths.notices()}
      className={classes['bell']}
      aria-current={isThere ? 'page' : undefined}
      aria-expanded={isPage ? undefined : opened}
      onClick={(event) => {
        if (isPage || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        ask();
        setOpened(!opened);
      }}
    >
      <IconBell size={19} stroke={1.8} aria-hidden="true" />
      <VisuallyHidden>{t('nav.notices')}</VisuallyHidden>
      {asking > 0 && (
        <span className={classes['asking']}>
          {asking > 99 ? '99+' : asking}
          <VisuallyHidden> {t('bell.asking')}</VisuallyHidden>
        </span>
      )}
    </RowLink>
  );
  if (Layer === null || isPage) return bell;
  return (
    <Layer List={List} opened={opened} onChange={setOpened}>
      {bell}
    </Layer>
  );
}

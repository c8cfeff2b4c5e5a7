import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLanguage } from '../language.tsx';
import { Empty } from '../parts/empty/empty.tsx';
import { Card } from './page.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';

type Props<Item> = {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;
  /** What it means that there is nothing. */
  empty: { title: string; text: string; icon?: Icon };
  /** Name of the card around the items. */
  label?: string;
  children: (items: Item[]) => ReactNode;
};

/** A long list in a card, page after page: waiting, failed, empty, or the items so far and a button for more. */
export function Paged<Item>({ query, empty, label, children }: Props<Item>) {
  const { t } = useLanguage();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Unanswered query={query} />
      {query.data && items.length === 0 && (
        <Card>
          <Empty icon={empty.icon} title={empty.title}>
            {empty.text}
          </Empty>
        </Card>
      )}
      {items.length > 0 && <Card label={label}>{children(items)}</Card>}
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

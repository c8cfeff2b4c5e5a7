import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChecks, IconList } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { askingQuery, noticesQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { Empty } from '../../parts/empty/empty.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { paths } from '../../paths.ts';
import type { BellListProps } from '../../shell/bell.tsx';
import { bellDeed } from './bell-keys.ts';
import { byTicket, stillTaken } from './groups.ts';
import { NoticeGroup } from './notice-group.tsx';
import { useReadNotices } from './use-read-notices.ts';
import classes from './notices.module.css';

/** What asks something of the reader, ticket by ticket: Enter opens one, `e` is done with it, `j` and `k` go on. */
export default function BellList({ onClose }: BellListProps) {
  const { t } = useLanguage();
  const query = useQuery(askingQuery);
  const read = useReadNotices();
  const list = useRef<HTMLDivElement>(null);
  const items = query.data?.items ?? [];
  const known = stillTaken(useQuery(noticesQuery).data?.items ?? []);
  const [asking, toKnow] = [byTicket(items), byTicket(known)];
  const groups = [...asking, ...toKnow];
  const rowsOf = (some: typeof groups) =>
    some.map((group) => (
      <NoticeGroup key={group[0]!.ticket?.number ?? 0} items={group} onRead={(ids) => read.mutate(ids)} />
    ));
  const isThere = query.data !== undefined;
  // What was pressed for is there a moment later, and keys are meant for it.
  useEffect(() => {
    if (isThere) list.current?.querySelector<HTMLElement>('a')?.focus();
  }, [isThere]);
  const heads = () => [...(list.current?.querySelectorAll<HTMLElement>(`.${classes['head']}`) ?? [])];
  const press = (event: KeyboardEvent) => {
    const deed = bellDeed(event);
    if (deed === null) return;
    const all = heads();
    const row = document.activeElement?.closest('li[data-unread]');
    const at = all.findIndex((head) => row?.contains(head));
    if (deed !== 'done') all[Math.min(Math.max(at + deed, 0), all.length - 1)]?.focus();
    else if (groups[at] !== undefined) {
      read.mutate(groups[at].map(({ id }) => id));
      // The next one takes its place; the last one leaves the focus to the one before.
      (all[at + 1] ?? all[at - 1])?.focus();
    } else return;
    event.preventDefault();
  };
  const leave = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a[href]') !== null) onClose();
  };
  return (
    <div className={classes['bell']} onKeyDown={press} onClick={leave}>
      <header>
        <h2>{t('bell.title')}</h2>
        {groups.length > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconChecks size={15} aria-hidden="true" />}
            loading={read.isPending}
            // What has come since was not seen, and not all that asks for nothing is shown here.
            onClick={() => read.mutate(groups.flat().map(({ id }) => id))}
          >
            {t('notices.read-all')}
          </Button>
        )}
      </header>
      <Unanswered query={query} />
      {query.data && items.length === 0 && <Empty title={t('bell.none')}>{t('bell.none.text')}</Empty>}
      <div ref={list} className={classes['lists']}>
        <ul className={classes['groups']} aria-label={t('bell.title')}>
          {rowsOf(asking)}
        </ul>
        {toKnow.length > 0 && (
          <>
            <h2>{t('bell.to-know')}</h2>
            <ul className={classes['groups']} aria-label={t('bell.to-know')}>
              {rowsOf(toKnow)}
            </ul>
          </>
        )}
      </div>
      <footer>
        <Link href={paths.notices()}>
          <IconList size={15} aria-hidden="true" /> {t('bell.all')}
        </Link>
        <Link href={paths.noticeSettings()}>{t('notices.settings')}</Link>
      </footer>
    </div>
  );
}

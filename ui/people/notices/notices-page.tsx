import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconChecks, IconSettings } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { call } from '../../data/client.ts';
import { allNoticesQuery, keys, noticesQuery } from '../../data/queries.ts';
import type { Notice } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Empty } from '../../parts/empty.tsx';
import { Unanswered } from '../../parts/unanswered.tsx';
import { paths } from '../../paths.ts';
import { Card, Page } from '../../shell/page.tsx';
import { dayTime } from '../../time.ts';
import { toastFailure } from '../../toast.ts';
import { BrowserCard } from './browser-card.tsx';
import { byTicket, foundLate } from './groups.ts';
import { headOf, promisedOf, sentenceOf } from './told.ts';
import classes from './notices.module.css';

/** What the reader was told, ticket by ticket, the newest first, until they have read it. */
export default function NoticesPage() {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [withRead, setWithRead] = useState(false);
  const unread = useQuery(noticesQuery);
  const all = useQuery({ ...allNoticesQuery, enabled: withRead });
  const shown = withRead ? all : unread;
  const read = useMutation({
    mutationFn: (ids: number[] | 'all') => call('readNotices', { body: { ids } }),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.notices }),
    onError: (error) => toastFailure(error, t),
  });
  const actions = (
    <>
      {(unread.data?.unread ?? 0) > 0 && (
        <Button
          variant="default"
          leftSection={<IconChecks size={16} aria-hidden="true" />}
          loading={read.isPending}
          onClick={() => read.mutate('all')}
        >
          {t('notices.read-all')}
        </Button>
      )}
      <Button
        component={Link}
        href={paths.noticeSettings()}
        variant="default"
        leftSection={<IconSettings size={16} aria-hidden="true" />}
      >
        {t('notices.settings')}
      </Button>
    </>
  );
  return (
    <Page title={t('nav.notices')} text={t('notices.text')} actions={actions}>
      <BrowserCard onlyToAsk />
      <Switch
        className={classes['withRead']}
        label={t('notices.with-read')}
        checked={withRead}
        onChange={(event) => setWithRead(event.currentTarget.checked)}
      />
      <Unanswered query={shown} />
      {shown.data?.items.length === 0 && <Empty title={t('notices.none')}>{t('notices.none.text')}</Empty>}
      {shown.data && shown.data.items.length > 0 && (
        <Card label={t('nav.notices')}>
          <ul className={classes['groups']}>
            {byTicket(shown.data.items).map((group) => (
              <Group key={group[0]!.id} items={group} onRead={(ids) => read.mutate(ids)} />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}

/** All of one ticket, or all of mailboxes. */
function Group({ items, onRead }: { items: Notice[]; onRead: (ids: number[]) => void }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const first = items[0]!;
  const inWords = (at: number) => dayTime(at, now, language);
  const isMailbox = first.ticket === null;
  const head = headOf(first, t) ?? t('notices.of-mailboxes');
  const unread = items.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  return (
    <li className={classes['group']} data-unread={unread.length > 0 || undefined}>
      <div className={classes['words']}>
        <Link
          href={isMailbox ? paths.mailboxes() : paths.anyTicket(first.ticket!.number)}
          className={classes['head']}
          dir="auto"
        >
          {head}
        </Link>
        <ul>
          {items.map((item) => (
            <li key={item.id} data-read={item.readAt !== null || undefined}>
              <span>{sentenceOf(item, t)}</span>{' '}
              <time dateTime={item.happenedAt}>{dayTime(item.happenedAt, now, language)}</time>
              {foundLate(item) !== null && (
                <small> · {t('notices.found', { time: dayTime(item.at, now, language) })}</small>
              )}
              {promisedOf(item, inWords, t) !== null && <p>{promisedOf(item, inWords, t)}</p>}
              {typeof item.detail['reason'] === 'string' && <p dir="auto">{item.detail['reason']}</p>}
            </li>
          ))}
        </ul>
      </div>
      {unread.length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={t('notices.read.of', { what: head })}
          onClick={() => onRead(unread)}
        >
          {t('notices.read')}
        </Button>
      )}
    </li>
  );
}

import { Button, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBellCheck, IconChecks, IconSettings } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { allNoticesQuery, noticesQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { Empty } from '../../parts/empty/empty.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { paths } from '../../paths.ts';
import { Card, Page } from '../../shell/page.tsx';
import { BrowserCard } from './browser-card.tsx';
import { byTicket } from './groups.ts';
import { NoticeGroup } from './notice-group.tsx';
import { useReadNotices } from './use-read-notices.ts';
import classes from './notices.module.css';

/** What the reader was told, ticket by ticket, the newest first, until they have read it. */
export default function NoticesPage() {
  const { t } = useLanguage();
  const [withRead, setWithRead] = useState(false);
  const unread = useQuery(noticesQuery);
  const all = useQuery({ ...allNoticesQuery, enabled: withRead });
  const shown = withRead ? all : unread;
  const read = useReadNotices();
  const newest = unread.data?.items[0];
  const actions = (
    <>
      {newest !== undefined && (
        <Button
          variant="default"
          leftSection={<IconChecks size={16} aria-hidden="true" />}
          loading={read.isPending}
          // What has come since was not seen.
          onClick={() => read.mutate({ upTo: newest.id })}
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
      {shown.data?.items.length === 0 && (
        <Empty icon={IconBellCheck} title={t('notices.none')}>
          {t('notices.none.text')}
        </Empty>
      )}
      {shown.data && shown.data.items.length > 0 && (
        <Card label={t('nav.notices')}>
          <ul className={classes['groups']}>
            {byTicket(shown.data.items).map((group) => (
              <NoticeGroup key={group[0]!.id} items={group} onRead={(ids) => read.mutate(ids)} />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}

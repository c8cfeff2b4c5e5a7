import '@mantine/core/styles/Anchor.css';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useSearch } from 'wouter';
import { cannedQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { Empty } from '../../parts/empty/empty.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { paths } from '../../paths.ts';
import { Page } from '../../shell/page.tsx';
import { CannedEditor, type Written } from './canned-editor.tsx';
import { useSentReply } from './use-sent-reply.ts';
import classes from './canned.module.css';

const NEW: Written = {
  ...{ name: '', folder: '', scope: 'personal', team: null, attachments: [], actions: [] },
  ...{ text: { tr: '', en: '' }, html: { tr: '', en: '' } },
};

/** One canned reply; without an id a new one, which may begin with a reply that was sent (`?ticket=&message=`). */
export default function CannedPage({ id }: { id: string | null }) {
  const { t } = useLanguage();
  const query = new URLSearchParams(useSearch());
  const message = id === null ? query.get('message') : null;
  const sent = useSentReply(Number(query.get('ticket')) || null, message);
  const replies = useQuery(cannedQuery(null));
  const found = replies.data?.items.find((one) => one.id === id);
  const folders = [...new Set((replies.data?.items ?? []).map(({ folder }) => folder))].filter(Boolean);
  const isGone = (id !== null && replies.data && !found) || sent === 'gone';
  const begun =
    id === null ? (message === null ? NEW : sent === null || sent === 'gone' ? null : { ...NEW, ...sent }) : found;
  return (
    <Page title={found?.name ?? t('canned.new')} text={id === null ? t('canned.about') : undefined} wide>
      <Anchor component={Link} href={paths.cannedReplies()} className={classes['back']}>
        <IconArrowLeft size={15} aria-hidden="true" /> {t('nav.cannedReplies')}
      </Anchor>
      <Unanswered query={replies} />
      {isGone && <Empty kind="search" title={t('canned.gone')} />}
      {replies.data && begun && !isGone && (
        <CannedEditor key={id ?? message ?? 'new'} reply={found ?? null} begun={begun} folders={folders} />
      )}
    </Page>
  );
}

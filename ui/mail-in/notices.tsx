import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconShieldCheck } from '@tabler/icons-react';
import { MAILBOX_CHANGES } from '../../domain/mail/mailbox.ts';
import { noticeKindOf } from '../../domain/people/notice.ts';
import { call } from '../data/client.ts';
import { keys, noticesQuery } from '../data/queries.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { dayTime } from '../time.ts';
import { NotRead } from '../parts/empty/not-read.tsx';
import type { Notice } from '../data/types.ts';
import classes from '../parts/panel/settings.module.css';

/**
 * Mantine's own yellow is too pale for a title on light paper, and too loud on dark. It writes its colours into the element, where a
 * class does not reach them.
 */
const ownColours = () => ({
  root: {
    '--alert-bg': 'var(--warn-soft)',
    '--alert-color': 'var(--warn)',
    '--alert-bd': '1px solid color-mix(in srgb, var(--warn) 30%, transparent)',
  },
});

/** What other administrators did to the mailboxes, until this one says that they have seen it. */
export function Notices() {
  const { t } = useLanguage();
  const client = useQueryClient();
  const notices = useQuery(noticesQuery);
  const items = notices.data?.items.filter(({ kind }) => noticeKindOf(kind) === 'mailbox') ?? [];
  const read = useMutation({
    mutationFn: () => Promise.all(items.map(({ id }) => call('readNotice', { params: { id } }))),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.notices }),
  });
  if (items.length === 0) return <NotRead query={notices} what={t('notice.unknown')} />;
  return (
    <Alert
      vars={ownColours}
      icon={<IconShieldCheck size={18} aria-hidden="true" />}
      title={t('notice.title', { count: items.length })}
    >
      <ul className={classes['notices']}>
        {items.map((notice) => (
          <Line key={notice.id} notice={notice} />
        ))}
      </ul>
      <Button size="xs" variant="default" loading={read.isPending} onClick={() => read.mutate()}>
        {t('notice.read')}
      </Button>
    </Alert>
  );
}

function Line({ notice: { kind, at, by, detail } }: { notice: Notice }) {
  const { t, language } = useLanguage();
  const time = dayTime(at, useNow(), language);
  const changed = Array.isArray(detail['changed']) ? detail['changed'] : [];
  const what = MAILBOX_CHANGES.filter((one) => changed.includes(one)).map((one) => t(`change.${one}`));
  const address = String(detail['address'] ?? '');
  return (
    <li>
      {kind === 'mailbox-connected'
        ? t('notice.connected', { address })
        : kind === 'mailbox-deleted'
          ? t('notice.deleted', { address })
          : kind === 'alarm-unsent' || kind === 'alarm-unheard'
            ? t(`notice.${kind}`, { address })
            : t('notice.changed', { address, what: what.join(', ') })}{' '}
      <span>({by === null ? t('notice.by-nobody', { time }) : t('notice.by', { name: by.name, time })})</span>
    </li>
  );
}

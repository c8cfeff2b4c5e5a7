import { ActionIcon, Button } from '@mantine/core';
import { IconBellCog } from '@tabler/icons-react';
import { Link } from 'wouter';
import { noticeKindOf } from '../../../domain/people/notice.ts';
import type { Notice } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { paths } from '../../paths.ts';
import { dayTime } from '../../time.ts';
import { foundLate } from './groups.ts';
import { headOf, promisedOf, sentenceOf } from './told.ts';
import classes from './notices.module.css';

/** All of one ticket, or all of mailboxes, with the way to choose how one hears of such. */
export function NoticeGroup({ items, onRead }: { items: Notice[]; onRead: (ids: number[]) => void }) {
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
      <ActionIcon
        component={Link}
        href={paths.noticeSettings(noticeKindOf(first.kind))}
        variant="subtle"
        color="gray"
        size={26}
        aria-label={t('notices.ways.of', { what: t(`kind.${noticeKindOf(first.kind)}`) })}
      >
        <IconBellCog size={15} aria-hidden="true" />
      </ActionIcon>
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

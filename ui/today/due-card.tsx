import { ActionIcon, Menu } from '@mantine/core';
import {
  IconBellZ,
  IconCalendarTime,
  IconCircleCheck,
  IconDots,
  IconExternalLink,
  IconHeartHandshake,
  IconHourglass,
  IconMessageReply,
  IconStarFilled,
  type Icon,
} from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { DAY_MS, HOUR_MS } from '../../domain/time.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { KeyBeside } from '../parts/button/key-beside.tsx';
import { PriorityMark } from '../parts/chip/priority-mark.tsx';
import { paths } from '../paths.ts';
import { clockTime, dayTime, fullTime, span, untilTime } from '../time.ts';
import type { Due } from './day.ts';
import { dueId } from './due-focus.ts';
import { whyNotOff } from './obstacle.ts';
import classes from './today.module.css';

const ICONS: Record<Due['what'], Icon> = {
  answer: IconMessageReply,
  solution: IconCircleCheck,
  promise: IconHeartHandshake,
  return: IconBellZ,
  reminder: IconHourglass,
};

/** One unit is enough to see how late it is; the exact time stands beside it. */
const inOneUnit = (ms: number): number =>
  ms < HOUR_MS ? ms : ms < DAY_MS ? Math.floor(ms / HOUR_MS) * HOUR_MS : Math.floor(ms / DAY_MS) * DAY_MS;

/** One thing to do: by when, for whom, what; dragged to another hour, or by its menu, it is put off. */
export function DueCard({ due, now, onPutOff }: { due: Due; now: number; onPutOff: () => void }) {
  const { t, language } = useLanguage();
  const { can } = useMe();
  const [, navigate] = useLocation();
  const { what, at, ticket, promise, answerBy, unfit } = due;
  const Picture = ICONS[what];
  const isLate = Date.parse(at) <= now;
  const why = whyNotOff(due, { can, t, now });
  const subject = ticket.subject || t('ticket.no-subject');
  return (
    <li
      className={classes['card']}
      data-late={isLate || undefined}
      data-unfit={unfit || undefined}
      draggable={why === null}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', dueId(due));
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <Link href={paths.anyTicket(ticket.number)} className={classes['link']} data-due={dueId(due)} draggable={false}>
        <time dateTime={at} title={fullTime(at, language)}>
          {isLate ? t('list.late', { duration: span(inOneUnit(now - Date.parse(at)), language) }) : clockTime(at)}
        </time>
        <span className={classes['words']}>
          <span className={classes['who']}>
            <b dir="auto">{ticket.contact.name}</b>
            {ticket.contact.vip && <IconStarFilled size={13} className={classes['vip']} aria-label="VIP" />}
            {ticket.priority !== 'normal' && <PriorityMark priority={ticket.priority} />}
          </span>
          <span className={classes['subject']} dir="auto">
            {subject}
          </span>
          <span className={classes['what']} data-what={what}>
            <Picture size={14} aria-hidden="true" />
            <span>{t(`today.what.${what}`)}</span>
            {promise && <q dir="auto">{promise.text}</q>}
            {promise && promise.firstDueAt !== at && (
              <small>{t('today.first', { time: dayTime(promise.firstDueAt, now, language) })}</small>
            )}
            {answerBy !== null && <small>{t('today.answer-by', { by: untilTime(answerBy, now, language) })}</small>}
            {isLate && <small>{dayTime(at, now, language)}</small>}
            {unfit && <small className={classes['tight']}>{t('today.unfit')}</small>}
          </span>
        </span>
      </Link>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            className={classes['deeds']}
            aria-label={`${t('action.more')}: ${subject}`}
          >
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconCalendarTime size={16} />}
            rightSection={<KeyBeside letter="H" />}
            aria-disabled={why !== null || undefined}
            closeMenuOnClick={why === null}
            onClick={() => why === null && onPutOff()}
          >
            {t(`today.put-off.${what}`)}
            {why !== null && <span className={classes['why']}>{why}</span>}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconExternalLink size={16} />}
            onClick={() => navigate(paths.anyTicket(ticket.number))}
          >
            {t('help.open')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

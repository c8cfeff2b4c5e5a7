import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  IconArchive,
  IconBellCheck,
  IconClockCheck,
  IconCoffee,
  IconPlayerPause,
  IconPlugConnected,
  IconPlugConnectedX,
  IconTicket,
  IconUsersGroup,
  IconZzz,
  type Icon,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import type { View } from '../../domain/ticket/list/view.ts';
import { countersQuery } from '../data/list-queries.ts';
import { mailboxesQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { Empty } from '../parts/empty/empty.tsx';
import { paths } from '../paths.ts';
import { shortly } from '../time.ts';
import { mailLife } from './mail-life.ts';

/** When a mailbox was looked into last, the stream does not tell. */
const LOOK_MS = 20_000;

const PICTURES: Partial<Record<View, Icon>> = {
  mine: IconCoffee,
  team: IconUsersGroup,
  open: IconTicket,
  snoozed: IconZzz,
  followup: IconBellCheck,
  breached: IconClockCheck,
  closed: IconArchive,
  all: IconTicket,
};
/** Lists that fill by themselves, as long as mail comes in; of the others a mailbox says nothing. */
const FILLED_BY_MAIL: ReadonlySet<View> = new Set<View>(['unassigned', 'mine', 'team', 'open', 'breached', 'all']);

/** Why a list is empty, as far as it is known: no mailbox, one that is not read, or nothing to do; and what comes next. */
export default function NothingHere({ view }: { view: View }) {
  const { t, language } = useLanguage();
  const { agent, can } = useMe();
  const now = useNow();
  const isFilled = FILLED_BY_MAIL.has(view);
  const mailboxes = useQuery({ ...mailboxesQuery, refetchInterval: LOOK_MS, enabled: isFilled }).data?.items;
  const counters = useQuery(countersQuery).data;
  // What is not known is not said; the words come with the answer.
  const life = isFilled && mailboxes !== undefined ? mailLife(mailboxes) : null;
  const keeps = can('mailbox:write');
  const lead = (href: string, words: string) => (
    <Button component={Link} href={href} variant="default" size="xs">
      {words}
    </Button>
  );
  if (life?.is === 'none')
    return (
      <Empty kind="mailbox" title={t('nothing.none')} action={keeps && lead(paths.connect(), t('nothing.none.do'))}>
        {t(keeps ? 'nothing.none.text' : 'nothing.none.ask')}
      </Empty>
    );
  if (life?.is === 'dead')
    return (
      <Empty
        icon={IconPlugConnectedX}
        title={t('nothing.dead')}
        action={lead(paths.mailboxes(), t(keeps ? 'nothing.dead.do' : 'trouble.look'))}
      >
        {life.address}: {t(`trouble.${life.trouble}`, { count: 1 })}
      </Empty>
    );
  if (life?.is === 'paused')
    return (
      <Empty icon={IconPlayerPause} title={t('nothing.paused')} action={lead(paths.mailboxes(), t('trouble.look'))}>
        {t('nothing.paused.text')}
      </Empty>
    );
  if (life?.is === 'connecting')
    return (
      <Empty icon={IconPlugConnected} title={t('nothing.connecting')}>
        {t('nothing.connecting.text', { address: life.address })}
      </Empty>
    );
  const isTeamless = view === 'team' && agent.teams.length === 0;
  const looked =
    life !== null && life.lastLookAt !== null && t('nothing.looked', { time: shortly(life.lastLookAt, now, language) });
  const mailed =
    life !== null && life.lastMailAt !== null && t('nothing.mailed', { time: shortly(life.lastMailAt, now, language) });
  const others = view === 'unassigned' ? 'open' : view === 'mine' || view === 'team' ? 'unassigned' : null;
  const count = others === null ? 0 : (counters?.[others] ?? 0);
  return (
    <Empty
      icon={PICTURES[view]}
      title={t(isTeamless ? 'nothing.teamless' : `empty.${view}`)}
      action={
        others !== null && count > 0
          ? lead(paths.view(others), t('nothing.others', { view: t(`view.${others}`), count }))
          : null
      }
      note={[mailed, looked].filter(Boolean).join(' · ') || null}
    >
      {t(isTeamless ? 'nothing.teamless.text' : `empty.${view}.text`)}
    </Empty>
  );
}

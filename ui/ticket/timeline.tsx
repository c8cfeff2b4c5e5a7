import { useQuery } from '@tanstack/react-query';
import {
  IconArrowBackUp,
  IconBellZ,
  IconCheck,
  IconCircleDot,
  IconFlag,
  IconFlame,
  IconLock,
  IconMail,
  IconSend,
  IconTag,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { Failed } from '../parts/failed.tsx';
import { Loading } from '../parts/splash.tsx';
import { agentsQuery, eventsQuery, teamsQuery } from '../data/queries.ts';
import { dayTime, fullTime } from '../time.ts';
import { eventSentence, isTold } from './event-sentence.ts';
import classes from './timeline.module.css';

const LOOK: Record<string, { icon: Icon; tone?: 'danger' | 'brand' | 'note' }> = {
  opened: { icon: IconMail, tone: 'brand' },
  'message-received': { icon: IconMail, tone: 'brand' },
  reply: { icon: IconSend, tone: 'brand' },
  note: { icon: IconLock, tone: 'note' },
  assign: { icon: IconUserCheck },
  snooze: { icon: IconBellZ },
  'snooze-ended': { icon: IconBellZ },
  wake: { icon: IconBellZ },
  resolve: { icon: IconCheck, tone: 'brand' },
  confirm: { icon: IconCheck, tone: 'brand' },
  reopen: { icon: IconArrowBackUp },
  deny: { icon: IconArrowBackUp },
  'set-priority': { icon: IconFlag },
  'set-type': { icon: IconTag },
  tag: { icon: IconTag },
  'clock-warned': { icon: IconFlame },
  'clock-breached': { icon: IconFlame, tone: 'danger' },
  'effect-failed': { icon: IconFlame, tone: 'danger' },
};

/** Everything that happened to a ticket, newest first, each as a sentence with its actor and time. */
export function Timeline({ number }: { number: number }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const events = useQuery(eventsQuery(number));
  const agents = useQuery(agentsQuery).data?.items ?? [];
  const teams = useQuery(teamsQuery).data?.items ?? [];
  if (events.isPending) return <Loading />;
  if (events.isError) return <Failed error={events.error} onRetry={() => void events.refetch()} />;
  const names = {
    agent: (id: string) => agents.find((agent) => agent.id === id)?.name ?? null,
    team: (id: string) => teams.find((team) => team.id === id)?.name ?? null,
    time: (at: number | string) => dayTime(at, now, language),
  };
  return (
    <ol className={classes['timeline']} aria-label={t('ticket.timeline')} tabIndex={0} role="list">
      {events.data.items.filter(isTold).map((event) => {
        const { icon: Picture, tone } = LOOK[event.kind] ?? { icon: IconCircleDot };
        return (
          <li key={event.version} className={classes['event']} data-tone={tone}>
            <span className={classes['eventIcon']}>
              <Picture size={14} aria-hidden="true" />
            </span>
            <span className={classes['sentence']}>
              {eventSentence(event, names, t)}
              <small>
                <time dateTime={event.at} title={fullTime(event.at, language)}>
                  {dayTime(event.at, now, language)}
                </time>
              </small>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

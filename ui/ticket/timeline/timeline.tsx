import { Button } from '@mantine/core';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { dayTime, fullTime } from '../../time.ts';
import type { TimelineEvent } from '../../data/types.ts';
import { isTold } from './event-sentence.ts';
import { Told } from './told.tsx';
import { lookOf, useEventSentence } from './event-words.ts';
import { useEvents } from './use-events.ts';
import classes from './timeline.module.css';

/** Everything that happened to a ticket, newest first, each as a sentence with its actor and time: in place of the thread. */
export function Timeline({ number, onClose }: { number: number; onClose: () => void }) {
  const { t } = useLanguage();
  const { query, events } = useEvents(number);
  return (
    <>
      <div className={classes['bar']}>
        <h2>{t('ticket.timeline')}</h2>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('ticket.thread.back')}
        </Button>
      </div>
      {events ? <Lines number={number} events={events} /> : <Unanswered query={query} />}
    </>
  );
}

function Lines({ number, events }: { number: number; events: TimelineEvent[] }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const sentence = useEventSentence();
  return (
    <ol className={classes['timeline']} aria-label={t('ticket.timeline')} tabIndex={0} role="list">
      {events.filter(isTold).map((event) => {
        const { icon: Picture, tone } = lookOf(event);
        return (
          <li key={event.version} className={classes['event']} data-tone={tone}>
            <span className={classes['eventIcon']}>
              <Picture size={14} aria-hidden="true" />
            </span>
            <span className={classes['sentence']}>
              <Told number={number} event={event} sentence={sentence(event)} />
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

import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { Unanswered } from '../parts/unanswered.tsx';
import { dayTime, fullTime } from '../time.ts';
import { isTold } from './event-sentence.ts';
import { Told } from './told.tsx';
import { lookOf, useEventSentence } from './event-words.ts';
import { useEvents } from './use-events.ts';
import classes from './timeline.module.css';

/** Everything that happened to a ticket, newest first, each as a sentence with its actor and time. */
export function Timeline({ number }: { number: number }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const { query, events } = useEvents(number);
  const sentence = useEventSentence();
  if (!events) return <Unanswered query={query} />;
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

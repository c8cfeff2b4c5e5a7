import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime, fullTime } from '../../time.ts';
import type { TimelineEvent } from '../../data/types.ts';
import { lookOf } from '../timeline/event-words.ts';
import { Told } from '../timeline/told.tsx';
import classes from './event-line.module.css';

/** Something that happened between two messages, as one thin line. */
export function EventLine({ number, event, sentence }: { number: number; event: TimelineEvent; sentence: string }) {
  const { language } = useLanguage();
  const now = useNow();
  const { icon: Picture, tone } = lookOf(event);
  return (
    <div className={classes['event']} data-tone={tone} data-event={event.kind}>
      <Picture size={14} aria-hidden="true" />
      <div>
        <Told number={number} event={event} sentence={sentence} beside />
      </div>
      <time dateTime={event.at} title={fullTime(event.at, language)}>
        {dayTime(event.at, now, language)}
      </time>
    </div>
  );
}

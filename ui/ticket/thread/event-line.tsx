import { useLanguage } from '../../language.tsx';
import { fullTime } from '../../time.ts';
import type { TimelineEvent } from '../../data/types.ts';
import { lookOf } from '../timeline/event-words.ts';
import { useTimeWords } from '../../parts/print/paper.ts';
import { Told } from '../timeline/told.tsx';
import classes from './event-line.module.css';

/** Something that happened between two messages, as one thin line. */
export function EventLine({ number, event, sentence }: { number: number; event: TimelineEvent; sentence: string }) {
  const { language } = useLanguage();
  const time = useTimeWords();
  const { icon: Picture, tone } = lookOf(event);
  return (
    <div className={classes['event']} data-tone={tone} data-event={event.kind}>
      <Picture size={14} aria-hidden="true" />
      <div>
        <Told number={number} event={event} sentence={sentence} beside />
      </div>
      <time dateTime={event.at} title={fullTime(event.at, language)}>
        {time(event.at)}
      </time>
    </div>
  );
}

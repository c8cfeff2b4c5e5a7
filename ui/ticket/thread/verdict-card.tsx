import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Linkified } from '../../parts/linkified.tsx';
import { dayTime, fullTime } from '../../time.ts';
import type { Message, TimelineEvent } from '../../data/types.ts';
import classes from './verdict.module.css';

type Props = { event: TimelineEvent; message: Message | null; name: string; lang: string };

/** The customer's yes or no to our question, in green or red and in words, with what they wrote about it. */
export function VerdictCard({ event, message, name, lang }: Props) {
  const { t, language } = useLanguage();
  const now = useNow();
  const yes = event.kind === 'confirm';
  const words = (message?.newText ?? message?.text ?? '').trim();
  const Picture = yes ? IconCircleCheck : IconCircleX;
  return (
    <article
      className={classes['verdict']}
      data-answer={yes ? 'yes' : 'no'}
      data-message={message?.id}
      aria-label={t(yes ? 'verdict.yes' : 'verdict.no')}
    >
      <Picture size={22} aria-hidden="true" />
      <div>
        <strong>{t(yes ? 'verdict.yes' : 'verdict.no')}</strong>
        <span className={classes['verdictBy']} dir="auto">
          {name}
        </span>
        {words !== '' && (
          <div className={classes['text']} lang={lang} dir="auto">
            <Linkified text={words} />
          </div>
        )}
      </div>
      <time className={classes['time']} dateTime={event.at} title={fullTime(event.at, language)}>
        {dayTime(event.at, now, language)}
      </time>
    </article>
  );
}

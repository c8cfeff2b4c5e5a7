import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { Linkified } from '../../parts/words/linkified.tsx';
import { fullTime } from '../../time.ts';
import type { Message, TimelineEvent } from '../../data/types.ts';
import { useTimeWords } from '../../parts/print/paper.ts';
import classes from './verdict.module.css';

type Props = { event: TimelineEvent; message: Message | null; name: string; lang: string };

/** The customer's yes or no to our question, in green or red and in words, with what they wrote about it. */
export function VerdictCard({ event, message, name, lang }: Props) {
  const { t, language } = useLanguage();
  const time = useTimeWords();
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
        {time(event.at)}
      </time>
    </article>
  );
}

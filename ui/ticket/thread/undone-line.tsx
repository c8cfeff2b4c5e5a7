import { IconArrowBackUp } from '@tabler/icons-react';
import { useContext, useId, useState } from 'react';
import type { Undone } from '../../../domain/ticket/undone.ts';
import type { TimelineEvent } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { PaperContext, useTimeWords } from '../../parts/print/paper.ts';
import { knownText } from '../../texts/known.ts';
import { fullTime } from '../../time.ts';
import { useEventSentence } from '../timeline/event-words.ts';
import { EventLine } from './event-line.tsx';
import { FoldLine } from './fold-line.tsx';
import classes from './event-line.module.css';

type Props = {
  number: number;
  pairs: readonly Undone<TimelineEvent>[];
  /** Each stands for itself from the beginning. */
  opened: boolean;
};

/** What was done and taken back as one thin line, which opens to the events that it is made of; on paper it is that line alone. */
export function UndoneLine({ number, pairs, opened: isOpenAtFirst }: Props) {
  const { t, language } = useLanguage();
  const time = useTimeWords();
  const isPaper = useContext(PaperContext) !== null;
  const sentence = useEventSentence();
  const [opened, setOpened] = useState(isOpenAtFirst);
  const id = useId();
  const first = pairs[0]!;
  const { undo } = pairs.at(-1)!;
  const actor = undo.actor.name || t(`actor.${undo.actor.kind}`);
  const words =
    pairs.length === 1
      ? knownText(t, `event.undone.${first.act.kind}`, t('event.undone', { actor }), { actor })
      : t('stream.undone', { count: pairs.length });
  const when = (
    <time dateTime={undo.at} title={`${fullTime(first.act.at, language)} – ${fullTime(undo.at, language)}`}>
      {time(undo.at)}
    </time>
  );
  if (isPaper)
    return (
      <div className={classes['event']} data-event="undone">
        <IconArrowBackUp size={14} aria-hidden="true" />
        <div>{words}</div>
        {when}
      </div>
    );
  return (
    <>
      <FoldLine opened={opened} opens={id} onOpen={() => setOpened(!opened)}>
        {words} {when}
      </FoldLine>
      {opened && (
        <div id={id} className={classes['opened']}>
          {pairs
            .flatMap(({ act, along, undo: back }) => [act, ...along, back])
            .map((event) => (
              <EventLine key={event.version} number={number} event={event} sentence={sentence(event)} />
            ))}
        </div>
      )}
    </>
  );
}

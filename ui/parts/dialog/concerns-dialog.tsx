import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconForms,
  IconMessage2Exclamation,
  IconPaperclip,
  IconUserQuestion,
  type Icon,
} from '@tabler/icons-react';
import { useRef, type KeyboardEvent } from 'react';
import type { Concern, ConcernKind } from '../../../domain/mail/concerns.ts';
import { excerptOf } from '../../../domain/text/preview.ts';
import type { Message } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from './dialog.tsx';
import { useNow } from '../../now.ts';
import { dayTime } from '../../time.ts';
import classes from './concerns.module.css';

const PICTURES: Record<ConcernKind, Icon> = {
  blank: IconForms,
  attachment: IconPaperclip,
  name: IconUserQuestion,
  unseen: IconMessage2Exclamation,
  profanity: IconAlertTriangle,
};
/** Of more unseen messages the number is told. */
const SHOWN = 3;

type Props = {
  concerns: Concern[];
  /** The messages of the thread that were not seen, as far as it has them. */
  unseen: Message[];
  onBack: () => void;
  onSend: () => void;
};

/** All that gives reason to stop, at once: back to the words, or sent all the same. */
export function ConcernsDialog({ concerns, unseen, onBack, onSend }: Props) {
  const { t } = useLanguage();
  const done = useRef(false);
  const isBlocked = concerns.some(({ blocks }) => blocks);
  const isOnlyNewer = concerns.every(({ kind }) => kind === 'unseen');
  const once = (act: () => void) => {
    if (done.current) return;
    done.current = true;
    act();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // The key that has asked to send is held down still.
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat && !isBlocked) once(onSend);
  };
  return (
    <Dialog
      opened
      onClose={() => once(onBack)}
      title={isOnlyNewer ? newerTitle(unseen, t) : t(isBlocked ? 'concerns.blocked' : 'concerns.title')}
      size="lg"
      onKeyDownCapture={press}
    >
      <ul className={classes['concerns']}>
        {kindsOf(concerns).map(([kind, of]) => {
          const Picture = PICTURES[kind];
          return (
            <li key={kind} data-kind={kind}>
              <Picture size={18} aria-hidden="true" />
              <div>
                <p className={classes['what']}>
                  {kind === 'unseen' && isOnlyNewer ? t('newer.text') : t(`concerns.${kind}`)}
                </p>
                {kind === 'unseen' ? <Unseen messages={unseen} /> : of.map((one, nth) => <Words key={nth} of={one} />)}
              </div>
            </li>
          );
        })}
      </ul>
      <div className={classes['buttons']}>
        {!isBlocked && (
          <Button variant="default" onClick={() => once(onSend)} rightSection={<kbd aria-hidden="true">Ctrl ↵</kbd>}>
            {t(isOnlyNewer ? 'newer.send' : 'concerns.send')}
          </Button>
        )}
        <Button onClick={() => once(onBack)} data-autofocus rightSection={<kbd aria-hidden="true">↵</kbd>}>
          {t(isOnlyNewer ? 'newer.read' : 'concerns.back')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Each kind with all that was found of it. */
function kindsOf(concerns: Concern[]): [ConcernKind, Concern[]][] {
  const kinds = [...new Set(concerns.map(({ kind }) => kind))];
  return kinds.map((kind) => [kind, concerns.filter((one) => one.kind === kind)]);
}

/** The line, with the words marked in it. */
function Words({ of: { line, at, found } }: { of: Concern }) {
  return (
    <p className={classes['line']}>
      {line.slice(0, at)}
      <mark>{found}</mark>
      {line.slice(at + found.length)}
    </p>
  );
}

function Unseen({ messages }: { messages: Message[] }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const last = messages.slice(-SHOWN);
  return (
    <>
      {last.length < messages.length && (
        <p className={classes['more']}>{t('concerns.earlier', { count: messages.length - last.length })}</p>
      )}
      {last.map((one) => (
        <blockquote key={one.id} className={classes['message']} data-direction={one.direction}>
          <span>
            <strong>{one.author.name || one.author.address}</strong> · {t(`concerns.wrote.${one.direction}`)} ·{' '}
            {dayTime(one.sentAt ?? one.createdAt, now, language)}
          </span>
          {excerptOf(one.newText ?? one.text)}
        </blockquote>
      ))}
    </>
  );
}

function newerTitle(unseen: Message[], t: ReturnType<typeof useLanguage>['t']): string {
  const last = unseen.at(-1);
  if (last === undefined || unseen.some(({ direction }) => direction === 'in')) return t('newer.title');
  return t(last.direction === 'note' ? 'newer.colleague-note' : 'newer.colleague', { name: last.author.name });
}

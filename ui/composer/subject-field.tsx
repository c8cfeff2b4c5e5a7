import { IconX } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { LIMITS } from '../../domain/limits.ts';
import type { TicketDetail } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import type { DraftInHand } from './draft/drafts.ts';
import { oneLine, subjectOf } from './subject.ts';
import classes from './recipients.module.css';

type Props = {
  ticket: TicketDetail;
  hand: DraftInHand;
  section: RefObject<HTMLElement | null>;
  /** Ctrl+Enter sends from here too; with Shift it `solves`. */
  onSubmit: (solves: boolean) => void;
};

/** The line of the mail's own subject: nearly no reply needs one, so it is there once somebody asks for it. */
export function useSubject({ ticket, hand, section, onSubmit }: Props) {
  const { t } = useLanguage();
  const id = useId();
  const [isAsked, setAsked] = useState(false);
  const { draft, change } = hand;
  const own = draft.subject ?? null;
  const isShown = isAsked || own !== null;
  const open = () => {
    setAsked(true);
    section.current?.querySelector<HTMLElement>('[data-field="subject"] input')?.focus();
  };
  const giveUp = () => {
    change({ subject: null });
    setAsked(false);
    section.current?.querySelector<HTMLElement>('[role="textbox"], textarea')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) onSubmit(event.shiftKey);
    } else if (event.key === 'Escape') {
      // The writer stays open: only the line goes.
      event.stopPropagation();
      giveUp();
    }
  };
  const opener = !isShown && (
    <button type="button" onClick={open} aria-keyshortcuts="Control+Shift+K" title={t('composer.subject.hint')}>
      {t('recipients.subject')}
    </button>
  );
  const row = isShown && (
    <div className={classes['field']} role="group" aria-labelledby={id} data-field="subject">
      <span id={id} className={classes['label']}>
        {t('recipients.subject')}
      </span>
      <div className={classes['chips']}>
        <input
          value={own ?? ticket.mailSubject}
          onChange={(event) => {
            const text = oneLine(event.currentTarget.value);
            change({ subject: text === ticket.mailSubject ? null : text });
            setAsked(true);
          }}
          onKeyDown={onKeyDown}
          onFocus={(event) => event.currentTarget.select()}
          // The agent has just asked for this line.
          autoFocus={isAsked && own === null}
          type="text"
          dir="auto"
          autoComplete="off"
          maxLength={LIMITS.subjectChars}
          placeholder={ticket.mailSubject || t('ticket.no-subject')}
          aria-label={t('recipients.subject')}
          aria-describedby={`${id}-why`}
        />
        <small id={`${id}-why`} className={classes['because']}>
          {t(subjectOf(draft, ticket) === null ? 'composer.subject.same' : 'composer.subject.own')}
        </small>
      </div>
      <span className={classes['more']}>
        <button
          type="button"
          aria-label={t('composer.subject.drop')}
          title={t('composer.subject.drop')}
          onClick={giveUp}
        >
          <IconX size={13} aria-hidden="true" />
        </button>
      </span>
    </div>
  );
  return { open, opener, row };
}

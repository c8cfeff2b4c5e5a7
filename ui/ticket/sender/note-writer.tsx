import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import { useLanguage } from '../../language.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import classes from './contact-notes.module.css';

type Props = {
  text: string;
  isBusy: boolean;
  error: Error | null;
  onWrite?: (text: string) => void;
  onKeep: (text: string) => void;
  onLeave: () => void;
};

/** A note on a person as it is written: Ctrl+Enter keeps it, Escape leaves it. */
export function NoteWriter({ text, isBusy, error, onWrite, onKeep, onLeave }: Props) {
  const { t } = useLanguage();
  const [written, setWritten] = useState(text);
  const said = written.trim();
  const keep = () => said !== '' && !isBusy && onKeep(said);
  return (
    <form
      className={classes['writer']}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <Textarea
        size="xs"
        aria-label={t('contact.note')}
        placeholder={t('contact.note.hint')}
        autosize
        autoFocus
        minRows={2}
        maxRows={10}
        maxLength={LIMITS.contactNoteChars}
        value={written}
        onChange={(event) => {
          setWritten(event.currentTarget.value);
          onWrite?.(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          // The page would send a reply, or go back to its list.
          if (event.key === 'Escape') onLeave();
          else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <Refusal error={error} />
      <div>
        <Button size="compact-xs" variant="default" onClick={onLeave}>
          {t('cancel')}
        </Button>
        <Button size="compact-xs" type="submit" disabled={said === ''} loading={isBusy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

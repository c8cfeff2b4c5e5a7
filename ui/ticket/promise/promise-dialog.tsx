import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import type { Given } from '../../command/row.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { Dialog } from '../../parts/dialog/dialog.tsx';
import { givenIn } from '../../parts/due/use-reader.ts';
import { PromiseTimes, usePromiseTime } from './promise-times.tsx';
import { hasKeyboard } from '../../typing.ts';
import classes from '../time/snooze.module.css';

type Props = {
  ticket: Pick<TicketDetail, 'team'>;
  /** On how many the same is promised. */
  count?: number;
  opened: boolean;
  onClose: () => void;
  onGive: (given: Given['promise']) => void;
};

/** What the customer was told, and by when it is to be true. */
export function PromiseDialog({ ticket, count, opened, onClose, onGive }: Props) {
  const { t } = useLanguage();
  const title = count === undefined ? t('promise.title') : t('bulk.promise.title', { count });
  return (
    <Dialog opened={opened} onClose={onClose} title={title} size="md">
      {opened && <Form ticket={ticket} count={count ?? 1} onClose={onClose} onGive={onGive} />}
    </Dialog>
  );
}

function Form({ ticket, count, onClose, onGive }: Omit<Props, 'opened' | 'count'> & { count: number }) {
  const { t } = useLanguage();
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const time = usePromiseTime(ticket);
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (time.at === undefined) return;
        // Words of time are no promise: they say by when, and the promise is asked for.
        const isTime = time.words === '' && givenIn(text, time.reader)?.kind === 'at';
        if (isTime) {
          time.setWords(text.trim());
          setText('');
        }
        if (isTime || text.trim() === '') {
          setMissing(true);
          return;
        }
        onGive({ text: text.trim(), dueAt: new Date(time.at).toISOString() });
        onClose();
      }}
    >
      <p className={classes['text']}>{t('promise.text', { count })}</p>
      <TextInput
        label={t('promise.what')}
        placeholder={t('promise.what.hint')}
        value={text}
        maxLength={LIMITS.promiseChars}
        aria-required
        data-autofocus={hasKeyboard() || undefined}
        error={isMissing && text.trim() === '' ? t('promise.what.missing') : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <PromiseTimes time={time} />
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={time.at === undefined}>
          {t('promise.do')}
        </Button>
      </div>
    </form>
  );
}

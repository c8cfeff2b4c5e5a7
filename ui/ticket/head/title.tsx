import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconPencil } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { LIMITS } from '../../../domain/limits.ts';
import { call, ProblemError } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { toastFailure } from '../../toast.ts';
import { Hint } from '../../parts/button/hint.tsx';
import { IconButton } from '../../parts/button/icon-button.tsx';
import classes from './title.module.css';

/** What is being written, and over which title. */
type Written = { title: string; was: string };

/** What the ticket is called among us: the pencil beside it writes another title, of which the customer hears nothing. */
export function useTitleField({ number, subject }: TicketDetail) {
  const { t } = useLanguage();
  const { can } = useMe();
  const client = useQueryClient();
  const [written, setWritten] = useState<Written | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    flushSync(() => setWritten(null));
    opener.current?.focus();
  };
  const save = useMutation({
    mutationFn: (body: Written) => call('setTitle', { params: { number }, body }),
    onSuccess: ({ title }) => {
      client.setQueryData(keys.ticket(number), (was: TicketDetail | undefined) => was && { ...was, subject: title });
      void client.invalidateQueries({ queryKey: keys.lists });
      close();
    },
    onError: async (error) => {
      const isStale = error instanceof ProblemError && error.code === 'stale-version';
      toastFailure(error, t, isStale ? t('title.stale') : undefined);
      await client.invalidateQueries({ queryKey: keys.ticket(number) });
      // What stands here goes over what somebody else has written, once it was seen.
      const now = client.getQueryData<TicketDetail>(keys.ticket(number))?.subject;
      if (isStale && now !== undefined) setWritten((one) => one && { ...one, was: now });
    },
  });
  if (!can('ticket:write')) return { pencil: null, field: null };
  const keep = () => {
    if (written === null || save.isPending) return;
    const title = written.title.trim();
    if (title === '' || title === written.was) return close();
    save.mutate({ ...written, title });
  };
  const pencil = (
    <Hint label={t('title.hint')} multiline maw={280}>
      <IconButton
        ref={opener}
        size={22}
        className={classes['pencil']}
        aria-label={t('title.change')}
        onClick={() => setWritten({ title: subject, was: subject })}
      >
        <IconPencil size={14} />
      </IconButton>
    </Hint>
  );
  const field = written !== null && (
    <TextInput
      aria-label={t('title.label')}
      description={t('title.keys')}
      inputWrapperOrder={['input', 'error', 'description']}
      autoFocus
      dir="auto"
      maxLength={LIMITS.subjectChars}
      value={written.title}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setWritten({ ...written, title: event.currentTarget.value })}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        event.stopPropagation();
        if (event.key === 'Escape') close();
        if (event.key === 'Enter') keep();
      }}
    />
  );
  return { pencil, field };
}

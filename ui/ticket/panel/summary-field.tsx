import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconPencil, IconQuote } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { LIMITS } from '../../../domain/limits.ts';
import { summaryLine } from '../../../domain/ticket/summary.ts';
import { call, ProblemError } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime } from '../../time.ts';
import { toastFailure } from '../../toast.ts';
import { Hint } from '../../parts/button/hint.tsx';
import { BareButton } from '../../parts/button/bare-button.tsx';
import classes from './summary.module.css';

/** What the ticket is about in one sentence of ours: a click writes it, Enter keeps it. */
export function SummaryField({ ticket }: { ticket: TicketDetail }) {
  const { t, language } = useLanguage();
  const { can } = useMe();
  const client = useQueryClient();
  const now = useNow();
  const { number, summary } = ticket;
  /** What is being written, and over which version. */
  const [written, setWritten] = useState<{ text: string; over: number } | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const save = useMutation({
    mutationFn: ({ text, over }: { text: string; over: number }) =>
      call('setSummary', { params: { number }, body: { text, version: over } }),
    onSuccess: ({ summary: kept }) => {
      client.setQueryData(keys.ticket(number), (was: TicketDetail | undefined) => was && { ...was, summary: kept });
      flushSync(() => setWritten(null));
      opener.current?.focus();
    },
    onError: (error) => {
      const isStale = error instanceof ProblemError && error.code === 'stale-version';
      toastFailure(error, t, isStale ? t('summary.stale') : undefined);
      // What stands here goes over what somebody else has written, once it was seen.
      if (isStale) setWritten((one) => one && { ...one, over: error.version ?? 0 });
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.ticket(number) }),
  });
  const close = () => {
    flushSync(() => setWritten(null));
    opener.current?.focus();
  };
  const keep = () => {
    if (written === null || save.isPending) return;
    if (summaryLine(written.text) === (summary?.text ?? '')) return close();
    save.mutate(written);
  };
  if (written !== null)
    return (
      <Textarea
        className={classes['writing']}
        aria-label={t('summary.title')}
        description={t('summary.keys')}
        inputWrapperOrder={['input', 'description']}
        autosize
        autoFocus
        minRows={2}
        maxLength={LIMITS.summaryChars}
        value={written.text}
        onChange={(event) => setWritten({ ...written, text: event.currentTarget.value })}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          event.stopPropagation();
          if (event.key === 'Escape') close();
          if (event.key !== 'Enter') return;
          event.preventDefault();
          keep();
        }}
      />
    );
  const who = summary && t('summary.by', { name: summary.by.name, time: dayTime(summary.at, now, language) });
  if (!can('ticket:write'))
    return summary === null ? null : (
      <p className={classes['summary']} dir="auto">
        {summary.text} <small>{who}</small>
      </p>
    );
  return (
    <Hint label={who ?? t('summary.hint')} multiline maw={280}>
      <BareButton
        ref={opener}
        className={classes['summary']}
        data-empty={summary === null || undefined}
        aria-label={summary === null ? t('summary.write') : t('summary.change', { text: summary.text })}
        onClick={() => setWritten({ text: summary?.text ?? '', over: summary?.version ?? 0 })}
      >
        <IconQuote size={15} aria-hidden="true" />
        <span dir="auto">{summary?.text ?? t('summary.write')}</span>
        <IconPencil size={14} aria-hidden="true" />
      </BareButton>
    </Hint>
  );
}

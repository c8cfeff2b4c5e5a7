import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import { renewTicket } from '../../command/run.ts';
import { call } from '../../data/client.ts';
import { explanationQuery } from '../../data/queries.ts';
import type { ClockView, TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { toastDone, toastFailure } from '../../toast.ts';
import { PromiseTimes, usePromiseTime } from '../promise/promise-times.tsx';
import { hasKeyboard } from '../../typing.ts';
import classes from './snooze.module.css';

type Props = { ticket: TicketDetail; kind: ClockView['kind']; onClose: () => void };

/** Another due time for a clock, and why. */
export function DueForm({ ticket, kind, onClose }: Props) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const time = usePromiseTime(ticket);
  const due = useSetDue(ticket.number, onClose);
  return (
    <form
      className={classes['form']}
      aria-label={t('due.set')}
      onSubmit={(event) => {
        event.preventDefault();
        if (time.at === undefined) return;
        if (reason.trim() === '') setMissing(true);
        else due.mutate({ kind, dueAt: new Date(time.at).toISOString(), reason: reason.trim() });
      }}
    >
      <p className={classes['text']}>{t('due.text')}</p>
      <PromiseTimes time={time} />
      <TextInput
        label={t('promise.reason')}
        placeholder={t('due.reason.hint')}
        value={reason}
        maxLength={LIMITS.reasonChars}
        aria-required
        autoFocus={hasKeyboard()}
        error={isMissing && reason.trim() === '' ? t('promise.reason.missing') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={time.at === undefined} loading={due.isPending}>
          {t('due.do')}
        </Button>
      </div>
    </form>
  );
}

/** The form stays, with what was written, when the ticket refuses. */
function useSetDue(number: number, onDone: () => void) {
  const client = useQueryClient();
  const { t } = useLanguage();
  return useMutation({
    scope: { id: `ticket-${number}` },
    mutationFn: ({ kind, ...body }: Pick<Props, 'kind'> & { dueAt: string; reason: string }) =>
      call('setDue', { params: { number, kind }, body }),
    onSuccess: () => {
      toastDone(t('due.done'), t);
      onDone();
    },
    onError: (error) => toastFailure(error, t),
    onSettled: () => {
      renewTicket(client, number);
      void client.invalidateQueries({ queryKey: explanationQuery(number).queryKey });
    },
  });
}

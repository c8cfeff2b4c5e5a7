import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Correction } from '../../../domain/mail/correction.ts';
import { call, ProblemError } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { COMMAND_TABLE } from '../../command/table.ts';
import { useLanguage } from '../../language.tsx';
import { toastDone, toastFailure } from '../../toast.ts';

const resend = (outbox: string, corrections: Correction[]) =>
  call(COMMAND_TABLE.resend.route, { params: { id: outbox }, body: { corrections } });

/** Sends a mail once more to everybody who does not have it. */
export function useResend(outbox: string, number: number) {
  const { t } = useLanguage();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => resend(outbox, []),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.ticket(number) }),
    onError: (error) => toastFailure(error, t),
  });
}

/** The same after an address was put right; `isRefused` while the last one given cannot be it. */
export function useCorrection(outbox: string, number: number) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const isRefusal = (error: Error | null) => error instanceof ProblemError && error.code === 'bad-input';
  const { mutate, isPending, error } = useMutation({
    mutationFn: (correction: Correction) => resend(outbox, [correction]),
    onSuccess: (_answer, { right }) => {
      void client.invalidateQueries({ queryKey: keys.ticket(number) });
      toastDone(t('done.corrected', { address: right }), t);
    },
    onError: (failure) => {
      if (!isRefusal(failure)) toastFailure(failure, t);
    },
  });
  return { mutate, isPending, isRefused: isRefusal(error) };
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { renewTicket } from '../../command/run.ts';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { toastDone, toastFailure } from '../../toast.ts';
import { toastUndoable } from '../../keys/undo-toast.tsx';

/** What becomes of a promise. */
export type PromiseEnd =
  | { does: 'kept'; id: string }
  | { does: 'moved'; id: string; dueAt: string; reason: string }
  | { does: 'withdrawn'; id: string; reason: string };

const give = (number: number, end: PromiseEnd) => {
  const params = { number, id: end.id };
  if (end.does === 'kept') return call('keepPromise', { params });
  return end.does === 'moved'
    ? call('movePromise', { params, body: { dueAt: end.dueAt, reason: end.reason } })
    : call('withdrawPromise', { params, body: { reason: end.reason } });
};

/** One after the other; `then` when all of them are done. */
export function usePromiseEnds(number: number) {
  const client = useQueryClient();
  const { t } = useLanguage();
  const takeBack = useMutation({
    scope: { id: `ticket-${number}` },
    mutationFn: (of: number) => call('undo', { params: { number }, body: { of } }),
    onSuccess: () => toastDone(t('promise.done.undone'), t),
    onError: (error) => toastFailure(error, t),
    onSettled: () => renewTicket(client, number),
  });
  return useMutation({
    scope: { id: `ticket-${number}` },
    mutationFn: async ({ ends }: { ends: PromiseEnd[]; then?: () => void }) => {
      let undoes: number | null = null;
      for (const end of ends) ({ undoes } = await give(number, end));
      return undoes;
    },
    onSuccess: async (undoes, { ends, then }) => {
      if (then) {
        // What follows is given to the ticket as it is now: the notes with the reasons are new to it.
        await client.refetchQueries({ queryKey: keys.ticket(number), exact: true });
        then();
      } else if (ends[0]?.does === 'kept' && undoes !== null)
        toastUndoable(t('promise.done.kept'), t, () => takeBack.mutate(undoes));
      else if (ends[0]) toastDone(t(`promise.done.${ends[0].does}`), t);
    },
    onError: (error) => toastFailure(error, t),
    onSettled: () => renewTicket(client, number),
  });
}

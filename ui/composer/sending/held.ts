/** Replies that are held, and taking one back. */
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { useLocation } from 'wouter';
import { renewTicket } from '../../command/run.ts';
import type { Output } from '../../data/api-types.ts';
import { call, ProblemError } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { paths } from '../../paths.ts';
import { toastDone, toastFailure } from '../../toast.ts';
import { giveBack } from '../draft/drafts.ts';
import { refuse } from './refusals.ts';
import { asDraft } from './taken-back.ts';

/** Epoch ms, by this browser's clock. */
export type JustSent = { outbox: string; number: number; from: number; until: number };

export const toastOf = (outbox: string): string => `held-${outbox}`;

/** Of an answer that did not come. */
const RETRIES = 3;

type Held = { outbox: string; number: number };
type Back = UseMutationResult<Output<'cancelOutbox'>, Error, Held & { stays?: boolean }>;

/**
 * Takes a mail back that has not left: the words, files and recipients of a reply are a draft again, and whoever stands elsewhere is led to its
 * ticket, in the list that is before them. `stays`: it is only not to be sent, and its draft waits.
 */
export function useTakeBack(): Back {
  const client = useQueryClient();
  const { t } = useLanguage();
  const { agent } = useMe();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: ({ outbox }) => call('cancelOutbox', { params: { id: outbox } }),
    // An answer that was lost may have taken it back: asked again, it has the words.
    retry: (count, error) => count < RETRIES && !(error instanceof ProblemError),
    onSuccess: ({ draft }, { outbox, number, stays }) => {
      notifications.hide(toastOf(outbox));
      if (draft === undefined) return toastDone(t('done.dropped'), t);
      giveBack(agent.id, number, 'reply', asDraft(draft));
      if (!stays) refuse(agent.id, number, { tab: 'reply', concerns: [] });
      const { location } = window;
      if (!stays && !location.pathname.endsWith(`/${number}`)) navigate(paths.ticketBeside(location, number));
      toastDone(t('done.taken-back'), t);
    },
    onError: (error, { outbox }) => {
      notifications.hide(toastOf(outbox));
      const isGone = error instanceof ProblemError && error.code === 'wrong-transition';
      toastFailure(error, t, isGone ? t('held.too-late') : undefined);
    },
    onSettled: (_answer, _error, { number }) => {
      renewTicket(client, number);
      void client.invalidateQueries({ queryKey: keys.scheduled });
    },
  });
}

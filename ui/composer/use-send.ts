import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, ProblemError } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../data/queries.ts';
import { toastDone, toastFailure } from '../toast.ts';
import type { TicketDetail } from '../data/types.ts';
import type { Draft, DraftInHand, Tab } from './drafts.ts';
import type { Then } from './send-button.tsx';

/** A mail server is not waited for here, so an answer takes seconds at the most; after this the line is dead. */
const PATIENCE_MS = 60_000;

/** The last try of each ticket and tab, so that a writer that was closed and opened again knows it too. */
const attempts = new Map<string, { body: string; key: string }>();

/**
 * Sends a draft. The same words tried again carry the same Idempotency-Key, so that a lost answer never becomes a
 * second mail; the draft is let go only after the server accepted it, and only as much as was sent. A newer message of
 * the contact asks first.
 */
export function useSend(ticket: TicketDetail, tab: Tab, hand: DraftInHand, onAccepted: () => void) {
  const client = useQueryClient();
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const mutationKey = ['send', ticket.number, tab];
  const mutation = useMutation({
    mutationKey,
    mutationFn: async ({ then, lastSeen }: { then: Then; lastSeen: string | null }): Promise<Draft> => {
      const draft = hand.latest();
      const words = {
        text: draft.text,
        ...(draft.html === '' ? {} : { html: draft.html }),
        attachments: draft.files.map((file) => file.id),
      };
      const body = tab === 'note' ? words : { ...words, then, ...(lastSeen === null ? {} : { lastSeen }) };
      const written = JSON.stringify([tab, body]);
      const last = attempts.get(mutationKey.join());
      const attempt = last?.body === written ? last : { body: written, key: crypto.randomUUID() };
      attempts.set(mutationKey.join(), attempt);
      const options = { key: attempt.key, withinMs: PATIENCE_MS };
      if (tab === 'note') await call('createNote', { params: { number: ticket.number }, body: words }, options);
      else await call('createReply', { params: { number: ticket.number }, body }, options);
      return draft;
    },
    onSuccess: (draft) => {
      // The next words may be the same again and be meant.
      attempts.delete(mutationKey.join());
      hand.sent(draft);
      onAccepted();
      toastDone(t(tab === 'note' ? 'done.noted' : 'done.sent'), t);
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.code === 'stale-version' && tab === 'reply') setAsking(true);
      else toastFailure(error, t, t(tab === 'note' ? 'composer.failed-note' : 'composer.failed-reply'));
    },
    onSettled: () => {
      for (const queryKey of [keys.ticket(ticket.number), keys.lists, keys.counters])
        void client.invalidateQueries({ queryKey });
    },
  });
  return {
    mutate: mutation.mutate,
    /** Also while a writer that was closed meanwhile is still sending. */
    isPending: useIsMutating({ mutationKey }) > 0,
    asking,
    ask: () => setAsking(true),
    dismiss: () => setAsking(false),
  };
}

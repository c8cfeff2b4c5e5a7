import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call, ProblemError } from '../client.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../queries.ts';
import { toastDone, toastFailure } from '../toast.ts';
import type { TicketDetail } from '../types.ts';
import type { Draft, Tab } from './drafts.ts';
import type { Then } from './send-button.tsx';

/**
 * Sends a draft. The same words tried again carry the same Idempotency-Key, so that a lost answer never becomes a
 * second mail; the draft is let go only after the server accepted it. A newer message of the contact asks first.
 */
export function useSend(ticket: TicketDetail, tab: Tab, draft: Draft, onAccepted: () => void) {
  const client = useQueryClient();
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const attempt = useRef({ body: '', key: '' });
  const mutation = useMutation({
    mutationFn: ({ then, lastSeen }: { then: Then; lastSeen: string | null }) => {
      const words = { html: draft.html, text: draft.text, attachments: draft.files.map((file) => file.id) };
      const body = tab === 'note' ? words : { ...words, then, ...(lastSeen === null ? {} : { lastSeen }) };
      const written = JSON.stringify([tab, body]);
      if (attempt.current.body !== written) attempt.current = { body: written, key: crypto.randomUUID() };
      const options = { key: attempt.current.key };
      return tab === 'note'
        ? call('createNote', { params: { number: ticket.number }, body: words }, options)
        : call('createReply', { params: { number: ticket.number }, body }, options);
    },
    onSuccess: () => {
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
    isPending: mutation.isPending,
    asking,
    ask: () => setAsking(true),
    dismiss: () => setAsking(false),
  };
}

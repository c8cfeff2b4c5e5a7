import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import type { Settings } from '../expert/mailbox-settings.ts';
import { isUsable, proofLines } from './proof-lines.ts';
import { useCheck, withPassword } from './use-check.ts';

/** Proves the connection as soon as the step is reached, and saves the mailbox when all of it holds. */
export function useProof(settings: Settings, password: string, onSaved: () => void) {
  const client = useQueryClient();
  const check = useCheck();
  const save = useMutation({
    mutationFn: () => call('createMailbox', { body: withPassword({ settings, password }) }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.mailboxes });
      onSaved();
    },
  });
  const prove = () => {
    save.reset();
    check.mutate({ settings, password }, { onSuccess: (result) => isUsable(proofLines(result)) && save.mutate() });
  };
  const begun = useRef(false);
  useEffect(() => {
    // Development draws twice; a mailbox is made once.
    if (begun.current) return;
    begun.current = true;
    prove();
  });
  return {
    result: check.isPending ? null : (check.data ?? null),
    saved: save.data ?? null,
    error: save.error ?? check.error,
    isRunning: check.isPending || save.isPending,
    again: prove,
  };
}

export type Proof = ReturnType<typeof useProof>;

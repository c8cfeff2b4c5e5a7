import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import type { Settings } from '../expert/mailbox-settings.ts';
import { type Checked, verdictOf } from './proof-lines.ts';
import { type SignIn, useCheck, withSignIn } from './use-check.ts';

/** What the test has taught about a mailbox, which nobody has to know then; who has chosen keeps it. */
const learned = ({ plus, keepsSent }: Checked, { sentCopy }: Settings) => ({
  ...(plus === true && { plusAddressing: true }),
  ...(keepsSent !== null &&
    sentCopy === undefined && { sentCopy: keepsSent ? ('provider' as const) : ('append' as const) }),
});

/**
 * Proves the connection as soon as the step is reached, and saves the mailbox when all of it holds. `earlier`: what was proved before
 * without a mail; where nothing was, that is done first.
 */
export function useProof(signIn: SignIn, earlier: Checked | null, onSaved: () => void) {
  const client = useQueryClient();
  const [known, setKnown] = useState(earlier);
  const check = useCheck();
  const save = useMutation({
    mutationFn: (result: Checked) =>
      call('createMailbox', { body: { ...withSignIn(signIn), ...learned(result, signIn.settings) } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.mailboxes });
      onSaved();
    },
  });
  const prove = () => {
    save.reset();
    check.mutate(
      { ...signIn, around: true, ...(known === null && { onFirst: setKnown }) },
      { onSuccess: (result) => verdictOf(result) === 'connect' && save.mutate(result) },
    );
  };
  const begun = useRef(false);
  useEffect(() => {
    // Development draws twice; a mailbox is made once.
    if (begun.current) return;
    begun.current = true;
    prove();
  });
  const result = check.isPending ? null : (check.data ?? null);
  return {
    known,
    result,
    saved: save.data ?? null,
    error: save.error ?? check.error,
    isRunning: check.isPending || save.isPending,
    again: prove,
    /** Connects although not all of it was proved. */
    anyway: () => result && save.mutate(result),
  };
}

export type Proof = ReturnType<typeof useProof>;

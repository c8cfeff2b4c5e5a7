import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Preferences } from '../../domain/people/preferences.ts';
import { call } from '../data/client.ts';
import { keys } from '../data/queries.ts';
import type { Me } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { toastFailure } from '../toast.ts';

/** Says how the desk shall be: it is so at once, and on every device once it is kept; what cannot be kept is as it was. */
export function useSay(): (said: Partial<Preferences>) => void {
  const client = useQueryClient();
  const { t } = useLanguage();
  const { mutate } = useMutation({
    // One after the other: an earlier answer must not undo what was said after it.
    scope: { id: 'preferences' },
    mutationFn: (said: Partial<Preferences>) => call('keepPreferences', { body: said }, { outlivesPage: true }),
    onMutate: (said) => {
      client.setQueryData<Me | null>(keys.me, (me) => me && { ...me, preferences: { ...me.preferences, ...said } });
    },
    onError: (error) => toastFailure(error, t),
    // Also what another tab has said meanwhile. Some of it is one of the first steps.
    onSettled: () => Promise.all([keys.me, keys.firstSteps].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  return mutate;
}

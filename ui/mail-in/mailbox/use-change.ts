import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../data/client.ts';
import { keys, mailboxesQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { toastFailure } from '../../toast.ts';
import type { Mailbox } from '../../data/types.ts';
import { settingsOf, type Settings } from '../expert/mailbox-settings.ts';

/** Changes a part of a mailbox and leaves the rest as it is now, whatever it was when this page was read. */
export function useChange(mailbox: Mailbox, { quiet = false } = {}) {
  const { t } = useLanguage();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (part: Partial<Settings>) => {
      const { items } = await client.fetchQuery({ ...mailboxesQuery, staleTime: 0 });
      const now = items.find(({ id }) => id === mailbox.id) ?? mailbox;
      return call('updateMailbox', { params: { id: mailbox.id }, body: { ...settingsOf(now), ...part } });
    },
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.mailboxes }),
    onError: (error) => !quiet && toastFailure(error, t),
  });
}

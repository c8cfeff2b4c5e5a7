import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { toastFailure } from '../../toast.ts';
import type { Mailbox } from '../../data/types.ts';
import { settingsOf, type Settings } from '../expert/mailbox-settings.ts';

/** Changes a part of a mailbox and leaves the rest as it is; it connects anew in any case, also with nothing changed. */
export function useChange(mailbox: Mailbox, { quiet = false } = {}) {
  const { t } = useLanguage();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (part: Partial<Settings>) =>
      call('updateMailbox', { params: { id: mailbox.id }, body: { ...settingsOf(mailbox), ...part } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.mailboxes }),
    onError: (error) => !quiet && toastFailure(error, t),
  });
}

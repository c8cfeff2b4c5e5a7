import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { toastFailure } from '../../toast.ts';

/** Reads some, or all that the list holds up to one; every tab and the title show it. */
export function useReadNotices() {
  const client = useQueryClient();
  const { t } = useLanguage();
  return useMutation({
    mutationFn: (read: number[] | { upTo: number }) =>
      call('readNotices', { body: Array.isArray(read) ? { ids: read } : { ids: 'all', ...read } }),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.notices }),
    onError: (error) => toastFailure(error, t),
  });
}

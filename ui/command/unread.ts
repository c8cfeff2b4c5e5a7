import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../data/client.ts';
import { messagesQuery } from '../data/queries.ts';
import { dropReadMark } from '../data/read-marks.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { toastUndoable } from '../keys/undo-toast.tsx';
import { toastFailure } from '../toast.ts';
import { patchTicket, renewTicket } from './run.ts';

const NAME = 'bilet:made-unread';

/** Hears that this ticket was made unread here, while the component is mounted. */
export function useMadeUnread(number: number, hear: () => void): void {
  useEffect(() => {
    const listen = (event: Event) => {
      if ((event as CustomEvent<number>).detail === number) hear();
    };
    window.addEventListener(NAME, listen);
    return () => window.removeEventListener(NAME, listen);
  });
}

/** Makes a ticket unread for the reader until they open it again, with the way back on a toast. */
export function useMarkUnread(): (number: number) => void {
  const client = useQueryClient();
  const { t } = useLanguage();
  const { agent } = useMe();
  return (number) => {
    // What comes in meanwhile stays unread.
    const upTo = client.getQueryData(messagesQuery(number).queryKey)?.pages[0]?.items.at(-1)?.id;
    const undo = async () => {
      patchTicket(client, number, { unreadCount: 0 });
      await call('markRead', { params: { number }, query: upTo === undefined ? {} : { upTo } });
    };
    const fails = (error: unknown) => {
      toastFailure(error, t);
      renewTicket(client, number);
    };
    const mark = async () => {
      window.dispatchEvent(new CustomEvent<number>(NAME, { detail: number }));
      patchTicket(client, number, { unreadCount: 1 });
      dropReadMark(agent.id, number);
      await call('markUnread', { params: { number } });
      toastUndoable(t('done.unread'), t, () => void undo().catch(fails));
    };
    void mark().catch(fails);
  };
}

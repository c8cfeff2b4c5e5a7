import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { apiUrl } from './api-url.ts';
import { useLanguage } from '../language.tsx';
import { keys } from './queries.ts';
import type { TicketDetail } from './types.ts';

/** Lists and counters are read again at most this often: a burst of a hundred mails is one reading. */
const SETTLE_MS = 300;
/** EventSource tries again by itself in three seconds; a blip shorter than this is not worth a banner. */
const PATIENCE_MS = 2_000;

type Live = { connected: boolean };
const Context = createContext<Live>({ connected: true });

/** Whether the desk hears of changes now. */
export const useLive = (): Live => useContext(Context);

/**
 * The one connection on which the server tells what changed. Nothing is read from it but what to read again, so a
 * repeated or late event does no harm; EventSource resumes by Last-Event-ID by itself.
 */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { t } = useLanguage();
  const [connected, setConnected] = useState(() => navigator.onLine);
  const [spoken, speak] = useState('');

  useEffect(() => {
    let settle: ReturnType<typeof setTimeout> | undefined;
    let patience: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let source: EventSource;
    const renewLists = () => {
      settle ??= setTimeout(() => {
        settle = undefined;
        for (const queryKey of [keys.lists, keys.counters, keys.agents]) void client.invalidateQueries({ queryKey });
      }, SETTLE_MS);
    };
    const connect = () => {
      source = new EventSource(apiUrl('getStream'));
      source.addEventListener('open', () => {
        clearTimeout(patience);
        patience = undefined;
        setConnected((before) => {
          // After a silence nobody knows what was missed beyond the server's memory.
          if (!before) void client.invalidateQueries();
          return true;
        });
      });
      source.addEventListener('error', () => {
        patience ??= setTimeout(() => setConnected(false), PATIENCE_MS);
        // CLOSED: the server refused (restart, 503); EventSource gives up then, we do not.
        if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, 3_000);
      });
      source.addEventListener('change', (event) => {
        const change = JSON.parse(event.data as string) as { ticket: number; version: number; event: string };
        renewLists();
        if (isNews(client, change)) {
          void client.invalidateQueries({ queryKey: keys.ticket(change.ticket) });
          if (change.event === 'message-received') speak(t('live.message', { number: String(change.ticket) }));
        }
      });
      source.addEventListener('outbox', (event) => {
        const { ticket } = JSON.parse(event.data as string) as { ticket?: number };
        void client.invalidateQueries({ queryKey: ticket === undefined ? ['ticket'] : keys.messages(ticket) });
      });
      source.addEventListener('mailbox', () => {
        for (const queryKey of [keys.mailboxes, keys.quarantine, keys.counters])
          void client.invalidateQueries({ queryKey });
      });
      source.addEventListener('reload', () => void client.invalidateQueries());
    };
    // The browser knows at once of a line that is gone; the stream would be silent for a while before it failed.
    const offline = () => setConnected(false);
    const online = () => {
      clearTimeout(again);
      source.close();
      connect();
    };
    window.addEventListener('offline', offline);
    window.addEventListener('online', online);
    connect();
    return () => {
      window.removeEventListener('offline', offline);
      window.removeEventListener('online', online);
      source.close();
      for (const timer of [settle, patience, again]) clearTimeout(timer);
    };
  }, [client, t]);

  return (
    <Context value={{ connected }}>
      {children}
      <div
        role="status"
        aria-live="polite"
        style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}
      >
        {spoken}
      </div>
    </Context>
  );
}

/** The answer to our own command may have brought this version already. */
function isNews(client: QueryClient, change: { ticket: number; version: number }): boolean {
  const known = client.getQueryData<TicketDetail>(keys.ticket(change.ticket));
  return known === undefined || known.version <= change.version;
}

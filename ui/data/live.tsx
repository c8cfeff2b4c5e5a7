import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useLanguage } from '../language.tsx';
import type { Output } from './api-types.ts';
import { concerns } from './concern.ts';
import { paced } from './pace.ts';
import { onceCalm } from './once-calm.ts';
import { renewViews } from './list-queries.ts';
import { useReadMarks } from './read-marks.ts';
import { keys } from './queries.ts';
import { hearStream, type Heard } from './stream.ts';
import type { TicketDetail } from './types.ts';
import { pauseMs } from './view-pace.ts';

/** Lists and counters are read again at most this often: a burst of a hundred mails is one reading. */
const SETTLE_MS = 300;
/** A day is much to read: for what happens to tickets that are not in it, it is read again at most this often. */
const TODAY_EVERY_MS = 5_000;
/** The stream tries again by itself in three seconds; a blip shorter than this is not worth a banner. */
const PATIENCE_MS = 2_000;

type Live = { connected: boolean };
const Context = createContext<Live>({ connected: true });

/** Whether the desk hears of changes now. */
export const useLive = (): Live => useContext(Context);

/**
 * Hears what changed. Nothing is read from the stream but what to read again, so a repeated or late event does no harm. The tabs of
 * one `agent` (an id) share it.
 */
export function LiveProvider({ agent, children }: { agent: string; children: ReactNode }) {
  const client = useQueryClient();
  const { t } = useLanguage();
  const [connected, setConnected] = useState(() => navigator.onLine);
  const [spoken, speak] = useState('');
  useReadMarks(agent, connected);

  useEffect(() => {
    let patience: ReturnType<typeof setTimeout> | undefined;
    // The people have a load, which what somebody has read does not change.
    let isLoad = false;
    const lists = paced(
      () => {
        const changed = [keys.lists, keys.counters, ...(isLoad ? [keys.agents] : [])];
        isLoad = false;
        for (const queryKey of changed) void client.invalidateQueries({ queryKey });
      },
      { soonMs: SETTLE_MS },
    );
    // What nobody looks at is marked, and read when somebody does.
    const renewShown = (queryKey: QueryKey) =>
      void client.invalidateQueries({
        queryKey,
        refetchType: document.visibilityState === 'visible' ? 'active' : 'none',
      });
    const viewCounts = paced(() => renewShown(keys.viewCounts), { soonMs: pauseMs });
    const day = paced(() => renewShown(keys.today), { soonMs: SETTLE_MS, everyMs: TODAY_EVERY_MS });
    const notices = paced(() => void client.invalidateQueries({ queryKey: keys.notices }), { soonMs: SETTLE_MS });
    const renewLists = (load: boolean) => {
      isLoad ||= load;
      viewCounts.ask(true);
      lists.ask(true);
    };
    /** Its reader alone hears of it: their marks change, and what they were told of it is read with it. */
    const wasRead = (ticket: number) => {
      renewLists(false);
      notices.ask(true);
      void client.invalidateQueries({ queryKey: keys.ticket(ticket), exact: true });
      void client.invalidateQueries({ queryKey: keys.messages(ticket) });
    };
    const line = (up: boolean) => {
      if (!up) return (patience ??= setTimeout(() => setConnected(false), PATIENCE_MS));
      clearTimeout(patience);
      patience = undefined;
      setConnected((before) => {
        // After a silence nobody knows what was missed beyond the server's memory.
        if (!before) void client.invalidateQueries();
        return true;
      });
    };
    let again: (() => void) | undefined;
    const said = {
      change: (change: { ticket: number; version: number; event: string }) => {
        if (change.event === 'read') return wasRead(change.ticket);
        renewLists(true);
        day.ask(isInDay(client, change.ticket));
        if (!isNews(client, change)) return;
        void client.invalidateQueries({ queryKey: keys.ticket(change.ticket) });
        if (change.event === 'message-received' && concerns(client, change.ticket, client.getQueryData(keys.me)))
          speak(t('live.message', { number: String(change.ticket) }));
      },
      outbox: ({ ticket }: { ticket?: number }) =>
        void client.invalidateQueries({ queryKey: ticket === undefined ? keys.everyTicket : keys.messages(ticket) }),
      draft: ({ ticket }: { ticket: number }) => void client.invalidateQueries({ queryKey: keys.drafts(ticket) }),
      lookers: ({ ticket }: { ticket: number }) => void client.invalidateQueries({ queryKey: keys.lookers(ticket) }),
      contact: ({ contact }: { contact: string }) => {
        renewShown(keys.contact(contact));
        // A ticket says whose it is.
        const isTheirs = (data: unknown) => (data as TicketDetail | undefined)?.contact?.id === contact;
        void client.invalidateQueries({
          queryKey: keys.everyTicket,
          predicate: ({ queryKey, state }) => queryKey.length === 2 && isTheirs(state.data),
        });
      },
      mailbox: () => {
        for (const queryKey of [keys.mailboxes, keys.quarantine, keys.counters, keys.firstSteps])
          void client.invalidateQueries({ queryKey });
      },
      notice: () => notices.ask(true),
      profile: () => void client.invalidateQueries({ queryKey: keys.me }),
      views: () => void renewViews(client),
      'custom-fields': () => {
        // What was written in a field that is gone is gone with it.
        for (const queryKey of [keys.customFields, keys.everyTicket, ['contact'], ['organisations']])
          void client.invalidateQueries({ queryKey });
      },
      jargon: () => void client.invalidateQueries({ queryKey: keys.jargon }),
      // What is being read now is drawn first; all of it is read again after that, for what was missed before the stream stood.
      hello: () => {
        again?.();
        again = onceCalm(client, () => void client.invalidateQueries());
      },
      reload: () => void client.invalidateQueries(),
    };
    const hear = (heard: Heard) =>
      heard.kind === 'connected' ? line(heard.connected) : said[heard.name](JSON.parse(heard.data));
    // The browser knows at once of a line that is gone; the stream would be silent for a while before it failed.
    const offline = () => setConnected(false);
    window.addEventListener('offline', offline);
    const leave = hearStream(`bilet.stream.${agent}`, hear);
    return () => {
      window.removeEventListener('offline', offline);
      leave();
      again?.();
      for (const pace of [lists, viewCounts, day, notices]) pace.end();
      clearTimeout(patience);
    };
  }, [client, t, agent]);

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

const isInDay = (client: QueryClient, number: number): boolean =>
  client
    .getQueriesData<Output<'getToday'>>({ queryKey: keys.today })
    .some(([, day]) => day?.dues.some(({ ticket }) => ticket.number === number));

/** The answer to our own command may have brought this version already. */
function isNews(client: QueryClient, change: { ticket: number; version: number }): boolean {
  const known = client.getQueryData<TicketDetail>(keys.ticket(change.ticket));
  return known === undefined || known.version <= change.version;
}

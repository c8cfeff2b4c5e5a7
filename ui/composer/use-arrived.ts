import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messagesQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import type { DraftInHand, Tab } from './drafts.ts';

/** What came into the thread behind the writer's back. */
export type Arrived = {
  /** Messages of the customer. */
  messages: number;
  /** The colleague who answered last; null when none has. */
  colleague: string | null;
  any: boolean;
  /** The newest message the writer has seen, for the server. */
  seen: string | null;
  newest: string | null;
  read: () => void;
};

/** Mail and colleagues' replies since the first word of a reply was written, or since the writer was opened. */
export function useArrived(number: number, tab: Tab, { draft, change }: DraftInHand): Arrived {
  const { agent } = useMe();
  const thread = useInfiniteQuery(messagesQuery(number)).data?.pages[0]?.items ?? [];
  const newest = thread.at(-1)?.id ?? null;
  const [opened, setOpened] = useState(newest);
  // The writer may be opened before the thread is there.
  if (opened === null && newest !== null) setOpened(newest);
  const seen = draft.lastSeen ?? opened;
  const after = tab === 'reply' && seen !== null ? thread.slice(thread.findIndex((one) => one.id === seen) + 1) : [];
  const messages = after.filter((one) => one.direction === 'in').length;
  const colleague =
    after.findLast((one) => one.kind === 'reply' && one.author.kind === 'agent' && one.author.id !== agent.id)?.author
      .name ?? null;
  const read = () => {
    setOpened(newest);
    change((now) => (now.lastSeen === null ? {} : { lastSeen: newest }));
  };
  return { messages, colleague, any: messages > 0 || colleague !== null, seen, newest, read };
}

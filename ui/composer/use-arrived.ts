import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messagesQuery } from '../data/queries.ts';
import type { Message } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import type { DraftInHand, Tab } from './drafts.ts';

/** What came into the thread behind the writer's back. */
export type Arrived = {
  /** Messages of the customer. */
  messages: number;
  /** The colleague who answered or noted something last; null when none has. */
  colleague: { name: string; kind: 'reply' | 'note' } | null;
  any: boolean;
  /** All of them, the oldest first. */
  unseen: Message[];
  /** The newest message the writer has seen, for the server. */
  seen: string | null;
  newest: string | null;
  read: () => void;
};

/** Mail, and colleagues' replies and notes, since the first word of a reply was written, or since the writer was opened. */
export function useArrived(number: number, tab: Tab, { draft, change }: DraftInHand): Arrived {
  const { agent } = useMe();
  const thread = useInfiniteQuery(messagesQuery(number)).data?.pages[0]?.items ?? [];
  const newest = thread.at(-1)?.id ?? null;
  const [opened, setOpened] = useState(newest);
  // The writer may be opened before the thread is there.
  if (opened === null && newest !== null) setOpened(newest);
  const seen = draft.lastSeen ?? opened;
  const after = tab === 'reply' && seen !== null ? thread.slice(thread.findIndex((one) => one.id === seen) + 1) : [];
  const unseen = after.filter((one) => isOfCustomer(one) || isOfColleague(one, agent.id));
  const messages = unseen.filter(isOfCustomer).length;
  const last = unseen.findLast((one) => !isOfCustomer(one));
  const colleague = last
    ? { name: last.author.name, kind: last.kind === 'note' ? ('note' as const) : ('reply' as const) }
    : null;
  const read = () => {
    setOpened(newest);
    change((now) => (now.lastSeen === null ? {} : { lastSeen: newest }));
  };
  return { messages, colleague, any: unseen.length > 0, unseen, seen, newest, read };
}

const isOfCustomer = ({ direction, kind }: Message): boolean =>
  direction === 'in' && (kind === 'person' || kind === 'bulk');
const isOfColleague = ({ kind, author }: Message, me: string): boolean =>
  (kind === 'reply' || kind === 'note') && author.kind === 'agent' && author.id !== me;

import { useState } from 'react';
import { seenOnceTold, whoWrote } from '../../../domain/mail/unseen.ts';
import type { Message } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import type { DraftInHand, Tab } from '../draft/drafts.ts';
import { useThread } from '../use-thread.ts';

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
  /** What these told has been seen; what came after them has not. */
  read: (told: readonly string[]) => void;
};

/** Mail, and colleagues' replies and notes, since the first word of a reply was written, or since the writer was opened. */
export function useArrived(number: number, tab: Tab, { draft, change }: DraftInHand): Arrived {
  const { agent } = useMe();
  const thread = useThread(number) ?? [];
  const newest = thread.at(-1)?.id ?? null;
  const [opened, setOpened] = useState(newest);
  // The writer may be opened before the thread is there.
  if (opened === null && newest !== null) setOpened(newest);
  const seen = draft.lastSeen ?? opened;
  const after = tab === 'reply' && seen !== null ? thread.slice(thread.findIndex((one) => one.id === seen) + 1) : [];
  const writerOf = ({ direction, kind, author }: Message) =>
    whoWrote({ direction, kind, agent: author.kind === 'agent' ? author.id : null }, agent.id);
  const unseen = after.filter((one) => writerOf(one) !== null);
  const messages = unseen.filter((one) => writerOf(one) === 'customer').length;
  const last = unseen.findLast((one) => writerOf(one) === 'colleague');
  const colleague = last
    ? { name: last.author.name, kind: last.kind === 'note' ? ('note' as const) : ('reply' as const) }
    : null;
  const read = (told: readonly string[]) => {
    const upTo = seenOnceTold(
      thread.map(({ id }) => id),
      seen,
      told,
    );
    if (upTo === seen) return;
    setOpened(upTo);
    change((now) => (now.lastSeen === null ? {} : { lastSeen: upTo }));
  };
  return { messages, colleague, any: unseen.length > 0, unseen, seen, read };
}

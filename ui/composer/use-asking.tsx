import { useEffect, useState, type ReactNode } from 'react';
import type { Concern } from '../../domain/mail/concerns.ts';
import type { TicketDetail } from '../data/types.ts';
import { ConcernsDialog } from './concerns-dialog.tsx';
import type { Draft, Tab } from './drafts.ts';
import { type Again, tookRefusal, useRefusal } from './outgoing.ts';
import type { Arrived } from './use-arrived.ts';
import { useConcerns } from './use-concerns.ts';

/** How a send goes on behind the question: with what was confirmed, and the newest message that was shown. */
export type Confirmed = { confirmed: Concern['kind'][]; lastSeen: string | null };
type Going = (confirmed: Confirmed) => void;

type Asking = {
  /** Sends at once where nothing speaks against it, and otherwise asks first. */
  ask: (draft: Draft, go: Going) => void;
  dialog: ReactNode;
};

const NONE = { concerns: [], again: undefined };

/**
 * One question before a reply leaves, about all that gives reason to stop: found here, or by the server. `goAgain` sends what the server has
 * given back; `onBack`: the writer goes on, at these words.
 */
export function useAsking(
  ticket: TicketDetail,
  tab: Tab,
  arrived: Arrived,
  { goAgain, onBack }: { goAgain: (again: Again) => Going; onBack: (found: string) => void },
): Asking {
  const concernsOf = useConcerns(ticket);
  const [asked, setAsked] = useState<{ concerns: Concern[]; go: Going } | null>(null);
  const refusal = useRefusal(ticket.number);
  const { concerns: refused, again } = refusal?.tab === tab ? refusal : NONE;
  useEffect(() => {
    if (refusal?.tab === tab && refusal.concerns.length === 0) tookRefusal(ticket.number);
  }, [refusal, tab, ticket.number]);
  const asking =
    asked ?? (again !== undefined && refused.length > 0 ? { concerns: refused, go: goAgain(again) } : null);
  const answered = () => {
    setAsked(null);
    tookRefusal(ticket.number);
    arrived.read();
  };
  const toldOf = asking?.concerns.flatMap(({ messages }) => messages) ?? [];
  return {
    ask: (draft, go) => {
      const unseen = arrived.unseen.map(({ id }) => id);
      const concerns = tab === 'note' ? [] : concernsOf(draft, unseen);
      if (concerns.length === 0) go({ confirmed: [], lastSeen: arrived.seen });
      else setAsked({ concerns, go });
    },
    dialog: asking && (
      <ConcernsDialog
        concerns={asking.concerns}
        unseen={arrived.unseen.filter(({ id }) => toldOf.includes(id))}
        onBack={() => {
          answered();
          onBack(asking.concerns.find(({ found }) => found !== '')?.found ?? '');
        }}
        onSend={() => {
          answered();
          // The server may tell of a message that the thread does not have yet; what came after the question was asked is another one.
          const lastSeen = toldOf.at(-1) ?? arrived.seen;
          const kinds = new Set(asking.concerns.map(({ kind }) => kind));
          kinds.delete('unseen');
          asking.go({ confirmed: [...kinds], lastSeen });
        }}
      />
    ),
  };
}

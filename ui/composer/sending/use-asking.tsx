import { useEffect, useState, type ReactNode } from 'react';
import { type Concern, unseenConcern } from '../../../domain/mail/concerns.ts';
import { useMe } from '../../door/session.tsx';
import type { TicketDetail } from '../../data/types.ts';
import { ConcernsDialog } from '../../parts/dialog/concerns-dialog.tsx';
import type { Draft, Tab } from '../draft/drafts.ts';
import { type Again, tookRefusal, useRefusal } from './refusals.ts';
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
  const { agent } = useMe();
  const concernsOf = useConcerns(ticket);
  const [asked, setAsked] = useState<{ concerns: Concern[]; go: Going } | null>(null);
  const refusal = useRefusal(agent.id, ticket.number);
  const { concerns: refused, again } = refusal?.tab === tab ? refusal : NONE;
  useEffect(() => {
    if (refusal?.tab === tab && refusal.concerns.length === 0) tookRefusal(agent.id, ticket.number);
  }, [refusal, tab, agent.id, ticket.number]);
  const asking =
    asked ?? (again !== undefined && refused.length > 0 ? { concerns: refused, go: goAgain(again) } : null);
  const told = asking?.concerns.flatMap(({ messages }) => messages) ?? [];
  const answered = () => {
    setAsked(null);
    tookRefusal(agent.id, ticket.number);
    arrived.read(told);
  };
  return {
    ask: (draft, go) => {
      const unseen = arrived.unseen.map(({ id }) => id);
      const concerns = tab === 'note' ? [] : concernsOf(draft, unseen);
      if (concerns.length === 0) go({ confirmed: [], lastSeen: arrived.seen });
      else setAsked({ concerns, go });
    },
    dialog: asking && (
      <ConcernsDialog
        // What came in while this one stood open is another question.
        key={told.join()}
        concerns={asking.concerns}
        unseen={arrived.unseen.filter(({ id }) => told.includes(id))}
        onBack={() => {
          answered();
          onBack(asking.concerns.find(({ found }) => found !== '')?.found ?? '');
        }}
        onSend={() => {
          answered();
          const confirmed = [...new Set(asking.concerns.map(({ kind }) => kind))];
          const newer = arrived.unseen.flatMap(({ id }) => (told.includes(id) ? [] : [id]));
          if (newer.length > 0)
            return setAsked({
              concerns: [unseenConcern(newer)],
              go: (more) => asking.go({ ...more, confirmed: [...confirmed, ...more.confirmed] }),
            });
          // The server may tell of a message that the thread does not have yet.
          asking.go({ confirmed, lastSeen: told.at(-1) ?? arrived.seen });
        }}
      />
    ),
  };
}

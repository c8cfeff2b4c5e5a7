import { useQuery } from '@tanstack/react-query';
import { agentsQuery, anyTicketQuery, mailboxesQuery } from '../data/queries.ts';
import type { Mailbox } from '../data/types.ts';

export type FirstStep = {
  name: 'mailbox' | 'mail' | 'people';
  isDone: boolean;
  /** It was done and does not hold: the server refuses the mailbox. */
  isRefused?: boolean;
};

const isRefused = ({ status }: Mailbox) => status === 'credentials' || status === 'consent';

/** The first steps of a new desk in their order, as the server knows them. None while it has not said all: what nobody knows is not undone. */
export function useFirstSteps(enabled: boolean): { steps: FirstStep[]; mailbox: Mailbox | null } {
  const mailboxes = useQuery({ ...mailboxesQuery, enabled }).data?.items;
  const tickets = useQuery({ ...anyTicketQuery, enabled }).data?.items;
  const agents = useQuery({ ...agentsQuery, enabled }).data?.items;
  if (!mailboxes || !tickets || !agents) return { steps: [], mailbox: null };
  const mailbox = mailboxes.find((one) => !isRefused(one)) ?? mailboxes[0] ?? null;
  return {
    steps: [
      { name: 'mailbox', isDone: mailbox !== null, isRefused: mailbox !== null && isRefused(mailbox) },
      { name: 'mail', isDone: tickets.length > 0 },
      { name: 'people', isDone: agents.length > 1 },
    ],
    mailbox,
  };
}

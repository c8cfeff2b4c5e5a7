import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCommandKeys } from '../command/keys.ts';
import { useMarkUnread } from '../command/unread.ts';
import { ticketQuery } from '../data/queries.ts';
import { usePageKeys } from '../keys/page-keys.ts';
import { isSelecting } from '../keys/selection.ts';
import { later } from '../parts/empty/later.tsx';
import { MenuButton } from '../shell/menu-button.tsx';
import { PaneSkeleton } from './pane-skeleton.tsx';
import { withTicketTexts } from '../language.tsx';

const load = withTicketTexts(() => import('./ticket-pane.tsx'));

/** Fetches the ticket's file before anybody opens one; when that fails it is fetched again when somebody does. */
export const prefetchTicketPane = (): void => void load().catch(() => undefined);

/** In a file of its own: thread and composer are as much as a fifth of the desk, and a list needs none of it. */
const Pane = later(load, {
  waiting: <PaneSkeleton />,
  frame: (sentence) => (
    <div>
      <MenuButton />
      {sentence}
    </div>
  ),
});

/** One ticket. Its keys and its reading do not wait for the file that shows it: what a key asks for waits instead. */
export function TicketPane({ number, ...rest }: { number: number; onBack: () => void; nav: ReactNode }) {
  useCommandKeys(number, useQuery(ticketQuery(number)).data);
  const markUnread = useMarkUnread();
  usePageKeys([['shift+U', () => !isSelecting() && markUnread(number)]]);
  return <Pane number={number} {...rest} />;
}

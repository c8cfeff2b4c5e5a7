import { useQuery } from '@tanstack/react-query';
import { useCommandKeys } from '../command/keys.ts';
import { ticketQuery } from '../data/queries.ts';
import { later } from '../parts/later.tsx';
import { MenuButton } from '../shell/menu-button.tsx';
import { PaneSkeleton } from './pane-skeleton.tsx';

const load = () => import('./ticket-pane.tsx');

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
export function TicketPane({ number, onBack }: { number: number; onBack: () => void }) {
  useCommandKeys(number, useQuery(ticketQuery(number)).data);
  return <Pane number={number} onBack={onBack} />;
}

import { later } from '../parts/later.tsx';
import { MenuButton } from '../shell/menu-button.tsx';
import { PaneSkeleton } from './pane-skeleton.tsx';

const load = () => import('./ticket-pane.tsx');

/** Fetches the ticket's file before anybody opens one; when that fails it is fetched again when somebody does. */
export const prefetchTicketPane = (): void => void load().catch(() => undefined);

/** A ticket in a file of its own: thread, composer and commands are as much as the rest of the desk, and a list needs none. */
export const TicketPane = later(load, {
  waiting: <PaneSkeleton />,
  frame: (sentence) => (
    <div>
      <MenuButton />
      {sentence}
    </div>
  ),
});

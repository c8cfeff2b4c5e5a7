import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { usePageKeys } from '../keys/page-keys.ts';
import { useRequests } from '../keys/requests.ts';

const STORE = 'bilet.panel';
/** With less, list and thread need the room. */
const ROOMY = '(min-width: 1280px)';

export type PanelPlace = {
  /** Beside the thread, or in a drawer over it. */
  beside: boolean;
  opened: boolean;
  toggle: () => void;
  close: () => void;
  /** It was opened to choose an owner. */
  assigning: boolean;
};

/** Where the panel of a ticket stands, and whether; beside the thread it is remembered. What a key asks of it opens it. */
export function usePanel(): PanelPlace {
  const beside = useMediaQuery(ROOMY, undefined, { getInitialValueInEffect: false });
  const [kept, keep] = useState(() => localStorage.getItem(STORE) !== 'closed');
  const [drawn, draw] = useState(false);
  const [assigning, setAssigning] = useState(false);
  const opened = beside ? kept : drawn;
  const set = (next: boolean) => {
    setAssigning(false);
    if (!beside) return draw(next);
    keep(next);
    localStorage.setItem(STORE, next ? 'open' : 'closed');
  };
  usePageKeys([['.', () => set(!opened)]]);
  useRequests(opened ? [] : ['assign'], () => {
    if (beside) keep(true);
    else draw(true);
    setAssigning(true);
  });
  return { beside, opened, toggle: () => set(!opened), close: () => set(false), assigning };
}

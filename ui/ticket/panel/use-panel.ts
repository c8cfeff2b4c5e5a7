import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useLeading } from '../../keys/filling.ts';
import { usePageKeys } from '../../keys/page-keys.ts';
import { useRequests } from '../../keys/requests.ts';

const STORE = 'bilet.panel';
/** With less, list and thread need the room. */
const ROOMY = '(min-width: 1280px)';

/** What a key has chosen in the panel: an owner, a priority, tags. */
const CHOICES = ['assign', 'set-priority', 'tag'] as const;
export type Chosen = (typeof CHOICES)[number];

export type PanelPlace = {
  /** Beside the thread, or in a drawer over it. */
  beside: boolean;
  opened: boolean;
  toggle: () => void;
  close: () => void;
  /** It was opened to choose this. */
  asked: Chosen | null;
};

/** Where the panel of a ticket stands, and whether; beside the thread it is remembered. What a key asks of it opens it. */
export function usePanel(number: number): PanelPlace {
  const beside = useMediaQuery(ROOMY, undefined, { getInitialValueInEffect: false });
  const [kept, keep] = useState(() => localStorage.getItem(STORE) !== 'closed');
  const [drawn, draw] = useState(false);
  const [asked, setAsked] = useState<Chosen | null>(null);
  const opened = beside ? kept : drawn;
  const set = (next: boolean) => {
    setAsked(null);
    if (!beside) return draw(next);
    keep(next);
    localStorage.setItem(STORE, next ? 'open' : 'closed');
  };
  usePageKeys([['.', () => set(!opened)]]);
  const show = () => (beside ? keep(true) : draw(true));
  useRequests(opened ? [] : CHOICES, (kind) => {
    show();
    setAsked(kind);
  });
  useLeading(number, () => {
    if (!opened) show();
  });
  return { beside, opened, toggle: () => set(!opened), close: () => set(false), asked };
}

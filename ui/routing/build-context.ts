import { createContext, useContext } from 'react';
import type { Speaker } from './words.ts';

type Building = {
  speaker: Speaker;
  /** What is wrong with what stands at a path of the rule; undefined: nothing. */
  wrong: (path: string) => string | undefined;
  /** The key of what was just added: it gets the focus. */
  fresh: number | null;
  onAdded: (key: number) => void;
  /** Opens the form of a new text; what it becomes is told to `chosen`. */
  onNewText: (chosen: (id: string) => void) => void;
};

/** What every block of the builder needs to know. */
export const BuildContext = createContext<Building | null>(null);

export function useBuilding(): Building {
  const building = useContext(BuildContext);
  if (building === null) throw new Error('useBuilding needs a BuildContext above it');
  return building;
}

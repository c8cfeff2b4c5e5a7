import { createContext, useContext } from 'react';
import type { FieldName } from '../../domain/ticket/field.ts';
import type { Speaker } from './words.ts';

type Building = {
  speaker: Speaker;
  /** What may be asked for; what is asked for first is the first of them. */
  fields: readonly FieldName[];
  /** What it means that nothing is asked for. */
  always: string;
  /** What is wrong with what stands at a path of what is built; undefined: nothing. */
  wrong: (path: string) => string | undefined;
  /** The key of what was just added: it gets the focus. */
  fresh: number | null;
  onAdded: (key: number) => void;
};

/** What every block of a builder needs to know. */
export const BuildContext = createContext<Building | null>(null);

export function useBuilding(): Building {
  const building = useContext(BuildContext);
  if (building === null) throw new Error('useBuilding needs a BuildContext above it');
  return building;
}

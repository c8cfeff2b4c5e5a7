import { createContext } from 'react';

/** Opens the form of a new text; what it becomes is told to `chosen`. */
export const NewTextContext = createContext<(chosen: (id: string) => void) => void>(() => undefined);

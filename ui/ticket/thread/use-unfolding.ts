import { useState } from 'react';
import { usePageKeys } from '../../keys/page-keys.ts';

const NONE: ReadonlySet<string> = new Set();

/** What of a thread is shown in full: `o` opens all of it, and folds it again. */
export function useUnfolding() {
  const [opened, setOpened] = useState(NONE);
  const [all, setAll] = useState(false);
  const toggleAll = () => {
    setAll(!all);
    if (all) setOpened(NONE);
  };
  usePageKeys([['o', toggleAll]]);
  return { opened, all, setAll, open: (id: string) => setOpened(new Set([...opened, id])) };
}

import { useEffect } from 'react';
import { clearSelection } from '../keys/selection.ts';

type Kept = { picking?: boolean } | null;
const isKept = (): boolean => (history.state as Kept)?.picking === true;

/** While rows are picked on a phone, its way back leads out of that, and not out of the list. */
export function useBackLeaves(isPicking: boolean): void {
  useEffect(() => {
    if (!isPicking) return;
    if (!isKept()) history.pushState({ ...(history.state as Kept), picking: true }, '');
    const leave = () => clearSelection();
    window.addEventListener('popstate', leave);
    return () => {
      window.removeEventListener('popstate', leave);
      // Left in another way: the step that was put in for it goes as well. Where the page has gone on, it is behind it already.
      if (isKept()) history.back();
    };
  }, [isPicking]);
}

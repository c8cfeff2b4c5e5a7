import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { noticesQuery } from '../data/queries.ts';

/**
 * The mark, and the mark with a dot; its ring keeps the dot apart from light and dark tabs alike. No SVG: the browser looks at the tab's picture at every
 * new address, and would lay out a document for it on the page's own thread.
 */
const MARK = '/mark.png';
const WITH_DOT = '/mark-asking.png';

/** The picture of the tab has a dot while something asks something of the reader. */
export function useFavicon(): void {
  const isAsked = (useQuery({ ...noticesQuery, enabled: false }).data?.asking ?? 0) > 0;
  useEffect(() => {
    document.querySelector('link[rel="icon"]')?.setAttribute('href', isAsked ? WITH_DOT : MARK);
  }, [isAsked]);
}

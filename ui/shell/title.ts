import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { noticesQuery } from '../data/queries.ts';

/** The name of the page as its tab shows it, behind the number of what asks something of the reader. */
export function useTitle(title: string): void {
  // Read by the navigation; here it is only looked at.
  const asking = useQuery({ ...noticesQuery, enabled: false }).data?.asking ?? 0;
  useEffect(() => {
    document.title = `${asking > 0 ? `(${asking}) ` : ''}${title} · Bilet`;
  }, [title, asking]);
}

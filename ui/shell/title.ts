import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { noticesQuery } from '../data/queries.ts';

/** The name of the page as its tab shows it, behind the number of unread notices. */
export function useTitle(title: string): void {
  // Read by the navigation; here it is only looked at.
  const unread = useQuery({ ...noticesQuery, enabled: false }).data?.unread ?? 0;
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${title} · Bilet`;
  }, [title, unread]);
}

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { DRAFT_KINDS } from '../../../domain/ticket/draft.ts';
import { draftsQuery } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { isElsewhere, settle } from './draft-sync.ts';

/** Brings here what the reader has written on this ticket on another device. */
export function useElsewhere(number: number): void {
  const { agent, can } = useMe();
  const rows = useQuery(draftsQuery(number)).data?.items;
  const writes = can('ticket:write');
  useEffect(() => {
    if (rows === undefined || !writes) return;
    for (const tab of DRAFT_KINDS) {
      const place = { agent: agent.id, number, tab };
      const mine = rows.find(({ kind, agent: whose }) => kind === tab && whose.id === agent.id);
      // What does not come now comes with the next reading.
      if (isElsewhere(place, mine?.version ?? 0)) settle(place, true).catch(() => undefined);
    }
  }, [rows, agent.id, number, writes]);
}

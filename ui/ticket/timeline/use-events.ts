import { useQuery } from '@tanstack/react-query';
import { eventsQuery, explanationQuery } from '../../data/queries.ts';
import type { TimelineEvent } from '../../data/types.ts';
import { decisionOf } from './decision-words.ts';
import { withQueued } from './queued-events.ts';

/** Something was decided about it by itself, or it may have come to wait. */
const isRouted = (event: TimelineEvent): boolean => decisionOf(event) !== null || event.data['owner'] === null;

/** What happened to a ticket, with what left it waiting. The reasons are asked for where there may be any. */
export function useEvents(number: number) {
  const query = useQuery(eventsQuery(number));
  const events = query.data?.items;
  const why = useQuery({ ...explanationQuery(number), enabled: events?.some(isRouted) ?? false });
  return { query, events: events && withQueued(events, why.data?.routing ?? []) };
}

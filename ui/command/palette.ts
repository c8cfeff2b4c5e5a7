import type { SpotlightActionData } from '@mantine/spotlight';
import { createElement } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { ticketQuery } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { askFromPalette } from '../keys/requests.ts';
import { useLanguage } from '../language.tsx';
import { whyNot } from './availability.ts';
import { opens } from './keys.ts';
import { OFFERS } from './offers.ts';
import { useCommand } from './run.ts';

/** The palette's actions on the ticket that is open now: those its state and the reader's role allow. */
export function useTicketActions(): SpotlightActionData[] {
  const { t } = useLanguage();
  const { agent, can } = useMe();
  const [location] = useLocation();
  const number = Number(/^\/(?:views\/[a-z]+|tickets)\/(\d+)/.exec(location)?.[1] ?? 0);
  const ticket = useQuery({ ...ticketQuery(number), enabled: number > 0 }).data;
  const run = useCommand(number);
  if (!ticket || number === 0) return [];
  return OFFERS.flatMap((offer): SpotlightActionData[] => {
    const { id, kind, label, key } = offer;
    const asks = offer.asks === 'confirmation' && !offer.unanswered?.(ticket) ? null : offer.asks;
    const ready = offer.run(ticket, agent);
    if (ready === null || whyNot(ticket, kind, can, t) !== null) return [];
    const onClick = () => (asks === null ? run(ready) : askFromPalette(kind, opens(asks)));
    const leftSection = createElement(offer.icon, { size: 18, stroke: 1.7 });
    return [
      { id, label: label(t, ticket), leftSection, ...(key && { rightSection: key.letter.toUpperCase() }), onClick },
    ];
  });
}

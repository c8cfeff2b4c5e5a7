import type { SpotlightActionData } from '@mantine/spotlight';
import { IconMail } from '@tabler/icons-react';
import { createElement } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { type AgentCommandKind, COMMANDS } from '../../domain/ticket/commands.ts';
import { PRIORITIES } from '../../domain/ticket/ticket.ts';
import { ticketQuery } from '../data/queries.ts';
import type { TicketDetail } from '../data/types.ts';
import { endsOf } from './bulk-losses.ts';
import { useMe } from '../door/session.tsx';
import { askFromPalette, askSelectionFromPalette, type SelectionAct } from '../keys/requests.ts';
import { useLanguage } from '../language.tsx';
import { whyNot } from './availability.ts';
import { type BulkCommand, useBulk, useTarget } from './bulk.tsx';
import { opens } from './keys.ts';
import { OFFERS } from './offers.ts';
import type { DeskT } from '../texts/index.ts';
import { useCommand } from './run.ts';
import { useMarkUnread } from './unread.ts';
import { KeyBeside } from '../parts/button/key-beside.tsx';

/** The ticket whose page is open, once it is there. */
export function useOpenTicket(): TicketDetail | undefined {
  const [location] = useLocation();
  const number = Number(/^\/(?:views\/[\w-]+|tickets)\/(\d+)/.exec(location)?.[1] ?? 0);
  return useQuery({ ...ticketQuery(number), enabled: number > 0 }).data;
}

/** The palette's actions on all that is selected: those that can be given to many. */
export function useSelectionActions(): SpotlightActionData[] {
  const { t } = useLanguage();
  const { agent, can } = useMe();
  const selected = useTarget();
  const bulk = useBulk();
  if (selected === null) return [];
  const offers = OFFERS.flatMap(({ id, kind, label, key, icon }): SpotlightActionData[] => {
    const command = manyOf(id, kind, agent.id);
    const asks = MANY_ASKS.find((one) => one === id);
    if ((command === null && asks === undefined) || !can(COMMANDS[kind].needs)) return [];
    return [
      {
        id: `many-${id}`,
        // Of many nobody asks how each was closed.
        label: label(t, { closedAs: null } as TicketDetail),
        leftSection: createElement(icon, { size: 18, stroke: 1.7 }),
        ...(key && { rightSection: keyOf(key.letter) }),
        onClick: () => {
          // What ends them, the bar may ask about first: it knows their rows.
          const ends = command === null ? undefined : endsOf(command.kind);
          if (ends !== undefined) askSelectionFromPalette(ends);
          else if (command !== null) bulk(selected.target, selected.count, command);
          else if (asks !== undefined) askSelectionFromPalette(asks);
        },
      },
    ];
  });
  const unread = () => bulk(selected.target, selected.count, { kind: 'mark-unread' });
  return [...offers, { ...unreadAction(t, unread), id: 'many-mark-unread' }];
}

/** What the bar of the selection asks for first. */
const MANY_ASKS = ['assign', 'snooze', 'promise', 'set-priority', 'tag'] as const satisfies readonly SelectionAct[];

const SIMPLE = ['wake', 'resolve', 'reopen', 'archive', 'mark-spam'] as const;

function manyOf(id: string, kind: AgentCommandKind, me: string): BulkCommand | null {
  if (id === 'take') return { kind: 'assign', agent: me };
  const priority = PRIORITIES.find((one) => id === `p-${one}`);
  if (priority !== undefined) return { kind: 'set-priority', priority };
  const simple = SIMPLE.find((one) => one === kind && id === kind);
  return simple === undefined ? null : { kind: simple };
}

/** The palette's actions on the ticket that is open now: those its state and the reader's role allow. */
export function useTicketActions(): SpotlightActionData[] {
  const { t } = useLanguage();
  const { agent, can } = useMe();
  const ticket = useOpenTicket();
  const run = useCommand(ticket?.number ?? 0);
  const markUnread = useMarkUnread();
  if (!ticket) return [];
  const offers = OFFERS.flatMap((offer): SpotlightActionData[] => {
    const { id, kind, label, key } = offer;
    const asks = offer.asks === 'confirmation' && !offer.unanswered?.(ticket) ? null : offer.asks;
    const ready = offer.run(ticket, agent);
    if (ready === null || whyNot(ticket, kind, can, t) !== null) return [];
    const onClick = () => (asks === null ? run(ready) : askFromPalette(kind, opens(asks)));
    const leftSection = createElement(offer.icon, { size: 18, stroke: 1.7 });
    return [{ id, label: label(t, ticket), leftSection, ...(key && { rightSection: keyOf(key.letter) }), onClick }];
  });
  return [...offers, unreadAction(t, () => markUnread(ticket.number))];
}

const keyOf = (letter: string) => createElement(KeyBeside, { letter });

/** A mark of reading is no command of the ticket. */
const unreadAction = (t: DeskT, onClick: () => void): SpotlightActionData => ({
  ...{ id: 'mark-unread', label: t('action.unread'), rightSection: keyOf('⇧U'), onClick },
  leftSection: createElement(IconMail, { size: 18, stroke: 1.7 }),
});

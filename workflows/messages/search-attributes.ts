/** What operators find tickets by in the Temporal UI: the names and types that a namespace has to know. */
import { defineSearchAttributeKey, type SearchAttributePair, SearchAttributeType } from '@temporalio/common';
import type { TicketAttributes } from '../../domain/ticket/attributes.ts';

/** Search attributes of ticket workflows, with the types the namespace registers them by. Staff and teams by name, nobody else. */
export const SEARCH_ATTRIBUTES = {
  TicketState: 'Keyword',
  TicketOwner: 'Keyword',
  TicketTeam: 'Keyword',
  TicketPriority: 'Keyword',
  TicketClock: 'Keyword',
  TicketNextDeadline: 'Datetime',
  TicketNeedsAttention: 'Bool',
  TicketRules: 'Int',
} as const;

const TYPES = {
  Keyword: SearchAttributeType.KEYWORD,
  Datetime: SearchAttributeType.DATETIME,
  Bool: SearchAttributeType.BOOL,
  Int: SearchAttributeType.INT,
};

/** A ticket's attributes as Temporal takes them, in the order of the table; the value of one it does not have is null. */
export const searchAttributePairs = (attributes: TicketAttributes): SearchAttributePair[] =>
  Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => {
    const raw = attributes[name as keyof TicketAttributes];
    const value = type === 'Datetime' && raw !== null ? new Date(raw as number) : raw;
    return { key: defineSearchAttributeKey(name, TYPES[type]), value } as SearchAttributePair;
  });

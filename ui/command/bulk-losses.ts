/** What somebody would be sorry for who ends many tickets with one key. Pure. */
import type { BulkCommand } from './bulk-words.ts';
import type { TicketBrief } from '../data/types.ts';
import { isUnanswered } from './table.ts';

/** Commands that end tickets, or after which customers get mail. */
const ENDS = ['resolve', 'archive', 'mark-spam'] as const;
export type Ends = (typeof ENDS)[number];
/** Customers who had no answer, words of somebody that were not sent, promises that are owed. */
export type Loss = 'unanswered' | 'drafts' | 'promises';

type Concerned = Pick<TicketBrief, 'clocks' | 'drafts' | 'promises'>;
const IS: Readonly<Record<Loss, (ticket: Concerned) => boolean>> = {
  unanswered: isUnanswered,
  drafts: ({ drafts }) => drafts.length > 0,
  promises: ({ promises }) => promises.length > 0,
};
/** What is archived or spam was to have no answer. */
const OF: Readonly<Record<Ends, readonly Loss[]>> = {
  resolve: ['unanswered', 'drafts', 'promises'],
  archive: ['drafts', 'promises'],
  'mark-spam': ['drafts', 'promises'],
};

export const endsOf = (kind: BulkCommand['kind']): Ends | undefined => ENDS.find((one) => one === kind);

/** In how many of these tickets what would be lost; only what there is. */
export const lossesIn = (kind: Ends, tickets: readonly Concerned[]): { loss: Loss; count: number }[] =>
  OF[kind].map((loss) => ({ loss, count: tickets.filter(IS[loss]).length })).filter(({ count }) => count > 0);

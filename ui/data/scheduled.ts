/** Replies that are to be sent later, as opposed to those that can still be taken back by a key. Pure: `now` is an argument, in epoch ms. */
import { LIMITS } from '../../domain/limits.ts';
import { SECOND_MS } from '../../domain/time.ts';
import type { TicketBrief } from './types.ts';

/** So late the page's clock may be, and a moment more. */
const BEHIND_S = 11;

/** Whether what leaves then was scheduled: it is farther off than anybody may take to take a reply back. */
export const isScheduled = (leavesAt: string | number, now: number): boolean =>
  new Date(leavesAt).getTime() > now + (LIMITS.undoSeconds + BEHIND_S) * SECOND_MS;

/** What such a ticket sends next; null also for what is about to leave, which is no news: it stands in the ticket. */
export const scheduledOf = ({ sendsNext }: Pick<TicketBrief, 'sendsNext'>, now: number): TicketBrief['sendsNext'] =>
  sendsNext === null || sendsNext.at === null || isScheduled(sendsNext.at, now) ? sendsNext : null;

/** Whether a reply that leaves then still keeps what is due; null: it is being sent already. */
export const leavesInTime = (leaves: string | null, dueAt: string): boolean =>
  leaves === null || Date.parse(leaves) <= Date.parse(dueAt);

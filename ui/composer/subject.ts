import type { TicketDetail } from '../data/types.ts';
import type { Draft } from './draft/drafts.ts';

/** What was pasted in lines is one. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ');

/** What the agent calls the mail; null where they call it as its thread is called, or not at all. */
export function subjectOf({ subject }: Draft, { mailSubject }: Pick<TicketDetail, 'mailSubject'>): string | null {
  const own = oneLine(subject ?? '').trim();
  return own === '' || own === mailSubject ? null : own;
}

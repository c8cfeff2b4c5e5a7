/** What of a thread is printed. Pure. */
import { SEND_STATES } from '../../../domain/mail/outbox.ts';
import type { Paper } from '../../parts/print/paper.ts';
import type { StreamItem } from './stream.ts';

/** It has not left, or never will. */
const UNSENT: readonly (keyof typeof SEND_STATES)[] = ['held', 'halted', 'cancelled'];

/** The customer gets what was said between them and us: no notes, no events, nothing that has not left. */
export function printedOf(items: readonly StreamItem[], paper: Paper): StreamItem[] {
  return items.filter((item) => {
    if (item.is === 'new') return false;
    if (paper === 'internal' || item.is === 'verdict') return true;
    if (item.is === 'event') return false;
    const { direction, kind, delivery } = item.message;
    if (direction === 'in') return kind === 'person';
    return direction === 'out' && (delivery === null || !UNSENT.includes(delivery.state));
  });
}

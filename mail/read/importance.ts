/** How important its writer says that a mail is, in the four fields that mail programs have for it. */
import type { Importance } from '../../domain/mail/message.ts';
import { type Head, values } from './head.ts';

/** In the order in which they are believed: the writer's own choice before what only asks for a faster way. */
const FIELDS = ['importance', 'x-priority', 'x-msmail-priority', 'priority'];

/** As they write it: `High`, `1`, `1 (Highest)`, `urgent`, `5 (Lowest)`, `non-urgent`. */
const HIGH = /^\s{0,9}(?:[12](?!\d)|urgent|very[ -]high|high)/i;
const LOW = /^\s{0,9}(?:[45](?!\d)|non-?urgent|very[ -]low|low)/i;

/** A program writes `normal` without being asked, so the first field that says anything else decides. */
export function importanceOf(head: Head): Importance {
  for (const name of FIELDS) {
    const value = values(head, name)[0] ?? '';
    if (HIGH.test(value)) return 'high';
    if (LOW.test(value)) return 'low';
  }
  return 'normal';
}

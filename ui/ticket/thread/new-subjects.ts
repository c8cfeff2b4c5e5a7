/** Which mails of a thread are called otherwise than the one before, and the first than the ticket. Pure. */
import { mailSubjectOf } from '../../../domain/mail/subject.ts';
import type { Message } from '../../data/types.ts';

/** What a robot reports, and what we write by ourselves, is called as it likes. */
const isSaid = ({ direction, kind }: Pick<Message, 'direction' | 'kind'>): boolean =>
  direction === 'out' ? kind === 'reply' : direction === 'in' && kind === 'person';

/** Their subjects by their ids; `title` is the ticket's. The oldest first. */
export function newSubjects(
  messages: readonly Pick<Message, 'id' | 'direction' | 'kind' | 'subject'>[],
  title: string,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let last = mailSubjectOf(title);
  for (const message of messages.filter(isSaid)) {
    const subject = mailSubjectOf(message.subject);
    if (subject !== '' && subject !== last) found.set(message.id, subject);
    if (subject !== '') last = subject;
  }
  return found;
}

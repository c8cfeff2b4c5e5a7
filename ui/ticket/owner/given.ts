/** Why the reader has a ticket: what whoever handed it over wrote. Pure. */
import { lastTurns } from '../../../domain/people/notice.ts';
import type { Message, Notice, TimelineEvent } from '../../data/types.ts';

/** The last hand-over of the ticket with its reason; null when it had none, was the reader's own, or they have written since. */
export function givenTo(
  events: TimelineEvent[],
  messages: Message[],
  me: string,
): { event: TimelineEvent; reason: string } | null {
  // Newest first.
  const event = events.find(({ kind }) => kind === 'assign' || kind === 'claim' || kind === 'routed');
  const note = messages.find(({ id }) => id === event?.data['note']);
  if (event === undefined || note === undefined || event.actor.id === me) return null;
  const since = events.filter(({ version }) => version > event.version);
  const hasWritten = since.some(({ kind, actor }) => (kind === 'reply' || kind === 'note') && actor.id === me);
  return hasWritten ? null : { event, reason: note.newText ?? note.text };
}

/**
 * What stands in the box of a kind: of each ticket the newest, as it may have come, gone and come again. One that somebody gave to the
 * reader and that was taken from them since is none. Of notices with the newest first.
 */
export function boxed(notices: readonly Notice[], kind: 'ticket-given' | 'rule-told'): Notice[] {
  const known = new Set<string>();
  return lastTurns(notices).filter((notice) => {
    if (notice.kind !== kind || known.has(notice.subject)) return false;
    known.add(notice.subject);
    // What was given by itself is no hand-over.
    return kind === 'rule-told' || notice.by !== null;
  });
}

/** Why the reader has a ticket: what whoever handed it over wrote. Pure. */
import type { Message, TimelineEvent } from '../data/types.ts';

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

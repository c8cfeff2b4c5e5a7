/** What a thread shows, in the order in which it happened: messages, and the events that no message tells of. Pure. */
import { type Undone, undonePairs } from '../../../domain/ticket/undone.ts';
import type { Message, TimelineEvent } from '../../data/types.ts';
import { decisionOf } from '../timeline/decision-words.ts';
import { isTold } from '../timeline/event-sentence.ts';

export type StreamItem =
  /** `why`: it says why that event, whose line stands above it, was done. */
  | { is: 'message'; message: Message; folded: boolean; why?: TimelineEvent }
  | { is: 'event'; event: TimelineEvent }
  /** What was done and taken back, one after the other with nothing else between. */
  | { is: 'undone'; pairs: Undone<TimelineEvent>[] }
  /** The customer's yes or no to the question whether all is well, with what they wrote about it. */
  | { is: 'verdict'; event: TimelineEvent; message: Message | null }
  /** What stands below it was not read when the ticket was opened. */
  | { is: 'new' };

/** Told by their messages, or by what became of these. */
const BY_MESSAGE = new Set(['opened', 'reply', 'note', 'confirmation-asked', 'delivery']);
/** Of no interest to somebody who reads a conversation; the timeline has them. */
const HOUSEKEEPING = new Set(['policy-changed', 'clock-warned']);
const VERDICTS = new Set(['confirm', 'deny']);

/** What was decided by itself is a line also where a message tells of the event. */
const isLine = ({ kind, data, about }: TimelineEvent): boolean =>
  decisionOf({ data }) !== null ||
  (kind === 'message-received'
    ? data['from'] === 'closed' ||
      data['stays'] === true ||
      data['closedAs'] === 'solved' ||
      data['reopening'] === 'denied' ||
      about.letInBy !== null
    : isTold({ kind }) && !BY_MESSAGE.has(kind) && !HOUSEKEEPING.has(kind));

/** The last messages that stay open, and the number of messages from which on the older ones are folded. */
const OPEN = 2;
const FOLD_FROM = 5;

/** The oldest of what its reader has not read, where something older was; null when there is nothing of the kind. */
export function firstUnread(messages: readonly Message[]): string | null {
  const at = messages.findIndex(({ readAt }) => readAt === null);
  return at > 0 ? (messages[at]?.id ?? null) : null;
}

/** Whether somebody wrote it, and no machine: an acknowledgement is nothing to begin reading at. */
const isOfPerson = ({ kind }: Message): boolean => kind === 'person' || kind === 'reply' || kind === 'note';

/**
 * Where reading begins: at the oldest unread of what people wrote, else at the newest of it. `since`: of what came after that message,
 * where there is such. Null where nobody wrote anything.
 */
export function readFrom(messages: readonly Message[], since: string | null = null): string | null {
  const people = messages.filter((message) => isOfPerson(message));
  const come = people.slice(people.findIndex(({ id }) => id === since) + 1);
  return (come.find(({ readAt }) => readAt === null) ?? people.at(-1))?.id ?? null;
}

/** The newest message that somebody wrote; where nobody did, the newest of all. */
export const newestOf = (messages: readonly Message[]): string | null =>
  (messages.findLast((message) => isOfPerson(message)) ?? messages.at(-1))?.id ?? null;

/**
 * `messages` oldest first, `events` in any order. With `more`, older messages were not read yet, and nothing older than the
 * first one here is shown. Read messages of a long thread are folded, all but the last ones. What was done and taken back is one line where
 * it was taken back. Above the message `newFrom` a line says that it begins there.
 */
export function streamOf(
  messages: Message[],
  events: TimelineEvent[],
  more: boolean,
  newFrom: string | null = null,
): StreamItem[] {
  const verdicts = events.filter(({ kind }) => VERDICTS.has(kind));
  const wordsOf = ({ data }: TimelineEvent) => messages.find(({ id }) => id === data['message']) ?? null;
  const told = new Set(verdicts.map((event) => wordsOf(event)?.id));
  const shown = messages.filter(({ id }) => !told.has(id));
  const people = shown.filter((message) => isOfPerson(message));
  const last = new Set(people.slice(-OPEN));
  const long = people.length >= FOLD_FROM;
  const since = more && messages[0] ? Date.parse(messages[0].createdAt) : -Infinity;
  const pairs = new Map(undonePairs(events).map((pair) => [pair.undo, pair]));
  const undone = new Set([...pairs.values()].flatMap(({ act, along }) => [act, ...along]));
  const lines = events
    .filter((event) => Date.parse(event.at) >= since && (VERDICTS.has(event.kind) || isLine(event)))
    .filter((event) => !undone.has(event))
    .sort((a, b) => a.version - b.version);
  // Why somebody did it stands beneath its line, wherever the note was written meanwhile.
  const reasons = new Map(
    lines.flatMap((event) => {
      const note = shown.find(({ id, kind }) => kind === 'note' && id === event.data['note']);
      return note === undefined ? [] : [[event, note] as const];
    }),
  );
  const isReason = new Set(reasons.values());
  const asItem = (message: Message) => ({
    ...{ is: 'message' as const, message },
    folded: long && message.readAt !== null && !last.has(message),
  });
  const items: { at: number; items: StreamItem[] }[] = [
    ...shown
      .filter((message) => !isReason.has(message))
      .map((message) => ({ at: Date.parse(message.createdAt), items: [asItem(message)] })),
    ...lines.map((event) => {
      const reason = reasons.get(event);
      const pair = pairs.get(event);
      const line: StreamItem = VERDICTS.has(event.kind)
        ? { is: 'verdict', event, message: wordsOf(event) }
        : pair === undefined
          ? { is: 'event', event }
          : { is: 'undone', pairs: [pair] };
      return {
        at: Date.parse(event.at),
        items: reason === undefined ? [line] : [line, { ...asItem(reason), why: event }],
      };
    }),
  ];
  // What has the same instant keeps its order: a message before the events that came of it.
  const stream = inOneLine(items.sort((a, b) => a.at - b.at).flatMap((one) => one.items));
  const begins = newFrom === null ? -1 : stream.findIndex((item) => 'message' in item && item.message?.id === newFrom);
  return begins > 0 ? stream.toSpliced(begins, 0, { is: 'new' }) : stream;
}

/** What was taken back in a row stands together. */
function inOneLine(items: readonly StreamItem[]): StreamItem[] {
  const lines: StreamItem[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (item.is === 'undone' && last?.is === 'undone') last.pairs.push(...item.pairs);
    else lines.push(item);
  }
  return lines;
}

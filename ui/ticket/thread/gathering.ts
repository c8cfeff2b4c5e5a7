/** What of a thread stands in one line with others: older messages that were read, and what the machine did by itself. Pure. */
import type { TimelineEvent } from '../../data/types.ts';
import type { StreamItem } from './stream.ts';

export type Gathered =
  | StreamItem
  /** Older read messages, and what happened between them; named by the first of them. */
  | { is: 'older'; id: string; count: number; items: StreamItem[] }
  /** What happened by itself in a row; named by the first of them, and the last is shown. */
  | { is: 'events'; id: string; events: TimelineEvent[] };

/** So many read messages and more are one line; the first of a ticket stays, as it says what is wanted. */
const OLDER_FROM = 4;
/** So many events in a row and more. */
const EVENTS_FROM = 3;

/** `opened`: the names of what is shown in full. */
export function gathered(items: readonly StreamItem[], opened: ReadonlySet<string>): Gathered[] {
  return withoutOlder(items, opened).flatMap((item) => (Array.isArray(item) ? rowsOf(item, opened) : [item]));
}

/** The newest above; why somebody did something stays beneath the line that says so. */
export function turnedAround(items: readonly Gathered[]): Gathered[] {
  const turned = items.toReversed();
  for (const [at, item] of turned.entries()) {
    const line = turned[at + 1];
    if (item.is === 'message' && item.why !== undefined && line?.is === 'event' && line.event === item.why)
      turned.splice(at, 2, line, item);
  }
  return turned;
}

/** Runs of events come as an array, so that they are gathered in their turn. */
function withoutOlder(items: readonly StreamItem[], opened: ReadonlySet<string>) {
  const begin = items.findIndex(isFolded) + 1;
  const rows: (Gathered | TimelineEvent[])[] = inRuns(items.slice(0, begin));
  for (let at = begin; at < items.length;) {
    const end = items.findIndex((item, index) => index >= at && !isHappening(item) && !isFolded(item));
    const run = items.slice(at, end < 0 ? undefined : end);
    // What happened after the last of them belongs to what stands open below.
    const older = begin === 0 ? [] : run.slice(0, run.findLastIndex(isFolded) + 1);
    const messages = older.filter(isFolded);
    const id = messages[0]?.message.id;
    const isLine = id !== undefined && messages.length >= OLDER_FROM && !opened.has(id);
    if (isLine) rows.push({ is: 'older', id, count: messages.length, items: older });
    const open = end < 0 ? [] : items.slice(end, end + 1);
    rows.push(...inRuns([...(isLine ? run.slice(older.length) : run), ...open]));
    at += run.length + open.length;
  }
  return rows;
}

const isHappening = ({ is }: StreamItem): boolean => is === 'event' || is === 'undone';
const isFolded = (item: StreamItem): item is StreamItem & { is: 'message' } => item.is === 'message' && item.folded;

function inRuns(items: readonly StreamItem[]): (StreamItem | TimelineEvent[])[] {
  const runs: (StreamItem | TimelineEvent[])[] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (item.is !== 'event' || item.event.actor.kind !== 'system') runs.push(item);
    else if (Array.isArray(last)) last.push(item.event);
    else runs.push([item.event]);
  }
  return runs;
}

function rowsOf(events: TimelineEvent[], opened: ReadonlySet<string>): Gathered[] {
  const id = `e${events[0]?.version}`;
  return events.length < EVENTS_FROM || opened.has(id)
    ? events.map((event) => ({ is: 'event', event }))
    : [{ is: 'events', id, events }];
}

/**
 * Who looks at a ticket, and who writes on it: what open tabs say of themselves every few seconds, and nobody keeps. No history, no record;
 * what the ticket is and who owns it knows nothing of it. Pure: time is an instant of whoever hears, in ms, by any clock that never goes back.
 */
import { SECOND_MS } from '../time.ts';
import type { DraftKind } from './draft.ts';

/** What a tab says of itself. `left` is said once, and nothing after it counts: an earlier word may arrive behind it. */
export type Doing = 'looking' | DraftKind | 'left';

/** One tab that says that it has a ticket open. `look` is its own word for this time of having it open. */
export type Beat = { ticket: number; agent: string; look: string; doing: Doing };
/** As a process has heard it: since when, and last at. */
export type Look = Beat & { since: number; at: number };

/** Somebody, however many tabs of theirs look. */
export type Looker = { agent: string; writing: DraftKind | null };

/** A tab says it this often, and at once when what it does changes. */
export const BEAT_MS = 10 * SECOND_MS;
/** Whoever said nothing for so long is gone: a tab that crashed, a line that is down, a page that is hidden. Two beats may be lost. */
export const GONE_MS = 25 * SECOND_MS;
/** Whoever has typed so lately is writing. */
export const TYPED_MS = 15 * SECOND_MS;

/** The look as it is once this was heard of it; `before` is what was known of the same look. */
export const heard = (before: Look | undefined, beat: Beat, at: number): Look => {
  const known = before !== undefined && !isGone(before, at) ? before : undefined;
  return { ...beat, doing: known?.doing === 'left' ? 'left' : beat.doing, since: known?.since ?? at, at };
};

/** Whether nothing needs to be known of it any more. */
export const isGone = ({ at }: Look, now: number): boolean => now - at >= GONE_MS;

/** Everybody who looks now: each once, by what most of them is in the way (a reply, then a note), who writes first and then who came first. */
export function lookersAt(looks: Iterable<Look>, now: number): Looker[] {
  const people = new Map<string, Looker & { since: number }>();
  for (const look of looks) {
    if (look.doing === 'left' || isGone(look, now)) continue;
    const { agent, since } = look;
    const known = people.get(agent) ?? { agent, writing: null, since };
    const writing = WEIGHT[look.doing] > WEIGHT[known.writing ?? 'looking'] ? (look.doing as DraftKind) : known.writing;
    people.set(agent, { agent, writing, since: Math.min(known.since, since) });
  }
  return [...people.values()]
    .toSorted(
      (one, other) =>
        Number(one.writing === null) - Number(other.writing === null) ||
        one.since - other.since ||
        (one.agent < other.agent ? -1 : 1),
    )
    .map(({ agent, writing }) => ({ agent, writing }));
}

const WEIGHT = { looking: 0, note: 1, reply: 2 } as const;

/** The same without the reader, who knows where they are. */
export const othersOf = (lookers: readonly Looker[], reader: string): Looker[] =>
  lookers.filter(({ agent }) => agent !== reader);

/** Whether both are the same people, each doing the same; their order may differ. */
export const isSameCompany = (one: readonly Looker[], other: readonly Looker[]): boolean =>
  one.length === other.length &&
  one.every(({ agent, writing }) => other.some((them) => them.agent === agent && them.writing === writing));

/**
 * Who looks at a ticket, and who writes on it: what open tabs say of themselves every few seconds, and nobody keeps. No history, no record;
 * what the ticket is and who owns it knows nothing of it. Pure: time is an instant of whoever hears, in ms, by any clock that never goes back.
 */
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../time.ts';
import type { DraftKind } from './draft.ts';

/**
 * What a tab says of itself. `away`: it is open, and nobody is before it. `left` is said once, and nothing after it counts: an earlier word may
 * arrive behind it.
 */
export type Doing = 'looking' | 'away' | DraftKind | 'left';

/** One tab that says that it has a ticket open. `look` is its own word for this time of having it open; `session` is whose end ends it. */
export type Beat = { ticket: number; agent: string; session: string; look: string; doing: Doing };
/** As a process has heard it: since when, and last at. */
export type Look = Beat & { since: number; at: number };

/** Somebody, however many tabs of theirs look. `away`: before none of them. */
export type Looker = { agent: string; writing: DraftKind | null; away: boolean };

/** A tab says it this often, and at once when what it does changes. */
export const BEAT_MS = 10 * SECOND_MS;
/** Whoever said nothing for so long is gone: a tab that crashed, a line that is down. Two beats may be lost. */
export const GONE_MS = 25 * SECOND_MS;
/** Whoever has touched nothing for so long is away; so is whoever's page is hidden. */
export const IDLE_MS = 3 * MINUTE_MS;
/** Browsers let a hidden page speak once a minute. Two of these words may be lost as well. */
export const AWAY_BEAT_MS = 50 * SECOND_MS;
const AWAY_GONE_MS = 150 * SECOND_MS;
/** A page that was left open for longer tells nobody anything. */
export const FORGOTTEN_MS = HOUR_MS;
/** Whoever has typed so lately is writing. */
export const TYPED_MS = 15 * SECOND_MS;

/** The look as it is once this was heard of it; `before` is what was known of the same look. */
export const heard = (before: Look | undefined, beat: Beat, at: number): Look => {
  const known = before !== undefined && !isGone(before, at) ? before : undefined;
  return { ...beat, doing: known?.doing === 'left' ? 'left' : beat.doing, since: known?.since ?? at, at };
};

/** Whether nothing needs to be known of it any more. */
export const isGone = ({ doing, at }: Look, now: number): boolean =>
  now - at >= (doing === 'away' ? AWAY_GONE_MS : GONE_MS);

/**
 * Everybody who looks now: each once, by what most of them is in the way (a reply, a note, a look), who writes first, then who is there, and of
 * equals who came first.
 */
export function lookersAt(looks: Iterable<Look>, now: number): Looker[] {
  const people = new Map<string, { agent: string; doing: Open; since: number }>();
  for (const look of looks) {
    if (look.doing === 'left' || isGone(look, now)) continue;
    const { agent, since } = look;
    const known = people.get(agent) ?? { agent, doing: look.doing, since };
    const doing = WEIGHT[look.doing] > WEIGHT[known.doing] ? look.doing : known.doing;
    people.set(agent, { agent, doing, since: Math.min(known.since, since) });
  }
  return [...people.values()]
    .toSorted(
      (one, other) =>
        placeOf(one.doing) - placeOf(other.doing) || one.since - other.since || (one.agent < other.agent ? -1 : 1),
    )
    .map(({ agent, doing }) => ({
      agent,
      writing: doing === 'reply' || doing === 'note' ? doing : null,
      away: doing === 'away',
    }));
}

type Open = Exclude<Doing, 'left'>;
const WEIGHT: Record<Open, number> = { away: 0, looking: 1, note: 2, reply: 3 };
/** Both kinds of writing stand in one row. */
const placeOf = (doing: Open): number => -Math.min(WEIGHT[doing], WEIGHT.note);

/** The same without the reader, who knows where they are. */
export const othersOf = (lookers: readonly Looker[], reader: string): Looker[] =>
  lookers.filter(({ agent }) => agent !== reader);

/** Whether both are the same people, each doing the same; their order may differ. */
export const isSameCompany = (one: readonly Looker[], other: readonly Looker[]): boolean =>
  one.length === other.length &&
  one.every(({ agent, writing, away }) =>
    other.some((them) => them.agent === agent && them.writing === writing && them.away === away),
  );

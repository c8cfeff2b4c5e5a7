/**
 * What happened to a ticket and Postgres does not hold yet. When one half was restored from an older copy, or something was recorded
 * ahead of it, the step that was to be recorded is void, but what it was made of is still wanted: it is done again to the ticket as it is recorded.
 */
import type { TicketEvent } from './event.ts';

/** `own`: what effects of the ticket itself came to; the rest did people and mail. */
type Undone = { event: TicketEvent; own: boolean };
/** With the version that the ticket had after it. */
export type Unkept = Undone & { version: number };

export type Unrecorded = {
  /** An event, with the version that the ticket had after it. */
  add(event: TicketEvent, version: number, own?: boolean): void;
  /** Everything up to this version is in Postgres. */
  recorded(version: number): void;
  /** Those left, in their order; and forgets them. */
  take(): Undone[];
  /** Those left, for the run that this one goes on as. */
  left(): Unkept[];
};

export function createUnrecorded(before: readonly Unkept[] = []): Unrecorded {
  let events: Unkept[] = [...before];
  return {
    add: (event, version, own = false) => void events.push({ event, version, own }),
    recorded: (version) => void (events = events.filter((one) => one.version > version)),
    take() {
      const left = events;
      events = [];
      return left;
    },
    left: () => events,
  };
}

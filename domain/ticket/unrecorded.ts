/**
 * What people and mail did to a ticket and Postgres does not hold yet. When one half was restored from an older copy, the step
 * that was to be recorded is void, but what it was made of is still wanted: it is done again to the ticket as it is recorded.
 */
import type { TicketEvent } from './event.ts';

export type Unrecorded = {
  /** An event, with the version that the ticket had after it. */
  add(event: TicketEvent, version: number): void;
  /** Everything up to this version is in Postgres. */
  recorded(version: number): void;
  /** Those left, in their order; and forgets them. */
  take(): TicketEvent[];
};

export function createUnrecorded(): Unrecorded {
  let events: { event: TicketEvent; version: number }[] = [];
  return {
    add: (event, version) => void events.push({ event, version }),
    recorded: (version) => void (events = events.filter((one) => one.version > version)),
    take() {
      const left = events.map(({ event }) => event);
      events = [];
      return left;
    },
  };
}

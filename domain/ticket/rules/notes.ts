/** What agents write among themselves. */
import type { Rules } from '../step.ts';

export const notes: Rules<'note'> = {
  note() {
    // Its words are in Postgres; the record of the event says that it was written.
  },
};

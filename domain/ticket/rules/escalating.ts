/**
 * What its policy does about a promise that warns, or is broken: whoever is told, the record tells. A priority that is raised for the sake of
 * a promise leaves it as it was made: a shorter one would be broken at once.
 */
import { keepAsMade } from '../clock/due.ts';
import type { Rules } from '../step.ts';
import { set } from './properties.ts';

export const escalating: Rules<'escalated'> = {
  escalated({ ticket }, { priority }) {
    if (priority === undefined) return;
    keepAsMade(ticket, ticket.priority);
    set(ticket, { priority });
  },
};

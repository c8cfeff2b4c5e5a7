/** What its policy does about a promise that warns, or is broken: whoever is told, the record tells. */
import type { Rules } from '../step.ts';
import { promisesAnew } from './promising.ts';
import { set } from './properties.ts';

export const escalating: Rules<'escalated'> = {
  escalated(step, { priority, ...promised }) {
    if (priority === undefined || priority === step.ticket.priority) return;
    set(step.ticket, { priority });
    promisesAnew(step, promised);
  },
};

/** What was recorded ahead of a ticket's run is told to it before a person's command is: both then speak of the same version. */
import { noteHeard, unheardOf } from '../../../db/ticket/ahead.ts';
import { aheadStart, TICKET_WORKFLOW } from '../../../workflows/messages/ticket.ts';
import type { Deps } from '../../http/deps.ts';

type Needed = Pick<Deps, 'pool' | 'temporal' | 'taskQueue' | 'settings'>;

export async function hearAhead({ pool, temporal, taskQueue, settings }: Needed, number: number): Promise<void> {
  const unheard = await unheardOf(pool, number);
  if (unheard === undefined) return;
  await temporal.workflow.signalWithStart(TICKET_WORKFLOW, aheadStart(unheard, taskQueue, settings.publicUrl));
  await noteHeard(pool, [unheard]);
}

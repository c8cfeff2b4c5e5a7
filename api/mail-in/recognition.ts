/** Which provider an address has, and where its servers are. */
import { randomUUID } from 'node:crypto';
import type { Routes } from '../../contract/routes.ts';
import { type Recognition, recogniseByAddress } from '../../domain/mail/recognition.ts';
import { Problem } from '../../domain/problem.ts';
import { RECOGNISE_MAILBOX_WORKFLOW } from '../../workflows/messages/mailbox.ts';
import type { Handler } from '../http/handler.ts';
import { requireTemporal } from '../temporal.ts';

const WITHIN_MS = 15_000;

/** Asked of the worker, unless the address says it all. Problem `unavailable` when no worker answers within 15 s. */
export const recogniseMailbox: Handler<Routes['recogniseMailbox']> = async (deps, { body: { address } }) => {
  const known = recogniseByAddress(address, deps.settings.mailProviders.providers);
  if (known) return sent(known);
  await requireTemporal(deps);
  try {
    return await deps.temporal.withDeadline(Date.now() + WITHIN_MS, async () => {
      const answer: { sealed: string } = await deps.temporal.workflow.execute(RECOGNISE_MAILBOX_WORKFLOW, {
        workflowId: `mailbox-recognition-${randomUUID()}`,
        taskQueue: deps.taskQueue,
        args: [{ sealed: deps.vault.seal('recognition', JSON.stringify({ address })) }],
        workflowExecutionTimeout: WITHIN_MS,
      });
      return sent(JSON.parse(deps.vault.open('recognition', answer.sealed)) as Recognition);
    });
  } catch (error) {
    deps.log.warn('a recognition had no answer', { error: String(error) });
    throw new Problem('unavailable', 'the recognition did not answer within 15 seconds; see that a worker runs');
  }
};

const sent = (found: Recognition) => ({ ...found, ways: [...found.ways] });

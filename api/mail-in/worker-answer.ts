/** What the worker finds out for somebody who waits for the answer: about a mail server, or about an address. */
import { randomUUID } from 'node:crypto';
import { Problem } from '../../domain/problem.ts';
import type { Deps } from '../http/deps.ts';

type Question = {
  workflow: string;
  /** Begins the workflow's id. */
  id: string;
  /** In logs, and in the sentence of the problem. */
  name: string;
  withinMs: number;
  /** For whom the question is sealed, and for whom the answer. */
  owners: { asked: string; answered: string };
};

/**
 * The answer to `asked`. Both are sealed: passwords must not stand in a workflow's history, and names of folders are the company's own.
 * Problem `unavailable` when there was no answer in time.
 */
export async function workerAnswer<Answer>(
  { temporal, taskQueue, vault, log }: Deps,
  { workflow, id, name, withinMs, owners }: Question,
  asked: object,
): Promise<Answer> {
  try {
    return await temporal.withDeadline(Date.now() + withinMs, async () => {
      const { sealed }: { sealed: string } = await temporal.workflow.execute(workflow, {
        workflowId: `${id}-${randomUUID()}`,
        taskQueue,
        args: [{ sealed: vault.seal(owners.asked, JSON.stringify(asked)) }],
        workflowExecutionTimeout: withinMs,
      });
      return JSON.parse(vault.open(owners.answered, sealed)) as Answer;
    });
  } catch (error) {
    log.warn(`a ${name} had no answer`, { error: String(error) });
    throw new Problem(
      'unavailable',
      `the ${name} did not answer within ${withinMs / 1_000} seconds; see that a worker runs`,
    );
  }
}

/** A mailbox is deleted and connected anew while its workflow cannot look. */
import { expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { MAILBOX_WORKFLOW, mailboxStart, queues, reconnectSignal } from '../../workflows/messages/mailbox.ts';
import { eventually } from '../support/eventually.ts';
import { testBundle } from '../support/stack/stack.ts';
import { connectToTemporal } from '../support/stack/workers.ts';

test('a mailbox that is taken up again while its watch finds it gone is watched again', async () => {
  const { native, client, close } = await connectToTemporal();
  const taskQueue = `taken-up-${randomUUID()}`;
  const decider = () => Worker.create({ connection: native, taskQueue, workflowBundle: { codePath: testBundle() } });
  let watched = 0;
  let answer: (outcome: 'gone') => void = () => undefined;
  const asked = new Promise<'gone'>((resolve) => (answer = resolve));
  const watchMailbox = () => {
    watched += 1;
    return watched === 1 ? asked : Promise.resolve('gone');
  };
  const watcher = await Worker.create({
    connection: native,
    taskQueue: queues(taskQueue).mailIn,
    activities: { watchMailbox },
  });
  await watcher.runUntil(async () => {
    const first = await decider();
    const handle = await first.runUntil(async () => {
      const started = await client.workflow.start(MAILBOX_WORKFLOW, mailboxStart(randomUUID(), taskQueue));
      await eventually(() => watched === 1, { label: 'the first watch' });
      return started;
    });
    // Nobody decides: the wish and the answer reach the workflow at once, the wish first.
    await handle.signal(reconnectSignal);
    answer('gone');
    await eventually(
      async () =>
        (await handle.fetchHistory()).events?.some(({ activityTaskCompletedEventAttributes: done }) => Boolean(done)),
      { label: 'the answer of the first watch' },
    );
    await (await decider()).runUntil(handle.result());
  });
  expect(watched).toBe(2);
  await close();
}, 60_000);

/** The one timer of a ticket. */
import { CancellationScope, condition, sleep } from '@temporalio/workflow';
import type { Deadline } from '../domain/ticket/deadline.ts';

export type Alarm = {
  /** Waits until something stirs (true) or the timer fires (false), at the deadline or before: whoever waits looks again. */
  wait(stirred: () => boolean, deadline: Deadline): Promise<boolean>;
};

/** Not what it was armed for: that may have moved away while the timer stays. The current details say what comes next. */
const SUMMARY = 'wakes to look at the deadlines';

/**
 * A timer that stays armed while the soonest deadline only moves away, as it does with most commands: two events of the history
 * fewer for each. When it fires too early, one idle task arms the next.
 */
export function createAlarm(): Alarm {
  let armed: { at: number; fired: boolean; scope: CancellationScope } | null = null;

  function arm(deadline: Deadline) {
    if (armed !== null && !armed.fired && armed.at <= deadline.at) return armed;
    armed?.scope.cancel();
    const timer = { at: deadline.at, fired: false, scope: new CancellationScope() };
    timer.scope
      .run(() => sleep(deadline.at - Date.now(), { summary: SUMMARY }))
      .then(
        () => (timer.fired = true),
        () => undefined,
      );
    return (armed = timer);
  }

  return {
    async wait(stirred, deadline) {
      const timer = arm(deadline);
      await condition(() => timer.fired || stirred());
      return stirred();
    },
  };
}

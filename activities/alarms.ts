/** Alarms about mailboxes: every pass of the housekeeping looks whether one begins, is due or is over, and has due mails sent. */
import { alarmSends, endOrphanedAlarms, takeAlarmStep, type Watched, watchedForAlarms } from '../db/mail-in/alarms.ts';
import { type Db, inTransaction } from '../db/core/pool.ts';
import { noticeTo } from '../db/people/agent-notices.ts';
import { type AlarmStep, alarmStep } from '../domain/mail/alarm.ts';
import { ALARM_MAIL_WORKFLOW, alarmMailStart } from '../workflows/messages/mailbox.ts';
import type { Deps } from './deps.ts';

const AT_ONCE = 50;

/** Run twice: a step that was taken is not taken again, and a mail under way is joined. */
export async function raiseAlarms({ pool, temporal, taskQueue }: Deps): Promise<void> {
  await endOrphanedAlarms(pool);
  for (const watched of await watchedForAlarms(pool)) {
    const step = alarmStep(watched.alarm, watched.trouble, watched.told, watched.now);
    if (step.do !== 'nothing') await inTransaction(pool, (db) => take(db, watched, step));
  }
  for (const id of await alarmSends.due(pool, AT_ONCE))
    await temporal.workflow.start(ALARM_MAIL_WORKFLOW, alarmMailStart(id, taskQueue));
}

/** Where nobody can be mailed, the desk alone tells. */
async function take(db: Db, watched: Watched, step: AlarmStep): Promise<void> {
  const { unheard } = await takeAlarmStep(db, watched, step);
  if (unheard !== null)
    await noticeTo(db, 'admin', {
      by: null,
      kind: 'alarm-unheard',
      subject: unheard.id,
      detail: { address: unheard.address, changed: [] },
    });
}

/** Alarms about mailboxes: every pass of the housekeeping looks whether one begins, is due or is over, and has due mails sent. */
import { dueAlarmMails, endOrphanedAlarms, takeAlarmStep, watchedForAlarms } from '../db/mail-in/alarms.ts';
import { inTransaction } from '../db/core/pool.ts';
import { alarmStep } from '../domain/mail/alarm.ts';
import { ALARM_MAIL_WORKFLOW, alarmMailStart } from '../workflows/messages/mailbox.ts';
import type { Deps } from './deps.ts';

const AT_ONCE = 50;

/** Run twice: a step that was taken is not taken again, and a mail under way is joined. */
export async function raiseAlarms({ pool, temporal, taskQueue }: Deps): Promise<void> {
  await endOrphanedAlarms(pool);
  for (const watched of await watchedForAlarms(pool)) {
    const step = alarmStep(watched.alarm, watched.trouble, watched.told, watched.now);
    if (step.do !== 'nothing') await inTransaction(pool, (db) => takeAlarmStep(db, watched, step));
  }
  for (const id of await dueAlarmMails(pool, AT_ONCE))
    await temporal.workflow.start(ALARM_MAIL_WORKFLOW, alarmMailStart(id, taskQueue));
}

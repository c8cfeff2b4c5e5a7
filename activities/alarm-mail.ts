/** One attempt to send one alarm to one administrator: through another mailbox that is live, or by the operator's own way. */
import { Context } from '@temporalio/activity';
import { randomUUID } from 'node:crypto';
import { alarmMail, alarmSends } from '../db/mail-in/alarms.ts';
import { noticeTo } from '../db/people/agent-notices.ts';
import { alarmWords } from '../mail/write/alarm-words.ts';
import type { Deps } from './deps.ts';
import { heartbeating } from './heartbeat.ts';
import { attempt } from './service-sending.ts';

export const createAlarmMail = (deps: Deps) => ({
  /**
   * Sends one alarm. Run twice: what ended is not sent again, what died before its dot is, what died after it ends as `unknown`, as any
   * send does. When nobody can carry it, administrators find a notice in the desk.
   */
  async sendAlarmMail({ id }: { id: string }): Promise<void> {
    await heartbeating(Context.current(), async () => {
      const lease = randomUUID();
      if (!(await alarmSends.begin(deps.pool, id, lease))) return;
      const mail = await alarmMail(deps.pool, id);
      if (mail === undefined) return;
      const words = alarmWords(mail.language, {
        ...mail,
        beganAt: mail.beganAt.getTime(),
        endedAt: mail.endedAt?.getTime() ?? null,
        desk: deps.settings.publicUrl,
      });
      const to = { name: mail.toName, address: mail.to };
      const letter = { ...words, to, language: mail.language };
      const end = await attempt(deps, alarmSends, { ...mail, lease }, letter, mail.mailbox);
      if (end !== 'sent' && (mail.attempts === 1 || end !== 'deferred'))
        await noticeTo(deps.pool, 'admin', {
          by: null,
          kind: 'alarm-unsent',
          subject: mail.mailbox,
          detail: { address: mail.address, changed: [] },
        });
    });
  },
});

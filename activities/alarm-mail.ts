/** One attempt to send one alarm to one administrator: through another mailbox that is live, or by the operator's own way. */
import { Context } from '@temporalio/activity';
import { randomUUID } from 'node:crypto';
import { type AlarmMail, beginAlarmMail, endAlarmMail, freezeAlarmMail, passAlarmGate } from '../db/mail-in/alarms.ts';
import { noticeTo } from '../db/people/agent-notices.ts';
import type { AlarmMailEnd } from '../domain/mail/alarm.ts';
import { retryAt } from '../domain/mail/send-retry.ts';
import { alarmWords } from '../mail/write/alarm-words.ts';
import { serviceMail } from '../mail/write/service-mail.ts';
import type { Deps } from './deps.ts';
import { heartbeating } from './heartbeat.ts';
import { gatedBody } from './mail-server/gated-body.ts';
import { serviceMailId } from './service-mail-id.ts';
import { type Way, wayFor } from './service-way.ts';

type Outcome = { state: AlarmMailEnd; response: string };

export const createAlarmMail = (deps: Deps) => ({
  /**
   * Sends one alarm. Run twice: what ended is not sent again, what died before its dot is, what died after it ends as `unknown`, as any
   * send does. When nobody can carry it, administrators find a notice in the desk.
   */
  async sendAlarmMail({ id }: { id: string }): Promise<void> {
    await heartbeating(Context.current(), async () => {
      const lease = randomUUID();
      const mail = await beginAlarmMail(deps.pool, id, lease);
      if (mail === undefined) return;
      const way = await wayFor(deps, mail.mailbox);
      const { state, response } =
        way === null
          ? { state: 'deferred' as const, response: 'no other mailbox is live, and ALARM_SMTP_URL is not set' }
          : await handOver(deps, mail, way, lease).catch((error: Error) => refusal(error, false));
      const next = state === 'deferred' ? retryAt(mail.attempts, mail.createdAt.getTime(), mail.now.getTime()) : null;
      const final = state === 'deferred' && next === null ? 'rejected' : state;
      await endAlarmMail(deps.pool, id, lease, final, response, next === null ? null : new Date(next));
      if (final !== 'sent' && (mail.attempts === 1 || final !== 'deferred'))
        await noticeTo(deps.pool, 'admin', {
          by: null,
          kind: 'alarm-unsent',
          subject: mail.mailbox,
          detail: { address: mail.address, changed: [] },
        });
    });
  },
});

async function handOver(deps: Deps, mail: AlarmMail, way: Way, lease: string): Promise<Outcome> {
  const raw = await frozen(deps, mail, way, lease);
  const body = gatedBody(raw, () => passAlarmGate(deps.pool, mail.id, lease));
  try {
    const { response } = await way.send({ from: way.from, to: [mail.to] }, body.stream);
    return { state: response.startsWith('250') ? 'sent' : 'unknown', response };
  } catch (error) {
    return refusal(error as Error, body.dotLeft());
  }
}

/** The bytes as they were frozen, while the same way carries them; by another they are written anew, for none of them has left the house. */
async function frozen(deps: Deps, mail: AlarmMail, way: Way, lease: string): Promise<Buffer> {
  if (mail.rawSha256 !== null && mail.via === way.via && mail.envelopeFrom === way.from)
    return deps.blobs.get(mail.rawSha256);
  const mailId = serviceMailId(deps.vault, 'alarm', { id: mail.id, at: mail.now.getTime(), from: way.from });
  const words = alarmWords(mail.language, {
    ...mail,
    beganAt: mail.beganAt.getTime(),
    endedAt: mail.endedAt?.getTime() ?? null,
    desk: deps.settings.publicUrl,
  });
  const { raw } = await serviceMail({
    ...words,
    mailId,
    date: mail.createdAt.getTime(),
    from: way.from,
    to: { name: mail.toName, address: mail.to },
    language: mail.language,
    kind: 'auto-generated',
    instance: deps.settings.instance,
  });
  const rawSha256 = await deps.blobs.put(raw);
  await freezeAlarmMail(deps.pool, mail.id, lease, { via: way.via, mailId, envelopeFrom: way.from, rawSha256 });
  return Buffer.from(raw);
}

/** Before the dot everything may be tried again; a 5xx for the mail itself is an answer. */
function refusal(error: Error & { code?: string; responseCode?: number }, dotLeft: boolean): Outcome {
  const { responseCode } = error;
  if (dotLeft && responseCode === undefined)
    return { state: 'unknown', response: 'the connection broke after the mail was handed over' };
  const isFinal = error.code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500 && responseCode !== 503;
  return { state: isFinal ? 'rejected' : 'deferred', response: error.message };
}

/** The probe around the loop: while a mailbox is watched, a mail goes from it to itself every so many hours; whoever watches holds its lock, so that one does. */
import { log } from '@temporalio/activity';
import { randomUUID } from 'node:crypto';
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import { claimProbe, dropProbe, noteProbeRefused } from '../../db/mail-in/probes.ts';
import { LIMITS } from '../../domain/limits.ts';
import { probeMail } from '../../mail/write/probe.ts';
import type { Deps } from '../deps.ts';
import { mailboxHost } from '../network/mail-host.ts';
import { serviceMailId } from '../service-mail-id.ts';
import { isHeldBack, sendUnlessHeld } from '../mail-server/sign-ins.ts';
import { sendOnce } from '../mail-server/send-once.ts';
import { smtpOptions } from '../mail-server/smtp-options.ts';
import { pause } from '../wakeup.ts';

/** Until `stopping` aborts. That a probe came back, the intake sees. */
export async function probing(deps: Deps, mailbox: MailboxAccount, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const id = randomUUID().replaceAll('-', '');
    try {
      if (await claimProbe(deps.pool, mailbox.id, id)) await sendProbe(deps, mailbox, id);
    } catch (error) {
      log.warn('no probe was sent', { mailbox: mailbox.id, error: String(error).slice(0, 200) });
    }
    await pause(LIMITS.probeLookMs, stopping);
  }
}

async function sendProbe(deps: Deps, mailbox: MailboxAccount, id: string): Promise<void> {
  const { vault, settings, clock, pool } = deps;
  const [from, to, date] = [mailbox.address, mailbox.address, await clock.look()];
  const mailId = serviceMailId(vault, 'probe', { id, at: date, from });
  const { envelope, raw } = await probeMail({ mailId, date, from, to, instance: settings.instance });
  const at = await mailboxHost(deps, mailbox, 'smtp');
  await sendUnlessHeld(deps, mailbox, (secret, leave) =>
    sendOnce(smtpOptions(mailbox, secret, at), { envelope, raw: Buffer.from(raw) }, leave),
  ).catch((error: Error) =>
    // No word of the server: it is due at the next look.
    isHeldBack(error) ? dropProbe(pool, id) : noteProbeRefused(pool, id, error.message),
  );
}

/** By which way mail to our own people leaves: the operator's, or a mailbox that is live. */
import type { Readable } from 'node:stream';
import { carrierFor } from '../db/mail-in/alarms.ts';
import { mailboxAccount } from '../db/mail-in/mailbox-account.ts';
import type { Deps } from './deps.ts';
import { sendOnce } from './mail-server/send-once.ts';
import { sendUnlessHeld } from './mail-server/sign-ins.ts';
import { smtpOptions } from './mail-server/smtp-options.ts';
import { mailboxHost, mailHost } from './network/mail-host.ts';

export type Way = {
  /** The mailbox; null: the operator's. */
  via: string | null;
  from: string;
  send(envelope: { from: string; to: string[] }, body: () => Readable): Promise<{ response: string }>;
};

/** Never by `trouble`, a mailbox; null when there is none just now. */
export async function wayFor(deps: Deps, trouble: string | null): Promise<Way | null> {
  const { alarm } = deps.settings;
  if (alarm !== null) {
    const { from, server, password } = alarm;
    // Whoever runs the installation names it, and vouches for where it stands.
    const options = smtpOptions({ smtp: server }, password, await mailHost(server, true));
    return { via: null, from, send: (envelope, body) => sendOnce(options, { envelope, raw: body() }) };
  }
  const via = await carrierFor(deps.pool, trouble);
  const account = via === null ? undefined : await mailboxAccount(deps.pool, via);
  if (account === undefined || account.deleted) return null;
  return {
    via,
    from: account.address,
    send: (envelope, body) =>
      sendUnlessHeld(deps, account, async (secret, leave) => {
        const at = await mailboxHost(deps, account, 'smtp');
        return sendOnce(smtpOptions(account, secret, at), { envelope, raw: body() }, leave);
      }),
  };
}

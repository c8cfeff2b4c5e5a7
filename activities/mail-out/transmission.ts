/** A mail on its way to the sending server of its mailbox: what became of it, and what the server has against the mailbox. */
import { log } from '@temporalio/activity';
import { type MailboxAccount, mailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import { type Attempt, passGate, type RecipientResult } from '../../db/mail-out/outbox.ts';
import { isStillTrue } from '../../db/mail-out/still-true.ts';
import { isOutage } from '../../db/core/outage.ts';
import type { DeliveryState } from '../../domain/ticket/event.ts';
import { endsConsent } from '../../domain/mail/provider/oauth.ts';
import { pauseAfterRefusal } from '../../domain/mail/provider/sign-in-pause.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import { effectOf } from '../../domain/mail/refusal/table.ts';
import { accountRefusal } from '../mail-server/account-refusal.ts';
import { type ConnectionFault, connectionFault } from '../mail-server/connection-fault.ts';
import type { Deps } from '../deps.ts';
import { gatedBody } from '../mail-server/gated-body.ts';
import type { Secret } from '../mail-server/sign-in.ts';
import { type Leave, signedInToSend } from '../mail-server/sign-ins.ts';
import { sendOnce } from '../mail-server/send-once.ts';
import { smtpOptions } from '../mail-server/smtp-options.ts';
import { OAuthTrouble } from '../mail-server/token-service.ts';
import { TurnedAway } from '../mail-server/turns.ts';
import { frozen } from './compose.ts';
import type { Wait } from './lane.ts';
import { type MailHost, mailboxHost } from '../network/mail-host.ts';
import { MAILBOX_WORKFLOW, reconnectStart } from '../../workflows/messages/mailbox.ts';

/** One attempt under way. `busyMs`: when it comes again, should others of its mailbox be at it. */
export type Try = { outbox: string; lease: string; attempt: Attempt; leave: Leave; busyMs: number };

export type Transmission = {
  results: RecipientResult[];
  state: Exclude<DeliveryState, 'cancelled'>;
  response: string;
  /** What it waits for that is no matter of the mail: that attempt was none of its own. Null: it was. */
  wait: Pick<Wait, 'ms' | 'awaits'> | null;
};

/** No attempt, of a mail that waits for its mailbox. */
export const putOff = (pending: string[], { why, ms, awaits }: Wait): Transmission => ({
  results: pending.map((address) => ({ address, state: 'deferred', response: why })),
  state: 'deferred',
  response: why,
  wait: { ms, awaits },
});

/** Hands a mail over, and has what the server said of the mailbox counted. */
export async function transmit(deps: Deps, underWay: Try): Promise<Transmission> {
  const { attempt, leave } = underWay;
  const account = await mailboxAccount(deps.pool, attempt.mailboxId);
  if (account === undefined || account.deleted) {
    const response = 'the mailbox was deleted, and no other answers for it';
    return { results: [], state: 'rejected', response, wait: null };
  }
  const { refusal, ...became } = await handOver(deps, account, underWay);
  if (refusal === null) {
    if (became.results.some((one) => one.state === 'sent')) await leave.sent();
    return became;
  }
  // Postgres may be away: then nobody else hears of it.
  const ms = await leave.failed(refusal).catch(() => pauseAfterRefusal(1));
  // One that may have arrived has spent its attempt.
  return { ...became, wait: became.state !== 'deferred' || ms === null ? null : { ms, awaits: 'sign-in' } };
}

type HandedOver = Transmission & {
  /** What the server has against the mailbox and not against the mail. */
  refusal: ConnectionFault | null;
};

async function handOver(
  deps: Deps,
  account: MailboxAccount,
  { outbox, lease, attempt, leave, busyMs }: Try,
): Promise<HandedOver> {
  const prepared = await prepare(deps, account, outbox, attempt);
  if ('fault' in prepared) return outcome(account.smtp, attempt.pending, 'deferred', prepared.fault, []);
  const { envelopeFrom, raw, at } = prepared;
  const body = gatedBody(raw, async () => (await isStillTrue(deps.pool, outbox)) && passGate(deps.pool, outbox, lease));
  const send = (secret: Secret) =>
    sendOnce(
      smtpOptions(account, secret, at),
      { envelope: { from: envelopeFrom, to: attempt.pending }, raw: body.stream() },
      leave,
    );
  try {
    const info = await signedInToSend(deps, account, leave, send);
    // Any 2xx resolves; only 250 says that the server took the mail (RFC 5321, 4.2.5).
    const state = info.response.startsWith('250') ? 'sent' : 'unknown';
    return outcome(account.smtp, attempt.pending, state, info.response, info.rejectedErrors ?? []);
  } catch (error) {
    const failure = error as SmtpError;
    const of = account.smtp;
    if (error instanceof TurnedAway) {
      const wait: Wait = { why: error.message, ms: busyMs, awaits: error.isRefused ? 'sign-in' : 'others' };
      return { ...putOff(attempt.pending, wait), refusal: null };
    }
    if (body.dotLeft() && failure.responseCode === undefined) {
      const response = 'the connection broke after the mail was handed over; the server may have taken it';
      return outcome(of, attempt.pending, 'unknown', response, []);
    }
    if (error instanceof OAuthTrouble && endsConsent(error.fault.code)) await haveItTold(deps, account.id);
    const each = failure.rejectedErrors ?? [];
    return outcome(of, attempt.pending, verdict(failure, of), sentence(failure, of), each, failure);
  }
}

/** A connection that reads may outlive the consent that it began with: it is opened anew, fails as we have, and the mailbox says why. */
const haveItTold = ({ temporal, taskQueue }: Deps, mailbox: string): Promise<unknown> =>
  temporal.workflow
    .signalWithStart(MAILBOX_WORKFLOW, reconnectStart(mailbox, taskQueue))
    .catch((error: Error) => log.warn('a mailbox was not told of its consent', { mailbox, error: error.message }));

/** The mail and the way to its server. What cannot be composed or unsealed today may be mended; an outage of Postgres is no fault of the mail. */
async function prepare(
  deps: Deps,
  account: MailboxAccount,
  outbox: string,
  attempt: Attempt,
): Promise<{ envelopeFrom: string; raw: Buffer; at: MailHost } | { fault: string }> {
  try {
    const { envelopeFrom, raw } = await frozen(deps, outbox, attempt);
    const at = await mailboxHost(deps, account, 'smtp');
    return { envelopeFrom, raw, at };
  } catch (error) {
    if (isOutage(error)) throw error;
    return { fault: `the mail could not be prepared: ${error instanceof Error ? error.message : String(error)}` };
  }
}

type SmtpError = Error & {
  code?: string;
  command?: string;
  responseCode?: number;
  permanent?: boolean;
  response?: string;
  recipient?: string;
  rejectedErrors?: SmtpError[];
};

/** A server's refusal is final when it is 5xx; one of the account, wrong credentials and lost connections are ours to mend and try again. */
const verdict = (error: SmtpError, server: ServerAddress): 'rejected' | 'deferred' =>
  error.code !== 'EAUTH' &&
  error.responseCode !== undefined &&
  error.responseCode >= 500 &&
  error.responseCode !== 503 &&
  accountRefusal(error, server) === null &&
  // Of somebody else's limit as well: this mail waits then, and no other.
  effectOf(connectionFault(error, server).code) !== 'wait'
    ? 'rejected'
    : 'deferred';

const sentence = (error: SmtpError, server: ServerAddress): string =>
  error.code === 'EAUTH' ? connectionFault(error, server).detail : (error.response ?? error.message).slice(0, 400);

/** What became of each recipient, and of the whole: deferred while one is, else sent when one is. */
function outcome(
  server: ServerAddress,
  pending: string[],
  usual: RecipientResult['state'],
  response: string,
  errors: SmtpError[],
  failure?: SmtpError,
): HandedOver {
  const refused = new Map(errors.map((error) => [error.recipient ?? '', error]));
  const results = pending.map((address): RecipientResult => {
    const error = refused.get(address);
    return error
      ? { address, state: verdict(error, server), response: sentence(error, server) }
      : { address, state: usual, response };
  });
  const states = new Set(results.map((result) => result.state));
  const state = (['unknown', 'deferred', 'sent', 'rejected'] as const).find((one) => states.has(one)) ?? 'rejected';
  const all = failure === undefined ? errors : [failure, ...errors];
  const [refusal = null] = all.flatMap((error) => accountRefusal(error, server) ?? []);
  const said = results.find((result) => result.state === state)?.response ?? response;
  return { results, state, response: said, wait: null, refusal };
}

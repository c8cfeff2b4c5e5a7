/**
 * One attempt to send one mail. Before the final dot a failure is certain and safe to repeat; a definite answer is a
 * definite end; between the dot and the record of the answer nothing can be known, and that is the state `unknown`,
 * which waits for a person. docs/mail-out.md tells why.
 */
import { Context, log } from '@temporalio/activity';
import { createTransport } from 'nodemailer';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { mailboxAccount, type MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import { type Attempt, beginAttempt, endAttempt, passGate, type RecipientResult } from '../../db/mail-out/outbox.ts';
import { reachIn, standingOf } from '../../db/mail-out/reach.ts';
import { isOutage } from '../../db/core/outage.ts';
import type { DeliveryState } from '../../domain/ticket/event.ts';
import { SEND_STATES } from '../../domain/mail/outbox.ts';
import { endsConsent } from '../../domain/mail/oauth.ts';
import { retryAt as nextTry } from '../../domain/mail/send-retry.ts';
import type { ServerAddress } from '../../domain/mail/mailbox.ts';
import { effectOf } from '../../domain/mail/refusal/table.ts';
import { accountRefusal } from '../mail-server/account-refusal.ts';
import { type ConnectionFault, connectionFault } from '../mail-server/connection-fault.ts';
import type { Deps } from '../deps.ts';
import { heartbeating } from '../heartbeat.ts';
import { stopwatch } from '../stopwatch.ts';
import { type Secret, signedIn } from '../mail-server/sign-in.ts';
import { smtpOptions } from '../mail-server/smtp-options.ts';
import { OAuthTrouble } from '../mail-server/token-service.ts';
import { frozen } from './compose.ts';
import { type MailHost, mailHost } from '../network/mail-host.ts';
import { MAILBOX_WORKFLOW, mailboxStart, reconnectSignal } from '../../workflows/messages/mailbox.ts';
import { laneClosedUntil } from './lane.ts';
import { persist } from './persist.ts';
import { signInFailed, signInWell } from '../mail-server/sign-ins.ts';

/** `reached`: the customer has it, since `acceptedAt` (epoch ms). */
export type SendOutcome = {
  state: DeliveryState;
  retryAt: number | null;
  reached: boolean;
  acceptedAt: number | null;
};

export const createSmtpActivities = (deps: Deps) => ({
  /**
   * Makes one attempt at the recipients still open; returns how the send stands. Run twice: an attempt that ended is
   * not made again, one that died before its dot is, one that died after it ends as `unknown`. Time is told by Postgres.
   */
  async sendMail({ outbox, again }: { outbox: string; again: number | null }): Promise<SendOutcome> {
    return heartbeating(Context.current(), async () => {
      const closedUntil = await laneClosedUntil(deps, outbox);
      if (closedUntil !== null)
        return { state: 'deferred', retryAt: closedUntil, ...reachIn(await standingOf(deps.pool, outbox)) };
      const lease = randomUUID();
      const attempt = await beginAttempt(deps.pool, outbox, lease, again);
      // Another ticket's history asked for it, from before the database was set back.
      if (attempt === undefined) return { state: 'cancelled', retryAt: null, reached: false, acceptedAt: null };
      const took = stopwatch();
      if (attempt.state !== 'sending')
        return {
          state: told(SEND_STATES[attempt.state].told, attempt.refused),
          retryAt: null,
          ...reachIn(await standingOf(deps.pool, outbox)),
        };
      const account = await mailboxAccount(deps.pool, attempt.mailboxId);
      const { results, state, response, refusal }: Transmission =
        account === undefined || account.deleted
          ? {
              results: [],
              state: 'rejected' as const,
              response: 'the mailbox was deleted, and no other answers for it',
              refusal: null,
            }
          : await transmit(deps, account, outbox, lease, attempt);
      // What its server has against the mailbox is no fault of the mail: that attempt was none of its own.
      const away = refusal && (await signInFailed(deps.pool, attempt.mailboxId, 'smtp', refusal).catch(() => null));
      const now = attempt.now.getTime() + took();
      const retryAt =
        state !== 'deferred'
          ? null
          : away === null
            ? nextTry(attempt.attempts, (attempt.firstTryAt ?? attempt.now).getTime(), now)
            : now + away;
      const refused = attempt.refused || results.some((one) => one.state === 'rejected');
      // One who was refused is not hidden by another who has it: a person must see it, and may send it again.
      const final = (state === 'deferred' && retryAt === null) || (state === 'sent' && refused) ? 'rejected' : state;
      const end = () =>
        endAttempt(
          deps.pool,
          outbox,
          lease,
          settled(results, final),
          final,
          response,
          retryAt === null ? null : new Date(retryAt),
          away === null,
        );
      // The server has spoken: with its answer lost, a mail that arrived would stand as `unknown`.
      await persist(end, deps.stopping);
      if (refusal === null && state === 'sent') await signInWell(deps.pool, attempt.mailboxId, 'smtp').catch(() => 0);
      const standing = await persist(() => standingOf(deps.pool, outbox), deps.stopping);
      // The report that it came back may have been faster than we were with the record that it was taken.
      const stands = standing?.state === 'bounced' ? 'bounced' : final;
      return { state: told(stands, standing?.refused ?? false), retryAt, ...reachIn(standing) };
    });
  },
});

/** What the ticket hears: a mail that reached some of its recipients and was refused for another needs a person as well. */
const told = (state: DeliveryState, refused: boolean): DeliveryState =>
  state === 'sent' && refused ? 'rejected' : state;

const settled = (results: RecipientResult[], final: DeliveryState): RecipientResult[] =>
  final === 'rejected'
    ? results.map((one) => (one.state === 'deferred' ? { ...one, state: 'rejected' } : one))
    : results;

type Transmission = {
  results: RecipientResult[];
  state: Exclude<DeliveryState, 'cancelled'>;
  response: string;
  /** What the server has against the mailbox and not against the mail. */
  refusal: ConnectionFault | null;
};

async function transmit(
  deps: Deps,
  account: MailboxAccount,
  outbox: string,
  lease: string,
  attempt: Attempt,
): Promise<Transmission> {
  const prepared = await prepare(deps, account, outbox, attempt);
  if ('fault' in prepared) return outcome(account.smtp, attempt.pending, 'deferred', prepared.fault, []);
  const { envelopeFrom, raw, at } = prepared;
  let dotLeft = false;
  const body = () =>
    Readable.from(
      (async function* () {
        yield raw;
        // Everything but the dot is with the server now. Ours to finish only while we hold the lease.
        if (!(await passGate(deps.pool, outbox, lease))) throw new Error('another process has taken this send over');
        dotLeft = true;
      })(),
    );
  const send = async (secret: Secret) => {
    const transport = createTransport(smtpOptions(account, secret, at));
    try {
      return await transport.sendMail({ envelope: { from: envelopeFrom, to: attempt.pending }, raw: body() });
    } finally {
      transport.close();
    }
  };
  try {
    const info = await signedIn(deps, account, 'smtp', send);
    // Any 2xx resolves; only 250 says that the server took the mail (RFC 5321, 4.2.5).
    const state = info.response.startsWith('250') ? 'sent' : 'unknown';
    return outcome(account.smtp, attempt.pending, state, info.response, info.rejectedErrors ?? []);
  } catch (error) {
    const failure = error as SmtpError;
    if (dotLeft && failure.responseCode === undefined) {
      const response = 'the connection broke after the mail was handed over; the server may have taken it';
      return {
        results: attempt.pending.map((address) => ({ address, state: 'unknown', response })),
        state: 'unknown',
        response,
        refusal: null,
      };
    }
    if (error instanceof OAuthTrouble && endsConsent(error.fault.code)) await haveItTold(deps, account.id);
    const of = account.smtp;
    const each = failure.rejectedErrors ?? [];
    return outcome(of, attempt.pending, verdict(failure, of), sentence(failure, of), each, failure);
  }
}

/** A connection that reads may outlive the consent that it began with: it is opened anew, fails as we have, and the mailbox says why. */
const haveItTold = ({ temporal, taskQueue }: Deps, mailbox: string): Promise<unknown> =>
  temporal.workflow
    .signalWithStart(MAILBOX_WORKFLOW, { ...mailboxStart(mailbox, taskQueue), signal: reconnectSignal, signalArgs: [] })
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
    const at = await mailHost(account.smtp, account.trusted || deps.settings.mailHosts);
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
): Transmission {
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
  return { results, state, response: results.find((result) => result.state === state)?.response ?? response, refusal };
}

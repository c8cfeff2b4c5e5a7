/** One attempt to send a mail to our own people, by whatever way there is: at most once past its final dot. */
import type { ServiceSend, ServiceSendEnd, ServiceSends } from '../db/core/service-sends.ts';
import type { Address } from '../domain/mail/message.ts';
import { retryAt } from '../domain/mail/send-retry.ts';
import type { Language } from '../domain/text/language.ts';
import { serviceMail } from '../mail/write/service-mail.ts';
import type { Deps } from './deps.ts';
import { gatedBody } from './mail-server/gated-body.ts';
import { serviceMailId } from './service-mail-id.ts';
import { type Way, wayFor } from './service-way.ts';

type Outcome = { state: ServiceSendEnd; response: string };
export type Letter = { to: Address; language: Language; subject: string; text: string };

/** An attempt that has begun under `lease`. `trouble`: a mailbox that carries nothing now. Answers how it ended for the mail as a whole. */
export async function attempt(
  deps: Deps,
  sends: ServiceSends,
  send: ServiceSend & { lease: string },
  letter: Letter,
  trouble: string | null = null,
): Promise<ServiceSendEnd> {
  const way = await wayFor(deps, trouble);
  const { state, response } =
    way === null
      ? { state: 'deferred' as const, response: 'no other mailbox is live, and ALARM_SMTP_URL is not set' }
      : await handOver(deps, sends, send, letter, way).catch((error: Error) => refusal(error, false));
  const next = state === 'deferred' ? retryAt(send.attempts, send.createdAt.getTime(), send.now.getTime()) : null;
  const final = state === 'deferred' && next === null ? 'rejected' : state;
  await sends.end(deps.pool, send.id, send.lease, {
    state: final,
    response,
    next: next === null ? null : new Date(next),
  });
  return final;
}

async function handOver(
  deps: Deps,
  sends: ServiceSends,
  send: ServiceSend & { lease: string },
  letter: Letter,
  way: Way,
): Promise<Outcome> {
  const raw = await frozen(deps, sends, send, letter, way);
  const body = gatedBody(raw, () => sends.passGate(deps.pool, send.id, send.lease));
  try {
    const { response } = await way.send({ from: way.from, to: [letter.to.address] }, body.stream);
    return { state: response.startsWith('250') ? 'sent' : 'unknown', response };
  } catch (error) {
    return refusal(error as Error, body.dotLeft());
  }
}

/** The bytes as they were frozen, while the same way carries them; by another they are written anew, for none of them has left the house. */
async function frozen(
  deps: Deps,
  sends: ServiceSends,
  send: ServiceSend & { lease: string },
  { to, language, subject, text }: Letter,
  way: Way,
): Promise<Buffer> {
  if (send.rawSha256 !== null && send.via === way.via && send.envelopeFrom === way.from)
    return deps.blobs.get(send.rawSha256);
  const mailId = serviceMailId(deps.vault, 'alarm', { id: send.id, at: send.now.getTime(), from: way.from });
  const { raw } = await serviceMail({
    ...{ subject, text, mailId, to, language },
    date: send.createdAt.getTime(),
    from: way.from,
    kind: 'auto-generated',
    instance: deps.settings.instance,
  });
  const rawSha256 = await deps.blobs.put(raw);
  await sends.freeze(deps.pool, send.id, send.lease, { via: way.via, mailId, envelopeFrom: way.from, rawSha256 });
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

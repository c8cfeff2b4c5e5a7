/** Mail out: one row is one logical send, frozen once, with the record of how far its last attempt came. */
import type { Address, ForwardedMail } from '../../domain/mail/message.ts';
import type { MailboxAlias } from '../../domain/mail/aliases.ts';
import type { MailRecipients } from '../../domain/mail/participants.ts';
import { SEND_STATES, type SendState } from '../../domain/mail/outbox.ts';
import type { Language } from '../../domain/text/language.ts';
import { Held, IS_HELD } from '../core/hold.ts';
import { notice } from '../core/notices.ts';
import { ALIASES } from '../core/aliases.ts';
import { ANSWERING } from '../core/answering.ts';
import { applyReports } from './bounces.ts';
import { type Db, change, inTransaction, many, maybe, first, type Pool } from '../core/pool.ts';

export type Recipient = Address & { role: 'to' | 'cc' | 'bcc' };

/** What composing needs to know of a send. */
export type SendContext = {
  id: string;
  kind: 'reply' | 'acknowledgement' | 'confirmation';
  key: string;
  ticket: number;
  code: string;
  language: Language;
  ticketSubject: string;
  mailboxAddress: string;
  mailboxName: string;
  aliases: MailboxAlias[];
  /** Whom the newest mail that came names; null when none came. */
  addressed: Partial<MailRecipients> | null;
  /** Mail to `name+anything@…` comes to this mailbox. */
  plusAddressing: boolean;
  agentName: string | null;
  signature: string;
  /** As the message stands in the thread: what is sent is what is shown. */
  subject: string;
  text: string;
  html: string | null;
  message: string;
  createdAt: Date;
  /** What the first mail says of the one that it sends on, where the ticket is its writer's; null where they wrote themselves. */
  forwarded: ForwardedMail | null;
  /** The customer's last mail, to answer to; null when they never wrote. */
  answersTo: { mailId: string | null; references: string[] } | null;
  /** Message-IDs of our earlier mails on this ticket, oldest first, at most 20. */
  ours: string[];
  recipients: Recipient[];
};

/** SQL for the mail that opened ticket `t` and sends on one of its requester's: what it says of that one, and its own id. */
const FORWARDED = `(
  select coalesce(f.recipients -> 'forwardedMail', '{}') || jsonb_build_object('by', f.id)
    from (select * from message where ticket_number = t.number and direction = 'in' and accepted order by created_at, id limit 1) as f
   where f.contact_id <> t.contact_id
     and exists (select from contact_address a where a.contact_id = t.contact_id and a.address = f.recipients -> 'forwardedFrom' ->> 'address'))`;

export async function sendContext(db: Db, id: string): Promise<SendContext> {
  const { sentOn, ...row } = await first<
    Omit<SendContext, 'recipients' | 'answersTo' | 'ours' | 'forwarded'> & { sentOn: SentOn | null }
  >(db, {
    name: 'send-context',
    text: `select o.id, o.kind, o.key, o.ticket_number as ticket, t.code, coalesce(c.language, t.language) as language, t.subject as "ticketSubject", b.address as "mailboxAddress",
                  b.name as "mailboxName", a.name as "agentName", coalesce(a.signature, '') as signature, m.subject, m.text, m.html,
                  b.plus_addressing as "plusAddressing", ${ALIASES} as aliases,
                  (select n.recipients from message n where n.ticket_number = o.ticket_number and n.direction = 'in' and n.created_at <= o.created_at
                      and n.kind in ('person', 'bulk', 'auto-generated') order by n.created_at desc, n.id limit 1) as addressed, m.id as message, o.created_at as "createdAt", ${FORWARDED} as "sentOn"
             from outbox o join ticket t on t.number = o.ticket_number join message m on m.id = o.message_id
             join mailbox b on b.id = o.mailbox_id left join agent a on a.id = m.agent_id
             left join contact c on c.id = t.contact_id
            where o.id = $1`,
    values: [id],
  });
  const [answersTo, ours, recipients] = await Promise.all([
    maybe<{ mailId: string | null; references: string[] }>(db, {
      name: 'send-answers-to',
      text: `select mail_id as "mailId", refs as "references" from message
              where ticket_number = $1 and direction = 'in' and mail_id is not null and created_at <= $2
                -- Of the colleague's mail the customer knows nothing.
                and id is distinct from $3::uuid
                and kind in ('person', 'bulk', 'auto-generated')
              order by created_at desc, id limit 1`,
      values: [row.ticket, row.createdAt, sentOn?.by ?? null],
    }),
    many<{ mailId: string }>(db, {
      name: 'send-ours',
      text: `select mail_id as "mailId" from outbox where ticket_number = $1 and mail_id is not null and id <> $2 and created_at <= $3
                -- Nor of our receipt for it.
                and not ($4 and kind = 'acknowledgement')
              order by created_at desc limit 20`,
      values: [row.ticket, id, row.createdAt, sentOn !== null],
    }),
    many<Recipient>(db, {
      name: 'send-recipients',
      text: 'select name, address, role from outbox_recipient where outbox_id = $1 order by role desc, address',
      values: [id],
    }),
  ]);
  const forwarded = sentOn && forwardedOf(sentOn);
  return {
    ...row,
    forwarded,
    answersTo: answersTo ?? null,
    ours: ours.map((mail) => mail.mailId).reverse(),
    recipients,
  };
}

/** As `FORWARDED` has it; a mail of before it was read says nothing of the other. */
type SentOn = Partial<ForwardedMail> & { by: string };
const forwardedOf = ({ subject = null, mailId = null }: SentOn): ForwardedMail => ({ subject, mailId });

/** Files of a message, in their order. */
export const filesOf = (db: Db, message: string) =>
  many<{ name: string; mediaType: string; contentId: string | null; sha256: string }>(db, {
    name: 'files-of-message',
    text: `select name, media_type as "mediaType", content_id as "contentId", sha256 from attachment where message_id = $1 order by position`,
    values: [message],
  });

export type Attempt = {
  state: SendState;
  mailId: string | null;
  envelopeFrom: string | null;
  rawSha256: string | null;
  mailboxId: string;
  attempts: number;
  firstTryAt: Date | null;
  /** As Postgres tells the time. */
  now: Date;
  /** Addresses still to be served; those that were accepted or refused for good are not among them. */
  pending: string[];
  /** Some address was refused for good, in this attempt or in one before. */
  refused: boolean;
};

/**
 * Begins an attempt under a lease, or says why there is none to make: a state other than `sending` is the end of it.
 * A row found in `sending` with its dot on the way was left by a crash: whether it arrived cannot be known (`unknown`).
 * `again` is the number of a person's decision to resend; each is carried out once. Undefined when there is no such row.
 * Throws Held while the installation is brought together.
 */
export async function beginAttempt(
  pool: Pool,
  id: string,
  lease: string,
  again: number | null,
): Promise<Attempt | undefined> {
  return inTransaction(pool, async (db) => {
    const row = await maybe<{ state: SendState; dotPendingAt: Date | null; resend: number; isHeld: boolean }>(db, {
      name: 'lock-outbox',
      text: `select state, dot_pending_at as "dotPendingAt", resend, ${IS_HELD} as "isHeld" from outbox where id = $1 for update`,
      values: [id],
    });
    if (row === undefined) return undefined;
    if (row.isHeld) throw new Held();
    const wanted = again !== null && again > row.resend && SEND_STATES[row.state].mayResend;
    if (wanted) {
      await change(db, {
        name: 'reopen-recipients',
        text: `update outbox_recipient set state = 'queued', response = null, report = null where outbox_id = $1 and state <> 'sent'`,
        values: [id],
      });
    }
    const crashed = row.state === 'sending' && row.dotPendingAt !== null;
    if (crashed) {
      await change(db, {
        name: 'mark-unknown',
        text: `update outbox set state = 'unknown', lease = null, updated_at = now(), last_response = 'the connection to our own process was lost while the server was taking the mail' where id = $1`,
        values: [id],
      });
      await change(db, {
        name: 'recipients-unknown',
        text: `update outbox_recipient set state = 'unknown' where outbox_id = $1 and state in ('queued', 'deferred')`,
        values: [id],
      });
      await applyReports(db, id);
    } else if (wanted || SEND_STATES[row.state].mayTry) {
      await change(db, {
        name: 'begin-attempt',
        text: `update outbox set state = 'sending', lease = $2, awaits_sign_in = false, attempts = case when $3::int is null then attempts else 0 end + 1, dot_pending_at = null, updated_at = now(),
                      first_try_at = case when $3::int is null then coalesce(first_try_at, now()) else now() end, resend = coalesce($3, resend)
                where id = $1`,
        values: [id, lease, wanted ? again : null],
      });
    }
    return first<Attempt>(db, {
      name: 'read-attempt',
      text: `select state, mail_id as "mailId", envelope_from as "envelopeFrom", raw_sha256 as "rawSha256", mailbox_id as "mailboxId",
                    attempts, first_try_at as "firstTryAt", now() as now,
                    array(select address from outbox_recipient r where r.outbox_id = o.id and r.state in ('queued', 'deferred') order by address) as pending,
                    exists (select from outbox_recipient r where r.outbox_id = o.id and r.state in ('rejected', 'bounced')) as refused
               from outbox o where id = $1`,
      values: [id],
    });
  });
}

/** Freezes a send: from here on these bytes are the mail. False when it was frozen before. */
export const freezeSend = async (
  db: Db,
  id: string,
  mailId: string,
  envelopeFrom: string,
  rawSha256: string,
): Promise<boolean> =>
  (await change(db, {
    name: 'freeze-send',
    text: `with frozen as (
             update outbox set mail_id = $2, envelope_from = $3, raw_sha256 = $4, updated_at = now() where id = $1 and raw_sha256 is null returning message_id)
           update message set mail_id = $2 where id = (select message_id from frozen)`,
    values: [id, mailId, envelopeFrom, rawSha256],
  })) === 1;

/** The gate before the final dot: false when another process has taken this send over, and then no dot may leave. */
export const passGate = async (db: Db, id: string, lease: string): Promise<boolean> =>
  (await change(db, {
    name: 'pass-gate',
    text: `update outbox set dot_pending_at = now(), updated_at = now() where id = $1 and lease = $2 and state = 'sending' and dot_pending_at is null`,
    values: [id, lease],
  })) === 1;

export type RecipientResult = {
  address: string;
  state: 'sent' | 'rejected' | 'deferred' | 'unknown';
  response: string;
};

/**
 * Ends an attempt held under `lease`: what each recipient's server said, and the state of the whole. One that is not `spent` was none of the
 * mail's, which awaits the sign-in of its mailbox.
 */
export async function endAttempt(
  pool: Pool,
  id: string,
  lease: string,
  results: RecipientResult[],
  state: SendState,
  response: string,
  nextTryAt: Date | null,
  spent = true,
): Promise<void> {
  await inTransaction(pool, async (db) => {
    const isTaken = results.some((one) => one.state === 'sent');
    const mine = await change(db, {
      name: 'end-attempt',
      text: `update outbox set state = $3, last_response = left($4, 500), next_try_at = $5, lease = null, updated_at = now(),
                    sent_at = case when $6 then now() else sent_at end,
                    sent_copy = case when $6 and sent_copy is null and (select b.sent_copy from mailbox b where b.id = mailbox_id) = 'append'
                                     then 'owed' else sent_copy end,
                    dot_pending_at = case when $3 = 'unknown' then dot_pending_at end,
                    attempts = attempts - $7, first_try_at = case when attempts > $7 then first_try_at end, awaits_sign_in = $7 > 0 and $3 = 'deferred'
              where id = $1 and lease = $2`,
      values: [id, lease, state, response, nextTryAt, isTaken, spent ? 0 : 1],
    });
    if (mine === 0) return;
    await change(db, {
      name: 'end-recipients',
      text: `update outbox_recipient r set state = e.state, response = left(e.response, 500),
                      accepted_at = case when e.state = 'sent' then now() end, status = null
               from jsonb_to_recordset($2::jsonb) as e(address text, state text, response text)
              where r.outbox_id = $1 and r.address = e.address`,
      values: [id, JSON.stringify(results)],
    });
    await applyReports(db, id);
    await change(db, {
      name: 'tell-outbox',
      text: `with told as (
               update message set sent_at = case when $2 then coalesce(sent_at, now()) else sent_at end
                where id = (select message_id from outbox where id = $1) returning ticket_number)
             select ${notice('outbox', { ticket: 'ticket_number' })} from told`,
      values: [id, isTaken],
    });
  });
}

type ConfirmationContext = {
  mailbox: string;
  mailboxName: string;
  mailboxAddress: string;
  language: Language;
  subject: string;
  name: string;
  forwarded: ForwardedMail | null;
};

/** What a confirmation mail needs; undefined when the ticket has no mailbox to ask from. */
export async function confirmationContext(db: Db, number: number): Promise<ConfirmationContext | undefined> {
  const row = await maybe<Omit<ConfirmationContext, 'forwarded'> & { sentOn: SentOn | null }>(db, {
    name: 'confirmation-context',
    text: `select ${FORWARDED} as "sentOn", a.id as mailbox, a.name as "mailboxName", a.address as "mailboxAddress", coalesce(c.language, t.language) as language,
                  t.subject, coalesce(c.name, '') as name
             from ticket t join mailbox b on b.id = t.mailbox_id ${ANSWERING} left join contact c on c.id = t.contact_id where t.number = $1`,
    values: [number],
  });
  return row && { ...row, forwarded: row.sentOn && forwardedOf(row.sentOn) };
}

/** Mail out: one row is one logical send, frozen once, with the record of how far its last attempt came. */
import type { Address, ForwardedMail } from '../../domain/mail/message.ts';
import type { MailboxAlias } from '../../domain/mail/aliases.ts';
import type { OwnText } from '../../domain/mail/template/company-text.ts';
import type { MailRecipients } from '../../domain/mail/participants.ts';
import { mailSubjectOf } from '../../domain/mail/subject.ts';
import { SEND_STATES, type SendState, waitingSends } from '../../domain/mail/outbox.ts';
import type { Language } from '../../domain/text/language.ts';
import { Held, IS_HELD } from '../core/hold.ts';
import { notice } from '../core/notices.ts';
import { ALIASES } from '../core/aliases.ts';
import { inWords } from '../core/words.ts';
import { ANSWERED, SENT_ON, threadSubject } from '../ticket/mail-subject.ts';
import { applyReports } from './bounces.ts';
import { ownTexts } from './texts.ts';
import { type Standing, standingOf } from './reach.ts';
import { type Db, change, inTransaction, maybe, first, type Pool } from '../core/pool.ts';
import { SPOKEN_TO } from '../core/spoken.ts';

export type Recipient = Address & { role: 'to' | 'cc' | 'bcc' };

/** What composing needs to know of a send. */
export type SendContext = {
  id: string;
  kind: 'reply' | 'acknowledgement' | 'confirmation' | 'reminder' | 'closing';
  key: string;
  ticket: number;
  code: string;
  language: Language;
  /** The customer's own, the one that their words looked like, the mailbox's. */
  languages: [...string[], Language];
  team: string;
  texts: OwnText[];
  /** What its writer has called it; null: as the thread is called. */
  ownSubject: string | null;
  /** Without what says that it answers. */
  threadSubject: string;
  mailboxAddress: string;
  mailboxName: string;
  aliases: MailboxAlias[];
  /** Whom the newest mail that came names; null when none came. */
  addressed: Partial<MailRecipients> | null;
  /** Mail to `name+anything@…` comes to this mailbox. */
  plusAddressing: boolean;
  agentName: string | null;
  /** The agent's own. */
  signature: string;
  /** As the message stands in the thread: what is sent is what is shown. */
  subject: string;
  text: string;
  html: string | null;
  createdAt: Date;
  /** Those of the message, in their order. */
  files: { name: string; mediaType: string; contentId: string | null; sha256: string }[];
  /** What the first mail says of the one that it sends on, where the ticket is its writer's; null where they wrote themselves. */
  forwarded: ForwardedMail | null;
  /** The customer's last mail, to answer to; null when they never wrote. */
  answersTo: { mailId: string | null; references: string[] } | null;
  /** Message-IDs of our earlier mails on this ticket, oldest first, at most 20. */
  ours: string[];
  recipients: Recipient[];
};

/** SQL for what came on the ticket of send `o` before it was written. */
const CAME = `from message n where n.ticket_number = o.ticket_number and n.direction = 'in' and n.created_at <= o.created_at
                      and n.kind ${ANSWERED}`;

/** Throws when there is no such send. */
export async function sendContext(db: Db, id: string): Promise<SendContext> {
  const { sentOn, ...row } = await first<Omit<SendContext, 'forwarded'> & { sentOn: SentOn | null }>(db, {
    name: 'send-context',
    text: `select o.id, o.kind, o.key, o.ticket_number as ticket, t.code, ${SPOKEN_TO} as language, o.subject as "ownSubject", ${threadSubject('o')} as "threadSubject",
                  array_remove(array[c.language, t.language, b.language], null) as languages, g.name as team, ${ownTexts('t.team_id', 'b.id')} as texts, b.address as "mailboxAddress",
                  b.name as "mailboxName", a.name as "agentName", coalesce(a.signature, '') as signature, m.subject, m.text, m.html,
                  b.plus_addressing as "plusAddressing", ${ALIASES} as aliases, o.created_at as "createdAt", f."sentOn",
                  (select n.recipients ${CAME} order by n.created_at desc, n.id limit 1) as addressed,
                  -- Of the colleague's mail the customer knows nothing.
                  (select jsonb_build_object('mailId', n.mail_id, 'references', n.refs) ${CAME} and n.mail_id is not null
                      and n.id is distinct from (f."sentOn" ->> 'by')::uuid order by n.created_at desc, n.id limit 1) as "answersTo",
                  array(select u.mail_id
                          from (select p.mail_id, p.created_at from outbox p
                                 where p.ticket_number = o.ticket_number and p.mail_id is not null and p.id <> o.id and p.created_at <= o.created_at
                                   -- Nor of our receipt for it.
                                   and not (f."sentOn" is not null and p.kind = 'acknowledgement')
                                 order by p.created_at desc limit 20) as u
                         order by u.created_at) as ours,
                  coalesce((select jsonb_agg(jsonb_build_object('name', r.name, 'address', r.address, 'role', r.role) order by r.role desc, r.address)
                              from outbox_recipient r where r.outbox_id = o.id), '[]') as recipients,
                  coalesce((select jsonb_agg(jsonb_build_object('name', e.name, 'mediaType', e.media_type, 'contentId', e.content_id, 'sha256', e.sha256) order by e.position)
                              from attachment e where e.message_id = m.id), '[]') as files
             from outbox o join ticket t on t.number = o.ticket_number join message m on m.id = o.message_id
             join mailbox b on b.id = o.mailbox_id join team g on g.id = t.team_id left join agent a on a.id = m.agent_id
             left join contact c on c.id = t.contact_id
             ${SENT_ON}
            where o.id = $1`,
    values: [id],
  });
  return { ...row, threadSubject: mailSubjectOf(row.threadSubject), forwarded: sentOn && forwardedOf(sentOn) };
}

/** As `FORWARDED` has it; a mail of before it was read says nothing of the other. */
type SentOn = Partial<ForwardedMail> & { by: string };
const forwardedOf = ({ subject = null, mailId = null }: SentOn): ForwardedMail => ({ subject, mailId });

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
export const beginAttempt = async (
  pool: Pool,
  id: string,
  lease: string,
  again: number | null,
): Promise<Attempt | undefined> =>
  (again === null ? await beginWaiting(pool, id, lease) : undefined) ?? beginAny(pool, id, lease, again);

/** SQL for an attempt at the send `o`. */
const ATTEMPT = `o.state, o.mail_id as "mailId", o.envelope_from as "envelopeFrom", o.raw_sha256 as "rawSha256", o.mailbox_id as "mailboxId",
  o.attempts, o.first_try_at as "firstTryAt", now() as now,
  array(select address from outbox_recipient r where r.outbox_id = o.id and r.state in ('queued', 'deferred') order by address) as pending,
  exists (select from outbox_recipient r where r.outbox_id = o.id and r.state in ('rejected', 'bounced')) as refused`;

/** SQL: a send as an attempt begins at it under the lease $2. */
const BEGUN = `state = 'sending', lease = $2, awaits_sign_in = false, dot_pending_at = null, updated_at = now()`;

/** What nearly every attempt begins with, in one statement: a mail that nobody is at. Undefined for any other. */
const beginWaiting = (db: Db, id: string, lease: string): Promise<Attempt | undefined> =>
  maybe<Attempt>(db, {
    name: 'begin-waiting',
    text: `with o as (
             update outbox set ${BEGUN}, attempts = attempts + 1, first_try_at = coalesce(first_try_at, now())
              where id = $1 and state ${inWords(waitingSends)} and not ${IS_HELD}
             returning *)
           select ${ATTEMPT} from o`,
    values: [id, lease],
  });

async function beginAny(pool: Pool, id: string, lease: string, again: number | null): Promise<Attempt | undefined> {
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
        text: `update outbox set ${BEGUN}, attempts = case when $3::int is null then attempts else 0 end + 1,
                      first_try_at = case when $3::int is null then coalesce(first_try_at, now()) else now() end, resend = coalesce($3, resend)
                where id = $1`,
        values: [id, lease, wanted ? again : null],
      });
    }
    return first<Attempt>(db, {
      name: 'read-attempt',
      text: `select ${ATTEMPT} from outbox o where o.id = $1`,
      values: [id],
    });
  });
}

/** Freezes a send: from here on these bytes are the mail, and `subject` is what the thread says of it. False when it was frozen before. */
export const freezeSend = async (
  db: Db,
  id: string,
  mailId: string,
  envelopeFrom: string,
  rawSha256: string,
  subject: string,
): Promise<boolean> =>
  (await change(db, {
    name: 'freeze-send',
    text: `with frozen as (
             update outbox set mail_id = $2, envelope_from = $3, raw_sha256 = $4, updated_at = now() where id = $1 and raw_sha256 is null returning message_id)
           update message set mail_id = $2, subject = $5 where id = (select message_id from frozen)`,
    values: [id, mailId, envelopeFrom, rawSha256, subject],
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
 * Ends an attempt held under `lease`: what each recipient's server said, and the state of the whole. One of a mail that `awaits` something of its
 * mailbox, as the sign-in there, is not counted as the mail's. Returns how the send stands now, also where another process has it by now;
 * undefined when there is none.
 */
export async function endAttempt(
  pool: Pool,
  id: string,
  lease: string,
  results: RecipientResult[],
  state: SendState,
  response: string,
  nextTryAt: Date | null,
  awaits: 'sign-in' | 'others' | 'time' | null = null,
): Promise<Standing | undefined> {
  return inTransaction(pool, async (db) => {
    const isTaken = results.some((one) => one.state === 'sent');
    const mine = await change(db, {
      name: 'end-attempt',
      text: `with mine as (
               update outbox set state = $3, last_response = left($4, 500), next_try_at = $5, lease = null, updated_at = now(),
                      sent_at = case when $6 then now() else sent_at end,
                      sent_copy = case when $6 and sent_copy is null and (select b.sent_copy from mailbox b where b.id = mailbox_id) = 'append'
                                       then 'owed' else sent_copy end,
                      dot_pending_at = case when $3 = 'unknown' then dot_pending_at end,
                      attempts = attempts - $7, first_try_at = case when attempts > $7 then first_try_at end, awaits_sign_in = $9 and $3 = 'deferred'
                where id = $1 and lease = $2 returning ticket_number, message_id),
             answered as (
               update outbox_recipient r set state = e.state, response = left(e.response, 500),
                        accepted_at = case when e.state = 'sent' then now() end, status = null
                 from mine, jsonb_to_recordset($8::jsonb) as e(address text, state text, response text)
                where r.outbox_id = $1 and r.address = e.address),
             dated as (
               update message m set sent_at = now() from mine where $6 and m.id = mine.message_id and m.sent_at is null)
             select ${notice('outbox', { ticket: 'ticket_number' })} from mine`,
      values: [
        id,
        lease,
        state,
        response,
        nextTryAt,
        isTaken,
        awaits === null ? 0 : 1,
        JSON.stringify(results),
        awaits === 'sign-in',
      ],
    });
    // The send is locked by now: what was reported before stands in the rows, and whoever reports later sees the end.
    const standing = await standingOf(db, id);
    if (mine === 0 || standing?.isReported !== true) return standing;
    await applyReports(db, id);
    return standingOf(db, id);
  });
}

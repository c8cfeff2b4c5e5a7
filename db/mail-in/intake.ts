/** What one mail becomes: lookups for its place, and the rows of its message and ticket. */
import { ledgerStatesThat } from '../../domain/mail/ledger.ts';
import type { ResolvedClue, ThreadClue } from '../../domain/mail/threading.ts';
import type { Twin } from '../../domain/mail/verdict.ts';
import { type Db, change, many, maybe, first } from '../core/pool.ts';
import { notice } from '../core/notices.ts';
import { inWords } from '../core/words.ts';
import { previewIn } from '../ticket/preview.ts';
import type { OwedFact } from './ledger.ts';

/**
 * A placed row of this mailbox with the same bytes, or with the same Message-ID and content. It may be the younger one,
 * when an older copy needed another try. Asked for after `lockLetters`.
 */
export const sameMail = (
  db: Db,
  mailbox: string,
  id: number,
  sha256: string,
  messageKey: string | null,
  contentHash: string,
) =>
  maybe<Twin>(db, {
    name: 'same-mail',
    text: `select id, ticket_number as ticket from inbound
            where mailbox_id = $1 and id <> $2 and state ${inWords(ledgerStatesThat('hasCopies'))}
              and (sha256 = $3 or (message_key = $4 and content_hash = $5))
            order by state = 'duplicate', id limit 1`,
    values: [mailbox, id, sha256, messageKey, contentHash],
  });

/** The same letter in another of our mailboxes: same Message-ID and content, already on a ticket. */
export const elsewhere = (db: Db, mailbox: string, messageKey: string, contentHash: string) =>
  maybe<Twin>(db, {
    name: 'same-mail-elsewhere',
    text: `select id, ticket_number as ticket from inbound
            where mailbox_id <> $1 and message_key = $2 and content_hash = $3 and state = 'processed' and ticket_number is not null
            order by id limit 1`,
    values: [mailbox, messageKey, contentHash],
  });

type Named = { number: number; closedAt: Date | null };

/** The tickets that clues name, in the clues' order; a clue that names none is left out. */
export async function resolveClues(
  db: Db,
  clues: ThreadClue[],
  sender: { contact: string | null; isAgent: boolean },
  reopenWindowMs: number,
  now: number,
): Promise<ResolvedClue[]> {
  const resolved: ResolvedClue[] = [];
  for (const clue of clues) {
    for (const ticket of await ticketsOf(db, clue)) {
      const participant = sender.contact !== null && (await isParticipant(db, ticket.number, sender.contact));
      resolved.push({
        by: clue.by,
        strength: clue.strength,
        ticket: ticket.number,
        pastReopening: ticket.closedAt !== null && now - ticket.closedAt.getTime() > reopenWindowMs,
        sender: participant ? 'participant' : sender.isAgent ? 'agent' : 'unknown',
      });
    }
    // A participant's clue decides; the rest of a long References chain need not be looked up.
    if (resolved.some((one) => one.sender === 'participant')) break;
  }
  return resolved;
}

async function ticketsOf(db: Db, clue: ThreadClue): Promise<Named[]> {
  if (clue.by === 'message-id')
    return many<Named>(db, {
      name: 'ticket-of-outbox',
      text: `select t.number, t.closed_at as "closedAt" from outbox o join ticket t on t.number = o.ticket_number where o.id = $1::uuid`,
      values: [uuidOf(clue.value)],
    });
  if (clue.by === 'reference')
    return many<Named>(db, {
      name: 'ticket-of-reference',
      text: `select distinct t.number, t.closed_at as "closedAt" from message m join ticket t on t.number = m.ticket_number
              where m.message_id = $1 limit 3`,
      values: [clue.value],
    });
  const exact = await many<Named>(db, {
    name: 'ticket-of-code',
    text: 'select number, closed_at as "closedAt" from ticket where code = $1',
    values: [clue.value],
  });
  if (exact.length > 0) return exact;
  // A gateway or a person retyping may have changed the case; it counts only when it names one ticket.
  const loose = await many<Named>(db, {
    name: 'ticket-of-loose-code',
    text: 'select number, closed_at as "closedAt" from ticket where lower(code) = lower($1) limit 2',
    values: [clue.value],
  });
  return loose.length === 1 ? loose : [];
}

/** `tid.<32 hex digits>` stands for a uuid; anything else matches nothing. */
const uuidOf = (hex: string): string | null =>
  /^[0-9a-f]{32}$/.test(hex) ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null;

const isParticipant = async (db: Db, number: number, contact: string): Promise<boolean> =>
  (await maybe(db, {
    name: 'is-participant',
    text: 'select from participant where ticket_number = $1 and contact_id = $2',
    values: [number, contact],
  })) !== undefined;

/**
 * The contact an address belongs to, whether the address is an agent's, and how many tickets the contact has opened at a
 * mailbox within the last hour, counted up to `most`.
 */
export const senderOf = (
  db: Db,
  address: string,
  mailbox: string,
  most: number,
): Promise<{ contact: string | null; isAgent: boolean; opened: number }> =>
  first(db, {
    name: 'sender-of',
    text: `select known.contact, exists (select from agent where email = $1 and active) as "isAgent",
                  (select count(*)::int from (
                     select from ticket where contact_id = known.contact and mailbox_id = $2 and created_at > now() - interval '1 hour' limit $3) as recent) as opened
             from (select (select contact_id from contact_address where address = $1) as contact) as known`,
    values: [address, mailbox, most],
  });

export type NewMail = {
  id: string;
  ticket: number;
  /** It made its ticket, whose row tells of it already. */
  isFirst: boolean;
  kind: string;
  contact: string;
  fromName: string;
  fromAddress: string;
  subject: string;
  text: string;
  newText: string | null;
  html: string | null;
  messageId: string | null;
  references: string[];
  inbound: number;
  defects: string[];
  sentAt: Date | null;
  at: Date;
};

/**
 * Writes an incoming message and shows it in the ticket's row. Every mail counts as unread, a machine's too:
 * a bounce wants to be seen. Mails that were fetched together have one instant; in the thread they keep their order.
 */
export const insertMail = async (db: Db, message: NewMail): Promise<void> =>
  void (await first(db, {
    name: 'insert-mail',
    text: `with placed as (
               select coalesce(max(created_at) + interval '1 millisecond', $15::timestamptz) as at from message
                where ticket_number = $1 and created_at >= $15 and created_at < $15::timestamptz + interval '1 second'),
             said as (
               insert into message (id, ticket_number, direction, kind, contact_id, from_name, from_address, subject, text, new_text, html,
                                    message_id, refs, inbound_id, defects, sent_at, created_at)
               select $16, $1, 'in', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, at from placed returning id),
             shown as (
               update ticket set message_count = message_count + 1, unread_count = unread_count + 1, last_message_at = $15,
                      last_message_direction = 'in', updated_at = now(),
                      preview = ${previewIn('coalesce($8, $7)')}
                where number = $1 and not $17),
             told as (select ${notice('change', { ticket: '$1::bigint', version: '0', event: `'message-stored'` })} where not $17)
             select id from said left join told on true`,
    values: [
      message.ticket,
      message.kind,
      message.contact,
      message.fromName,
      message.fromAddress,
      message.subject,
      message.text,
      message.newText,
      message.html,
      message.messageId,
      message.references,
      message.inbound,
      message.defects,
      message.sentAt,
      message.at,
      message.id,
      message.isFirst,
    ],
  }));

export type NewAttachment = {
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  contentId: string | null;
  inline: boolean;
};

/** Writes the attachments of a message, in their order. */
export const insertAttachments = (db: Db, message: string, attachments: NewAttachment[]): Promise<number> =>
  change(db, {
    name: 'insert-attachments',
    text: `insert into attachment (message_id, position, name, media_type, size, sha256, content_id, inline)
           select $1, a.position, a.name, a."mediaType", a.size, a.sha256, a."contentId", a.inline
             from jsonb_to_recordset($2::jsonb)
               as a(position int, name text, "mediaType" text, size int, sha256 text, "contentId" text, inline boolean)`,
    values: [message, JSON.stringify(attachments.map((attachment, position) => ({ ...attachment, position })))],
  });

/** How a ledger row ends. */
export type Ending = {
  id: number;
  state: 'processed' | 'held' | 'duplicate';
  ticket: number | null;
  messageKey: string | null;
  contentHash: string;
  duplicateOf: number | null;
  heldReason: string | null;
  /** Its words, while it waits for a person. */
  heldText: string | null;
  from: string | null;
  subject: string | null;
  /** What its ticket is owed. */
  fact: OwedFact | null;
};

/** Ends a ledger row; false when somebody else has ended it meanwhile, and then the transaction must be given up. */
export async function endMail(db: Db, ending: Ending): Promise<boolean> {
  const ended = await change(db, {
    name: 'end-mail',
    text: `update inbound set state = $2, ticket_number = $3, message_key = $4, content_hash = $5, duplicate_of = $6, held_reason = $7,
                  fact = $8, from_address = $9, subject = $10, held_text = $11, processed_at = now(), last_error = null
            where id = $1 and state ${inWords(ledgerStatesThat('mayBePlaced'))}`,
    values: [
      ending.id,
      ending.state,
      ending.ticket,
      ending.messageKey,
      ending.contentHash,
      ending.duplicateOf,
      ending.heldReason,
      ending.fact,
      ending.from,
      ending.subject,
      ending.heldText,
    ],
  });
  // A held mail changes no ticket: without this nobody at a desk would hear of it.
  if (ended === 1 && ending.state === 'held') await tellOfHeld(db, ending.id);
  return ended === 1;
}

const tellOfHeld = (db: Db, id: number) =>
  maybe(db, {
    name: 'tell-of-held',
    text: `select ${notice('mailbox', { id: 'mailbox_id' })} from inbound where id = $1`,
    values: [id],
  });

/** Takes the right to acknowledge an address at a mailbox; false when it had one within `everyMs`. */
export const mayAcknowledgeNow = async (db: Db, mailbox: string, address: string, everyMs: number): Promise<boolean> =>
  (await change(db, {
    name: 'take-acknowledgement',
    text: `insert into acknowledged (mailbox_id, address, at) values ($1, $2, now())
           on conflict (mailbox_id, address) do update set at = now()
             where acknowledged.at < now() - make_interval(secs => $3 / 1000.0)`,
    values: [mailbox, address, everyMs],
  })) === 1;

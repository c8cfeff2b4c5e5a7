/** The ledger of mail in, and the part of it that waits for a person's decision. */
import { type LedgerState, QUARANTINE } from '../../domain/mail/ledger.ts';
import type { HeldReason } from '../../domain/mail/verdict.ts';
import { many, maybe, type Db } from '../core/pool.ts';
import { inWords } from '../core/words.ts';
import { MAIL_KEY } from './mail-key.ts';

export type InboundRow = {
  id: number;
  mailbox: { id: string; address: string };
  uid: number;
  uidvalidity: number;
  size: number;
  internalDate: Date;
  state: LedgerState;
  ticketNumber: number | null;
  reason: HeldReason | null;
  /** Of the last try at it, in English. */
  detail: string | null;
  duplicateOf: number | null;
  storedAt: Date;
  processedAt: Date | null;
  from: string | null;
  fromName: string | null;
  subject: string | null;
  text: string | null;
  hasRaw: boolean;
  hasForm: boolean;
};

const INBOUND = `i.id, jsonb_build_object('id', b.id, 'address', b.address) as mailbox, i.uid, i.uidvalidity, i.size,
  i.internal_date as "internalDate", i.state, i.ticket_number as "ticketNumber", case when i.state = 'held' then i.held_reason end as reason, i.last_error as detail,
  i.duplicate_of as "duplicateOf", i.stored_at as "storedAt", i.processed_at as "processedAt",
  coalesce(nullif(m.from_address, ''), i.from_address) as "from", coalesce(nullif(m.from_name, ''), nullif(i.from_name, '')) as "fromName", coalesce(m.subject, i.subject) as subject, i.held_text as text,
  i.sha256 is not null as "hasRaw", i.state = 'held' and i.held_html is not null as "hasForm"`;
const FROM = `from inbound i join mailbox b on b.id = i.mailbox_id left join message m on m.inbound_id = i.id`;

/** Every mail taken from one mailbox, newest first; `before` is a ledger id, exclusive. */
export const listLedger = (db: Db, mailboxId: string, before: number | null, limit: number): Promise<InboundRow[]> =>
  many<InboundRow>(db, {
    name: 'list-ledger',
    text: `select ${INBOUND} ${FROM}
            where i.mailbox_id = $1 and i.id < coalesce($2, 9223372036854775807) order by i.id desc limit $3`,
    values: [mailboxId, before, limit],
  });

/** Mail that waits for a decision, newest first. */
export const listQuarantine = (db: Db, before: number | null, limit: number): Promise<InboundRow[]> =>
  many<InboundRow>(db, {
    name: 'list-quarantine',
    text: `select ${INBOUND} ${FROM}
            where i.state ${inWords(QUARANTINE)} and i.id < coalesce($1, 9223372036854775807) order by i.id desc limit $2`,
    values: [before, limit],
  });

export const inboundById = (
  db: Db,
  id: number,
): Promise<
  | {
      id: number;
      key: string;
      state: LedgerState;
      heldReason: string | null;
      ticketNumber: number | null;
      sha256: string | null;
    }
  | undefined
> =>
  maybe(db, {
    name: 'inbound-by-id',
    text: `select id, ${MAIL_KEY}, state, held_reason as "heldReason", ticket_number as "ticketNumber", sha256 from inbound i where id = $1`,
    values: [id],
  });

/** How a held mail looks, in the language of its mailbox; undefined when it is not held, or is plain text. */
export const heldFormOf = (db: Db, id: number): Promise<{ html: string; language: string } | undefined> =>
  maybe(db, {
    name: 'held-form-of',
    text: `select i.held_html as html, b.language from inbound i join mailbox b on b.id = i.mailbox_id
            where i.id = $1 and i.state = 'held' and i.held_html is not null`,
    values: [id],
  });

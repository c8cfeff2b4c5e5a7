/** Held mail, from the worker's side: read one, let its sender in, or set it aside. */
import { ledgerStatesThat, type LedgerState, QUARANTINE, type QuarantineDecision } from '../../domain/mail/ledger.ts';
import { type Db, change, first, many, maybe } from '../core/pool.ts';
import { notice } from '../core/notices.ts';
import { inWords } from '../core/words.ts';
import { MAIL_KEY } from './mail-key.ts';
import { FLOODS } from './trouble.ts';

export type HeldMail = {
  id: number;
  key: string;
  mailboxId: string;
  sha256: string;
  internalDate: Date;
  storedAt: Date;
  attempts: number;
  folder: string;
  archived: boolean;
  state: LedgerState;
  ticketNumber: number | null;
};

/** The ledger row of an id, held or not. */
export const heldMail = (db: Db, id: number): Promise<HeldMail | undefined> =>
  maybe(db, {
    name: 'held-mail',
    text: `select id, ${MAIL_KEY}, mailbox_id as "mailboxId", sha256, internal_date as "internalDate", stored_at as "storedAt", attempts, folder, archived, state, ticket_number as "ticketNumber"
             from inbound i where id = $1`,
    values: [id],
  });

/** Keeps what a person decided, until a worker has done it. 0 when the mail is not in the list any more. */
export const decideHeld = (db: Db, id: number, decision: QuarantineDecision, agent: string): Promise<number> =>
  change(db, {
    name: 'decide-held',
    text: `update inbound set decision = $2, decided_at = now(), decided_by = $3 where id = $1 and state ${inWords(QUARANTINE)}`,
    values: [id, decision, agent],
  });

/** The decision could not be carried out, and a person may decide anew. */
export const forgetDecision = (db: Db, id: number): Promise<number> =>
  change(db, {
    name: 'forget-decision',
    text: 'update inbound set decision = null, decided_at = null, decided_by = null where id = $1',
    values: [id],
  });

/** Decisions that no worker has carried out for two minutes; the oldest first, at most `limit`. */
export const decisionsOwed = (
  db: Db,
  limit: number,
): Promise<{ inbound: number; key: string; to: QuarantineDecision }[]> =>
  many(db, {
    name: 'decisions-owed',
    text: `select id as inbound, ${MAIL_KEY}, decision as to from inbound i
            where decided_at < now() - interval '2 minutes' and decision is not null and state ${inWords(QUARANTINE)} order by decided_at limit $1`,
    values: [limit],
  });

/** How many mails of a flood were decided about, and how many of it wait still: those that came after the ones somebody saw. */
export type FloodDecided = { count: number; left: number };

/** Decides about what a mailbox holds because so many came at once, up to the row `upTo`. */
const decideFlood =
  (name: string, change: string) =>
  async (db: Db, mailbox: string, upTo: number, agent: string): Promise<FloodDecided> => {
    const { count, left } = await first<FloodDecided>(db, {
      name,
      text: `with decided as (
               update inbound i set held_html = null, decided_by = $3, ${change}
                where ${FLOODS('$1::uuid')} and i.id <= $2 and i.decision is null returning i.id)
             select count(*)::int as count, (select count(*) from inbound i where ${FLOODS('$1::uuid')})::int - count(*)::int as left,
                    ${notice('mailbox', { id: '$1::uuid' })} from decided`,
      values: [mailbox, upTo, agent],
    });
    return { count, left };
  };

/**
 * Gives it back to the intake: every rule but that on floods decides anew (`WAITING` in tries.ts), so that an answer comes to its
 * letter. It waits from now on.
 */
export const releaseFlood = decideFlood(
  'release-flood',
  `state = 'stored', attempts = 0, processed_at = null, decided_at = now()`,
);

/** Puts it away. */
export const discardFlood = decideFlood(
  'discard-flood',
  `state = 'discarded', decision = 'discard', processed_at = now()`,
);

/** From now on mail of this address belongs to the ticket, also when an agent had taken it off. */
export const allowParticipant = (db: Db, number: number, address: string): Promise<number> =>
  change(db, {
    name: 'allow-participant',
    text: `with back as (update participant_address set dropped = false where ticket_number = $1 and address = $2 and dropped)
           insert into participant (ticket_number, contact_id) select $1, contact_id from contact_address where address = $2 on conflict do nothing`,
    values: [number, address],
  });

/** Takes a mail out of the list for review; its row and raw bytes stay in the ledger. 0 when it is not in the list. */
export const discardMail = (db: Db, id: number): Promise<number> =>
  change(db, {
    name: 'discard-mail',
    text: `with done as (update inbound set state = 'discarded', held_html = null, processed_at = now() where id = $1 and state ${inWords(QUARANTINE)} returning mailbox_id)
           select ${notice('mailbox', { id: 'mailbox_id' })} from done`,
    values: [id],
  });

/** Has the bytes of a mail read once more, with all its tries; it waits from now on. 0 when they are not here, or it is not one that may be. */
export const readAgain = (db: Db, id: number): Promise<number> =>
  change(db, {
    name: 'read-again',
    text: `with again as (
             update inbound set state = 'stored', attempts = 0, last_error = null, processed_at = null, decision = null, decided_at = now(), decided_by = null
              where id = $1 and sha256 is not null and state ${inWords(ledgerStatesThat('mayBeReadAgain'))} returning mailbox_id)
           select ${notice('mailbox', { id: 'mailbox_id' })} from again`,
    values: [id],
  });

/** The bytes of a held mail are lost: shown as unreadable, and fetched again while the server lists it. */
export const loseHeldMail = (db: Db, id: number, error: string): Promise<number> =>
  change(db, {
    name: 'lose-held-mail',
    text: `update inbound set state = 'unreadable', sha256 = null, held_reason = null, held_html = null, last_error = left($2, 500), processed_at = now()
            where id = $1 and state = 'held'`,
    values: [id, error],
  });
